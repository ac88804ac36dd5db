// Trees and diagnostics as short text, for tests of the syntax room.
#pragma once

#include <string>

#include "compiler/syntax/parse.h"

namespace aqua::syntax::testing {

SourceFilePtr file(std::string text);
/// The tree of a file, one item after the other, as `(func f [a:u8] -> [u8] (<- a))`.
std::string tree(const std::string& text);
/// The statements of a function with that body; two spaces are put before each line.
std::string body(const std::string& lines);
/// One value.
std::string value(const std::string& text);
/// The type of an alias.
std::string type(const std::string& text);
/// `line:column name` for each diagnostic, separated by `; `. Empty: none.
std::string issues(const std::string& text);
std::string print(const Value& value);
/// `aqua M`, then a function with that body; its lines are counted from 1, as are those of `issues`.
std::string bodyIssues(const std::string& lines);
/// Checks that every node lies inside its parent, in order, and that spans are exact at both ends (no white space).
/// Empty: all is well.
std::string spanErrors(const SyntaxTree& tree);

}  // namespace aqua::syntax::testing
