# A file as somebody writes it who does not know Aqua: each line gets what to write instead, and no second error.
=== args ===
aqua check main.aqua
=== main.aqua ===
aqua Main declares *
function add(a: string): string {
  // text
  return a;
}

/* a comment
 * that isn't "one
 */
type Path = string
struct Point:
  x: Vec<u32>,
  y?: number

export interface Reader {
  read(path: string): u32;
  list(path: string): string[];
}

enum Color {
  RED,
  GREEN,
}

func work(a: string, read: () -> string, all: [string]) -> string:
  if a == "x" and not (a == "y"):
    let mut text = `${a} and`
    x <- await read()
  elif a == "y":
    print("no")
  try:
    y = "say \"" + a
  except Error as e:
    z = None
  for item of all {
    n += 1
  }
  return a
=== expect stderr ===
error[AQ0113]: found `function`, but functions are defined with `func`
  ┌─ main.aqua:2:1
  │
2 │ function add(a: string): string {
  │ ^^^^^^^^
  │
 fix: write `func`
2 │ func add(a: string): string {

error[AQ0113]: found `{`, but a block is opened by `:` and ends where its indentation ends
  ┌─ main.aqua:2:33
  │
2 │ function add(a: string): string {
  │                                 ^
  │
 try: write `:` for each block

error[AQ0016]: `//` starts no comment, expected `--`
  ┌─ main.aqua:3:3
  │
3 │   // text
  │   ^^
  │
 fix: write `--`
3 │   -- text

error[AQ0113]: found `return`, but values are returned with `<- value`
  ┌─ main.aqua:4:3
  │
4 │   return a;
  │   ^^^^^^
  │
 fix: write `<-`
4 │   <- a;

error[AQ0017]: found `;`, statements end with their line
  ┌─ main.aqua:4:11
  │
4 │   return a;
  │           ^
  │
 try: remove it
4 │   return a

error[AQ0016]: `/*` starts no comment, expected `--`
  ┌─ main.aqua:7:1
  │
7 │ /* a comment
  │ ^^
  │
 fix: write `--` in front of each line

error[AQ0113]: found `type`, but types are named with `alias Name: type`, and record types are defined with `data`
   ┌─ main.aqua:10:1
   │
10 │ type Path = string
   │ ^^^^
   │
 try: write `alias`
10 │ alias Path = string

error[AQ0113]: found `struct`, but record types are defined with `data`
   ┌─ main.aqua:11:1
   │
11 │ struct Point:
   │ ^^^^^^
   │
 fix: write `data`
11 │ data Point:

error[AQ0113]: found `Vec<u32>`, but an array is of a type `[]type`
   ┌─ main.aqua:12:6
   │
12 │   x: Vec<u32>,
   │      ^^^^^^^^
   │
 fix: write `[]` in front
12 │   x: []u32,

error[AQ0113]: found `?`, but a field that may be missing is of a type `?type`
   ┌─ main.aqua:13:4
   │
13 │   y?: number
   │    ^
   │

error[AQ0113]: found `export`, but the header lists what is exported: `export a, b`
   ┌─ main.aqua:15:1
   │
15 │ export interface Reader {
   │ ^^^^^^
   │
 fix: remove it
15 │ interface Reader {

error[AQ0113]: found `interface`, but services are defined with `service`, and sets of functions with `ability`
   ┌─ main.aqua:15:8
   │
15 │ export interface Reader {
   │        ^^^^^^^^^
   │
 try: write `service`
15 │ export service Reader {

error[AQ0113]: found `:`, but results follow `->`
   ┌─ main.aqua:16:21
   │
16 │   read(path: string): u32;
   │                     ^
   │
 fix: write `->`
16 │   read(path: string) -> u32;

error[AQ0017]: found `;`, statements end with their line
   ┌─ main.aqua:16:26
   │
16 │   read(path: string): u32;
   │                          ^
   │
 try: remove it
16 │   read(path: string): u32

error[AQ0113]: found `:`, but results follow `->`
   ┌─ main.aqua:17:21
   │
17 │   list(path: string): string[];
   │                     ^
   │
 fix: write `->`
17 │   list(path: string) -> string[];

error[AQ0017]: found `;`, statements end with their line
   ┌─ main.aqua:17:31
   │
17 │   list(path: string): string[];
   │                               ^
   │
 try: remove it
17 │   list(path: string): string[]

error[AQ0113]: found `enum`, but there are no enumerations, only constants: `const RED = 1`
   ┌─ main.aqua:20:1
   │
20 │ enum Color {
   │ ^^^^
   │

error[AQ0113]: found `[string]`, but an array is of a type `[]type`
   ┌─ main.aqua:25:47
   │
25 │ func work(a: string, read: () -> string, all: [string]) -> string:
   │                                               ^^^^^^^^
   │
 fix: write `[]` in front
25 │ func work(a: string, read: () -> string, all: []string) -> string:

error[AQ0113]: found `and`, but conditions are joined with `&&`
   ┌─ main.aqua:26:15
   │
26 │   if a == "x" and not (a == "y"):
   │               ^^^
   │
 fix: write `&&`
26 │   if a == "x" && not (a == "y"):

error[AQ0113]: found `let`, but variables need no keyword: `name = value`
   ┌─ main.aqua:27:5
   │
27 │     let mut text = `${a} and`
   │     ^^^
   │
 fix: remove it
27 │     mut text = `${a} and`

error[AQ0113]: found `mut`, but variables need no keyword: `name = value`
   ┌─ main.aqua:27:9
   │
27 │     let mut text = `${a} and`
   │         ^^^
   │
 fix: remove it
27 │     let text = `${a} and`

error[AQ0020]: ``` is no sign of Aqua, expected `"`
   ┌─ main.aqua:27:20
   │
27 │     let mut text = `${a} and`
   │                    ^^^^^^^^^^
   │
 help: nothing is filled into a string; `Op.concat_strings(a, b)` of the standard library joins two

error[AQ0113]: found `await`, but a call waits for its result by itself
   ┌─ main.aqua:28:10
   │
28 │     x <- await read()
   │          ^^^^^
   │
 fix: remove it
28 │     x <- read()

error[AQ0113]: found `elif`, but a second condition is an `if` inside of `else:`
   ┌─ main.aqua:29:3
   │
29 │   elif a == "y":
   │   ^^^^
   │

error[AQ0021]: `\"` ends the string, expected no quote in it: there are no escapes
   ┌─ main.aqua:32:14
   │
32 │     y = "say \"" + a
   │              ^^
   │
 help: leave the quote out, or write another sign in its place

error[AQ0113]: found `except`, but errors are caught with `catch e:`, or with `otherwise:` where the error does not matter
   ┌─ main.aqua:33:3
   │
33 │   except Error as e:
   │   ^^^^^^
   │
 try: write `catch`
33 │   catch Error as e:

error[AQ0113]: found `of`, but a loop is written `for item <- items:`
   ┌─ main.aqua:35:12
   │
35 │   for item of all {
   │            ^^
   │
 fix: write `<-`
35 │   for item <- all {

error[AQ0113]: found `+=`, but a value never changes, and the next one gets a name: `next = value + 1`
   ┌─ main.aqua:36:7
   │
36 │     n += 1
   │       ^^
   │

error[AQ0113]: found `return`, but values are returned with `<- value`
   ┌─ main.aqua:38:3
   │
38 │   return a
   │   ^^^^^^
   │
 fix: write `<-`
38 │   <- a

checked 1 file, 29 errors, 0 warnings in <time>
`aqua fix` corrects 16, `aqua fix --likely` 7 more
=== expect exit ===
1
