# A name that nothing defines: what is nearly called so is offered, if anything is.
=== args ===
aqua check a.aqua
=== a.aqua ===
aqua Main
export f
func f(amount: u32) -> u32, u32:
  <- amuont, whatever
=== expect stderr ===
error[AQ2001]: `amuont` is not defined here
  ┌─ a.aqua:4:6
  │
4 │   <- amuont, whatever
  │      ^^^^^^ not defined
  │
 help: did you mean `amount`?
 try: replace by `amount`
4 │   <- amount, whatever

error[AQ2001]: `whatever` is not defined here
  ┌─ a.aqua:4:14
  │
4 │   <- amuont, whatever
  │              ^^^^^^^^ not defined
  │

checked 1 file, 2 errors, 0 warnings in <time>
`aqua fix --likely` corrects 1
=== expect exit ===
1
