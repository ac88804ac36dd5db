// Plans as text, and files of examples: what the tests of this room share.
#pragma once

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

#include "compiler/plan/print.h"

namespace aqua {

inline std::unique_ptr<plan::Function> readPlan(const std::string& text) {
  static std::vector<diagnostics::SourceFilePtr> kept;
  kept.push_back(std::make_shared<diagnostics::SourceFile>("test.plan", text));
  plan::Read read = plan::read(kept.back());
  if (!read.function) FAIL(read.issues.items().front().message() << " in\n" << text);
  return std::move(read.function);
}

inline std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t end; (end = text.find(separator, begin)) != std::string::npos; begin = end + separator.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

}  // namespace aqua
