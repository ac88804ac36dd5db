// The part of the engine that is JavaScript. Numbers cross the border in the window, a piece of memory that both sides
// see; everything else is "call function K of the driver".
#pragma once

#include <cstddef>
#include <cstdint>

namespace aqua::wasm::jsc {

// The window: slots of 8 bytes for arguments and results, then the words below, then bytes, then those of a flat call.
inline constexpr size_t kBytes = 64 << 10, kBytesAt = kBytes, kFlatAt = 2 * kBytes, kWindowBytes = 3 * kBytes;
inline constexpr size_t kFuel = 4000, kDepth = 4001, kPages = 4002, kRefused = 4003, kLength = 4004;  // slots
inline constexpr size_t kStep = 4005, kAt = 4006, kSlots = 4000;

/// How a call ended; the last two are of flat calls.
enum class Ending : int { Done = 0, Stopped = 1, Failed = 2, Outside = 3, Unread = 4 };

inline constexpr const char* kDriver = R"js(
(function (window, host) {
  'use strict';
  const u8 = new Uint8Array(window), i32 = new Int32Array(window), f32 = new Float32Array(window);
  const i64 = new BigInt64Array(window), f64 = new Float64Array(window);
  const FUEL = 4000, DEPTH = 4001 * 2, PAGES = 4002 * 2, REFUSED = 4003 * 2, LENGTH = 4004 * 2, BYTES = 64 << 10;
  const STEP = 4005 * 2, AT = 4006 * 2, FLAT = 128 << 10;
  const STOP = {};  // thrown by host functions; guests cannot catch it
  const prepared = [], instances = [];

  // Where slot k is, by the letter of its type: i I f F for i32 i64 f32 f64.
  const place = { i: k => `i32[${2 * k}]`, I: k => `i64[${k}]`, f: k => `f32[${2 * k}]`, F: k => `f64[${k}]` };
  const list = letters => [...letters].map((letter, k) => place[letter](k));
  const made = new Map();
  const make = (key, body) => {
    if (!made.has(key)) made.set(key, new Function('i32', 'i64', 'f32', 'f64', 'STOP', body)(i32, i64, f32, f64, STOP));
    return made.get(key);
  };
  // A function of a guest that takes its arguments from the slots and leaves its results there.
  const exported = type => {
    const [params, results] = type.split(':');
    const call = `f(${list(params).join(', ')})`, to = list(results);
    const body = to.length === 0 ? call : to.length === 1 ? `${to[0]} = ${call}` : `[${to.join(', ')}] = ${call}`;
    return make('e' + type, `return f => () => { ${body}; }`);
  };
  // A function of the host for a guest, which does the opposite.
  const imported = type => {
    const [params, results] = type.split(':');
    const names = [...params].map((_, k) => 'a' + k), from = list(results);
    const stores = list(params).map((to, k) => `${to} = ${names[k]};`).join(' ');
    const result = from.length === 0 ? '' : from.length === 1 ? `return ${from[0]};` : `return [${from.join(', ')}];`;
    return make('i' + type, `return run => (${names.join(', ')}) => { ${stores} if (run()) throw STOP; ${result} }`);
  };

  const leave = text => {
    const length = Math.min(text.length, 1000);
    for (let k = 0; k < length; ++k) u8[BYTES + k] = text.charCodeAt(k) & 127;
    i32[LENGTH] = length;
  };
  const arm = guards => {
    if (!guards) return;
    guards.fuel.value = i64[FUEL];
    guards.depth.value = i32[DEPTH];
    guards.pages.value = i32[PAGES];
    guards.refused.value = i32[REFUSED];
  };
  const readBack = guards => {
    if (!guards) return;
    i64[FUEL] = guards.fuel.value;
    i32[DEPTH] = guards.depth.value;
    i32[PAGES] = guards.pages.value;
    i32[REFUSED] = guards.refused.value;
  };
  const view = it => {
    if (it.view.buffer !== it.memory.buffer) it.view = new Uint8Array(it.memory.buffer);
    return it.view;
  };
  const attempt = action => {
    try {
      action();
      return 0;
    } catch (error) {
      if (error === STOP) return 1;
      leave(String(error));
      return 2;
    }
  };

  // Flat calls. One is executed at a time; whatever the guest does meanwhile leaves its part of the window alone.
  const FEW = 64, MOST = 4096;  // bytes: moved one by one; read at all
  const pay = (it, bytes) => {
    if (bytes > 15 && it.guards) it.guards.fuel.value -= BigInt(bytes >> 4);
  };
  const outside = (at, size) => {
    i32[AT] = at;
    i32[LENGTH] = size;
    return true;
  };
  const put = (it, at, from, size) => {
    const memory = view(it);
    if (at + size >= memory.length) return outside(at, size);
    pay(it, size);
    if (size > FEW) memory.set(u8.subarray(from, from + size), at);
    else for (let k = 0; k < size; ++k) memory[at + k] = u8[from + k];
    return false;
  };
  // 0, or how the call ends.
  const take = (it, at, size, ascii) => {
    const memory = view(it);
    if (at + size >= memory.length) return outside(at, size) && 3;
    if (size > MOST) return outside(at, size) && 4;
    let all = 0;
    for (let k = 0; k < size; ++k) all |= u8[FLAT + k] = memory[at + k];
    if (ascii && all > 127) return outside(at, size) && 4;
    pay(it, size);
    return 0;
  };
  const flat = type => {
    const [args, result] = type.split(':'), bytes = result === 't' || result === 'b';
    const lines = [], values = [];
    // Whoever has no fuel left stops where it was used up.
    const stop = 'if (fuel && fuel.value < 0n) throw STOP;';
    [...args].forEach((arg, k) => lines.push(`const a${k} = ${(place[arg] || place.i)(k)};`));
    lines.push('let from = FLAT;');
    [...args].forEach((arg, k) => {
      if (place[arg]) return values.push(`a${k}`);
      const allocate = `step = ${2 * k}; p${k} = allocate(a${k}, 1) >>> 0; ${stop}`;
      const write = `step = ${2 * k + 1}; if (put(it, p${k}, from, a${k})) return 3; from += a${k};`;
      lines.push(`let p${k} = 0;`, arg === 't' ? `${allocate} if (a${k}) { ${write} }` : `if (a${k}) { ${allocate} ${write} }`);
      values.push(`p${k}`, `a${k}`);
    });
    const next = 2 * args.length, has = place[result];
    lines.push(`step = ${next}; ${has ? 'const r = ' : ''}f(${values.join(', ')}); ${stop}`);
    if (bytes)
      lines.push(`step = ${next + 1}; const at = pointer() >>> 0; ${stop}`,
                 `step = ${next + 2}; const size = count() >>> 0; ${stop}`,
                 `step = ${next + 3}; const ending = size ? take(it, at, size, ${result === 't'}) : 0;`,
                 `if (ending) return ending; step = ${next + 4}; release(); ${stop} i32[${LENGTH}] = size;`);
    if (has) lines.push(`${has(0)} = r;`);
    return make('x' + type, `
      return (it, put, take, FLAT, f, allocate, pointer, count, release) => {
        const fuel = it.guards && it.guards.fuel;
        let step = 0;
        return { go() { ${lines.join(' ')} return 0; }, step() { return step; } };
      };`);
  };

  return {
    // `imports` and `exports`: types of all, separated by commas; what is no function is empty. `guards`: indices of
    // the exports that are fuel, depth, pages and refused, and of the memory, -1 where there is none.
    prepare(buffer, imports, exports, guards) {
      return attempt(() => {
        const module = new WebAssembly.Module(buffer);
        const names = WebAssembly.Module.exports(module).map(each => each.name);
        prepared.push({ module, names, imports: WebAssembly.Module.imports(module), importTypes: imports.split(','),
                        exportTypes: exports.split(','), guards: guards.split(',').map(Number) });
      });
    },
    instantiate(which, handle) {
      return attempt(() => {
        const from = prepared[which];
        const it = { from, calls: [], flats: [], memory: null, view: new Uint8Array(0), guards: null, exports: null };
        instances[handle] = it;
        const imports = {};
        from.imports.forEach((each, k) => {
          // Names may be `__proto__`, and the same function may be imported twice.
          if (!Object.hasOwn(imports, each.module)) Object.defineProperty(imports, each.module, { value: {} });
          const value = imported(from.importTypes[k])(() => {
            readBack(it.guards);
            const stops = host(handle, k);
            arm(it.guards);
            return stops;
          });
          Object.defineProperty(imports[each.module], each.name, { value, configurable: true });
        });
        const exports = it.exports = new WebAssembly.Instance(from.module, imports).exports;
        const [fuel, depth, pages, refused, memory] = from.guards.map(k => k < 0 ? null : exports[from.names[k]]);
        if (fuel) it.guards = { fuel, depth, pages, refused };
        it.memory = memory;
      });
    },
    call(handle, k) {
      const it = instances[handle];
      const run = it.calls[k] || (it.calls[k] = exported(it.from.exportTypes[k])(it.exports[it.from.names[k]]));
      arm(it.guards);
      const ending = attempt(run);
      readBack(it.guards);
      return ending;
    },
    // A flat call of the instance, number k: its type and functions are a text of that length in the window.
    bind(handle, k, length) {
      return attempt(() => {
        const [type, ...functions] = String.fromCharCode(...u8.subarray(BYTES, BYTES + length)).split(',');
        const it = instances[handle];
        it.flats[k] = flat(type)(it, put, take, FLAT, ...functions.map(index => it.exports[it.from.names[index]]));
      });
    },
    flat(handle, k) {
      const it = instances[handle], each = it.flats[k];
      arm(it.guards);
      let ending;
      try {
        ending = each.go();
      } catch (error) {
        ending = error === STOP ? 1 : 2;
        if (ending === 2) leave(String(error));
      }
      readBack(it.guards);
      i32[STEP] = each.step();
      return ending;
    },
    size(handle) { return instances[handle].memory ? instances[handle].memory.buffer.byteLength : 0; },
    read(handle, at, count) { u8.set(view(instances[handle]).subarray(at, at + count), BYTES); },
    write(handle, at, count) { view(instances[handle]).set(u8.subarray(BYTES, BYTES + count), at); },
    drop(handle) { instances[handle] = undefined; },
  };
})
)js";

}  // namespace aqua::wasm::jsc
