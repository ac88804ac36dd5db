# Scripts as numbers, for people and for machines.
=== args ===
aqua air stats s.air
aqua air stats s.air t.air --format json
aqua air stats s.air bad.air
aqua air stats
=== s.air from tests/golden/common/steps.air ===
=== t.air ===
(new $s (seq (ap ("key" 1) %m) (seq (canon %init_peer_id% %m #%mm) (xor (ap #%mm.$.key x) (call x (x x) [])))))
=== bad.air ===
(seq (null))
=== expect stdout ===
$ aqua air stats s.air
s.air: 161 bytes, 139 without layout, 5 instructions, depth 3
  instructions
       2  call
       2  seq
       1  canon
  peers
       2  ${peer.bob}
       1  ${peer.client}
  services
       1  lists.pair
       1  numbers.sum
  variables
       1  scalars
       1  streams
       0  maps
       1  canons
$ aqua air stats s.air t.air --format json
{
  "format": "aqua/air-stats/1",
  "scripts": [
    {
      "bytes": 161,
      "compact_bytes": 139,
      "depth": 3,
      "file": "s.air",
      "instruction_count": 5,
      "instructions": {
        "call": 2,
        "canon": 1,
        "seq": 2
      },
      "peers": {
        "${peer.bob}": 2,
        "${peer.client}": 1
      },
      "services": {
        "lists.pair": 1,
        "numbers.sum": 1
      },
      "variables": {
        "canons": 1,
        "maps": 0,
        "scalars": 1,
        "streams": 1
      }
    },
    {
      "bytes": 112,
      "compact_bytes": 111,
      "depth": 5,
      "file": "t.air",
      "instruction_count": 8,
      "instructions": {
        "ap": 2,
        "call": 1,
        "canon": 1,
        "new": 1,
        "seq": 2,
        "xor": 1
      },
      "peers": {
        "%init_peer_id%": 1,
        "x": 1
      },
      "services": {
        "x.x": 1
      },
      "variables": {
        "canons": 1,
        "maps": 1,
        "scalars": 1,
        "streams": 1
      }
    }
  ]
}
=== expect stderr ===
$ aqua air stats s.air bad.air
error[AQ6012]: found `)`, expected another instruction in parentheses
  ┌─ bad.air:1:12
  │
1 │ (seq (null))
  │  ---       ^
  │  │
  │  in this `seq`
  │

$ aqua air stats
error: no file, expected `aqua air stats FILE...`
=== expect exit ===
0
0
1
2
