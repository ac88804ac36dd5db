// What people write who come from other languages, and what Aqua has instead (foreign.def). To be asked about what has
// no meaning in Aqua only: most of these words are legal names.
#pragma once

#include <cstdint>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace aqua::syntax {

enum class ForeignPlace : uint8_t { Item, Statement, Value, Function, Field, Type, Wrapper };
enum class ForeignFix : uint8_t { None, Drop, Likely, Certain };

struct ForeignWord {
  ForeignPlace place;
  std::string_view words;  // separated by blanks
  ForeignFix fix;
  std::string_view instead;  // of the word, when `fix` is Likely or Certain
  std::string_view say;      // what Aqua has
};
/// Null when the word means nothing special there.
const ForeignWord* foreignWord(ForeignPlace place, std::string_view word);
/// What to say about a character that Aqua does not know; empty: nothing special.
std::string_view foreignCharacter(std::string_view character);

/// Reports what was found at `at`, and offers to mend it.
diagnostics::Reported reportForeign(diagnostics::DiagnosticList& issues, diagnostics::Span at, std::string_view say,
                                    ForeignFix fix = ForeignFix::None, std::string_view instead = {});
/// Says in the report of an unknown name what Aqua has in its place, and offers it. False when the name means nothing
/// special there.
bool explainForeign(diagnostics::Reported& reported, diagnostics::Span name, ForeignPlace place);

}  // namespace aqua::syntax
