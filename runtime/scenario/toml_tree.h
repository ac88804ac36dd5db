// A parsed file, and the place of each part of it.
#pragma once

#include <memory>

#include "compiler/tables/reader.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

struct TomlTree {
  TomlTree(diagnostics::SourceFilePtr source, toml::table table)
      : file(std::move(source)), top(std::move(table)), reader_(*file, none_) {}
  TomlTree(const TomlTree&) = delete;
  TomlTree& operator=(const TomlTree&) = delete;

  diagnostics::Span spanOf(const toml::node& node) const { return reader_.spanOf(node); }
  std::vector<tables::Reader::Member> members(const toml::table& table) const { return reader_.members(table); }

  diagnostics::SourceFilePtr file;
  toml::table top;

 private:
  diagnostics::DiagnosticList none_;
  tables::Reader reader_;
};

}  // namespace aqua::sim
