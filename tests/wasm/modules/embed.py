#!/usr/bin/env python3
"""Makes a module of Marine from C, or from the text of WebAssembly: compiles it and adds the interface that its lines `//: ...`,
or `;;: ...`, declare.

usage: embed.py SOURCE.c|SOURCE.wat [OUT.wasm [OPTION OF CLANG]...]

Needs clang with wasm-ld, or wat2wasm (Debian: clang lld wabt). The results are in the repository; tests do not run this.
    //: record NAME { FIELD: TYPE, ... }        TYPE: bool s8..s64 u8..u64 f32 f64 string bytes, array TYPE, record NAME
    //: fn NAME(ARGUMENT: TYPE, ...) -> TYPE
    //: import MODULE fn NAME(ARGUMENT: TYPE, ...) -> TYPE
For modules that are wrong on purpose:
    ;;! invalid                  nobody checks whether it is WebAssembly
    ;;! interface HEX HEX*5      these bytes in place of an interface, of which some repeat
"""
import re
import subprocess
import sys
from pathlib import Path

SCALARS = {"s8": 0, "s16": 1, "s32": 2, "s64": 3, "u8": 4, "u16": 5, "u32": 6, "u64": 7, "f32": 8, "f64": 9,
           "string": 10, "bool": 11, "bytes": 0x3c}
I32, I64 = 0x0c, 0x0d
LOWER = {"bool": 0x3f, "s8": 0x0a, "s16": 0x0b, "s32": 0x0c, "s64": 0x11, "u8": 0x1a, "u16": 0x1b, "u32": 0x1c, "u64": 0x21}
LIFT = {"bool": 0x3e, "s8": 0x02, "s16": 0x04, "s32": 0x06, "s64": 0x09, "u8": 0x12, "u16": 0x14, "u32": 0x16, "u64": 0x19}
SERVICE = [("allocate", ["size"], 1), ("release_objects", [], 0), ("get_result_size", [], 1), ("get_result_ptr", [], 1),
           ("set_result_size", ["result_size"], 0), ("set_result_ptr", ["result_ptr"], 0)]
ALLOCATE, RELEASE, SIZE, POINTER, SET_SIZE, SET_POINTER = range(6)


def leb(number):
    out = bytearray()
    while True:
        low, number = number & 0x7f, number >> 7
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def text(value):
    data = value.encode()
    return bytes([len(data)]) + data


def items(values):
    return bytes([len(values)]) + b"".join(values)


def fields(source):
    return [tuple(part.strip() for part in each.split(":", 1)) for each in source.split(",") if each.strip()]


