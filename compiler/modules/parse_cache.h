// Trees that were parsed before, for those who load the same files again and again, as a language server does.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "compiler/syntax/parse.h"

namespace aqua::modules {

/// The last tree of each path. A text that differs from the one that was parsed is parsed anew and takes its place,
/// so there is nothing to invalidate. Not for several threads at once.
class ParseCache {
 public:
  const syntax::Parsed& parse(const std::string& path, std::string text, const syntax::Limits& limits = {}) {
    auto [entry, fresh] = parsed_.try_emplace(path);
    if (fresh || entry->second.tree->source->text() != text)
      entry->second = syntax::parse(std::make_shared<const diagnostics::SourceFile>(path, std::move(text)), limits);
    return entry->second;
  }
  void forget(const std::string& path) { parsed_.erase(path); }

 private:
  std::map<std::string, syntax::Parsed> parsed_;
};

}  // namespace aqua::modules
