# Values that an option cannot have.
=== args ===
aqua check --format xml a.aqua
aqua check --color sometimes a.aqua
aqua check --error-limit many a.aqua
aqua check --const FOO a.aqua
aqua check a.aqua --const
aqua build --target xml -o out a.aqua
=== expect stderr ===
$ aqua check --format xml a.aqua
error: `--format xml`, expected text, json, jsonl, sarif, github or gnu
$ aqua check --color sometimes a.aqua
error: `--color sometimes`, expected auto, always or never
$ aqua check --error-limit many a.aqua
error: `--error-limit many`, expected a number
$ aqua check --const FOO a.aqua
error: `--const FOO`, expected `NAME=VALUE`
$ aqua check a.aqua --const
error: option `--const` has no value, expected `--const NAME=VALUE`
$ aqua build --target xml -o out a.aqua
error: `--target xml`, expected air, ts, js or json, or schema alone
 help: several: `--target air,ts`
=== expect exit ===
2
2
2
2
2
2
