// The cases of tests/differential: programs with `-- key: JSON` lines at their top, in the world of world.json.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const MEMBER = /^-- (fn|noRelay|unordered|racy|expect|args|services|callbacks): (.*)$/;

/** @returns {{name, file, about, fn, noRelay, unordered, racy, expect, scenario}[]} sorted by name
 * unordered: arrays compare as bags; racy: the official script's behaviour depends on the order of delivery;
 * expect: right results where the official script is wrong */
export function loadCases(folder, only = null) {
  const world = JSON.parse(readFileSync(join(folder, "world.json"), "utf8"));
  return readdirSync(join(folder, "programs"))
    .filter((f) => f.endsWith(".aqua"))
    .map((f) => f.slice(0, -5))
    .filter((name) => !only || only.some((o) => (o.endsWith("*") ? name.startsWith(o.slice(0, -1)) : name === o)))
    .sort()
    .map((name) => {
      const file = join(folder, "programs", `${name}.aqua`);
      const head = {};
      const about = [];
      for (const line of readFileSync(file, "utf8").split("\n")) {
        if (!line.startsWith("-- ")) break;
        const member = MEMBER.exec(line);
        if (member) head[member[1]] = JSON.parse(member[2]);
        else about.push(line.slice(3));
      }
      const { fn = "main", noRelay = false, unordered = false, racy = false, expect = null, args = {}, services = {}, callbacks = {} } = head;
      const scenario = {
        peers: world.peers,
        init: "client",
        args: { ...world.args, ...args },
        services: { ...world.services, ...services },
        callbacks,
        noRelay,
      };
      return { name, file, about: about.join(" "), fn, noRelay, unordered, racy, expect, scenario };
    });
}
