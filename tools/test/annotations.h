// Native tests: which functions of a file are tests, and what the comments above them say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/syntax/tree.h"
#include "runtime/scenario/scenario.h"

namespace aqua::test {

/// The end of the names of files with native tests, and how their functions begin.
inline constexpr std::string_view kNativeEnding = ".test.aqua";
inline constexpr std::string_view kTestPrefix = "test_";

/// A word of an annotation, and where it stands.
struct Word {
  std::string text;
  diagnostics::Span span;
};

struct NativeTest {
  std::string name;        // as exported
  diagnostics::Span span;  // of the name
  std::vector<Word> peers;
  std::optional<Word> scenario;  // path, from the folder of the file
  std::optional<sim::Micros> ttl;
  std::vector<std::string> tags;
  sim::Expected expect;  // a value, unless an annotation says something else
};

/// The tests of a file in the order of the file. Reports what is wrong; spans point into the source of the tree.
std::vector<NativeTest> nativeTests(const syntax::SyntaxTree& tree, diagnostics::DiagnosticList& issues);

}  // namespace aqua::test