class Interface:
    def __init__(self, lines):
        self.types, self.exports, self.adapters, self.implementations, self.records = [], [], [], [], {}
        self.imports = []
        for name, args, results in SERVICE:
            self.exports.append(text(name) + leb(self.function([text(each) + bytes([I32]) for each in args], [bytes([I32])] * results)))
        records = [re.fullmatch(r"record (\w+) \{(.*)\}", line) for line in lines]
        for match in filter(None, records):
            self.records[match[1]] = len(self.types) + len(self.records)
        for match in filter(None, records):
            self.types.append(b"\1" + text(match[1]) + items([text(name) + self.type(kind) for name, kind in fields(match[2])]))
        for line in lines:
            if match := re.fullmatch(r"fn (\w+)\((.*)\)(?: -> (.*))?", line):
                self.public(match[1], fields(match[2]), match[3])
        imports = [re.fullmatch(r"import (\w+) fn (\w+)\((.*)\)(?: -> (.*))?", line) for line in lines]
        for index, match in enumerate(filter(None, imports)):  # behind all exports
            self.imported(match[1], match[2], fields(match[3]), match[4], len(self.exports) + index)

    def function(self, args, results):
        self.types.append(b"\0" + items(args) + items(results))
        return len(self.types) - 1

    def type(self, kind):
        if kind.startswith("array "):
            return b"\x36" + self.type(kind[6:])
        if kind.startswith("record "):
            return b"\x0e" + leb(self.records[kind[7:]])
        return bytes([SCALARS[kind]])

    def argument(self, index, kind):
        get = b"\0" + leb(index)
        if kind == "string":
            return [get, b"\x24", b"\x40\1", b"\1" + leb(ALLOCATE), get, b"\x23"]
        if kind == "bytes" or kind.startswith("array "):
            return [get, b"\x38" + (b"\4" if kind == "bytes" else self.type(kind[6:]))]
        if kind.startswith("record "):
            return [get, b"\x3b" + leb(self.records[kind[7:]])]
        return [get, bytes([LOWER[kind]])] if kind in LOWER else [get]

    def result(self, kind):
        call = {each: b"\1" + leb(each) for each in (RELEASE, SIZE, POINTER)}
        if kind.startswith("record "):
            return [call[POINTER], b"\x3a" + leb(self.records[kind[7:]]), call[RELEASE]]
        if kind in ("string", "bytes") or kind.startswith("array "):
            lift = {"string": b"\x22", "bytes": b"\x43"}.get(kind) or b"\x37" + self.type(kind[6:])
            return [call[POINTER], call[SIZE], lift, call[RELEASE]]
        return [bytes([LIFT[kind]])] if kind in LIFT else []

    def public(self, name, args, result):
        typed, results = [text(arg) + self.type(kind) for arg, kind in args], [self.type(result)] if result else []
        adapter, core = self.function(typed, results), self.function(typed, results)
        program = [part for index, (_, kind) in enumerate(args) for part in self.argument(index, kind)]
        program += [b"\1" + leb(len(self.exports))] + (self.result(result) if result else [])
        self.exports.append(text(name) + leb(core))
        self.adapters.append(leb(adapter) + items(program))
        self.implementations.append(leb(core) + leb(adapter))

    def core(self, kind):
        if kind in ("f32", "f64"):
            return [SCALARS[kind]]
        if kind in ("s64", "u64"):
            return [I64]
        return [I32, I32] if kind in ("string", "bytes") or kind.startswith("array ") else [I32]

    def lifted(self, kind, at):
        first, second = b"\0" + leb(at), b"\0" + leb(at + 1)
        if kind.startswith("record "):
            return [first, b"\x3a" + leb(self.records[kind[7:]])]
        if len(self.core(kind)) > 1:
            return [first, second, {"string": b"\x22", "bytes": b"\x43"}.get(kind) or b"\x37" + self.type(kind[6:])]
        return [first, bytes([LIFT[kind]])] if kind in LIFT else [first]

    def lowered(self, kind):
        size, pointer = b"\1" + leb(SET_SIZE), b"\1" + leb(SET_POINTER)
        if kind.startswith("record "):
            return [b"\x3b" + leb(self.records[kind[7:]]), pointer]
        if kind == "string":
            return [b"\x34", b"\x24", b"\x40\1", b"\1" + leb(ALLOCATE), b"\x35", b"\x23", size, pointer]
        if kind == "bytes" or kind.startswith("array "):
            return [b"\x38" + (b"\4" if kind == "bytes" else self.type(kind[6:])), size, pointer]
        return [bytes([LOWER[kind]])] if kind in LOWER else []

    def imported(self, module, name, args, result, number):
        results = [self.type(result)] if result else []
        interface = self.function([text(arg) + self.type(kind) for arg, kind in args], results)
        raw = [text(arg) + bytes([core]) for arg, kind in args for core in self.core(kind)]
        scalar = [bytes([self.core(result)[0]])] if result and result not in ("string", "bytes") and " " not in result else []
        adapter, core = self.function(raw, scalar), self.function(raw, scalar)
        program, at = [], 0
        for _, kind in args:
            program += self.lifted(kind, at)
            at += len(self.core(kind))
        if any(kind in ("string", "bytes") or " " in kind for _, kind in args):
            program.append(b"\1" + leb(RELEASE))
        program += [b"\1" + leb(number)] + (self.lowered(result) if result else [])
        self.imports += [text(module) + text(name) + leb(interface), text(module) + text(name) + leb(core)]
        self.adapters.append(leb(adapter) + items(program))
        self.implementations.append(leb(core) + leb(adapter))

    def section(self):
        blocks = [(0, self.types), (1, self.imports), (2, self.adapters), (3, self.exports), (4, self.implementations)]
        return b"\5" + text("0.27.0") + b"".join(bytes([kind]) + leb(len(all_)) + b"".join(all_) for kind, all_ in blocks if all_)


def custom(name, body):
    content = leb(len(name)) + name.encode() + body
    return b"\0" + leb(len(content)) + content


def compile_c(source, out):
    subprocess.run(["clang", "--target=wasm32", "-O1", "-fno-builtin", "-nostdlib", "-Wno-pedantic", "-Wno-everything", "-Wl,--no-entry", "-Wl,--strip-all",
                    "-Wl,-z,stack-size=16384", "-o", out, source, *sys.argv[3:]], check=True)


def repeated(words):
    return b"".join(bytes.fromhex(each) * int(times or 1) for each, _, times in (word.partition("*") for word in words.split()))


def main():
    source = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else source.with_suffix(".wasm")
    lines = source.read_text()
    if source.suffix == ".wat":
        subprocess.run(["wat2wasm", source, "-o", out] + (["--no-check"] if ";;! invalid" in lines else []), check=True)
    else:
        compile_c(source, out)
    raw = re.search(r"^;;! interface (.*)$", lines, re.M)
    interface = repeated(raw[1]) if raw else Interface(re.findall(r"^(?://|;;): (.*)$", lines, re.M)).section()
    out.write_bytes(out.read_bytes() + custom("interface-types", interface) + custom("__fluence_sdk_version", b"0.14.0"))


if __name__ == "__main__":
    main()
