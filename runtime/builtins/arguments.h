// How built-ins of nodes take arguments, and what they say of those that do not fit (PEERS.md 3.1).
#pragma once

#include <algorithm>

#include "runtime/builtins/builtins.h"

namespace aqua::sim::builtin {

Answer missing(std::string_view field);
/// `type` is the name that the node has for it.
Answer badField(std::string_view field, std::string_view type, const Value& value);

inline Answer text(std::string_view value) { return success(Value::string(value)); }
bool isTexts(const Value& value);

/// An argument that may be left out: absent, null and [] are none; [x] and x are x.
struct Optional {
  std::optional<Value> value;
  std::optional<Answer> error;
};
Optional optionalArg(const CallSite& call, size_t index, std::string_view name);

/// Helpers of one and two arguments want so many and no more.
std::optional<Answer> wrongCount(const CallSite& call, size_t count);

/// Whoever reads arguments one by one ignores further ones.
template <class Body> Answer withText(const CallSite& call, std::string_view field, Body body) {
  if (call.args.empty()) return missing(field);
  if (!call.args[0].isString()) return badField(field, "String", call.args[0]);
  return body(call.args[0].asString());
}

/// Reads arguments from the first on; the first that does not fit is `error`, and all after it are empty.
class Arguments {
 public:
  explicit Arguments(const CallSite& call) : call_(call) {}

  std::string_view text(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  /// Anything at all.
  Value any(std::string_view name);
  std::optional<Value> optional(std::string_view name);
  /// One that may be left out, and has to be of that kind.
  std::optional<std::string> optionalText(std::string_view name);
  void fail(Answer answer) {
    if (!error) error = std::move(answer);
  }

  std::optional<Answer> error;

 private:
  /// Null: it is missing, or something was wrong before.
  const Value* next(std::string_view name);

  const CallSite& call_;
  size_t index_ = 0;
};

}  // namespace aqua::sim::builtin
