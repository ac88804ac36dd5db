# Texts that are no interface, and command lines that are wrong.
=== args ===
aqua wasm set greeting.wasm --interface bad.it -o bad.wasm
aqua wasm set greeting.wasm --interface empty.it -o bad.wasm
aqua wasm set greeting.wasm --interface open.it -o bad.wasm
aqua wasm set greeting.wasm --interface type.it -o bad.wasm
aqua wasm set greeting.wasm --sdk new -o bad.wasm
aqua wasm set greeting.wasm --sdk 0.14.0
aqua wasm set greeting.wasm -o bad.wasm
aqua wasm set missing.wasm --sdk 0.14.0 -o bad.wasm
=== greeting.wasm from tests/wasm/modules/greeting.wasm ===
=== bad.it ===
(@interface it_version "0.27.0")
(@interface func (type 5) arg.got 0)
=== empty.it ===
=== open.it ===
(@interface it_version "0.27.0
=== type.it ===
(@interface it_version "0.27.0")
(@interface type (func (param $a: strong)))
=== expect stderr ===
$ aqua wasm set greeting.wasm --interface bad.it -o bad.wasm
error[AQ8035]: no text of an interface: found `arg.got`, expected an instruction
  ┌─ bad.it:2:27
  │
2 │ (@interface func (type 5) arg.got 0)
  │                           ^
  │

$ aqua wasm set greeting.wasm --interface empty.it -o bad.wasm
error[AQ8035]: no text of an interface: `(@interface it_version "0.27.0")` is missing
  ┌─ empty.it:1:1
  │
1 │
  │ ^
  │

$ aqua wasm set greeting.wasm --interface open.it -o bad.wasm
error[AQ8035]: no text of an interface: found `"0.27.0\n`, expected a text in quotes
  ┌─ open.it:1:24
  │
1 │ (@interface it_version "0.27.0
  │                        ^
  │

$ aqua wasm set greeting.wasm --interface type.it -o bad.wasm
error[AQ8035]: no text of an interface: found `)`, expected a type before it, which `strong` is not
  ┌─ type.it:2:41
  │
2 │ (@interface type (func (param $a: strong)))
  │                                         ^
  │

$ aqua wasm set greeting.wasm --sdk new -o bad.wasm
error: `--sdk new`, expected a version
$ aqua wasm set greeting.wasm --sdk 0.14.0
error: no output, expected `-o OUT`
$ aqua wasm set greeting.wasm -o bad.wasm
error: nothing to set, expected `--interface FILE` or `--sdk VERSION`
$ aqua wasm set missing.wasm --sdk 0.14.0 -o bad.wasm
error[AQ9001]: cannot read `missing.wasm`: no such file

=== expect exit ===
1
1
1
1
2
2
2
3
