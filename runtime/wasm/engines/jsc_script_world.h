// What a script finds, in JavaScript: nothing that is not the same each time and on each machine.
#pragma once

namespace aqua::wasm::jsc {

/// A function of the file's name and a seed, four integers of 32 bits, that prepares the world of one script. Texts
/// that it gives have parts with line ends between: `names()`; `call()`: `+` or `-`, the log as JSON, the result or
/// error.
inline constexpr const char* kScriptWorld = R"js(
(function (file, first, second, third, fourth) {
  'use strict';
  const { parse, stringify } = JSON, { isFinite } = Number, { hasOwn, keys } = Object, Real = Date, text = String;
  const apply = Reflect.apply, push = Array.prototype.push, instanceOf = Error[Symbol.hasInstance];
  const kMostLines = 10000;
  let registered = null, now = 0, log = [], seed = [first | 0, second | 0, third | 0, fourth | 0];

  const random = () => {  // sfc32
    const [a, b, c, d] = seed, t = (a + b | 0) + d | 0;
    seed = [b ^ b >>> 9, c + (c << 3) | 0, (c << 21 | c >>> 11) + t | 0, d + 1 | 0];
    return t >>> 0;
  };
  for (let k = 0; k < 12; ++k) random();
  Math.random = () => (random() * 2097152 + (random() >>> 11)) / 9007199254740992;

  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now).toString(),
    construct: (_, args, made) => Reflect.construct(Real, args.length ? args : [now], made),
    get: (target, name) => name === 'now' ? () => now : target[name],
  });
  Real.prototype.constructor = globalThis.Date;

  // Nothing can stop what goes on after a call, and nothing may run that others have not read.
  for (const name of ['then', 'catch', 'finally'])
    Promise.prototype[name] = () => { throw new TypeError('promises are not available'); };
  delete Array.fromAsync;
  for (const name of ['Promise', 'queueMicrotask', 'setTimeout', 'setInterval', 'setImmediate', 'WebAssembly', 'Intl',
                      'WeakRef', 'FinalizationRegistry', 'Atomics', 'SharedArrayBuffer', 'eval', 'Function',
                      'performance', 'Temporal'])
    delete globalThis[name];
  for (const sort of [function () {}, function* () {}, async function () {}, async function* () {}])
    Object.defineProperty(Object.getPrototypeOf(sort), 'constructor', { value: undefined });

  // Language and country belong to the machine.
  const local = (type, name, other) => { type.prototype[name] = function () { return this[other](); }; };
  local(Real, 'toString', 'toUTCString');
  Real.prototype.toTimeString = function () { return this.toUTCString().slice(17); };
  for (const type of [Number, BigInt, Array, Real]) local(type, 'toLocaleString', 'toString');
  local(Real, 'toLocaleDateString', 'toDateString');
  local(Real, 'toLocaleTimeString', 'toTimeString');
  local(String, 'toLocaleUpperCase', 'toUpperCase');
  local(String, 'toLocaleLowerCase', 'toLowerCase');
  String.prototype.localeCompare = function (other) { return this < other ? -1 : this > other ? 1 : 0; };

  const shown = value => typeof value === 'object' ? stringify(value) : text(value);
  const say = level => (...parts) => {
    if (log.length < kMostLines) apply(push, log, [[level, parts.map(shown).join(' ')]]);
  };
  globalThis.console = { log: say('info'), info: say('info'), debug: say('debug'), warn: say('warn'),
                         error: say('error'), trace: say('trace') };
  globalThis.service = functions => {
    if (registered) throw new TypeError('`service` was called before');
    if (typeof functions !== 'object' || functions === null) throw new TypeError('`service` takes an object of functions');
    for (const name of keys(functions)) {
      if (typeof functions[name] !== 'function') throw new TypeError('`' + name + '` is no function');
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new TypeError('`' + name + '` is no name of a function');
    }
    registered = functions;
  };

  // What has no JSON is an error, not null.
  const strict = (key, value) => {
    const type = typeof value, what = key === '' ? 'the result' : '`' + key + '` of the result';
    if (type === 'function' || type === 'symbol' || type === 'bigint' || (type === 'number' && !isFinite(value)))
      throw new TypeError(what + ' is ' + (type === 'number' ? text(value) : 'a ' + type) + ', which JSON has not');
    return value;
  };
  const reason = error => {
    if (!apply(instanceOf, Error, [error])) return shown(error);
    const place = error.constructor !== Error && error.sourceURL === file && error.line > 0 ? ' (' + file + ':' + error.line + ')' : '';
    return text(error) + place;
  };
  return {
    names: () => registered === null ? '-' : keys(registered).join('\n'),
    call(name, args, tetraplets, time) {
      now = time;
      log = [];
      let sign = '+', answer;
      try {
        if (!hasOwn(registered, name)) throw file + ' has no function `' + name + '`';
        const value = registered[name](parse(args), parse(tetraplets));
        answer = stringify(value === undefined ? null : value, strict);
      } catch (error) {
        sign = '-';
        answer = reason(error);
      }
      return sign + '\n' + stringify(log) + '\n' + answer;
    },
  };
})
)js";

}  // namespace aqua::wasm::jsc
