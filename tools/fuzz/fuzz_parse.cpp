// Any bytes as a file and as a value: the result is a tree whose tokens are in order, and diagnostics inside the text.
#include <cstdlib>
#include <memory>
#include <string>

#include "compiler/syntax/parse.h"

namespace {

using namespace aqua;

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const syntax::SyntaxTree& tree, const diagnostics::DiagnosticList& issues) {
  demand(tree.root != nullptr);
  uint32_t end = 0;
  for (const syntax::Token& token : tree.tokens) {
    demand(token.begin >= end && token.end > token.begin);
    end = token.end;
  }
  size_t size = tree.source->text().size();
  demand(end <= size);
  for (const diagnostics::Diagnostic& issue : issues.items())
    demand(issue.primary.begin <= issue.primary.end && issue.primary.end <= size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto source = std::make_shared<const diagnostics::SourceFile>("fuzz.aqua",
                                                                std::string(reinterpret_cast<const char*>(data), size));
  syntax::Parsed file = syntax::parse(source);
  check(*file.tree, file.issues);
  syntax::ParsedCall value = syntax::parseValue(source);
  check(*value.tree, value.issues);
  demand((value.value == nullptr) == value.issues.hasErrors());
  return 0;
}
