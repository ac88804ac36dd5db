#!/usr/bin/env python3
"""Whole-process time and peak memory of checking a project: `aqua check` beside the official compiler on Node.

  tools/bench/check_time.py build/release/aqua [--runs 10] [--files 100,2000] [--keep DIR]

Writes projects of 100-line files (types, services, workflows that import both and each other, one main file that
imports all workflows and exports a function of each; comments, loops, hops, error handling, closures, streams), and
checks each with a fresh process. `root` is the main file, by which everything is reached; `each` gives every file as
an argument. The official side compiles the main file without writing anything; it needs `npm ci` in tools/oracle and
tests/packages once, and one run of it may take minutes: --official-runs 0 leaves it out.
"""
import argparse
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ORACLE = HERE.parent / "oracle"
PACKAGES = HERE.parent.parent / "tests" / "packages" / "node_modules"
LINES = 100  # of a file


def padded(lines, name):
    """To exactly LINES lines: small functions as helpers, comments in what is left."""
    number = 0
    while len(lines) <= LINES - 5:
        lines += ["", f"-- A label for {number} of this file.", f"func label{name}{number}(text: string) -> string:",
                  f"  <- text"]
        number += 1
    while len(lines) < LINES:
        lines.append(f"-- end of {name}")
    return "\n".join(lines) + "\n"


def types_file(i):
    lines = [f"aqua Types{i} declares *", "", f"const LIMIT_{i} = {i % 200}", f"alias Key{i}: string"]
    for k in range(8):
        lines += ["", f"-- Record {k} of group {i}.", f"data Record{i}x{k}:", "  id: string", "  size: u32",
                  "  tags: []string", f"  parent: ?{'Record%dx%d' % (i, k - 1) if k else 'string'}", "  valid: bool"]
    return padded(lines, f"Types{i}")


def services_file(i, types):
    t = i % types
    lines = [f"aqua Services{i} declares *", "", f'import "types{t}.aqua"']
    for k in range(6):
        r = f"Record{t}x{k}"
        lines += ["", f"-- Keeps records of group {t}, kind {k}.", f'service Store{i}x{k}("store-{i}-{k}"):',
                  f"  get(key: string) -> {r}", f"  put(key: string, value: {r}) -> bool", f"  list(limit: u32) -> []{r}",
                  "  peers(key: string) -> []string", "  drop(key: string)"]
    return padded(lines, f"Services{i}")


def workflow_file(i, types, services, choose):
    s = choose.randrange(services)
    t = s % types
    earlier = sorted(choose.sample(range(i), min(i, 3)))
    lines = [f"aqua Workflow{i} declares *", "", f'import "types{t}.aqua"', f'import "services{s}.aqua"',
             'import "@fluencelabs/aqua-lib/builtin.aqua"']
    lines += [f'use "workflow{e}.aqua" as W{e}' for e in earlier]
    k = choose.randrange(6)
    record, store = f"Record{t}x{k}", f"Store{s}x{k}"
    lines += f"""
-- Asks every replica, and takes what the first {i % 3 + 1} of them have.
func gather{i}(key: string, relay: string) -> []{record}:
  found: *{record}
  replicas <- {store}.peers(key)
  for replica <- replicas par:
    on replica via relay:
      try:
        value <- {store}.get(key)
        found <<- value
      catch e:
        Op.noop()
  join found[{i % 3}]
  <- found

-- Writes to a peer and says whether it did.
func write{i}(target: string, key: string, size: u32) -> bool:
  value = {record}(id = key, size = size + LIMIT_{t}, tags = [key, "new"], parent = nil, valid = true)
  done: *bool
  on target via HOST_PEER_ID:
    try:
      ok <- {store}.put(key, value)
      done <<- ok
    otherwise:
      done <<- false
  <- done!

-- Sizes of what is kept, through a function of the caller.
func sizes{i}(limit: u32, change: u32 -> u32) -> []u32:
  sizes: *u32
  records <- {store}.list(limit)
  for record <- records:
    if record.valid && record.size > LIMIT_{t}:
      size <- change(record.size * 2)
      sizes <<- size
    else:
      sizes <<- 0
  <- sizes

-- The whole of it.
func work{i}(key: string, relay: string, target: string) -> []u32, bool:
  double = (size: u32) -> u32:
    <- size + size
  records <- gather{i}(key, relay)
  ok <- write{i}(target, records[0].id, records[0].size)
  result: *[]u32
  if ok == true:
    result <- sizes{i}(10, double)
  else:
    on target:
      {store}.drop(key)
    result <<- []""".split("\n")
    lines += [f"  w{e} <- W{e}.write{e}(target, key, {n})" for n, e in enumerate(earlier)]
    lines += ["  <- result!, " + " && ".join(["ok"] + [f"w{e}" for e in earlier])]
    return padded(lines, f"Workflow{i}")


