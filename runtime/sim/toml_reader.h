// TOML nodes with what a diagnostic needs: where they are and what they are called.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "runtime/sim/scenario.h"

namespace aqua::sim {

/// Tables of the format; `scenario_keys.def` has their keys.
enum class TableKind : uint8_t { Top, Limits, Peer, Service, Function, Reply, Case, Error, Network, Link, Call };

/// Values out of TOML, one by one. Whatever has another type or an unknown name is reported, and counts as absent.
class TomlReader {
 public:
  TomlReader(const diagnostics::SourceFile& file, diagnostics::DiagnosticList& issues)
      : file_(file), issues_(issues) {}

  diagnostics::Span spanOf(const toml::source_region& region) const;
  diagnostics::Span spanOf(const toml::node& node) const { return spanOf(node.source()); }
  diagnostics::DiagnosticList& issues() { return issues_; }

  /// Members in the order of the file.
  using Member = std::pair<const toml::key*, const toml::node*>;
  std::vector<Member> members(const toml::table& table) const;
  /// Reports keys that `kind` does not have, or not yet. `where` names the table in messages.
  void checkKeys(const toml::table& table, TableKind kind, std::string_view where);

  /// Of `key` in `table`, or nothing.
  std::optional<std::string> text(const toml::table& table, std::string_view key);
  std::optional<uint64_t> number(const toml::table& table, std::string_view key, uint64_t most = INT64_MAX);
  std::optional<Micros> duration(const toml::table& table, std::string_view key);
  std::optional<Range> range(const toml::table& table, std::string_view key);
  const toml::table* table(const toml::table& table, std::string_view key);
  const toml::array* array(const toml::table& table, std::string_view key);
  /// One of `words`, as its index.
  std::optional<size_t> word(const toml::table& table, std::string_view key,
                             std::initializer_list<std::string_view> words);

  /// `node` if it is a table or a text, or a report.
  const toml::table* asTable(const toml::node& node, std::string_view key);
  std::optional<std::string> asText(const toml::node& node, std::string_view key);
  std::optional<Value> value(const toml::node& node, std::string_view key);

  void wrongType(const toml::node& node, std::string_view key, std::string_view expected);
  void badValue(const toml::node& node, std::string_view value, std::string_view expected, std::string help = {});
  void missing(const toml::node& node, std::string_view where, std::string_view key);

 private:
  const diagnostics::SourceFile& file_;
  diagnostics::DiagnosticList& issues_;
};

}  // namespace aqua::sim
