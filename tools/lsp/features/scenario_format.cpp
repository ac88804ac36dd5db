// Scenario files: keys and words from runtime/scenario/format.h, names from the file and from its program.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "runtime/scenario/format.h"
#include "runtime/scenario/toml_values.h"
#include "runtime/scenario/words.h"
#include "tools/lsp/features/describe.h"
#include "tools/lsp/features/tables.h"
#include "tools/lsp/uri.h"

namespace aqua::lsp {

namespace {

using sim::Form;
using sim::WordSet;

std::string expectedOf(sim::Type type) {
  std::string text;
  for (; type.lists > 0; --type.lists) text += "a list: ";
  if (type.orYes) text += "`true`, or ";
  if (type.form == Form::Table) return text.append(infoOf(type.table).where);
  if (type.form == Form::Named) return text.append("tables by name: ").append(infoOf(type.table).where);
  if (type.form != Form::Word) return text.append(infoOf(type.form).expected);
  auto words = sim::wordsOf(type.words);
  for (size_t i = 0; i < words.size(); ++i)
    text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == words.size() ? " or " : ", ", words[i]);
  return text;
}

TableKey::Shape shapeOf(const sim::Type& type) {
  using Shape = TableKey::Shape;
  const bool table = type.form == Form::Table || type.form == Form::Named;
  if (type.lists > 0) return table ? Shape::Tables : Shape::List;
  if (table) return type.orYes ? Shape::Value : Shape::Table;
  if (type.form == Form::Word) return Shape::Text;
  return infoOf(type.form).kinds == sim::kText ? Shape::Text : Shape::Value;
}

TableKey keyOf(const sim::KeyInfo& info) {
  TableKey key;
  key.name = info.key.name;
  key.expected = expectedOf(info.type);
  key.about = info.text;
  key.needed = info.isNeeded();
  if (!key.needed) key.fallback = info.fallback;
  key.shape = shapeOf(info.type);
  return key;
}

/// A path that a file says, from its folder.
std::string beside(const std::string& file, const std::string& path) {
  return modules::normalizePath(path.starts_with('/') ? path : modules::folderOf(file) + "/" + path);
}

class ScenarioFormat : public TableFormat {
 public:
  ScenarioFormat(Workspace& workspace, const Document& document, const TomlText& text)
      : workspace_(workspace), document_(document), text_(text) {}

  std::vector<TableKey> keysOf(const TomlPath& path, size_t number) const override {
    const Around around = walk(path, number);
    if (around.own) return namesOf(*around.own, path, number);
    std::vector<TableKey> keys;
    for (const sim::KeyInfo* info : sim::keysOf(around.table))
      if (info->key.state == tables::KeyState::Now) keys.push_back(keyOf(*info));
    return keys;
  }

  std::vector<TableValue> valuesOf(const TomlPath& path, size_t number, const std::string& key) const override {
    const Around around = walk(path, number);
    if (around.own) return {};
    for (const sim::KeyInfo* info : sim::keysOf(around.table))
      if (info->key.name == key) return valuesOf(*info, path, number);
    return {};
  }

 private:
  /// Where a path leads: to a table of the format, or to one whose names are one's own, below a key.
  struct Around {
    sim::TableKind table = sim::TableKind::None;
    const sim::KeyInfo* own = nullptr;
  };
  Around walk(const TomlPath& path, size_t number) const {
    sim::TableKind kind = sim::TableKind::Top;
    for (size_t i = 0; i < path.size(); ++i) {
      const sim::KeyInfo* key = nullptr;
      for (const sim::KeyInfo* info : sim::keysOf(kind))
        if (info->key.name == path[i]) key = info;
      if (!key) return {};
      const bool named = key->type.form == Form::Named;
      if ((named && ++i == path.size()) || (!named && key->type.form != Form::Table))
        return {sim::TableKind::None, i + 1 >= path.size() ? key : nullptr};
      kind = key->type.table;
      if (kind == sim::TableKind::Event)
        kind = eventAt(TomlPath(path.begin(), path.begin() + static_cast<long>(i) + 1), number);
    }
    return {kind, nullptr};
  }

  /// With the operands of what it does.
  sim::TableKind eventAt(const TomlPath& path, size_t number) const {
    const TomlTable* table = text_.find(path, number);
    const std::string* deed = table ? table->textOf("do") : nullptr;
    auto words = sim::wordsOf(WordSet::Deed);
    auto found = deed ? std::find(words.begin(), words.end(), *deed) : words.end();
    return found == words.end() ? sim::TableKind::Event : sim::operandsOf(static_cast<size_t>(found - words.begin()));
  }

