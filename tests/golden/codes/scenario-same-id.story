# Two calls without an id are both called `main`; two properties have one name.
=== args ===
aqua check s.toml
=== s.toml ===
scenario = 1
[[call]]
func = "f"
[[call]]
func = "g"
[[property]]
name = "once"
never = { call = { outcome = "stuck" } }
[[property]]
name = "once"
never = { call = { outcome = "error" } }
=== expect stderr ===
error[AQ7020]: there is already a call `main`
  ┌─ s.toml:4:1
  │
2 │ [[call]]
  │ -------- the first is here
3 │ func = "f"
4 │ [[call]]
  │ ^^^^^^^^
  │

error[AQ7020]: there is already a property `once`
   ┌─ s.toml:10:8
   │
 7 │ name = "once"
   │        ------ the first is here
   ·
10 │ name = "once"
   │        ^^^^^^
   │

checked 1 file, 2 errors, 0 warnings in <time>
=== expect exit ===
1
