// The same for C++: texts, lists, optional values and data are types of the standard library and structs.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "marine.h"

namespace marine {

enum Level : int32_t { error = MARINE_ERROR, warn, info, debug, trace };
inline void log(Level level, std::string_view text) {
  marine_log_text(level, {const_cast<char *>(text.data()), static_cast<uint32_t>(text.size())});
}
/// Ends the call with an error; the text goes to stderr. The service lives on, with its memory as it is.
[[noreturn]] inline void fail(const std::string &text) { marine_fail(text.c_str()); }

/// What the call says about itself.
struct Tetraplet {
  std::string peer_pk, service_id, function_name, lens;
};
struct Particle {
  std::string id, init_peer_id;
  uint64_t timestamp = 0;  // milliseconds, as ttl
  uint32_t ttl = 0;
  std::string script;
  std::vector<uint8_t> signature;
  std::string token;
};
struct CallParameters {
  Particle particle;
  std::string service_id, service_creator_peer_id, host_id, worker_id;
  std::vector<std::vector<Tetraplet>> tetraplets;  // of each argument
};

struct Output {
  int32_t ret_code = 0;               // of the program; 100000 and above: it did not run
  std::string error;                  // empty, or why it did not run
  std::vector<uint8_t> output, errors;
};

// ---- values in the memory that peer and module share, for the glue -------------------------------------------------

/// Data: `each(record, visit)` calls `visit` with every field, in order.
template <class T> struct Fields;

/// A value as an element of a list or a field of data: little-endian, packed; what has no fixed size is pointed to.
template <class T> struct Wire {
  static constexpr uint32_t size = sizeof(uint32_t);
  static T read(const char *at) {
    const char *body = marine_at(marine_word(at));
    T out;
    Fields<T>::each(out, [&]<class Field>(Field &field) {
      field = Wire<Field>::read(body);
      body += Wire<Field>::size;
    });
    return out;
  }
  static uint32_t address(const T &value) {
    uint32_t bytes = 0;
    Fields<T>::each(value, [&]<class Field>(const Field &) { bytes += Wire<Field>::size; });
    char *body = static_cast<char *>(marine_result(bytes)), *at = body;
    Fields<T>::each(value, [&]<class Field>(const Field &field) {
      Wire<Field>::write(at, field);
      at += Wire<Field>::size;
    });
    return marine_address(body);
  }
  static void write(char *at, const T &value) {
    uint32_t body = address(value);
    memcpy(at, &body, sizeof body);
  }
};

template <class T> concept Number = std::integral<T> || std::floating_point<T>;
template <Number T> struct Wire<T> {
  static constexpr uint32_t size = sizeof(T);
  static T read(const char *at) {
    T value;
    memcpy(&value, at, sizeof value);
    return value;
  }
  static void write(char *at, T value) { memcpy(at, &value, sizeof value); }
};

/// What has a pointer and a length.
struct Slice {
  uint32_t at, count;
};
template <class T> struct Sliced {
  static constexpr uint32_t size = sizeof(Slice);
  static T read(const char *at) { return Wire<T>::of({marine_word(at), marine_word(at + sizeof(uint32_t))}); }
  static void write(char *at, const T &value) {
    Slice slice = Wire<T>::slice(value);
    memcpy(at, &slice, sizeof slice);
  }
};
template <> struct Wire<std::string> : Sliced<std::string> {
  static std::string of(Slice slice) { return std::string(marine_at(slice.at), slice.count); }
  static Slice slice(const std::string &text) {
    if (text.empty()) return {0, 0};
    void *block = marine_result(text.size());
    memcpy(block, text.data(), text.size());
    return {marine_address(block), static_cast<uint32_t>(text.size())};
  }
};
template <class T> struct Wire<std::vector<T>> : Sliced<std::vector<T>> {
  static std::vector<T> of(Slice slice) {
    std::vector<T> out;
    out.reserve(slice.count);
    const char *at = marine_at(slice.at);
    for (uint32_t i = 0; i < slice.count; ++i, at += Wire<T>::size) out.push_back(Wire<T>::read(at));
    return out;
  }
  static Slice slice(const std::vector<T> &list) {
    if (list.empty()) return {0, 0};
    char *block = static_cast<char *>(marine_result(list.size() * Wire<T>::size)), *at = block;
    for (const T &each : list) {
      Wire<T>::write(at, each);
      at += Wire<T>::size;
    }
    return {marine_address(block), static_cast<uint32_t>(list.size())};
  }
};
/// A list with one element or none.
template <class T> struct Wire<std::optional<T>> : Sliced<std::optional<T>> {
  static std::optional<T> of(Slice slice) {
    if (slice.count > 1) marine_fail("a list with more than one element where one at most is expected");
    return slice.count ? std::optional<T>(Wire<T>::read(marine_at(slice.at))) : std::nullopt;
  }
  static Slice slice(const std::optional<T> &value) {
    if (!value) return {0, 0};
    char *block = static_cast<char *>(marine_result(Wire<T>::size));
    Wire<T>::write(block, *value);
    return {marine_address(block), 1};
  }
};

template <class T> concept HasSlice = requires(Slice slice) { Wire<T>::of(slice); };
/// The result of a function, also of one of another module.
template <class T> void give(const T &value) {
  if constexpr (HasSlice<T>) {
    Slice slice = Wire<T>::slice(value);
    set_result_ptr(slice.at);
    set_result_size(slice.count);
  } else {
    set_result_ptr(Wire<T>::address(value));
  }
}
template <class T> T taken() {
  if constexpr (HasSlice<T>) {
    return Wire<T>::of({get_result_ptr(), get_result_size()});
  } else {
    uint32_t at = get_result_ptr();
    return Wire<T>::read(reinterpret_cast<const char *>(&at));
  }
}
/// Data whose body lies there.
template <class T> T dataAt(uint32_t body) { return Wire<T>::read(reinterpret_cast<const char *>(&body)); }

template <> struct Fields<Tetraplet> {
  static void each(auto &all, auto &&visit) {
    visit(all.peer_pk), visit(all.service_id), visit(all.function_name), visit(all.lens);
  }
};
template <> struct Fields<Particle> {
  static void each(auto &all, auto &&visit) {
    visit(all.id), visit(all.init_peer_id), visit(all.timestamp), visit(all.ttl), visit(all.script);
    visit(all.signature), visit(all.token);
  }
};
template <> struct Fields<CallParameters> {
  static void each(auto &all, auto &&visit) {
    visit(all.particle), visit(all.service_id), visit(all.service_creator_peer_id), visit(all.host_id);
    visit(all.worker_id), visit(all.tetraplets);
  }
};
template <> struct Fields<Output> {
  static void each(auto &all, auto &&visit) {
    visit(all.ret_code), visit(all.error), visit(all.output), visit(all.errors);
  }
};

__attribute__((import_module("__marine_host_api_v3"), import_name("get_call_parameters"))) extern "C" void
marine_host_parameters();
inline CallParameters call_parameters() {
  marine_host_parameters();
  return taken<CallParameters>();
}

/// Runs a program that the peer has mounted. The module has to be built with `--program NAME` for it.
inline Output run(const std::string &program, const std::vector<std::string> &args) {
  std::vector<marine_string> texts;
  for (const std::string &each : args)
    texts.push_back({const_cast<char *>(each.data()), static_cast<uint32_t>(each.size())});
  marine_run(program.c_str(), texts.data(), static_cast<uint32_t>(texts.size()));
  return taken<Output>();
}

}  // namespace marine
