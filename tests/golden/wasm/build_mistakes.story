# Interfaces that no module can have, a machine without a compiler, and command lines that are wrong.
=== args ===
aqua wasm build m.c -i empty.aqua
aqua wasm build m.c -i types.aqua
aqua wasm build m.c -i names.aqua
aqua wasm build m.c -i second.aqua
aqua wasm build m.c -i host.aqua
aqua wasm build m.c -i broken.aqua
aqua wasm build m.c -i long.aqua
aqua wasm build m.c -i deep.aqua
aqua wasm build m.c -i missing.aqua
aqua wasm build missing.c -i good.aqua
PATH=/nowhere aqua wasm build m.c -i good.aqua
PATH=/nowhere aqua wasm build m.cpp -i good.aqua
aqua wasm build m.c
aqua wasm build m.rs -i good.aqua
aqua wasm build m.c -i good.aqua --program 'a b'
aqua wasm build
=== m.c ===
=== m.cpp ===
=== empty.aqua ===
aqua M declares *

data Point:
  x: u32
=== types.aqua ===
aqua M declares *

alias Call: u32 -> u32

ability Able:
  x: u32

service S:
  stream(a: *string, b: u8)
  call(f: Call) -> u32
  any(a: ⊤) -> Able
  fine(a: []?u8, b: ?string)
=== names.aqua ===
aqua M declares *

service S:
  allocate(size: u32)
  memory() -> u32
=== second.aqua ===
aqua M declares *

service S:
  f()
service T:
  g()
=== host.aqua ===
aqua M declares *

service S("s"):
  f()
service T("host"):
  g()
=== broken.aqua ===
aqua M declares *

service S:
  f(a: Nothing) -> u32
=== long.aqua ===
aqua M declares *

service S:
  f(a0: string, a1: string, a2: string, a3: string, a4: string, a5: string, a6: string, a7: string, a8: string, a9: string, a10: string, a11: string, a12: string, a13: string, a14: string, a15: string, a16: string, a17: string, a18: string, a19: string, a20: string, a21: string, a22: string, a23: string, a24: string, a25: string, a26: string, a27: string, a28: string, a29: string, a30: string, a31: string, a32: string, a33: string, a34: string, a35: string, a36: string, a37: string, a38: string, a39: string, a40: string, a41: string, a42: string, a43: string, a44: string, a45: string, a46: string, a47: string, a48: string, a49: string)
=== deep.aqua ===
aqua M declares *

service S:
  g(a: [][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][]u8)
=== good.aqua ===
aqua M declares *

service S:
  f()
=== expect stderr ===
$ aqua wasm build m.c -i empty.aqua
error[AQ8021]: no module can have this interface: there is no service, expected one with the functions of the module
  ┌─ empty.aqua:1:1
  │
1 │ aqua M declares *
  │ ^
  │

$ aqua wasm build m.c -i types.aqua
error[AQ8023]: a value of type `*string` cannot cross the border of a module
  ┌─ types.aqua:9:10
  │
9 │   stream(a: *string, b: u8)
  │          ^
  │

error[AQ8023]: a value of type `u32 -> u32` cannot cross the border of a module
   ┌─ types.aqua:10:8
   │
10 │   call(f: Call) -> u32
   │        ^
   │

error[AQ8023]: a value of type `⊤` cannot cross the border of a module
   ┌─ types.aqua:11:7
   │
11 │   any(a: ⊤) -> Able
   │       ^
   │

error[AQ8023]: a value of type `Able` cannot cross the border of a module
   ┌─ types.aqua:11:3
   │
11 │   any(a: ⊤) -> Able
   │   ^^^
   │

$ aqua wasm build m.c -i names.aqua
error[AQ8021]: no module can have this interface: every module exports something called `allocate`, choose another name
  ┌─ names.aqua:4:3
  │
4 │   allocate(size: u32)
  │   ^^^^^^^^
  │

error[AQ8021]: no module can have this interface: every module exports something called `memory`, choose another name
  ┌─ names.aqua:5:3
  │
5 │   memory() -> u32
  │   ^^^^^^
  │

$ aqua wasm build m.c -i second.aqua
error[AQ8021]: no module can have this interface: a second service without an id; the id is the module that it is imported from
  ┌─ second.aqua:5:9
  │
5 │ service T:
  │         ^
  │

$ aqua wasm build m.c -i host.aqua
error[AQ8021]: no module can have this interface: `host` is the peer itself, expected the name of a module
  ┌─ host.aqua:5:9
  │
5 │ service T("host"):
  │         ^
  │

$ aqua wasm build m.c -i broken.aqua
error[AQ2003]: no type `Nothing` is defined here
  ┌─ broken.aqua:4:8
  │
4 │   f(a: Nothing) -> u32
  │        ^^^^^^^ no such type
  │

$ aqua wasm build m.c -i long.aqua
error[AQ8021]: no module can have this interface: 301 instructions of a function, 255 are the most
  ┌─ long.aqua:4:3
  │
4 │   f(a0: string, a1: string, a2: string, a3: string, a4: string, a5: string, a6: string, a7: st…
  │   ^
  │

$ aqua wasm build m.c -i deep.aqua
error[AQ8021]: no module can have this interface: lists within lists, more than 32 deep
  ┌─ deep.aqua:4:5
  │
4 │   g(a: [][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][][]u8)
  │     ^
  │

$ aqua wasm build m.c -i missing.aqua
error[AQ9001]: cannot read `missing.aqua`: no such file

$ aqua wasm build missing.c -i good.aqua
error[AQ9001]: cannot read `missing.c`: no such file

$ PATH=/nowhere aqua wasm build m.c -i good.aqua
error[AQ8025]: modules cannot be compiled here: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32 are missing
 help: `apt-get install --no-install-recommends clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32` on Debian

$ PATH=/nowhere aqua wasm build m.cpp -i good.aqua
error[AQ8025]: modules cannot be compiled here: clang-19, lld-19, wasi-libc, libclang-rt-19-dev-wasm32, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32 are missing
 help: `apt-get install --no-install-recommends clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32 libc++-19-dev-wasm32 libc++abi-19-dev-wasm32` on Debian

$ aqua wasm build m.c
error: no interface, expected `aqua wasm build FILE... -i INTERFACE.aqua`
 help: an interface is an Aqua file with a service: the functions of the module
$ aqua wasm build m.rs -i good.aqua
error: `m.rs` is no source, expected a file that ends with `.c`, `.cpp`, `.cc` or `.cxx`
$ aqua wasm build m.c -i good.aqua --program 'a b'
error: `--program a b`, expected a name
$ aqua wasm build
error: no file, expected `aqua wasm build FILE...`
=== expect exit ===
1
1
1
1
1
1
1
1
3
3
3
3
2
2
2
2
