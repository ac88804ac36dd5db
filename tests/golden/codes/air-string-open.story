# The wrong program of `aqua explain air-string-open`.
=== args ===
aqua air check main.air
=== main.air ===
(fail 1 "message)
=== expect stderr ===
error[AQ6003]: the string has no closing quote
  ┌─ main.air:1:9
  │
1 │ (fail 1 "message)
  │         ^ starts here
  │
 help: AIR has no escapes: a string ends at the next `"`

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
