# Values that an option cannot have.
=== args ===
aqua check --format xml a.aqua
aqua check --color sometimes a.aqua
aqua check --error-limit many a.aqua
aqua check --const FOO a.aqua
aqua check a.aqua --const
aqua build --target xml -o out a.aqua
=== expect stderr ===
error: `--format xml`, expected text, json, jsonl, sarif, github or gnu
error: `--color sometimes`, expected auto, always or never
error: `--error-limit many`, expected a number
error: `--const FOO`, expected `NAME=VALUE`
error: option `--const` has no value, expected `--const NAME=VALUE`
error: `--target xml`, expected air, ts, js or json
 help: several: `--target air,ts`
=== expect exit ===
2
2
2
2
2
2
