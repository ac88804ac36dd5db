// What scenarios have in TOML beside the usual: durations, ranges, JSON values, and their own keys.
#pragma once

#include "compiler/tables/reader.h"
#include "runtime/scenario/scenario.h"

namespace aqua::sim {

/// Tables of the format; `scenario_keys.def` has their keys.
enum class TableKind : uint8_t { Top, Limits, Peer, Service, Function, Reply, Case, Error, Network, Link, Call };

class TomlReader : public tables::Reader {
 public:
  using Reader::Reader;

  /// Reports keys that `kind` does not have, or not yet. `where` names the table in messages.
  void checkKeys(const toml::table& table, TableKind kind, std::string_view where);

  std::optional<Micros> duration(const toml::table& table, std::string_view key);
  std::optional<Range> range(const toml::table& table, std::string_view key);
  std::optional<Value> value(const toml::node& node, std::string_view key);
  std::optional<Value> object(const toml::table& table);
};

}  // namespace aqua::sim
