# Layout and comments make no difference, instructions do.
=== args ===
aqua air diff s.air same.air
aqua air diff s.air other.air
aqua air diff s.air other.air --format json
aqua air diff s.air bad.air
aqua air diff s.air
=== s.air from tests/golden/common/steps.air ===
=== same.air ===
; the same on one line
(seq (call "${peer.client}" ("lists" "pair") ["x" 1.5] v) (seq (call "${peer.bob}" ("numbers" "sum") [v] $w) (canon "${peer.bob}" $w #ww)))
=== other.air ===
(null)
=== bad.air ===
(par)
=== expect stdout ===
$ aqua air diff s.air other.air
--- s.air
+++ other.air
@@ -1,7 +1 @@
-(seq
- (call "${peer.client}" ("lists" "pair") ["x" 1.5] v)
- (seq
-  (call "${peer.bob}" ("numbers" "sum") [v] $w)
-  (canon "${peer.bob}" $w  #ww)
- )
-)
+(null)
$ aqua air diff s.air other.air --format json
{
  "changes": "--- s.air\n+++ other.air\n@@ -1,7 +1 @@\n-(seq\n- (call \"${peer.client}\" (\"lists\" \"pair\") [\"x\" 1.5] v)\n- (seq\n-  (call \"${peer.bob}\" (\"numbers\" \"sum\") [v] $w)\n-  (canon \"${peer.bob}\" $w  #ww)\n- )\n-)\n+(null)\n",
  "equal": false,
  "format": "aqua/air-diff/1"
}
=== expect stderr ===
$ aqua air diff s.air same.air
the same instructions
$ aqua air diff s.air bad.air
error[AQ6012]: found `)`, expected two instructions in parentheses
  ┌─ bad.air:1:5
  │
1 │ (par)
  │  ---^
  │  │
  │  in this `par`
  │

$ aqua air diff s.air
error: 1 file, expected `aqua air diff FILE FILE`
=== expect exit ===
0
1
1
1
2
