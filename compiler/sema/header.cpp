// Headers: what a file sees of others, shows to others, and exports (LANGUAGE.md 3.9 and 4.6).
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "compiler/sema/header.h"

namespace aqua::sema {

using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;

namespace {

SymbolKind symbolOf(const ValueEntry& entry) { return entry.function ? SymbolKind::Function : SymbolKind::Constant; }
const Type* typeOf(const ValueEntry& entry) { return entry.function ? entry.function->type : entry.constant->type; }

Span startOf(const modules::ModuleFile& file) {
  const syntax::SyntaxTree& tree = *file.tree;
  if (!tree.root->headers.empty()) return tree.root->headers.front()->span;
  return {tree.source.get(), 0, 0};
}

/// `Lib.Sub` is within `Lib` and within itself.
bool isWithin(std::string_view path, std::string_view module) {
  return path.starts_with(module) && (path.size() == module.size() || path[module.size()] == '.');
}

/// Names may be missing in it through no fault of its importers.
bool isIncomplete(const Module& module) { return module.incomplete || module.file->broken; }

/// Part of a type that keeps a function from being called from outside; null when there is none.
const Type* obstacle(const Type& type, bool mayBeFunction) {
  switch (type.kind) {
  case TypeKind::Ability:
  case TypeKind::Service:
  case TypeKind::StreamMap: return &type;
  case TypeKind::Arrow:
    if (!mayBeFunction) return &type;
    for (const ir::TypeField& param : type.fields)
      if (const Type* found = obstacle(*param.type, false)) return found;
    for (const Type* result : type.results)
      if (const Type* found = obstacle(*result, false)) return found;
    return nullptr;
  case TypeKind::Error:
  case TypeKind::Top:
  case TypeKind::Bottom:
  case TypeKind::Scalar:
  case TypeKind::Literal:
  case TypeKind::Array:
  case TypeKind::Option:
  case TypeKind::Stream:
  case TypeKind::Data:
  case TypeKind::Nothing: return nullptr;
  }
  return nullptr;
}

}  // namespace

// ---- before the body ----------------------------------------------------------------------------------------

void Header::begin(const std::deque<Module>& files) {
  moduleDecl();
  for (const modules::ImportLink& link : module_.file->imports) import(link, files);
}

void Header::moduleDecl() {
  const auto& headers = module_.file->tree->root->headers;
  for (const syntax::HeaderItem* item : headers) {
    auto decl = syntax::as<syntax::ModuleDecl>(item);
    if (!decl) continue;
    if (file_.decl) {
      report(Code::HeaderTwice, decl->span).label(file_.decl->span, "first one");
      continue;
    }
    file_.decl = decl;
    if (item != headers.front())
      report(Code::HeaderNotFirst, headers.front()->span)
          .arg("name", decl->name.text())
          .label(decl->span, "expected first");
    if (decl->deprecated) {
      Span word{decl->span.file, decl->span.begin,
                decl->span.begin + static_cast<uint32_t>(std::string_view("module").size())};
      report(Code::OldHeader, word).fix("write `aqua`", {{word, "aqua"}});
    }
    module_.name = decl->name.text();
    file_.use(decl->name.span, startOf(*module_.file), SymbolKind::Module, nullptr);
  }
  file_.old = !file_.decl || file_.decl->deprecated;
  if (!file_.decl && !module_.file->broken)
    report(Code::NoHeader, startOf(*module_.file)).help("`aqua Name declares *` as the first line says the same");
}

uint32_t Header::slot(Span span, std::string_view what, bool whole) {
  file_.imported.push_back({span, what, whole});
  return static_cast<uint32_t>(file_.imported.size() - 1);
}

void Header::reportReplaced(std::string_view name, Span at, uint32_t by, Span first, Span second) {
  Reported reported = report(Code::ImportReplaced, at);
  reported.arg("name", name).label(file_.imported[by].span, "first import");
  if (first) reported.label(first, "what it brings");
  if (second) reported.label(second, "what replaces it");
  reported.help("import one of them `as` another name, or by `use`");
}

void Header::bring(std::string_view name, TypeEntry entry, Span at, bool replaces) {
  if (TypeEntry* first = module_.scope.types.find(name); first && *first == entry) {
    file_.markUsed(entry.slot);  // brought twice; either import alone would do
    return;
  } else if (first && replaces) {
    const bool alike = !first->service && !entry.service && session_.relations.same(first->type, entry.type);
    if (!alike) reportReplaced(name, at, first->slot, first->span, entry.span);
    file_.markUsed(first->slot);
  }
  module_.scope.types.set(name, entry);
}

void Header::bring(std::string_view name, ValueEntry entry, Span at, bool replaces) {
  if (ValueEntry* first = module_.scope.values.find(name); first && *first == entry) {
    file_.markUsed(entry.slot);
    return;
  } else if (first && replaces) {
    reportReplaced(name, at, first->slot, first->span, entry.span);
    file_.markUsed(first->slot);
  }
  module_.scope.values.set(name, entry);
}

Header::Target Header::lookUp(const Names& names, const syntax::QualifiedName& name) {
  Target target;
  if (name.parts.empty()) return target;
  const Names* in = &names;
  std::string_view text = name.text();
  target.type = in->types.find(text);
  target.value = in->values.find(text);
  for (size_t count = name.parts.size() - 1; count > 0 && !target.type && !target.value; --count) {
    Span prefix = diagnostics::join(name.parts[0].span, name.parts[count - 1].span);
    const ModuleEntry* module = names.modules.find(prefix.text());
    if (!module || count + 1 != name.parts.size()) continue;
    file_.markUsed(&names == &module_.scope ? module->slot : kNotImported);
    target.type = module->names->types.find(name.parts.back().text);
    target.value = module->names->values.find(name.parts.back().text);
  }
  for (const auto& item : names.modules.items())
    if (isWithin(item.name, text)) target.module = item.name;
  useRenamed(name.parts.back().span, target);
  return target;
}

/// A name of what was found.
void Header::useRenamed(Span at, const Target& target) {
  if (target.type) file_.use(at, target.type->span, target.type->kind, target.type->type);
  if (target.value) file_.use(at, target.value->span, symbolOf(*target.value), typeOf(*target.value));
}

void Header::select(const syntax::Import& node, const Module& from, Names& into) {
  for (const syntax::Rename& rename : node.names) {
    if (rename.name.parts.empty()) continue;
    const syntax::QualifiedName& known = rename.as.parts.empty() ? rename.name : rename.as;
    Target target = lookUp(from.declared, rename.name);
    if (!target.type && !target.value && target.module.empty()) {
      if (isIncomplete(from)) {
        file_.namesMissing = module_.incomplete = true;
        continue;
      }
      importUnknown(node, rename.name, known.text(), from, into);
      continue;
    }
    if (!rename.as.parts.empty()) useRenamed(rename.as.parts.back().span, target);
    uint32_t by = node.use ? kNotImported : slot(known.span, known.text(), false);
    file_.imported[by].renamed = by != kNotImported && known.text() != rename.name.text();
    const bool direct = &into == &module_.scope;
    if (target.type) {
      TypeEntry entry = *target.type;
      entry.slot = by;
      entry.undeclared = false;
      if (direct) bring(known.text(), entry, known.span, true);
      else into.types.set(known.text(), entry);
    }
    if (target.value) {
      ValueEntry entry = *target.value;
      entry.slot = by;
      entry.undeclared = false;
      if (direct) bring(known.text(), entry, known.span, true);
      else into.values.set(known.text(), entry);
    }
    if (target.type || target.value) continue;
    for (const auto& item : from.declared.modules.items()) {
      if (!isWithin(item.name, rename.name.text())) continue;
      std::string_view rest = item.name.substr(rename.name.text().size());
      std::string_view path = rest.empty() ? known.text() : arena_.text(fmt::format("{}{}", known.text(), rest));
      into.modules.set(path, {item.value.names, item.value.span, item.value.incomplete, by});
    }
  }
}

void Header::importUnknown(const syntax::Import& node, const syntax::QualifiedName& name, std::string_view as,
                           const Module& from, Names& into) {
  if (session_.asks(name.text())) session_.answer(Probe::Place::Import, candidatesOf(from.declared), nullptr, nullptr);
  // The name should be there, whatever it is; uses of it say nothing new.
  TypeEntry unknownType;
  unknownType.type = session_.program.types.error();
  into.types.set(as, unknownType);
  ValueEntry unknownValue;
  unknownValue.constant = file_.error(name.span);
  into.values.set(as, unknownValue);
  Reported reported = report(Code::ImportUnknown, name.span);
  reported.arg("file", node.path).arg("name", name.text());
  std::string_view text = name.text();
  if (const ValueEntry* hidden = from.scope.values.find(text); hidden && hidden->span)
    reported.label(hidden->span, "defined, but not declared").help(fmt::format("add `{}` to `declares` there", text));
  else if (const TypeEntry* type = from.scope.types.find(text))
    reported.label(type->span, "defined, but not declared").help(fmt::format("add `{}` to `declares` there", text));
  suggest(reported, name.span, text, candidatesOf(from.declared));
}

void Header::copyAll(const Names& from, Names& into, uint32_t by, Span at, bool reportClashes) {
  for (const auto& item : from.types.items()) {
    TypeEntry entry = item.value;
    entry.slot = by;
    if (reportClashes) bring(item.name, entry, at, true);
    else into.types.set(item.name, entry);
  }
  for (const auto& item : from.values.items()) {
    ValueEntry entry = item.value;
    entry.slot = by;
    if (reportClashes) bring(item.name, entry, at, true);
    else into.values.set(item.name, entry);
  }
  for (const auto& item : from.modules.items())
    into.modules.set(item.name, {item.value.names, item.value.span, item.value.incomplete, by});
}

void Header::useModule(std::string_view name, Span at, const Names& names, bool incomplete, uint32_t by) {
  const Names* seen = &names;
  if (const ModuleEntry* first = module_.scope.modules.find(name); first && first->names != seen) {
    // Two lines for one name: both together.
    Names& merged = session_.modules.emplace_back(*first->names);
    copyAll(names, merged, kNotImported, at, false);
    seen = &merged;
    incomplete = incomplete || first->incomplete;
    file_.markUsed(first->slot);
  }
  module_.scope.modules.set(name, {seen, at, incomplete, by});
  for (const auto& inner : names.modules.items()) {
    std::string_view path = arena_.text(fmt::format("{}.{}", name, inner.name));
    module_.scope.modules.set(path, {inner.value.names, inner.value.span, inner.value.incomplete, by});
  }
}

void Header::import(const modules::ImportLink& link, const std::deque<Module>& files) {
  const syntax::Import& node = *link.node;
  if (link.file == modules::kNoFile) {
    module_.incomplete = true;
    return;
  }
  const Module& from = files[link.file];
  file_.use(node.pathSpan, startOf(*from.file), SymbolKind::Module, nullptr);
  if (!node.use) {
    importExports(from);
    if (node.list) return select(node, from, module_.scope);
    if (isIncomplete(from)) module_.incomplete = true;
    return copyAll(from.declared, module_.scope, slot(node.pathSpan, node.path, true), node.pathSpan, true);
  }
  std::string_view name = node.as.parts.empty() ? from.name : node.as.text();
  if (name.empty()) {
    if (!isIncomplete(from))
      report(Code::UseWithoutName, node.pathSpan).arg("file", node.path).label(startOf(*from.file), "no header here");
    module_.incomplete = true;
    return;
  }
  const Names* names = &from.declared;
  if (node.list) {
    Names& selected = session_.modules.emplace_back();
    select(node, from, selected);
    names = &selected;
  }
  if (!node.as.parts.empty()) file_.use(node.as.span, node.as.span, SymbolKind::Module, nullptr);
  Span at = node.as.parts.empty() ? node.pathSpan : node.as.span;
  useModule(name, at, *names, isIncomplete(from), slot(at, name, false));
}

/// What an imported file exports is exported by the importing one as well, as far as that sees it.
void Header::importExports(const Module& from) {
  for (const ExportEntry& entry : from.exports) {
    const ir::Export& exported = entry.exported;
    const void* what = exported.function ? static_cast<const void*>(exported.function) : exported.service;
    if (importedExports_.emplace(entry.name, exported.name, what).second) module_.exports.push_back(entry);
  }
}

// ---- after the body -----------------------------------------------------------------------------------------

void Header::finish() {
  declares();
  exports();
  module_.exports.insert(module_.exports.end(), ownExports_.begin(), ownExports_.end());
  if (file_.root && !module_.file->broken) lintFile();
}

void Header::declares() {
  Names& declared = module_.declared;
  const bool all = !file_.decl || file_.decl->declaresAll;
  auto show = [&](const auto& items, auto& table) {
    for (const auto& item : items) {
      auto entry = item.value;
      if (!all && (entry.slot == kNotImported || file_.imported[entry.slot].renamed)) continue;
      if (all) file_.markUsed(entry.slot);
      entry.slot = kNotImported;
      entry.undeclared = !all;
      table.set(item.name, entry);
    }
  };
  show(module_.scope.types.items(), declared.types);
  show(module_.scope.values.items(), declared.values);
  if (all) {
    for (const Imported& each : file_.imported)
      if (each.whole) file_.markUsed(static_cast<uint32_t>(&each - file_.imported.data()));
    return;
  }
  for (const syntax::QualifiedName& name : file_.decl->declares)
    if (!name.parts.empty()) declareOne(name);
}

void Header::declareOne(const syntax::QualifiedName& name) {
  Names& declared = module_.declared;
  Target target = lookUp(module_.scope, name);
  if (target.type) {
    TypeEntry entry = *target.type;
    file_.markUsed(entry.slot);
    entry.slot = kNotImported;
    entry.undeclared = false;
    declared.types.set(name.text(), entry);
  }
  if (target.value) {
    ValueEntry entry = *target.value;
    file_.markUsed(entry.slot);
    if (entry.function) file_.called.insert(entry.function);
    entry.slot = kNotImported;
    entry.undeclared = false;
    declared.values.set(name.text(), entry);
  }
  if (!target.module.empty()) {
    for (const auto& item : module_.scope.modules.items()) {
      if (!isWithin(item.name, name.text())) continue;
      file_.markUsed(item.value.slot);
      declared.modules.set(item.name, {item.value.names, item.value.span, item.value.incomplete, kNotImported});
    }
  }
  if (session_.asks(name.text()))
    return session_.answer(Probe::Place::Export, candidatesOf(module_.scope), nullptr, nullptr);
  if (target.type || target.value || !target.module.empty() || file_.namesMissing || module_.file->broken) return;
  Reported reported = report(Code::DeclaredUnknown, name.span);
  reported.arg("name", name.text());
  suggest(reported, name.span, name.text(), candidatesOf(module_.scope));
}

void Header::exports() {
  bool any = false;
  for (const syntax::HeaderItem* item : module_.file->tree->root->headers) {
    auto exported = syntax::as<syntax::Export>(item);
    if (!exported) continue;
    any = true;
    for (const syntax::Rename& rename : exported->names) exportOne(rename);
  }
  if (!any && !file_.decl && file_.root) exportAll();
  if (file_.root) exportVisible();
}

/// A root file's exports go to the program: those of imported files that are visible in it under the name that was
/// exported, then its own.
void Header::exportVisible() {
  std::unordered_map<std::string_view, const ir::Export*> taken;
  for (const ExportEntry& entry : ownExports_) taken.emplace(entry.exported.name, &entry.exported);
  std::vector<const ir::Export*> visible;
  for (auto entry = module_.exports.rbegin(); entry != module_.exports.rend(); ++entry) {
    const ValueEntry* value = module_.scope.values.find(entry->name);
    const TypeEntry* type = module_.scope.types.find(entry->name);
    const ir::Export& exported = entry->exported;
    if (exported.function && (!value || value->function != exported.function)) continue;
    if (exported.service && (!type || type->service != exported.service)) continue;
    file_.markUsed(exported.function ? value->slot : type->slot);
    auto [first, fresh] = taken.try_emplace(exported.name, &exported);
    if (fresh) visible.push_back(&exported);
    else if (first->second->function != exported.function || first->second->service != exported.service)
      report(Code::ExportHidden, first->second->span).arg("name", exported.name).label(exported.span, "the other one");
  }
  auto add = [&](const ir::Export& exported) {
    session_.program.exports.push_back(exported);
    session_.program.exports.back().root = *file_.root;
  };
  for (auto exported = visible.rbegin(); exported != visible.rend(); ++exported) add(**exported);
  for (const ExportEntry& entry : ownExports_) add(entry.exported);
}

/// A file without header exports what it can.
void Header::exportAll() {
  for (const auto& item : module_.scope.values.items()) {
    const ValueEntry& entry = item.value;
    if (!entry.function || entry.slot != kNotImported) continue;
    file_.called.insert(entry.function);
    if (exportable(*entry.function, item.name, entry.span, true))
      addExport(item.name, {item.name, entry.function, nullptr, entry.span});
  }
  for (const auto& item : module_.scope.types.items())
    if (item.value.service && item.value.slot == kNotImported)
      addExport(item.name, {item.name, nullptr, item.value.service, item.value.span});
}

void Header::addExport(std::string_view name, const ir::Export& exported) {
  auto [first, fresh] = exported_.try_emplace(exported.name, ownExports_.size());
  if (fresh) return ownExports_.push_back({name, exported});
  const ir::Export& other = ownExports_[first->second].exported;
  if (other.function != exported.function || other.service != exported.service)
    report(Code::ExportTwice, exported.span).arg("name", exported.name).label(other.span, "first one");
}

bool Header::exportable(const ir::Function& function, std::string_view name, Span at, bool quiet) {
  auto refuse = [&](std::string_view verb, const Type& outer, const Type& found, Span where) {
    if (quiet) return false;
    std::string kind(kindName(found));
    if (&outer != &found) kind = fmt::format("a callback with {}", kind);
    report(Code::ExportSignature, at).arg("name", name).arg("verb", verb).arg("kind", kind).label(where, quoted(found));
    return false;
  };
  for (size_t i = 0; i < function.type->fields.size(); ++i) {
    const Type& type = *function.type->fields[i].type;
    if (const Type* found = obstacle(type, true)) return refuse("takes", type, *found, function.type->fields[i].span);
    if (type.kind == TypeKind::Arrow && type.results.size() > 1 && !quiet)
      report(Code::CallbackResults, at)
          .arg("name", name)
          .arg("count", type.results.size())
          .label(function.type->fields[i].span, quoted(type));
  }
  for (const Type* result : function.type->results)
    if (const Type* found = obstacle(*result, false)) return refuse("returns", *result, *found, function.span);
  return true;
}

void Header::exportOne(const syntax::Rename& rename) {
  if (rename.name.parts.empty()) return;
  const syntax::QualifiedName& as = rename.as.parts.empty() ? rename.name : rename.as;
  Target target = lookUp(module_.scope, rename.name);
  const ir::Function* function = target.value ? target.value->function : nullptr;
  const ir::Service* service = target.type ? target.type->service : nullptr;
  if (target.value) file_.markUsed(target.value->slot);
  if (target.type) file_.markUsed(target.type->slot);
  if (function) file_.called.insert(function);
  if (!function && !service) return exportNothing(rename.name, target);
  if (as.parts.size() > 1) {
    report(Code::ExportPath, as.span)
        .arg("name", as.text())
        .help(fmt::format("`export {} as {}`", rename.name.text(), as.parts.back().text));
    return;
  }
  if (function && !exportable(*function, as.text(), rename.name.span, false)) return;
  addExport(rename.name.text(), {as.text(), function, service, as.span});
}

/// What is named is no function and no service, or is not there.
void Header::exportNothing(const syntax::QualifiedName& name, const Target& target) {
  if (target.type || target.value) {
    std::string_view kind = target.value ? "a constant" : "a name for a type";
    if (target.type && target.type->kind != SymbolKind::Alias) kind = kindName(*target.type->type);
    const bool ignored = target.value || (target.type->type->isData() && target.type->kind != SymbolKind::Ability) ||
                         target.type->kind == SymbolKind::Alias;
    report(ignored ? Code::ExportIgnored : Code::ExportKind, name.span).arg("name", name.text()).arg("kind", kind);
    return;
  }
  if (session_.builtins.contains(name.text())) {
    report(Code::ExportIgnored, name.span).arg("name", name.text()).arg("kind", "a constant");
    return;
  }
  std::vector<Candidate> candidates = candidatesOf(module_.scope);
  std::erase_if(candidates, [](const Candidate& each) {
    return each.kind != SymbolKind::Function && each.kind != SymbolKind::Service;
  });
  if (session_.asks(name.text())) return session_.answer(Probe::Place::Export, std::move(candidates), nullptr, nullptr);
  if (file_.namesMissing || module_.file->broken) return;
  Reported reported = report(Code::ExportUnknown, name.span);
  reported.arg("name", name.text());
  suggest(reported, name.span, name.text(), candidates);
}

void Header::lintFile() {
  if (!module_.incomplete)
    for (size_t i = 1; i < file_.imported.size(); ++i)
      if (!file_.imported[i].used)
        report(Code::UnusedImport, file_.imported[i].span).arg("what", fmt::format("`{}`", file_.imported[i].what));
  if (!file_.decl || file_.decl->declaresAll) return;
  for (const auto& item : module_.scope.values.items())
    if (item.value.function && item.value.slot == kNotImported && !file_.called.contains(item.value.function))
      report(Code::UnusedFunction, item.value.span).arg("name", item.name);
  lintDefinitions();
}

/// Types, services and constants of this file that nothing in it uses.
void Header::lintDefinitions() {
  std::unordered_set<uint32_t> used;
  const diagnostics::SourceFile* file = module_.file->tree->source.get();
  for (const ir::Use& each : session_.program.uses)
    if (each.definition.file == file && !(each.use.file == file && each.use.begin == each.definition.begin))
      used.insert(each.definition.begin);
  auto judge = [&](std::string_view kind, std::string_view name, Span at) {
    if (!used.contains(at.begin)) report(Code::UnusedDefinition, at).arg("kind", kind).arg("name", name);
  };
  for (const auto& item : module_.scope.types.items())
    if (item.value.slot == kNotImported && item.value.span.file == file)
      judge(item.value.service ? "the service" : "the type", item.name, item.value.span);
  for (const auto& item : module_.scope.values.items())
    if (item.value.constant && item.value.slot == kNotImported && item.value.span.file == file)
      judge("the constant", item.name, item.value.span);
}

}  // namespace aqua::sema