def write_project(folder, count):
    """`count` files of LINES lines, main.aqua among them. The same bytes for the same count."""
    choose = random.Random(count)
    types, services = max(count // 20, 1), max(count // 8, 1)
    workflows = count - types - services - 1
    files = {f"types{i}.aqua": types_file(i) for i in range(types)}
    files |= {f"services{i}.aqua": services_file(i, types) for i in range(services)}
    files |= {f"workflow{i}.aqua": workflow_file(i, types, services, choose) for i in range(workflows)}
    main = ["aqua Main", ""] + [f'import work{i} from "workflow{i}.aqua"' for i in range(workflows)]
    main += ["", "export " + ", ".join(f"work{i}" for i in range(workflows))]
    files["main.aqua"] = padded(main, "Main")
    for name, text in files.items():
        (folder / name).write_text(text)
    return sorted(files), sum(text.count("\n") for text in files.values())


def measured(command, cwd):
    """Milliseconds on the wall, milliseconds of processor time, and MiB of one process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = (time.perf_counter() - begin) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:4]))} ... failed:\n{errors.decode()[:2000]}")
    return took, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("aqua", help="the aqua binary")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--official-runs", type=int, default=2)
    parser.add_argument("--files", default="100,2000", help="sizes of the projects (100,2000)")
    parser.add_argument("--keep", type=pathlib.Path, help="write the projects there and keep them")
    options = parser.parse_args()
    aqua = str(pathlib.Path(options.aqua).resolve())
    official = shutil.which("node") and (ORACLE / "node_modules").is_dir() and PACKAGES.is_dir() and options.official_runs > 0

    print("| project | what | runs | time, median | min | processor time | peak memory |")
    print("|---|---|---|---|---|---|---|")
    costs = []  # processor time: it is steadier on a busy machine
    for count in map(int, options.files.split(",")):
        with tempfile.TemporaryDirectory() as temporary:
            folder = (options.keep or pathlib.Path(temporary)) / f"files{count}"
            folder.mkdir(parents=True, exist_ok=True)
            names, lines = write_project(folder, count)
            sides = {"`aqua check`, root": ([aqua, "check", "main.aqua"], options.runs),
                     "`aqua check`, each": ([aqua, "check", *names], max(options.runs // 3, 1))}
            if official:
                sides["official compiler, root"] = (["node", str(ORACLE / "compile.mjs"), str(folder / "main.aqua"), str(PACKAGES)],
                                                    options.official_runs)
            for side, (command, runs) in sides.items():
                measured(command, folder)  # warms the file cache
                results = [measured(command, folder) for _ in range(runs)]
                times, processor, peaks = zip(*results)
                print(f"| {count} files, {lines:,} lines | {side} | {runs} | {statistics.median(times):,.0f} ms | "
                      f"{min(times):,.0f} ms | {statistics.median(processor):,.0f} ms | {max(peaks):,.0f} MiB |", flush=True)
                if side.endswith("root") and side.startswith("`"):
                    costs.append((count, statistics.median(processor)))
    if len(costs) > 1:
        (small, first), (large, last) = costs[0], costs[-1]
        print(f"\n{large / small:.0f} times the lines cost {last / first:.1f} times the processor time.")


if __name__ == "__main__":
    main()
