# What cannot be debugged: no program, no call, no such variant, faults of the program, recordings that say too little.
=== args ===
aqua debug
aqua debug main.aqua
aqua debug main.aqua 'g()'
aqua debug main.aqua other.aqua
aqua debug world.toml::none
aqua debug broken.aqua 'f()'
aqua debug missing.aqua 'f()'
aqua debug missing.aqrec
aqua debug one.aqrec
aqua debug main.aqua 'f()' --schedule 'drop nobody>relay#1'
aqua debug main.aqua 'f()' --seed often
=== main.aqua ===
aqua Main

export f

func f() -> u32:
  <- 1
=== broken.aqua ===
aqua Broken

export f

func f() -> u32:
  <- x
=== world.toml ===
scenario = 1
program = "main.aqua"

[[call]]
func = "f"
=== one.aqrec ===
{"format":"aqua/recording/1","peers":{"client":"12C","relay":"12R"},"seed":1,"version":"0.1"}
=== expect stderr ===
$ aqua debug
error: there is no program
 help: for example aqua debug hello.aqua 'greet("Ada")'
$ aqua debug main.aqua
error: no call, expected for example 'greet("Ada")'
 help: a scenario may have a `[[call]]` as well
$ aqua debug main.aqua 'g()'
error[AQ7102]: `main.aqua` exports no function `g`
  ┌─ <call>:1:1
  │
1 │ g()
  │ ^^^
  │
 help: it exports `f`

$ aqua debug main.aqua other.aqua
error: found a second file `other.aqua`, expected a call
$ aqua debug world.toml::none
error: the scenario has no variant `none`
$ aqua debug broken.aqua 'f()'
error[AQ2001]: `x` is not defined here
  ┌─ broken.aqua:6:6
  │
6 │   <- x
  │      ^ not defined
  │

$ aqua debug missing.aqua 'f()'
error[AQ9001]: cannot read `missing.aqua`: no such file

$ aqua debug missing.aqrec
error[AQ9001]: cannot read `missing.aqrec`: no such file

$ aqua debug one.aqrec
error[AQ7302]: this recording cannot be run again: version 1 of the format does not say what was run; `aqua trace` reads it
  ┌─ one.aqrec:1:1
  │
1 │ {"format":"aqua/recording/1","peers":{"client":"12C","relay":"12R"},"seed":1,"version":"0.1"}
  │ ^
  │

$ aqua debug main.aqua 'f()' --schedule 'drop nobody>relay#1'
error[AQ7306]: this is no schedule: `drop nobody>relay#1` is not a part of a schedule of this scenario

$ aqua debug main.aqua 'f()' --seed often
error: `--seed often`, expected a number
=== expect exit ===
2
2
2
2
2
1
3
3
1
2
2
