#!/usr/bin/env python3
"""Random Aqua programs: well typed as far as this generator knows, and broken variants of them.

usage: generate.py DIR [--first N] [--count N]       writes DIR/SEED/main.aqua and the files that it imports

The same seed gives the same program, on every machine and in every version of Python. `program(seed)` is for other
tools: it gives {file name: text} and a word for what was broken ("" for a sound program). Types are followed here on
their own terms (`fits`), so that a program is a claim of its own about the language; nothing here asks a compiler.
"""
import argparse
import re
from dataclasses import dataclass, field
from pathlib import Path

INTEGERS = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"]
NUMBERS = INTEGERS + ["f32", "f64"]
SCALARS = NUMBERS + ["bool", "string"]
WIDENS = {  # scalar: those that it fits besides itself
    "u8": "u16 u32 u64 i16 i32 i64 f32 f64", "u16": "u32 u64 i32 i64 f32 f64", "u32": "u64 i64 f64", "u64": "",
    "i8": "i16 i32 i64 f32 f64", "i16": "i32 i64 f32 f64", "i32": "i64 f64", "i64": "", "f32": "f64", "f64": "",
    "bool": "", "string": ""}
# Words of the language that are good names as well.
WORDS = ("on via for if join func data par co catch as from use length copy rec aqua export import const service "
         "ability alias module parseq declares otherwise1 iff").split()
MOST_STEPS = 60  # that calls add to one function; larger programs only take longer
MASK = (1 << 64) - 1


