// From paths to places.
#include <algorithm>

#include "compiler/base/numbers.h"
#include "runtime/scenario/toml_tree.h"

namespace aqua::sim {

using diagnostics::Span;

namespace {

/// A key of `table` with which `path` begins; the longest, as names may have dots. `path` gets the rest.
const toml::node* enterTable(const toml::table& table, std::string_view& path) {
  const toml::node* found = nullptr;
  size_t length = 0;
  for (size_t end = 0; end < path.size();) {
    end = std::min(path.find_first_of(".[", end + 1), path.size());
    const toml::node* node = table.get(path.substr(0, end));
    if (!node) continue;
    found = node;
    length = end;
  }
  path.remove_prefix(length);
  return found;
}

const toml::node* enterList(const toml::array& list, std::string_view& path) {
  size_t close = path.find(']');
  if (!path.starts_with('[') || close == std::string_view::npos) return nullptr;
  auto index = base::parse<size_t>(path.substr(1, close - 1));
  if (!index) return nullptr;
  path.remove_prefix(close + 1);
  return list.get(*index);
}

/// The last node on the way.
const toml::node* follow(const toml::node& from, std::string_view path) {
  const toml::node* node = &from;
  while (!path.empty()) {
    if (path.starts_with('.')) path.remove_prefix(1);
    const toml::node* next = nullptr;
    if (const auto* table = node->as_table()) next = enterTable(*table, path);
    else if (const auto* list = node->as_array()) next = enterList(*list, path);
    if (!next) break;
    node = next;
  }
  return node;
}

}  // namespace

void ScenarioPlaces::root(std::shared_ptr<const TomlTree> tree) { root_ = std::move(tree); }
void ScenarioPlaces::lead(std::string path, std::shared_ptr<const TomlTree> tree, std::string there) {
  ways_.insert_or_assign(std::move(path), Way{std::move(tree), std::move(there)});
}

Span ScenarioPlaces::of(std::string_view path) const {
  const TomlTree* tree = root_.get();
  std::string whole(path);
  for (std::string_view begin = path; !begin.empty();) {
    if (auto way = ways_.find(begin); way != ways_.end()) {
      tree = way->second.tree.get();
      whole = way->second.there + std::string(path.substr(begin.size()));
      break;
    }
    size_t cut = begin.find_last_of(".[");
    begin = cut == std::string_view::npos ? std::string_view{} : begin.substr(0, cut);
  }
  if (!tree) return {};
  const toml::node* node = follow(tree->top, whole);
  return node == &tree->top ? Span{} : tree->spanOf(*node);
}

}  // namespace aqua::sim
