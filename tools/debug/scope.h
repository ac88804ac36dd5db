// What has a name where a run is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/debug/evaluate.h"
#include "tools/debug/spots.h"

namespace aqua::debug {

struct Variable {
  enum class Kind : uint8_t { Argument, Local, Stream };
  Kind kind = Kind::Local;
  std::string name;                             // in Aqua
  Value value;                                  // Stream: all values, in the order of iteration
  std::vector<std::vector<Value>> generations;  // Stream
  std::string script;                           // what it is in the script, with its sigil; empty: a literal
};

/// A moment, and what one peer knows there.
class Scope {
 public:
  Scope(const Target& target, Timeline& timeline, const Spots& spots, size_t moment)
      : target_(target), timeline_(timeline), spots_(spots), moment_(moment), view_(timeline.viewOf(moment)) {}

  /// Of a frame, counted from the innermost; those that have a value, in the order of the text.
  std::vector<Variable> variablesOf(size_t frame) const;
  /// For expressions there: variables, `INIT_PEER_ID`, `HOST_PEER_ID`, and ids of peers by their names.
  std::optional<Value> find(std::string_view name, size_t frame) const;
  Lookup lookup(size_t frame) const {
    return [this, frame](std::string_view name) { return find(name, frame); };
  }
  const View& view() const { return view_; }

 private:
  bool isVisible(const topology::Binding& binding, const Frame& frame) const;
  std::optional<Variable> variableOf(const topology::Binding& binding) const;
  /// The last of this name that has a value.
  std::optional<Variable> variableOf(std::string_view name, size_t frame) const;
  std::optional<Value> valueOf(const air::Operand& operand) const;

  const Target& target_;
  Timeline& timeline_;
  const Spots& spots_;
  size_t moment_;
  View view_;
};

}  // namespace aqua::debug