class Random:
    """splitmix64: the standard generators of Python change between versions."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, *pairs):
        at = self.below(sum(w for w, _ in pairs))
        for weight, item in pairs:
            at -= weight
            if at < 0:
                return item
        raise AssertionError

    def some(self, items, percent=50):
        return [i for i in items if self.chance(percent)]


# ---- types: tuples ("scalar", name), ("array" | "option" | "stream", element), ("named", Decl),
# ---- ("arrow", parameters, results), ("top",), ("bottom",)


@dataclass(eq=False)
class Decl:
    kind: str  # data, ability, service
    name: str
    fields: list  # (name, type)
    default_id: bool = False


def scalar(name):
    return ("scalar", name)


STRING, BOOL, U32, I64, TOP = scalar("string"), scalar("bool"), scalar("u32"), scalar("i64"), ("top",)


def is_integer(t):
    return t[0] == "scalar" and t[1] in INTEGERS


def is_data(t):
    if t[0] == "named":
        return t[1].kind == "data"
    return t[0] not in ("arrow", "stream")


def fits(given, expected):
    """May a value of type `given` stand where `expected` is wanted?"""
    if expected == TOP:
        return is_data(given) or given[0] == "stream"
    if given == ("bottom",):
        return True
    g, e = given[0], expected[0]
    if g == "scalar" and e == "scalar":
        return given[1] == expected[1] or expected[1] in WIDENS[given[1]].split()
    if e in ("array", "option"):
        return g in ("array", "option", "stream") and \
            fits(given[1], expected[1])
    if e == "stream":
        return g == "stream" and fits(given[1], expected[1])
    if g == "named" and e == "named":
        if (given[1].kind == "data") != (expected[1].kind == "data"):
            return False
        own = dict(given[1].fields)
        return all(n in own and fits(own[n], t) for n, t in expected[1].fields)
    if g == "arrow" and e == "arrow":
        return (len(given[1]) <= len(expected[1]) and len(given[2]) >= len(expected[2]) and
                all(fits(y, x) for x, y in zip(given[1], expected[1])) and
                all(fits(x, y) for x, y in zip(given[2], expected[2])))
    return False


# ---- names: what a module or a function sees


@dataclass
class Value:
    """A name that can stand in a value."""
    name: str
    type: tuple
    call_only: bool = False  # reached through a module: calls of it take no properties


@dataclass
class Scope:
    """Names of one module; blocks of functions add to copies of `values`."""
    values: list = field(default_factory=list)  # functions, constants
    types: list = field(default_factory=list)   # (spelling, type, declared as)
    services: list = field(default_factory=list)  # (spelling, Decl)
    taken: set = field(default_factory=set)
    weights: dict = field(default_factory=dict)  # function: steps once all calls are inlined

    def spelling(self, decl):
        for name, t, _ in self.types:
            if t[0] == "named" and t[1] is decl:
                return name
        return None


class Module:
    def __init__(self, random, index, imports):
        self.random = random
        self.index = index  # 0: the root
        self.name = "Main" if index == 0 else random.pick(["Lib", "Base", "Lib.Sub", "Tools"]) + str(index)
        self.scope = Scope()
        self.header = []
        self.lines = []
        self.counter = 0
        self.declared = []  # names
        self.brought = []   # names from other files, which `declares *` passes on
        self.exportable = []
        self.unit = random.weighted((8, "  "), (3, "    "), (1, "\t"), (1, " "), (1, "   "))
        for other in imports:
            self.bring(other)

    # -- names

    def fresh(self, stem, upper=False):
        if not upper and self.random.chance(4):
            word = self.random.pick(WORDS)
            if word not in self.scope.taken:
                self.scope.taken.add(word)
                return word
        self.counter += 1
        name = f"{stem}{self.counter}" if self.index == 0 else f"{stem}{self.index}_{self.counter}"
        self.scope.taken.add(name)
        return name

    # -- imports

    def bring(self, other):
        r = self.random
        path = f'"{r.pick(["", "./"])}m{other.index}{r.pick(["", ".aqua"])}"'
        form = r.weighted((4, "import"), (3, "list"), (4, "use"), (2, "use as"), (2, "use list"))
        names = {n: n for n in other.declared}
        prefix = ""
        if form in ("list", "use list"):
            names = {n: n for n in r.some(other.declared, 60)}
            if not names:
                form, names = "import", {n: n for n in other.declared}
        if form in ("list", "use list"):
            for n in list(names):
                if r.chance(25):
                    new = n + "_r"
                    names[n] = new
            listed = ", ".join(n if n == a else f"{n} as {a}" for n, a in names.items())
        if form == "import":
            self.header.append(f"import {path}")
        elif form == "list":
            self.header.append(f"import {listed} from {path}")
        elif form == "use":
            prefix = other.name + "."
            self.header.append(f"use {path}")
        else:
            prefix = f"U{other.index}."
            self.header.append(f"use {path} as U{other.index}" if form == "use as" else
                               f"use {listed} from {path} as U{other.index}")
        for v in other.scope.values:
            if v.name in names:
                self.scope.values.append(Value(prefix + names[v.name], v.type, bool(prefix)))
                self.scope.weights[prefix + names[v.name]] = other.scope.weights.get(v.name, 1)
        for name, t, kind in other.scope.types:
            if name in names:
                self.scope.types.append((prefix + names[name], t, kind))
        for name, decl in other.scope.services:
            if name in names:
                self.scope.services.append((prefix + names[name], decl))
        if not prefix:
            self.scope.taken.update(names.values())
            self.brought += names.values()

    # -- types

    def data_type(self, depth=2):
        """A type that may be an element or a field."""
        r = self.random
        kinds = [(5, "scalar"), (3, "string")]
        named = [t for _, t, _ in self.scope.types if is_data(t)]
        if depth > 0:
            kinds += [(2, "array"), (2, "option")]
        if named:
            kinds.append((3, "named"))
        kinds.append((1, "top")) if r.chance(30) else None
        kind = r.weighted(*kinds)
        if kind == "scalar":
            return scalar(r.pick(SCALARS))
        if kind == "string":
            return STRING
        if kind == "top":
            return TOP
        if kind == "named":
            return r.pick(named)
        return (kind, self.data_type(depth - 1))

    def arrow_type(self, depth=1):
        r = self.random
        params = tuple(self.data_type(1) for _ in range(r.below(3)))
        results = tuple(self.data_type(1) for _ in range(r.weighted((3, 0), (5, 1), (1, 2))))
        return ("arrow", params, results)

    def spell(self, t):
        """How the type is written here; None when it cannot be."""
        kind = t[0]
        aliases = [n for n, other, k in self.scope.types if k == "alias" and other == t]
        if aliases and self.random.chance(60):
            return self.random.pick(aliases)
        if kind == "scalar":
            return t[1]
        if kind == "top":
            return "⊤"
        if kind == "bottom":
            return "⊥"
        if kind in ("array", "option", "stream"):
            inner = self.spell(t[1])
            return inner and {"array": "[]", "option": "?", "stream": "*"}[kind] + inner
        if kind == "named":
            return self.scope.spelling(t[1])
        params = [self.spell(p) for p in t[1]]
        results = [self.spell(p) for p in t[2]]
        if None in params + results:
            return None
        return f"{', '.join(params)}{' ' if params else ''}-> {', '.join(results) or '()'}"

    def written(self, t):
        """The same for a type that `spell` has written before: perhaps only an alias of it has a name here."""
        while (text := self.spell(t)) is None:
            pass
        return text

    # -- items

    def item(self):
        r = self.random
        kind = r.weighted((3, self.const), (2, self.alias), (4, self.data), (3, self.service), (2, self.ability),
                          (9, self.func))
        kind()

    def add_line(self, text):
        self.lines.append(text + self.comment(10))

    def comment(self, percent):
        return self.random.pick([" -- note", "  --- of \"no\" (matter", "--x"]) if self.random.chance(percent) else ""

    def const(self):
        r = self.random
        name = self.fresh("C", upper=True)
        constants = [v for v in self.scope.values if "." not in v.name and v.name[0].isupper()]
        sign = r.weighted((4, "="), (1, "?="))
        if constants and r.chance(20):
            other = r.pick(constants + [Value("HOST_PEER_ID", STRING), Value("PARTICLE_TTL", U32)])
            self.add_line(f"const {name} {sign} {other.name}")
            self.scope.values.append(Value(name, other.type))
        else:
            t = scalar(r.pick(["u8", "i8", "f32", "bool", "string", "string"]))
            self.add_line(f"const {name} {sign} {literal(r, t)}")
            self.scope.values.append(Value(name, t))
        self.declared.append(name)

    def alias(self):
        r = self.random
        t = self.arrow_type() if r.chance(30) else self.data_type()
        named = [t for n, t, k in self.scope.types if k != "alias"]
        if named and r.chance(30):
            t = r.pick(named)
        spelled = self.spell(t)
        if spelled is None:
            return
        name = self.fresh("Al", upper=True)
        self.add_line(f"alias {name}: {spelled}")
        self.scope.types.append((name, t, "alias"))
        self.declared.append(name)

    def fields(self, count, make):
        out, used = [], set()
        for _ in range(count):
            name = self.random.pick(["a", "b", "c", "d", "value", "items", "peer", "length", "copy", "on"])
            if name not in used:
                used.add(name)
                t = make()
                if self.spell(t) is not None:
                    out.append((name, t))
        return out

    def named_item(self, kind, name, fields, rows):
        self.lines.append(f"{kind}:{self.comment(5)}")
        self.lines += [self.unit + row + self.comment(4) for row in rows]
        self.lines.append("")
        self.declared.append(name)

    def data(self):
        fields = self.fields(self.random.between(1, 4), self.data_type)
        if not fields:
            return
        name = self.fresh("D", upper=True)
        self.named_item(f"data {name}", name, fields, [f"{n}: {self.written(t)}" for n, t in fields])
        self.scope.types.append((name, ("named", Decl("data", name, fields)), "data"))

    def arrow_row(self, name, t):
        r = self.random
        if r.chance(30):
            return f"{name}: {self.spell_arrow(t)}"
        params = ", ".join(f"{'xyz'[i]}: {self.written(p)}" for i, p in enumerate(t[1]))
        results = ", ".join(self.written(p) for p in t[2])
        return f"{name}({params})" + (f" -> {results}" if results else "")

    def spell_arrow(self, t):
        params = ", ".join(self.written(p) for p in t[1])
        return f"{params}{' ' if params else ''}-> {', '.join(self.written(p) for p in t[2]) or '()'}"

    def service(self):
        r = self.random
        make = lambda: ("arrow", tuple(self.data_type(1) for _ in range(r.below(3))),
                        tuple(self.data_type(1) for _ in range(r.weighted((2, 0), (5, 1)))))
        fields = self.fields(r.between(1, 3), make)
        if not fields:
            return
        name = self.fresh("S", upper=True)
        decl = Decl("service", name, fields, r.chance(75))
        constants = [v.name for v in self.scope.values if v.type == STRING and v.name[0].isupper() and "." not in v.name]
        identity = r.pick(constants) if constants and r.chance(30) else f'"srv{self.counter}"'
        self.named_item(f"service {name}({identity})" if decl.default_id else f"service {name}", name, fields,
                        [self.arrow_row(n, t) for n, t in fields])
        self.scope.types.append((name, ("named", decl), "service"))
        self.scope.services.append((name, decl))

    def ability(self):
        r = self.random
        abilities = [t for _, t, k in self.scope.types if k in ("ability", "service")]

        def make():
            kind = r.weighted((4, "data"), (4, "arrow"), (1, "stream"), (1, "ability"))
            if kind == "ability" and abilities:
                return r.pick(abilities)
            return {"arrow": self.arrow_type, "stream": lambda: ("stream", self.data_type(1))}.get(
                kind, self.data_type)()

        fields = self.fields(r.between(1, 3), make)
        if not fields:
            return
        name = self.fresh("A", upper=True)
        rows = [self.arrow_row(n, t) if t[0] == "arrow" else f"{n}: {self.written(t)}"
                for n, t in fields]
        # In an ability `name: T -> R` reads as a field first, so only arrows without parameters are written so.
        rows = [f"{n}({', '.join('p' + str(i) + ': ' + self.written(p) for i, p in enumerate(t[1]))})" +
                (f" -> {', '.join(self.written(p) for p in t[2])}" if t[2] else "")
                if t[0] == "arrow" and ": " in row.split("(")[0] and t[1] else row for row, (n, t) in zip(rows, fields)]
        self.named_item(f"ability {name}", name, fields, rows)
        self.scope.types.append((name, ("named", Decl("ability", name, fields)), "ability"))

    def func(self):
        Function(self).write()


def literal(r, t, same=False):
    """`same`: of a form that goes with all others in one collection."""
    name = t[1]
    if name == "bool":
        return r.pick(["true", "false"])
    if name == "string":
        return r.pick(['"a"', '""', '"x -- y"', '"käse"', '"12D3"', '"a\\n"'])
    if name in ("f32", "f64"):
        return r.pick(["1.5", "0.25", "2.0", "-1.5", "10.9"] if same else ["1.5", "2.0", "-1.5", "3", "-2"])
    if same:
        return str(r.pick([0, 1, 2, 7, 100]))
    if name.startswith("u"):
        return str(r.pick([0, 1, 2, 7, 100, 255]))
    return str(r.pick([0, 1, -1, 5, 127, -128]))


class Function:
    """One top-level function, from signature to the last line."""

    def __init__(self, module):
        self.m = module
        self.r = module.random
        self.lines = []
        self.values = []  # local ones, by block
        self.ids = set()  # services with an id set here
        self.made = None  # type of the value made last
        self.budget = self.r.between(2, 8)  # statements
        self.weight = 0  # steps of what is called

    # -- frame

    def param_type(self):
        r, m = self.r, self.m
        kind = r.weighted((8, "data"), (2, "stream"), (2, "arrow"))
        if kind == "stream":
            return ("stream", m.data_type(1))
        return m.arrow_type() if kind == "arrow" else m.data_type()

    def result_type(self, inner):
        r, m = self.r, self.m
        kind = r.weighted((10, "data"), (2, "stream"), (2 if inner else 0, "arrow"), (1 if inner else 0, "ability"))
        abilities = [t for _, t, k in m.scope.types if k == "ability"]
        if kind == "ability" and abilities:
            return r.pick(abilities)
        if kind == "arrow":
            return m.arrow_type()
        return ("stream", m.data_type(1)) if kind == "stream" else m.data_type()

    def signature(self, params, abilities, results, closure=False):
        m = self.m
        rows = [f"{n}: {self.param_spelling(t)}" for n, t in params]
        if len(rows) > 2 and self.r.chance(15):
            text = "(\n" + ",\n".join(m.unit * 3 + row for row in rows) + "\n" + m.unit * 2 + ")"
        else:
            text = f"({', '.join(rows)})"
        braces = "{" + ", ".join(n for n, _ in abilities) + "}" if abilities else ""
        spelled = []
        for t in results:
            s = m.written(t)
            spelled.append(f"({s})" if t[0] == "arrow" and "->" in s else s)
        return braces + text + (f" -> {', '.join(spelled)}" if spelled else "")

    def param_spelling(self, t):
        s = self.m.written(t)
        return f"({s})" if t[0] == "arrow" and self.r.chance(20) and "->" in s else s

    def write(self):
        m, r = self.m, self.r
        name = m.fresh("f")
        inner = r.chance(40)
        params = [(m.fresh("p"), self.param_type()) for _ in range(r.weighted((3, 0), (4, 1), (4, 2), (2, 3)))]
        abilities = []
        if inner and r.chance(50):
            known = [(n, t) for n, t, k in m.scope.types if k == "ability" and "." not in n]
            if known:
                abilities = [r.pick(known)]
        results = [self.result_type(inner) for _ in range(r.weighted((3, 0), (6, 1), (2, 2)))]
        if any(m.spell(t) is None for t in [t for _, t in params] + results):
            return
        self.lines.append(f"func {name}{self.signature(params, abilities, results)}:{m.comment(5)}")
        self.values = [Value(n, t) for n, t in abilities + params]
        start = len(self.lines)
        self.block(m.unit, None)
        self.give(results, m.unit)
        if len(self.lines) == start:
            self.emit(m.unit, f"{m.fresh('v')} = 1")
        m.lines += self.lines + [""]
        m.scope.weights[name] = self.weight + len(self.lines)
        t = ("arrow", tuple(t for _, t in abilities + params), tuple(results))
        m.scope.values.append(Value(name, t))
        m.declared.append(name)
        plain = lambda x: is_data(x) or x[0] == "stream"
        if not abilities and all(plain(x) or x[0] == "arrow" for _, x in params) and all(plain(x) for x in results):
            m.exportable.append(name)

    def give(self, results, indent):
        if results:
            texts = [self.value(t, 2, indent) for t in results]
            self.emit(indent, "<- " + ", ".join(texts))

    def emit(self, indent, text):
        self.lines.append(indent + text + self.m.comment(3))

    # -- statements

    def block(self, indent, budget):
        """Statements; at least one when `budget` is given."""
        count = budget if budget is not None else self.budget
        made = len(self.lines)
        while count > 0 and self.budget > 0:
            self.budget -= 1
            count -= 1
            self.statement(indent)
        if budget is not None and len(self.lines) == made:
            self.emit(indent, f"{self.define(self.m.data_type(0), 'v', indent)}")

    def define(self, t, stem, indent):
        text = self.value(t, 1, indent)
        while text in ("[]", "?[]", "*[]"):
            text = "nil" if t[0] in ("array", "option") else f"*[{self.value(t[1], 0, indent)}]"
        if self.made[0] == "stream" and self.made[1] == ("bottom",):
            self.made = t
        name = self.m.fresh(stem)
        self.values.append(Value(name, self.made if text != "nil" else ("option", ("bottom",))))
        return f"{name}{self.r.pick([' = ', ' = ', '=', ' =  '])}{text}"

    def inside(self, indent, names=()):
        """A block with names of its own."""
        saved, ids = list(self.values), set(self.ids)
        self.values += names
        self.block(indent + self.m.unit, self.r.between(1, 3))
        self.values, self.ids = saved, ids

    def statement(self, indent):
        r = self.r
        deep = len(indent) >= 4 * len(self.m.unit)
        kinds = [(5, self.assignment), (6, self.call), (3, self.stream), (4, self.push), (2, self.closure),
                 (2, self.service_id), (2, self.join), (3, self.parallel)]
        if not deep:
            kinds += [(4, self.on), (3, self.condition), (2, self.attempt), (4, self.loop), (1, self.parseq)]
        r.weighted(*kinds)(indent)
        if r.chance(4):
            self.emit(indent, "otherwise:")
            self.inside(indent)
        if r.chance(4):
            self.lines.append(r.pick(["", indent + "-- note", "  ", "-- at the margin"]))

    def assignment(self, indent):
        r, m = self.r, self.m
        if r.chance(15):
            t = self.m.arrow_type()
        elif r.chance(15):
            named = [t for _, t, k in m.scope.types if k in ("ability", "data")]
            t = r.pick(named) if named else STRING
        else:
            t = m.data_type()
        self.emit(indent, self.define(t, "v", indent))

    def callables(self, direct=True):
        """(text before the arguments, type, may be followed by properties)"""
        out = []
        for v in self.m.scope.values + self.values:
            if v.type[0] == "arrow":
                if self.weight + self.m.scope.weights.get(v.name, 1) < MOST_STEPS:
                    out.append((v.name, v.type, not v.call_only))
            elif v.type[0] == "named" and v.type[1].kind != "data":
                out += [(f"{v.name}.{n}", t, True) for n, t in v.type[1].fields if t[0] == "arrow"]
        for name, decl in self.m.scope.services:
            if decl.default_id or decl in self.ids:
                out += [(f"{name}.{n}", t, True) for n, t in decl.fields]
        return out

    def arguments(self, callee, t, depth, indent):
        r = self.r
        params = list(t[1])
        braces = ""
        self.weight += self.m.scope.weights.get(callee, 1)
        lead = []
        while params and params[0][0] == "named" and params[0][1].kind == "ability" and "." not in callee:
            lead.append(self.value(params.pop(0), depth, indent))
        if lead and r.chance(70):
            braces = "{" + ", ".join(lead) + "}"
            lead = []
        texts = lead + [self.value(p, depth, indent) for p in params]
        return f"{callee}{braces}({', '.join(texts)})"

    def call_text(self, indent):
        known = self.callables()
        if not known:
            return None, None
        callee, t, _ = self.r.pick(known)
        return self.arguments(callee, t, 1, indent), t

    def call(self, indent, prefix=""):
        text, t = self.call_text(indent)
        if text is None:
            return self.assignment(indent) if not prefix else None
        names = []
        take = self.r.below(len(t[2]) + 1) if self.r.chance(25) else len(t[2])
        streams = [v for v in self.values if v.type[0] == "stream"]
        made = []
        for result in t[2][:take]:
            fitting = [v for v in streams if (is_data(result) and fits(result, v.type[1]))]
            if fitting and self.r.chance(30):
                names.append(self.r.pick(fitting).name)
            else:
                name = self.m.fresh("r")
                names.append(name)
                made.append(Value(name, result))
        self.values += made
        self.emit(indent, prefix + (", ".join(names) + self.r.pick([" <- ", "<-"]) if names else "") + text)

    def stream(self, indent):
        t = self.m.data_type(1)
        spelled = self.m.spell(t)
        if spelled is None:
            return
        name = self.m.fresh("s")
        self.emit(indent, f"{name}: *{spelled}")
        self.values.append(Value(name, ("stream", t)))

    def push(self, indent):
        streams = [v for v in self.values if v.type[0] == "stream" and v.type[1] != ("bottom",)]
        if not streams:
            return self.stream(indent)
        v = self.r.pick(streams)
        self.emit(indent, f"{v.name}{self.r.pick([' <<- ', '<<-'])}{self.value(v.type[1], 1, indent)}")

    def closure(self, indent):
        self.make_closure(self.m.arrow_type(), indent)

    def make_closure(self, t, indent):
        r, m = self.r, self.m
        if any(m.spell(x) is None for x in t[1] + t[2]):
            return None
        params = [(m.fresh("p"), x) for x in t[1]]
        name = m.fresh("c")
        self.emit(indent, f"{name} ={r.pick([' ', ' func ', ''])}{self.signature(params, [], t[2])}:")
        saved, ids = list(self.values), set(self.ids)
        self.values += [Value(n, x) for n, x in params]
        inner = indent + m.unit
        if r.chance(40) or not t[2]:
            self.emit(inner, self.define(m.data_type(0), "v", inner))
        self.give(t[2], inner)
        self.values, self.ids = saved, ids
        self.values.append(Value(name, t))
        return name

    def service_id(self, indent):
        if not self.m.scope.services:
            return self.assignment(indent)
        name, decl = self.r.pick(self.m.scope.services)
        self.emit(indent, f"{name} {self.value(STRING, 0, indent)}")
        self.ids.add(decl)

    def join(self, indent):
        paths = [p for p, t, _ in self.paths() if is_data(t) or t[0] == "stream"]
        streams = [v for v in self.values if v.type[0] == "stream"]
        if streams and self.r.chance(60):
            paths = [f"{self.r.pick(streams).name}[{self.r.below(3)}]"]
        if not paths:
            return self.assignment(indent)
        self.emit(indent, "join " + ", ".join(self.r.pick(paths) for _ in range(self.r.between(1, 2))))

    def parallel(self, indent):
        r = self.r
        word = r.weighted((4, "par "), (1, "co "))
        if word == "par ":
            self.call(indent)
        kind = r.weighted((6, "call"), (2, "on"), (2, "for"), (1, "join"))
        if kind == "call":
            self.call(indent, word)
        elif kind == "join":
            paths = [p for p, t, _ in self.paths() if is_data(t)]
            if paths:
                self.emit(indent, f"{word}join {r.pick(paths)}")
        else:
            (self.on if kind == "on" else self.loop)(indent, word)

    def on(self, indent, prefix=""):
        via = ""
        peer = self.peer(indent)
        for _ in range(self.r.weighted((6, 0), (3, 1), (1, 2))):
            via += f" via {self.value(('array', STRING), 0, indent) if self.r.chance(30) else self.peer(indent)}"
        self.emit(indent, f"{prefix}on {peer}{via}:{self.m.comment(3)}")
        ids = set(self.ids)  # names stay, ids do not
        self.block(indent + self.m.unit, self.r.between(1, 3))
        self.ids = ids

    def peer(self, indent):
        return self.r.pick(["HOST_PEER_ID", "INIT_PEER_ID", "%init_peer_id%"]) if self.r.chance(40) else \
            self.value(STRING, 0, indent)

    def condition(self, indent):
        self.emit(indent, f"if {self.value(BOOL, 2, indent)}:")
        self.inside(indent)
        if self.r.chance(40):
            self.emit(indent, "else:")
            self.inside(indent)

    def attempt(self, indent):
        self.emit(indent, "try:")
        self.inside(indent)
        for _ in range(self.r.below(3)):
            name = self.m.fresh("e")
            self.emit(indent, f"catch {name}:")
            error = Decl("data", "Error", [("message", STRING), ("error_code", I64), ("instruction", STRING),
                                           ("peer_id", STRING)])
            self.inside(indent, [Value(name, ("named", error))])

    def iterable(self, indent):
        known = [(p, t) for p, t, _ in self.paths() if t[0] in ("array", "option", "stream")]
        if known and self.r.chance(75):
            return self.r.pick(known)
        t = ("array", self.m.data_type(0))
        return self.value(t, 1, indent), t

    def loop(self, indent, prefix=""):
        text, t = self.iterable(indent)
        mode = self.r.weighted((5, ""), (3, " par"), (1, " try"), (1 if t[0] == "stream" else 0, " rec"))
        name = self.m.fresh("i")
        self.emit(indent, f"{prefix}for {name} <- {text}{mode}:")
        element = t[1] if text not in ("[]", "nil") else ("bottom",)
        self.inside(indent, [Value(name, element)] if element != ("bottom",) else [])

    def parseq(self, indent):
        text, t = self.iterable(indent)
        name = self.m.fresh("i")
        names = [Value(name, t[1])] if t[1] != ("bottom",) else []
        peer = name if t[1] == STRING and self.r.chance(60) else self.peer(indent)
        self.emit(indent, f"parseq {name} <- {text} on {peer}:")
        self.inside(indent, names)

    # -- values

    def paths(self):
        """Names and what can be reached from them: (text, type, may be indexed further)."""
        out = []
        for v in self.m.scope.values + self.values:
            out.append((v.name, v.type, not v.call_only))
        for name, decl in self.m.scope.services:
            if decl.default_id or decl in self.ids:
                out.append((name, ("named", decl), True))
                out += [(f"{name}.{n}", t, True) for n, t in decl.fields]
        steps = list(out)
        for _ in range(2):
            more = []
            for text, t, open_ in steps:
                if not open_:
                    continue
                if t[0] == "named" and t[1].kind != "service":
                    more += [(f"{text}.{n}", x, True) for n, x in t[1].fields]
                elif t[0] in ("array", "stream") and t[1] != ("bottom",):
                    more.append((self.r.pick([f"{text}!", f"{text}[0]", f"{text}[1]", f"{text}!1"]), t[1], True))
                    more.append((f"{text}.length", U32, True))
                elif t[0] == "option" and t[1] != ("bottom",):
                    more.append((f"{text}!", t[1], True))
            out += more
            steps = more
        return out

    def value(self, t, depth, indent):
        r = self.r
        ways = []
        known = [(p, x) for p, x, _ in self.paths() if fits(x, t)]
        if known:
            ways.append((8, lambda: r.pick(known)))
        if depth > 0:
            calls = [(c, x) for c, x, _ in self.callables() if x[2] and fits(x[2][0], t)]
            if calls:
                def called():
                    callee, x = r.pick(calls)
                    return self.arguments(callee, x, depth - 1, indent), x[2][0]

                ways.append((3, called))
        built = self.build(t, depth, indent)
        if built:
            ways.append((5 if depth > 0 else 3, lambda: (built(), t)))
        text, made = r.weighted(*ways)()
        self.made = made  # its own type, which may be narrower than the one that was wanted
        if " " in text and r.chance(8):
            text = f"({text})"
        return text

    def build(self, t, depth, indent):
        """A way to make a value of the type out of others; always there."""
        r = self.r
        if t[0] == "scalar":
            if depth > 0 and r.chance(40):
                return lambda: self.operation(t, depth - 1, indent)
            return lambda: literal(r, t)
        if t[0] in ("array", "option"):
            return lambda: self.collection(t, depth, indent)
        if t[0] == "stream":
            streams = [v.name for v in self.values if v.type == t]
            return lambda: r.pick(streams) if streams else f"*[{self.value(t[1], 0, indent)}]"
        if t[0] == "arrow":
            return lambda: self.make_closure(t, indent) or "nil"
        if t == TOP:
            return lambda: self.value(scalar(r.pick(SCALARS)), 0, indent)
        if t[0] == "named" and t[1].kind in ("data", "ability"):
            name = self.m.scope.spelling(t[1])
            if name:
                return lambda: self.construct(name, t, depth, indent)
        if t[0] == "named" and t[1].kind == "service":
            name = self.m.scope.spelling(t[1])
            if name and "." not in name:
                def bind():
                    self.emit(indent, f'{name} "id"')
                    self.ids.add(t[1])
                    return name
                return bind
        return lambda: '"nothing"'

    def construct(self, name, t, depth, indent):
        r = self.r
        copies = [v.name for v in self.values if v.type == t and t[1].kind == "data"]
        if copies and r.chance(25):
            n, x = r.pick(t[1].fields)
            return f"{r.pick(copies)}.copy({n} = {self.value(x, max(0, depth - 1), indent)})"
        parts = [f"{n} = {self.value(x, max(0, depth - 1), indent)}" for n, x in t[1].fields]
        glue = ",\n" + indent + self.m.unit * 2 if len(parts) > 2 and r.chance(10) else ", "
        return f"{name}({glue.join(parts)})"

    def collection(self, t, depth, indent):
        r = self.r
        mark = "[" if t[0] == "array" else "?["
        if r.chance(8):
            return r.pick(["nil", "[]", "?[]"])
        # Elements of one type, so that the smaller of two types is no question here.
        element = t[1]
        if element == TOP:
            element = scalar(r.pick(SCALARS))
        count = r.between(1, 3) if t[0] == "array" else r.weighted((4, 1), (1, 2))
        return mark + ", ".join(self.exact(element, max(0, depth - 1), indent) for _ in range(count)) + "]"

    def exact(self, t, depth, indent):
        known = [p for p, x, _ in self.paths() if x == t]
        if known and self.r.chance(50):
            return self.r.pick(known)
        return literal(self.r, t, True) if t[0] == "scalar" else self.build(t, depth, indent)()

    def operand(self, t, depth, indent):
        text = self.value(t, depth, indent)
        return text if re.fullmatch(r"[\w.!\[\]\"%-]+", text) and not text.startswith("-") else f"({text})"

    def operation(self, t, depth, indent):
        r = self.r
        two = lambda x: (self.operand(x, depth, indent), self.operand(x, depth, indent))
        if t == BOOL:
            kind = r.below(4)
            if kind == 0:
                a, b = two(BOOL)
                return f"{a} {r.pick(['&&', '||'])} {b}"
            if kind == 1:
                return f"!{self.operand(BOOL, depth, indent)}"
            if kind == 2:
                a, b = two(scalar(r.pick(INTEGERS)))
                return f"{a} {r.pick(['>', '<', '>=', '<='])} {b}"
            a, b = two(r.pick([scalar(r.pick(SCALARS)), self.m.data_type(0)]))
            return f"{a} {r.pick(['==', '!='])} {b}"
        if is_integer(t):
            narrower = [x for x in INTEGERS if fits(scalar(x), t) and x != "u64"]
            if t[1] == "i64" and r.chance(20):
                return f"{self.operand(scalar('f32'), depth, indent)} * 2.5"
            if narrower:
                a, b = two(scalar(r.pick(narrower)))
                op = r.pick(["+", "-", "*", "/", "%"])
                if op == "-" and t[1].startswith("u") and a.isdigit() and b.isdigit():
                    op = "+"
                if r.chance(15):
                    b, op = r.pick(["2", "0", "1"]), "**"
                return f"{a} {op} {b}"
        return literal(r, t)


# ---- files --------------------------------------------------------------------------------------------------


def sound(r):
    """{name: text} of a program that ought to be right."""
    modules, files = [], {}
    for index in [i for i in (2, 1) if r.chance(30)]:
        modules.append(written(r, index, modules, files))
    written(r, 0, modules, files)
    return files


def written(r, index, others, files):
    imports = r.some(others, 80) if index else others
    m = Module(r, index, imports)
    for _ in range(r.between(3, 7) if index == 0 else r.between(2, 5)):
        m.item()
    if not m.exportable and index == 0:
        m.lines += ["func last():", m.unit + "x = 1", ""]
        m.exportable.append("last")
    declares = ""
    own = list(m.declared)
    if index:
        # What is imported without a module can be declared on.
        m.declared = own if r.chance(60) else (r.some(own, 70) or own)
        if m.declared == own and r.chance(70):
            declares = " declares *"
            m.declared = own + [n for n in m.brought if n not in own]
        else:
            declares = " declares " + ", ".join(m.declared)
    elif r.chance(20):
        declares = " declares *" if r.chance(60) else " declares " + ", ".join(r.some(own) or own)
    header = m.header
    if index == 0:
        exports = r.some(m.exportable, 70) or m.exportable[:1]
        services = [n for n, d in m.scope.services if "." not in n and n in own]
        exports = exports + r.some(services, 30)
        line = ", ".join(n + (f" as {n}_out" if r.chance(8) else "") for n in exports)
        header.insert(r.below(len(header) + 1), f"export {line}")
    text = "\n".join([f"aqua {m.name}{declares}", ""] + header + [""] + m.lines) + "\n"
    files["main.aqua" if index == 0 else f"m{index}.aqua"] = text
    return m


TOKEN = re.compile(r'"[^"]*"|--[^\n]*|\n[ \t]*|[ \t]+|[A-Za-z_]\w*|\d+(?:\.\d+)?|<<-|<-|->|==|!=|<=|>=|&&|\|\||\*\*|\?=|.', re.S)


def broken(r, files):
    """One change, and a word for it."""
    name = r.pick(sorted(files)) if r.chance(25) else "main.aqua"
    text = files[name]
    tokens = TOKEN.findall(text)
    words = [i for i, t in enumerate(tokens) if re.match(r"[A-Za-z]", t)]
    real = [i for i, t in enumerate(tokens) if t.strip()]
    types = [i for i in words if tokens[i] in SCALARS or re.match(r"(D|A|S|Al)\d", tokens[i])]
    numbers = [i for i, t in enumerate(tokens) if t[0].isdigit() or t in ("true", "false") or t[0] == '"']
    body = [i for i in words if i > len(tokens) // 6]
    lines = text.split("\n")
    at = r.below(len(lines))

    def put(index, new):
        tokens[index] = new
        return "".join(tokens)

    kind = r.weighted((12, "other name"), (6, "unknown name"), (10, "type"), (6, "literal"), (4, "drop"), (3, "swap"),
                      (3, "double"), (4, "replace"), (4, "indent"), (3, "no line"), (3, "line twice"), (3, "lines swapped"),
                      (5, "argument gone"), (4, "argument more"), (4, "collection"), (3, "field"), (2, "operator"),
                      (2, "statement"))
    if kind == "other name" and body:
        text = put(r.pick(body), tokens[r.pick(body)])
    elif kind == "unknown name" and body:
        i = r.pick(body)
        text = put(i, r.pick([tokens[i] + "z", tokens[i][:-1] or "q", tokens[i].upper(), tokens[i].lower()]))
    elif kind == "type" and types:
        others = [tokens[i] for i in types] + SCALARS + ["⊤", "⊥"]
        text = put(r.pick(types), r.pick(others))
    elif kind == "literal" and numbers:
        text = put(r.pick(numbers), r.pick(["1", "0", "300", "-1", "1.5", "true", '"a"', "nil", "[]", "?[1]", "*[1]", '["a"]']))
    elif kind == "drop":
        text = put(r.pick(real), "")
    elif kind == "swap" and len(real) > 2:
        i = r.below(len(real) - 1)
        a, b = real[i], real[i + 1]
        tokens[a], tokens[b] = tokens[b], tokens[a]
        text = "".join(tokens)
    elif kind == "double":
        i = r.pick(real)
        text = put(i, tokens[i] + r.pick(["", " "]) + tokens[i])
    elif kind == "replace":
        text = put(r.pick(real), tokens[r.pick(real)])
    elif kind == "indent":
        lines[at] = lines[at][1:] if lines[at].startswith((" ", "\t")) and r.chance(60) else r.pick([" ", "  ", "\t"]) + lines[at]
        text = "\n".join(lines)
    elif kind == "no line":
        text = "\n".join(lines[:at] + lines[at + 1:])
    elif kind == "line twice":
        text = "\n".join(lines[:at] + [lines[at]] + lines[at:])
    elif kind == "lines swapped" and at + 1 < len(lines):
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
        text = "\n".join(lines)
    elif kind in ("argument gone", "argument more"):
        places = [m for m in re.finditer(r", [\w.\"]+(?=[,)\]])", text)] if kind == "argument gone" else \
            [m for m in re.finditer(r"(?<=[\w\"])(?=\)\n)", text)]
        if places:
            m = r.pick(places)
            new = "" if kind == "argument gone" else ", " + tokens[r.pick(numbers or real)]
            text = text[:m.start()] + new + text[m.end():]
    elif kind == "collection":
        places = list(re.finditer(r"\[\]|\?(?=\w)|(?<=[ (])\*(?=\w)|(?<=: )(?=\w)|(?<=-> )(?=\w)|!(?=[ ,)\n])", text))
        if places:
            m = r.pick(places)
            new = r.pick(["", "!", "[0]"]) if m.group() == "!" else r.pick(["[]", "?", "*", ""])
            text = text[:m.start()] + new + text[m.end():]
    elif kind == "field":
        places = list(re.finditer(r"\.([a-z]\w*)", text))
        if places:
            m = r.pick(places)
            text = text[:m.start()] + "." + r.pick(["a", "b", "value", "length", "missing", "copy"]) + text[m.end():]
    elif kind == "operator":
        places = list(re.finditer(r" (==|!=|\+|-|\*|/|%|<|>|<=|>=|&&|\|\||\*\*) ", text))
        if places:
            m = r.pick(places)
            text = text[:m.start()] + f" {r.pick('== != + - * / % < > <= >= && || **'.split())} " + text[m.end():]
    elif kind == "statement":
        lead = re.match(r"[ \t]*", lines[at]).group()
        lines.insert(at, lead + r.pick(["else:", "otherwise:", "catch e:", "par f1()", "<- 1", "x: string", "x: *string",
                                        "x = ", "join x", "try:", "f1()", "x <- nil", "on nil:", "for x <- 1:"]))
        text = "\n".join(lines)
    if text == files[name]:
        return ""
    files[name] = text
    return kind


def program(seed):
    """({file name: text}, what was broken)"""
    r = Random(seed)
    files = sound(r)
    changes = []
    if not r.chance(35):
        for _ in range(r.weighted((8, 1), (1, 2))):
            changes.append(broken(r, files))
    if r.chance(3):
        files = {n: t.replace("\n", "\r\n") for n, t in files.items()}
    return files, ", ".join(c for c in changes if c)


def write(seed, folder):
    """Puts a program into FOLDER/SEED and returns the path of its root."""
    files, _ = program(seed)
    place = Path(folder) / str(seed)
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (place / name).write_bytes(text.encode("utf-8"))
    return place / "main.aqua"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--count", type=int, default=100)
    options = options.parse_args()
    for seed in range(options.first, options.first + options.count):
        write(seed, options.folder)


if __name__ == "__main__":
    main()
