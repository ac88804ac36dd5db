// A question about a place in a text: which names could stand there? Whoever asks puts a name there that nothing has,
// and gets what would have been considered for "did you mean". Editors complete texts with it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/sema/suggest.h"

namespace aqua::sema {

struct Probe {
  /// What stands at the place decides which names are offered.
  enum class Place : uint8_t {
    Nowhere,   // the name was not met: it stands where no name can, or in what cannot be read
    Value,     // names of values, modules, and types that values are made of
    Function,  // the same, before parentheses
    Stream,    // something that grows
    Type,
    Member,  // of a value, behind a dot
    Module,  // what a module has, behind a dot
    Field,   // names of a data value under construction
    Import,  // what another file declares
    Export,  // what this file can show or export
  };

  std::string_view name;  // in
  Place place = Place::Nowhere;
  const ir::Type* expected = nullptr;  // of a value; null: anything
  const ir::Type* of = nullptr;        // whose members or fields they are
  std::vector<Candidate> candidates;   // nearest first
};

}  // namespace aqua::sema
