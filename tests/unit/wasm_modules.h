// Modules for tests, put together from bytes.
#pragma once

#include <initializer_list>
#include <string_view>

#include "runtime/wasm/module.h"

namespace aqua::wasm_modules {

using wasm::Bytes;

inline Bytes bytesOf(std::string_view text) { return {text.begin(), text.end()}; }
inline void append(Bytes& to, const Bytes& from) { to.insert(to.end(), from.begin(), from.end()); }

inline Bytes leb(size_t number) {
  Bytes out;
  do {
    uint8_t low = static_cast<uint8_t>(number & 0x7f);
    number >>= 7;
    out.push_back(number ? static_cast<uint8_t>(low | 0x80) : low);
  } while (number);
  return out;
}

inline Bytes section(uint8_t id, const Bytes& content) {
  Bytes out{id};
  append(out, leb(content.size()));
  append(out, content);
  return out;
}

inline Bytes custom(std::string_view name, const Bytes& content) {
  Bytes all = leb(name.size());
  append(all, bytesOf(name));
  append(all, content);
  return section(0, all);
}

/// `locals` as in the format, with their count; none may be left out altogether.
inline Bytes body(Bytes locals, const Bytes& code) {
  if (locals.empty()) locals.push_back(0);
  append(locals, code);
  Bytes out = leb(locals.size());
  append(out, locals);
  return out;
}
inline Bytes body(const Bytes& locals, std::initializer_list<int> code) {
  Bytes bytes;
  for (int each : code) bytes.push_back(static_cast<uint8_t>(each));
  return body(locals, bytes);
}

inline Bytes codeSection(std::initializer_list<Bytes> bodies) {
  Bytes all = leb(bodies.size());
  for (const Bytes& each : bodies) append(all, each);
  return section(10, all);
}

inline Bytes module(std::initializer_list<Bytes> sections) {
  Bytes out{0, 'a', 's', 'm', 1, 0, 0, 0};
  for (const Bytes& each : sections) append(out, each);
  return out;
}

}  // namespace aqua::wasm_modules