  std::vector<TableKey> namesOf(const sim::KeyInfo& own, const TomlPath& path, size_t number) const {
    std::vector<TableKey> keys;
    const TomlPath above(path.begin(), path.end() - 1);
    if (own.type.form == Form::Args || own.key.name == "callbacks") {
      const ir::Function* function = functionAt(above, number);
      if (!function) return {};
      for (const ir::TypeField& parameter : function->type->fields) {
        const bool callback = parameter.type->kind == ir::TypeKind::Arrow;
        if (callback == (own.type.form == Form::Args)) continue;
        TableKey& key = keys.emplace_back();
        key.name = parameter.name;
        key.expected = fmt::format("`{}`", ir::print(*parameter.type));
        key.about = fmt::format("parameter of `{}`", function->name);
        key.needed = own.type.form == Form::Args;
        if (callback) key.shape = TableKey::Shape::Table;
      }
    }
    if (own.table == sim::TableKind::Service && own.key.name == "function")
      for (const ir::TypeField* function : functionsOf(above, number)) {
        TableKey& key = keys.emplace_back();
        key.name = function->name;
        key.expected = fmt::format("`{}`", signature(*function->type));
        key.about = "a function of the service";
        key.shape = TableKey::Shape::Table;
      }
    return keys;
  }

  std::vector<TableValue> valuesOf(const sim::KeyInfo& info, const TomlPath& path, size_t number) const {
    std::vector<TableValue> values;
    auto add = [&](std::string text, std::string about = {}) { values.push_back({std::move(text), std::move(about)}); };
    const Form form = info.type.form;
    if (form == Form::Word) {
      auto words = sim::wordsOf(info.type.words);
      for (size_t i = 0; i < words.size(); ++i)
        add(std::string(words[i]), info.type.words == WordSet::Role ? sim::roleText(static_cast<sim::Role>(i)) : "");
    }
    if (form == Form::Truth || form == Form::Yes || info.type.orYes) values.push_back({"true", {}, false});
    if (form == Form::Truth) values.push_back({"false", {}, false});
    if (form == Form::Peers || (form == Form::Peer && info.type.lists > 0)) add("*", "all peers");
    if (form == Form::Peer || form == Form::Peers || form == Form::Pair)
      for (const auto& [name, about] : peers()) add(name, about);
    if (form == Form::Topology) {
      for (const char* word : {"full", "explicit"}) add(word);
      for (const auto& [name, about] : peers()) add("star:" + name, about);
    }
    if (form == Form::Source) {
      for (const std::string& call : calls()) add("call:" + call);
      add("stats");
    }
    if (form == Form::Deviation)
      for (std::string& word : sim::simpleDeviations()) add(std::move(word));
    addNames(info, path, number, values);
    return values;
  }

  /// Texts that are names of something.
  void addNames(const sim::KeyInfo& info, const TomlPath& path, size_t number, std::vector<TableValue>& values) const {
    struct Row {
      sim::TableKind table;
      std::string_view key;
      void (ScenarioFormat::*add)(const TomlPath& path, size_t number, std::vector<TableValue>& values) const;
    };
    static constexpr Row kRows[] = {{sim::TableKind::Call, "func", &ScenarioFormat::addExports},
                                    {sim::TableKind::Variant, "func", &ScenarioFormat::addExports},
                                    {sim::TableKind::Spell, "func", &ScenarioFormat::addExports},
                                    {sim::TableKind::Service, "id", &ScenarioFormat::addServices},
                                    {sim::TableKind::ServicePattern, "id", &ScenarioFormat::addServices},
                                    {sim::TableKind::Trigger, "service", &ScenarioFormat::addServices},
                                    {sim::TableKind::ServicePattern, "function", &ScenarioFormat::addFunctions},
                                    {sim::TableKind::Trigger, "function", &ScenarioFormat::addFunctions},
                                    {sim::TableKind::CallPattern, "id", &ScenarioFormat::addCalls},
                                    {sim::TableKind::EventCall, "call", &ScenarioFormat::addCalls},
                                    {sim::TableKind::Top, "program", &ScenarioFormat::addPrograms},
                                    {sim::TableKind::Top, "extends", &ScenarioFormat::addScenarios}};
    for (const Row& row : kRows)
      if (row.table == info.table && row.key == info.key.name) (this->*row.add)(path, number, values);
  }

  void addExports(const TomlPath&, size_t, std::vector<TableValue>& values) const {
    const Snapshot* program = snapshot();
    if (!program) return;
    for (const ir::Export& each : program->program->exports)
      if (each.function)
        values.push_back({std::string(each.name),
                          fmt::format("```aqua\nfunc {}{}\n```", each.name, signature(*each.function->type))});
  }
  void addServices(const TomlPath&, size_t, std::vector<TableValue>& values) const {
    for (const ir::Service* service : services())
      values.push_back({idOf(*service), fmt::format("`service {}`", service->name)});
  }
  void addFunctions(const TomlPath& path, size_t number, std::vector<TableValue>& values) const {
    for (const ir::TypeField* function : functionsOf(path, number))
      values.push_back(
          {std::string(function->name), fmt::format("```aqua\n{}{}\n```", function->name, signature(*function->type))});
  }
  void addCalls(const TomlPath&, size_t, std::vector<TableValue>& values) const {
    for (const std::string& call : calls()) values.push_back({call, {}});
  }
  void addPrograms(const TomlPath&, size_t, std::vector<TableValue>& values) const { addFiles(".aqua", values); }
  void addScenarios(const TomlPath&, size_t, std::vector<TableValue>& values) const {
    addFiles(kScenarioEnding, values);
  }

