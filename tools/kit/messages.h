// What clang and its linker say, as diagnostics.
#pragma once

#include <set>

#include "tools/kit/compile.h"

namespace aqua::kit {

class Messages {
 public:
  /// All have to outlive this. `folder`: with the glue; its files are called by name.
  Messages(const std::string& folder, const modules::FileSystem& files, Compilation& out)
      : folder_(folder), files_(files), out_(out) {}

  void report(std::string_view reason);
  void ofCompiler(const std::string& output, bool failed);
  void ofLinker(const std::string& output, const Declaration& declaration, Language language);

 private:
  /// `path:line:column: what: text`
  struct Line {
    std::string path, what, text;
    uint32_t line = 0, column = 0;
  };
  static std::optional<Line> lineOf(const std::string& text);
  void message(const Line& line);
  void undefined(std::string name, const Declaration& declaration, Language language);
  /// Null span: the file is none of the author's.
  diagnostics::Span placeOf(const std::string& path, uint32_t line, uint32_t column);
  std::string shortened(const std::string& text) const;

  const std::string& folder_;
  const modules::FileSystem& files_;
  Compilation& out_;
  std::optional<diagnostics::Reported> last_;  // what notes belong to
  diagnostics::Span included_;                 // where the author's file includes what the next message is about
  std::set<std::string> undefined_;            // names that were told
};

}  // namespace aqua::kit
