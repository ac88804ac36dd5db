# Two spells of one peer have one alias: calls of it would reach the last of them only. On different peers, they may.
=== args ===
aqua check s.toml
=== s.toml ===
scenario = 1
[peers.one]
[peers.two]
[[spell]]
on = ["one"]
func = "tick"
alias = "clock"
[[spell]]
on = ["two"]
func = "tick"
alias = "clock"
[[spell]]
on = ["*"]
func = "tock"
alias = "clock"
=== expect stderr ===
error[AQ7020]: there is already a spell on `one` with the alias `clock`
   ┌─ s.toml:15:9
   │
 7 │ alias = "clock"
   │         ------- the first is here
   ·
15 │ alias = "clock"
   │         ^^^^^^^
   │

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
1
