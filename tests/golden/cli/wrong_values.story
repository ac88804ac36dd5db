# Values that an option cannot have.
=== args ===
aqua check --format xml a.aqua
aqua check --color sometimes a.aqua
aqua check --error-limit many a.aqua
aqua check --const FOO a.aqua
aqua check a.aqua --const
aqua build --target js -o out a.aqua
=== expect stderr ===
error: `--format xml`, expected text, json, jsonl, sarif, github or gnu
error: `--color sometimes`, expected auto, always or never
error: `--error-limit many`, expected a number
error: `--const FOO`, expected `NAME=VALUE`
error: option `--const` has no value, expected `--const NAME=VALUE`
error[AQ9001]: cannot read `a.aqua`: no such file

built 0 functions, 1 error, 0 warnings in <time>
=== expect exit ===
2
2
2
2
2
3
