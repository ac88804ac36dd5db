#!/usr/bin/env python3
"""How compile time grows: `aqua build` beside the official compiler, whole process and warm.

  tools/bench/compile_time.py build/release [--sizes 20,50,250,500,1000,2000] [--official-sizes 20,50] [--runs 3]

`functions` is a file of N exported functions of 50 lines each, `calls` one function that inlines N calls of another
one. `process` is wall time from start to end of a fresh process that writes the scripts; `warm` is one compilation in a
process that has compiled the file before (aqua_compile_loop, tools/oracle/time.mjs). Both sides compile the same files
in turn, in one run; the table has medians. `--processor` counts processor time, for a machine that is busy with other
things; helper threads of Node count as well. The official side needs `npm ci` in tools/oracle once; a run that takes
longer than --timeout, or that crashes, is marked.
"""
import argparse
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ORACLE = HERE.parent / "oracle"

HEAD = """aqua Big

export {names}

data Item:
  key: string
  size: u32
  tags: []string

service Store("store"):
  get(key: string) -> Item
  put(item: Item) -> bool
  peers(key: string) -> []string

service Log("log"):
  write(text: string)
"""

# 50 lines: hops, loops, conditions, streams, error handling, data.
BODY = """func f{i}(peer: string, key: string, limit: u32) -> []string, u32:
  found: *string
  sizes: *u32
  first <- Store.get(key)
  on peer:
    item <- Store.get(key)
    others <- Store.peers(item.key)
    Log.write("f{i}")
  if item.size == first.size:
    found <<- item.key
  else:
    found <<- first.key
  for other <- others:
    on other:
      try:
        one <- Store.get(key)
        sizes <<- one.size
        good <- Store.put(one)
        if good:
          found <<- one.key
          Log.write(one.key)
      catch error:
        Log.write(error.message)
  for other <- others par:
    on other via peer:
      far <- Store.get(item.key)
      found <<- far.key
      Log.write(far.key)
  join found[0]
  made = Item(key = key, size = limit + 1, tags = ["a", "b", key])
  stored <- Store.put(made)
  if stored:
    if limit > 5:
      Log.write("large")
    else:
      Log.write("small")
  a = item.size + first.size
  b = a + limit
  c = b + 1
  texts = [key, item.key, first.key]
  for text <- texts:
    Log.write(text)
    found <<- text
  on HOST_PEER_ID:
    back <- Store.get(made.key)
    Log.write(back.key)
  par Log.write("done")
  co Log.write("gone")
  Log.write(found[0])
  <- found, c
"""

CALLS = """
func step(peer: string, n: u32) -> u32:
  on peer:
    item <- Store.get("key")
    Log.write(item.key)
  if item.size > n:
    Log.write("more")
  <- item.size

func main(peer: string, n: u32) -> u32:
{calls}
  <- last
"""


def functions(n):
    bodies = [BODY.format(i=i) for i in range(n)]
    assert all(len(body.splitlines()) == 50 for body in bodies), len(bodies[0].splitlines())
    return HEAD.format(names=", ".join(f"f{i}" for i in range(n))) + "\n" + "\n".join(bodies)


def calls(n):
    lines = [f"  {'last' if i == n - 1 else f'x{i}'} <- step(peer, {'n' if i == 0 else f'x{i - 1}'})" for i in range(n)]
    return HEAD.format(names="main") + CALLS.format(calls="\n".join(lines))


processor = False  # instead of the clock


def now():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime if processor else time.perf_counter()


def run(command, timeout):
    """Milliseconds and standard output, or what went wrong."""
    begin = now()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        return f"> {timeout} s", ""
    took = (now() - begin) * 1000
    if done.returncode != 0:
        print(f"{command[0]} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return "fails", ""
    return took, done.stdout


def process(command, runs, timeout):
    times = []
    for _ in range(runs):
        took, _out = run(command, timeout)
        if isinstance(took, str):
            return took
        times.append(took)
    return statistics.median(times)


def warm(command, runs, timeout):
    took, out = run([*command, str(runs + 1), *(["processor"] if processor else [])], timeout * (runs + 1))
    return took if isinstance(took, str) else statistics.median(list(map(float, out.split()))[1:])


def shown(value):
    return "–" if value is None else value if isinstance(value, str) else f"{value:,.0f} ms" if value >= 100 else f"{value:.1f} ms"


def ratio(ours, theirs):
    return f"{theirs / ours:.0f}×" if isinstance(ours, float) and isinstance(theirs, float) else "–"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="build folder with aqua and aqua_compile_loop")
    parser.add_argument("--sizes", default="20,50,250,500,1000,2000")
    parser.add_argument("--official-sizes", default="20,50", help="those that the official side compiles, too; 0: none")
    parser.add_argument("--runs", type=int, default=3, help="of ours")
    parser.add_argument("--official-runs", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=600, help="seconds for one compilation")
    parser.add_argument("--programs", default="functions,calls")
    parser.add_argument("--processor", action="store_true", help="processor time")
    options = parser.parse_args()
    global processor
    processor = options.processor
    sizes = [int(size) for size in options.sizes.split(",")]
    official = {int(size) for size in options.official_sizes.split(",")}
    if not shutil.which("node") or not (ORACLE / "node_modules").is_dir():
        print("the official side is left out: it needs Node and `npm ci` in tools/oracle\n")
        official = set()
    programs = {"functions": functions, "calls": calls}
    loop = options.build / "tools/bench/aqua_compile_loop"
    print("| program | N | lines | aqua, process | official | | aqua, warm | µs a line | official | |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.programs.split(","):
            for size in sizes:
                file = pathlib.Path(scratch) / f"{name}{size}.aqua"
                file.write_text(programs[name](size))
                lines = len(file.read_text().splitlines())
                out = f"{scratch}/out"
                ours = process([options.build / "aqua", "build", "-q", "-o", out, file], options.runs, options.timeout)
                ours_warm = warm([loop, file], options.runs, options.timeout)
                theirs = theirs_warm = None
                if size in official:
                    theirs = process(["node", ORACLE / "compile.mjs", file], options.official_runs, options.timeout)
                    if isinstance(theirs, float):
                        theirs_warm = warm(["node", ORACLE / "time.mjs", file], options.official_runs, options.timeout)
                each = shown(ours_warm) if isinstance(ours_warm, str) else f"{ours_warm * 1000 / lines:.1f}"
                print(f"| {name} | {size} | {lines:,} | {shown(ours)} | {shown(theirs)} | {ratio(ours, theirs)} "
                      f"| {shown(ours_warm)} | {each} | {shown(theirs_warm)} | {ratio(ours_warm, theirs_warm)} |", flush=True)
                shutil.rmtree(out, ignore_errors=True)


if __name__ == "__main__":
    main()
