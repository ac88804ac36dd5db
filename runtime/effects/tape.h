// Effects as a file: JSON Lines, one for each effect.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/values/value.h"

namespace aqua::effects {

struct Reply {
  bool good = false;
  values::Value value;  // of a good one
  std::string error;
};

struct Effect {
  std::string peer, service;
  uint64_t number = 0;  // of the service on this peer, from 1
  std::string kind;
  values::Value request;
  Reply reply = {};
  uint64_t realMilliseconds = 0;  // for people
};

class Tape {
 public:
  /// Text: which line is wrong, and why.
  static base::Result<Tape> read(std::string_view text);
  std::string write() const;

  void add(Effect effect);
  /// Null: there is none of this number.
  const Effect* find(const std::string& peer, const std::string& service, uint64_t number) const;
  bool empty() const { return effects_.empty(); }

 private:
  std::vector<Effect> effects_;
  std::map<std::tuple<std::string, std::string, uint64_t>, size_t> places_;
};

/// Bytes as JSON: a text when they are one, else `{"base64": "…"}`.
values::Value bytesValue(std::string_view bytes);
std::string bytesOf(const values::Value* value);

}  // namespace aqua::effects
