# `stats` and `diff` with files that are missing, wrong, or the same.
=== args ===
aqua air stats nowhere.air
aqua air stats wrong.air
aqua air stats - --format json
aqua air stats
aqua air diff good.air good.air
aqua air diff good.air wrong.air
aqua air diff good.air nowhere.air
aqua air diff good.air - 
aqua air diff good.air same.air other.air
=== good.air ===
(seq (null) (ap 1 x))
=== same.air ===
(seq
 (null)
 (ap 1 x)
)
=== wrong.air ===
(seq (null))
=== stdin ===
(seq (null) (ap 2 x))
=== expect stdout ===
$ aqua air stats - --format json
{
  "format": "aqua/air-stats/1",
  "scripts": [
    {
      "bytes": 22,
      "compact_bytes": 21,
      "depth": 2,
      "file": "<stdin>",
      "instruction_count": 3,
      "instructions": {
        "ap": 1,
        "null": 1,
        "seq": 1
      },
      "peers": {},
      "services": {},
      "variables": {
        "canons": 0,
        "maps": 0,
        "scalars": 1,
        "streams": 0
      }
    }
  ]
}
$ aqua air diff good.air - 
--- good.air
+++ <stdin>
@@ -1,4 +1,4 @@
 (seq
  (null)
- (ap 1 x)
+ (ap 2 x)
 )
=== expect stderr ===
$ aqua air stats nowhere.air
error[AQ9001]: cannot read `nowhere.air`: no such file

$ aqua air stats wrong.air
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ wrong.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

$ aqua air stats
error: no file, expected `aqua air stats FILE...`
$ aqua air diff good.air good.air
the same instructions
$ aqua air diff good.air wrong.air
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ wrong.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

$ aqua air diff good.air nowhere.air
error[AQ9001]: cannot read `nowhere.air`: no such file

$ aqua air diff good.air same.air other.air
error: 3 files, expected `aqua air diff FILE FILE`
=== expect exit ===
3
1
0
2
0
1
3
1
2
