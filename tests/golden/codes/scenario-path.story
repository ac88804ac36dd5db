# Paths have names, indices and `[*]`, and nothing else.
=== args ===
aqua check s.toml
=== s.toml ===
scenario = 1
[[call]]
func = "f"
[[expect]]
value = { of = "call:main", at = "$.answers[?@.ok]" }
length = 1
[[expect]]
value = { of = "call:main", at = "answers[01]" }
equals = 5
=== expect stderr ===
error[AQ7023]: `$.answers[?@.ok]` is no path: no name at character 1
  ┌─ s.toml:5:34
  │
5 │ value = { of = "call:main", at = "$.answers[?@.ok]" }
  │                                  ^^^^^^^^^^^^^^^^^^
  │

error[AQ7023]: `answers[01]` is no path: no `*` and no index at character 9
  ┌─ s.toml:8:34
  │
8 │ value = { of = "call:main", at = "answers[01]" }
  │                                  ^^^^^^^^^^^^^
  │

checked 1 file, 2 errors, 0 warnings in <time>
=== expect exit ===
1
