# Events that no run can make possible.
=== args ===
aqua check s.toml
=== s.toml ===
scenario = 1
[[event]]
at = "1s"
do = "restart"
peer = "relay"
[[event]]
at = "2s"
do = "heal"
[[event]]
at = "3s"
do = "deactivate"
peer = "relay"
=== expect stderr ===
error[AQ7022]: `restart` can never apply: nothing crashes this peer
  ┌─ s.toml:4:6
  │
4 │ do = "restart"
  │      ^^^^^^^^^
  │

error[AQ7022]: `heal` can never apply: there is no `partition` and no `isolate`
  ┌─ s.toml:8:6
  │
8 │ do = "heal"
  │      ^^^^^^
  │

error[AQ7022]: `deactivate` can never apply: `relay` is no worker
   ┌─ s.toml:11:6
   │
11 │ do = "deactivate"
   │      ^^^^^^^^^^^^
   │

checked 1 file, 3 errors, 0 warnings in <time>
=== expect exit ===
1
