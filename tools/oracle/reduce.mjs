#!/usr/bin/env node
// Makes a case that differs smaller: takes away statements as long as it keeps its verdict.
//   node reduce.mjs --aqua BINARY [--inject] [--seeds 5] FILE.aqua > SMALLER.aqua
// FILE lies in the `programs` folder of its cases, see diff.mjs.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { loadCases } from "./lib/cases.mjs";
import { compareCase } from "./lib/compare.mjs";
import { flags } from "./lib/flags.mjs";
import { officialAir } from "./lib/official.mjs";
import { buildAll } from "./lib/ours.mjs";

const { values: o, positionals } = flags("usage: reduce.mjs --aqua BINARY [--inject] [--seeds 5] FILE.aqua", {
  aqua: { type: "string" },
  inject: { type: "boolean" },
  seeds: { type: "string", default: 5 },
}, (o, files) => (o.aqua && files.length === 1 ? undefined : ""), { positionals: true });
const file = resolve(positionals[0]);
const folder = dirname(dirname(file));
const name = `reduce-${process.pid}-${basename(file, ".aqua")}`;
const trial = resolve(dirname(file), `${name}.aqua`);

/** "failed" for a program that aqua refuses and the official compiler takes; null for one that the official refuses. */
async function verdictOf(lines) {
  writeFileSync(trial, lines.join("\n") + "\n");
  const [one] = loadCases(folder, [name]);
  let official;
  try {
    official = await officialAir(one);
  } catch {
    return null;
  }
  const ours = (await buildAll(resolve(o.aqua), [one])).get(name);
  if (ours.error) return "failed";
  return compareCase(one, official, ours.air, { seeds: o.seeds, inject: o.inject }).verdict;
}

const indent = (line) => line.length - line.trimStart().length;
/** A statement with its body; a function with all of it. */
function extent(lines, from) {
  let end = from + 1;
  while (end < lines.length && (lines[end].trim() === "" || indent(lines[end]) > indent(lines[from]))) end++;
  return end;
}

try {
  let lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const wanted = await verdictOf(lines);
  if (wanted === null || wanted === "equal" || wanted === "racy") {
    console.error(`the verdict is ${wanted}: nothing to reduce`);
    process.exitCode = 1;
  } else {
    const first = lines.findIndex((l) => l.startsWith("func ") || l.startsWith("service "));
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = lines.length - 1; i >= first; i--) {
        if (i >= lines.length || lines[i].trim() === "") continue;
        const end = extent(lines, i);
        const shift = end > i + 1 ? indent(lines[i + 1]) - indent(lines[i]) : 0;
        const candidates = [[...lines.slice(0, i), ...lines.slice(end)]];
        // A block may go and leave its body, moved to the left.
        if (shift > 0) candidates.push([...lines.slice(0, i), ...lines.slice(i + 1, end).map((l) => l.slice(shift)), ...lines.slice(end)]);
        for (const fewer of candidates)
          if ((await verdictOf(fewer)) === wanted) {
            lines = fewer;
            changed = true;
            break;
          }
      }
    }
    console.log(lines.join("\n"));
  }
} finally {
  rmSync(trial, { force: true });
}
