// Scripts of cases as aqua compiles them.
import { execFile } from "node:child_process";
import { cpus } from "node:os";

/** AIR texts by function from the output of `aqua build -o -`. */
export function splitAir(text) {
  const functions = {};
  let name = null;
  for (const line of text.split("\n")) {
    const head = /^;; ([\w.]+)$/.exec(line);
    if (head) functions[(name = head[1])] = "";
    else if (name !== null) functions[name] += line + "\n";
  }
  return functions;
}

function build(aqua, one) {
  const args = ["build", "--target", "air", "-o", "-", "-q", ...(one.noRelay ? ["--no-relay"] : []), one.file];
  return new Promise((done) => {
    execFile(aqua, args, { timeout: 120000, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const air = error ? null : splitAir(stdout)[one.fn];
      if (air) done({ air });
      else done({ error: error ? `${error.code ?? error.signal}: ${stderr.trim()}` : `no function ${one.fn}` });
    });
  });
}

/** Compiles all cases, a few at a time: Map of name to {air} or {error}. */
export async function buildAll(aqua, cases) {
  const built = new Map();
  const rest = [...cases];
  const worker = async () => {
    for (let one = rest.shift(); one; one = rest.shift()) built.set(one.name, await build(aqua, one));
  };
  await Promise.all(cpus().map(worker));
  return built;
}
