# A type that doubles with each line would fill a disk when it is written out in full.
=== args ===
aqua build --target ts -o - main.aqua
=== main.aqua ===
aqua M

export f

data D0:
  a: u8

data D1:
  a: D0
  b: D0

data D2:
  a: D1
  b: D1

data D3:
  a: D2
  b: D2

data D4:
  a: D3
  b: D3

data D5:
  a: D4
  b: D4

data D6:
  a: D5
  b: D5

data D7:
  a: D6
  b: D6

data D8:
  a: D7
  b: D7

data D9:
  a: D8
  b: D8

data D10:
  a: D9
  b: D9

data D11:
  a: D10
  b: D10

data D12:
  a: D11
  b: D11

data D13:
  a: D12
  b: D12

data D14:
  a: D13
  b: D13

data D15:
  a: D14
  b: D14

data D16:
  a: D15
  b: D15

data D17:
  a: D16
  b: D16

data D18:
  a: D17
  b: D17

func f(d: D18):
  x = d
=== expect stderr ===
error[AQ5601]: the type of `f` has too many parts to be written out in bindings
  ┌─ main.aqua:3:8
  │
3 │ export f
  │        ^
  │

warning[AQ4002]: `x` is never used
   ┌─ main.aqua:81:3
   │
81 │   x = d
   │   ^
   │

built 0 functions, 1 error, 1 warning in <time>
=== expect exit ===
1