  /// Files and folders below the folder that is written already.
  void addFiles(std::string_view ending, std::vector<TableValue>& values) const {
    const std::string written = document_.text.substr(text_.place.begin, text_.place.end - text_.place.begin);
    const std::string folder = written.substr(0, written.rfind('/') + 1);
    for (const std::string& name : workspace_.files().list(beside(document_.path, folder + ".")).names) {
      const bool self = folder.empty() && document_.path.ends_with("/" + name);
      if (!name.starts_with('.') && !self && (name.ends_with('/') || name.ends_with(ending)))
        values.push_back({folder + name, {}});
    }
  }

  // ---- names of the file ----

  /// Names of peers and what they are, of this file and the one that it extends.
  std::vector<std::pair<std::string, std::string>> peers() const {
    std::vector<std::pair<std::string, std::string>> found;
    bool client = false;
    auto add = [&](const TomlText& text) {
      for (const TomlTable& table : text.tables) {
        if (table.path.size() != 2 || table.path.front() != "peers") continue;
        const std::string* kind = table.textOf("kind");
        client = client || (kind && *kind == "client");
        found.emplace_back(table.path.back(), kind ? *kind : "node");
      }
    };
    add(text_);
    if (const std::string* other = text_.tables.front().textOf("extends"); other && !other->empty())
      if (auto read = workspace_.files().read(beside(document_.path, *other)); read.text) add(scanToml(*read.text, 0));
    if (found.empty()) found.emplace_back("relay", "there by itself");
    if (!client) found.emplace_back("client", "there by itself");
    return found;
  }

  std::vector<std::string> calls() const {
    std::vector<std::string> ids;
    for (const TomlTable& table : text_.tables)
      if (table.path == TomlPath{"call"}) ids.push_back(table.textOf("id") ? *table.textOf("id") : "main");
    return ids;
  }

  // ---- names of the program ----

  /// Null: there is no program, or it cannot be read.
  const Snapshot* snapshot() const {
    if (program_) return program_.get();
    const std::string* path = text_.tables.front().textOf("program");
    Document* document = path && !path->empty() ? workspace_.findOrRead(beside(document_.path, *path)) : nullptr;
    if (!document || document->language != Language::Aqua) return nullptr;
    workspace_.snapshot(*document);
    program_ = document->snapshot;
    return program_.get();
  }

  std::vector<const ir::Service*> services() const {
    std::vector<const ir::Service*> found;
    if (const Snapshot* program = snapshot())
      for (const ir::Service* service : program->program->services)
        if (!idOf(*service).empty()) found.push_back(service);
    return found;
  }
  static std::string idOf(const ir::Service& service) {
    const ir::LiteralValue* id = ir::asLiteral(service.defaultId);
    return id ? std::string(id->text) : std::string();
  }

  /// Of the service that the table at the path names; else of all.
  std::vector<const ir::TypeField*> functionsOf(const TomlPath& path, size_t number) const {
    const TomlTable* table = text_.find(path, number);
    const std::string* id = table ? table->textOf("id") : nullptr;
    if (table && !id) id = table->textOf("service");
    std::vector<const ir::TypeField*> found;
    std::set<std::string_view> names;
    for (const ir::Service* service : services()) {
      if (id && !id->empty() && idOf(*service) != *id) continue;
      for (const ir::TypeField& function : service->type->fields)
        if (names.insert(function.name).second) found.push_back(&function);
    }
    return found;
  }

  /// That the call at the path calls; null: it names none.
  const ir::Function* functionAt(const TomlPath& path, size_t number) const {
    const TomlTable* table = text_.find(path, number);
    const std::string* name = table ? table->textOf("func") : nullptr;
    if (!name && path != TomlPath{"call"} && (table = text_.find({"call"}, text_.tables.size())))
      name = table->textOf("func");
    const Snapshot* program = name ? snapshot() : nullptr;
    if (!program) return nullptr;
    for (const ir::Export& each : program->program->exports)
      if (each.function && each.name == *name) return each.function;
    return nullptr;
  }

  Workspace& workspace_;
  const Document& document_;
  const TomlText& text_;
  mutable std::shared_ptr<const Snapshot> program_;  // made when it is asked for
};

}  // namespace

std::vector<std::string> scenariosThatCall(Workspace& workspace, const Document& document, std::string_view function) {
  std::vector<std::string> found;
  for (const std::string& path : workspace.scenariosOf(document)) {
    const modules::ReadResult read = workspace.files().read(path);
    if (!read.text) continue;
    const TomlText text = scanToml(*read.text, 0);
    const std::string* program = text.tables.front().textOf("program");
    if (!program || beside(path, *program) != document.path) continue;
    auto calls = [&](const TomlTable& table) {
      const std::string* called = table.textOf("func");
      return called && *called == function;
    };
    if (std::any_of(text.tables.begin(), text.tables.end(), calls)) found.push_back(path);
  }
  return found;
}

std::unique_ptr<TableFormat> scenarioFormat(Workspace& workspace, const Document& document, const TomlText& text) {
  return std::make_unique<ScenarioFormat>(workspace, document, text);
}

}  // namespace aqua::lsp
