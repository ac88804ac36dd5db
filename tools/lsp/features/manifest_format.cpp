// `aqua.toml`.
#include "compiler/diagnostics/lints.h"
#include "compiler/project/keys.h"
#include "tools/lsp/features/tables.h"

namespace aqua::lsp {

namespace {

using project::KeyForm;
using project::KeyInfo;
using Shape = TableKey::Shape;

struct FormText {
  Shape shape;
  std::string_view expected;
};

FormText textOf(KeyForm form) {
  switch (form) {
  case KeyForm::Text: return {Shape::Text, "a text"};
  case KeyForm::Texts: return {Shape::List, "a text or a list of texts"};
  case KeyForm::Truth: return {Shape::Value, "`true` or `false`"};
  case KeyForm::Number: return {Shape::Value, "a whole number"};
  case KeyForm::Table: return {Shape::Table, "a table"};
  case KeyForm::Tables: return {Shape::Tables, "a list of tables"};
  case KeyForm::Open: return {Shape::Table, "a table by name"};
  case KeyForm::Word: return {Shape::Text, "a word"};
  case KeyForm::Words: return {Shape::List, "a word or a list of words"};
  }
  return {};
}

/// Names of tables as files write them, in the order of their kinds.
constexpr std::string_view kTables[] = {"", "project", "imports", "test", "build"};

bool isOf(const KeyInfo& info, const TomlPath& path) {
  if (info.key.state == tables::KeyState::Refused || path.size() > 1) return false;
  return kTables[static_cast<size_t>(info.table)] == (path.empty() ? std::string_view() : path.front());
}

bool isLints(const TomlPath& path) { return path.size() == 1 && path.front() == "lints"; }

class ManifestFormat : public TableFormat {
 public:
  std::vector<TableKey> keysOf(const TomlPath& path, size_t) const override {
    std::vector<TableKey> keys;
    auto add = [&](std::string_view name, FormText form, std::string_view about) {
      TableKey& key = keys.emplace_back();
      key.name = name;
      key.shape = form.shape;
      key.expected = form.expected;
      key.about = about;
    };
    for (const KeyInfo& info : project::allKeys())
      if (isOf(info, path)) add(info.key.name, textOf(info.form), info.text);
    if (isLints(path))
      for (std::string_view lint : diagnostics::lintWords()) add(lint, textOf(KeyForm::Word), "level of a lint");
    return keys;
  }

  std::vector<TableValue> valuesOf(const TomlPath& path, size_t, const std::string& key) const override {
    std::vector<TableValue> values;
    if (isLints(path))
      for (std::string_view level : diagnostics::kLevelNames) values.push_back({std::string(level), {}});
    for (const KeyInfo& info : project::allKeys()) {
      if (!isOf(info, path) || info.key.name != key) continue;
      for (std::string_view word : info.words) values.push_back({std::string(word), {}});
      if (info.form == KeyForm::Truth)
        for (const char* word : {"true", "false"}) values.push_back({word, {}, false});
    }
    return values;
  }
};

}  // namespace

std::unique_ptr<TableFormat> manifestFormat() { return std::make_unique<ManifestFormat>(); }

}  // namespace aqua::lsp
