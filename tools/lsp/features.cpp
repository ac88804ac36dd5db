#include "tools/lsp/features.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::lsp {

namespace {

using diagnostics::Span;
using ir::SymbolKind;
using ir::Type;
using ir::TypeKind;
using ir::Use;

bool isIn(const Span& span, std::string_view path) { return span.file && span.file->path() == path; }

// ---- declarations as text -----------------------------------------------------------------------------------

/// `(a: string, b: u8) -> u32`
std::string signature(const Type& arrow) {
  std::string text = "(";
  for (size_t i = 0; i < arrow.fields.size(); ++i) {
    const ir::TypeField& param = arrow.fields[i];
    text += i == 0 ? "" : ", ";
    text += param.name.empty() ? ir::print(*param.type) : fmt::format("{}: {}", param.name, ir::print(*param.type));
  }
  text += ")";
  for (size_t i = 0; i < arrow.results.size(); ++i) text += (i == 0 ? " -> " : ", ") + ir::print(*arrow.results[i]);
  return text;
}

std::string member(std::string_view name, const Type& type) {
  if (type.kind == TypeKind::Arrow) return fmt::format("{}{}", name, signature(type));
  return fmt::format("{}: {}", name, ir::print(type));
}

/// `data D:` with one line for each field.
std::string declaration(std::string_view word, std::string_view name, const Type& type) {
  std::string text = fmt::format("{} {}", word, name);
  if (!type.fields.empty()) text += ":";
  for (const ir::TypeField& field : type.fields) text += "\n  " + member(field.name, *field.type);
  return text;
}

std::string_view wordOf(const Type& type) {
  if (type.kind == TypeKind::Service) return "service";
  return type.kind == TypeKind::Ability ? "ability" : "data";
}

/// The line on which a constant gets its value.
std::string_view lineOf(const Span& span) { return span.file->line(span.file->lineColumn(span.begin).line); }

std::string describe(const Use& use) {
  std::string_view name = use.use.text();
  switch (use.kind) {
  case SymbolKind::Function:
    return use.type->kind == TypeKind::Arrow ? fmt::format("func {}{}", name, signature(*use.type))
                                             : member(name, *use.type);
  case SymbolKind::Closure:
  case SymbolKind::Method:
  case SymbolKind::Parameter:
  case SymbolKind::Variable:
  case SymbolKind::Stream:
  case SymbolKind::Field: return member(name, *use.type);
  case SymbolKind::Constant: return use.definition ? std::string(lineOf(use.definition)) : member(name, *use.type);
  case SymbolKind::Service: return declaration("service", name, *use.type);
  case SymbolKind::Data:
  case SymbolKind::Ability: return declaration(wordOf(*use.type), name, *use.type);
  case SymbolKind::Alias: return fmt::format("alias {}: {}", name, ir::print(*use.type));
  case SymbolKind::Module: return fmt::format("module {}", name);
  }
  return {};
}

/// Comment lines without their marks.
std::string commentText(std::string_view comment) {
  std::string text;
  while (!comment.empty()) {
    size_t end = std::min(comment.find('\n'), comment.size());
    std::string_view line = comment.substr(0, end);
    comment.remove_prefix(std::min(end + 1, comment.size()));
    size_t mark = line.find("--");
    if (mark == std::string_view::npos) continue;
    line.remove_prefix(mark);
    while (line.starts_with('-')) line.remove_prefix(1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    text.append(line).append("\n");
  }
  return text;
}

/// Only the entry of the definition itself has the comment.
std::string_view docOf(const ir::Program& program, const Use& use) {
  if (use.doc) return use.doc.text();
  auto found = std::find_if(program.uses.begin(), program.uses.end(),
                            [&](const Use& other) { return other.use == use.definition && other.doc; });
  return use.definition && found != program.uses.end() ? found->doc.text() : std::string_view();
}

// ---- peers -----------------------------------------------------------------------------------------------------

/// Which peer executes what stands at a place: the innermost `on` or `parseq` around it decides.
struct Place {
  const syntax::Value* peer = nullptr;
  std::span<const syntax::Value* const> via;
  bool elsewhere = false;  // in a closure that runs where it is called
};

/// What a statement changes of the place.
void enter(const syntax::Statement& whole, Place& place) {
  const syntax::Statement& statement = syntax::withoutPrefixes(whole);
  if (const auto* on = syntax::as<syntax::On>(&statement)) place = {on->peer, on->via, false};
  if (const auto* spread = syntax::as<syntax::Parseq>(&statement)) place = {spread->peer, spread->via, false};
  if (const auto* closure = syntax::as<syntax::Closure>(&statement); closure && closure->detached)
    place = {nullptr, {}, true};
}

bool holds(const syntax::Block& block, uint32_t offset) {
  return !block.empty() && offset >= block.front()->span.begin && offset <= block.back()->span.end;
}

/// A sentence about the call of a service at `offset`; empty outside of functions.
std::string runsOn(const ir::Program& program, const syntax::SyntaxTree& tree, uint32_t offset) {
  const syntax::Func* function = nullptr;
  for (const syntax::Item* item : tree.root->items)
    if (const auto* func = syntax::as<syntax::Func>(item); func && holds(func->body, offset)) function = func;
  if (!function) return {};
  Place place;
  for (syntax::Block block = function->body; !block.empty();) {
    syntax::Block inner;
    for (const syntax::Statement* statement : block) {
      if (!holds(syntax::blockOf(*statement), offset)) continue;
      inner = syntax::blockOf(*statement);
      enter(*statement, place);
    }
    block = inner;
  }
  if (place.peer) {
    std::string text = fmt::format("Runs on `{}`", place.peer->span.text());
    for (size_t i = 0; i < place.via.size(); ++i)
      text += fmt::format("{}`{}`", i == 0 ? ", reached via " : ", ", place.via[i]->span.text());
    return text + ".\n";
  }
  bool exported = std::any_of(program.exports.begin(), program.exports.end(), [&](const ir::Export& each) {
    return each.function && each.function->span.file == function->name.span.file &&
           each.function->span.begin == function->name.span.begin;
  });
  if (exported && !place.elsewhere) return "Runs on the initiator.\n";
  if (place.elsewhere) return "Runs where the closure is called.\n";
  return fmt::format("Runs where `{}` is called.\n", function->name.text);
}

// ---- outline ------------------------------------------------------------------------------------------------

/// A type or signature as written, on one line.
std::string oneLine(std::string_view text) {
  std::string line;
  for (char c : text) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

OutlineEntry entry(const syntax::Ident& name, OutlineKind kind, Span whole, std::string_view detail) {
  Span covering{name.span.file, std::min(whole.begin, name.span.begin), std::max(whole.end, name.span.end)};
  return {name.text, oneLine(detail), kind, covering, name.span, {}};
}

void addMembers(OutlineEntry& parent, std::span<const syntax::Member> members) {
  for (const syntax::Member& each : members) {
    if (each.name.text.empty()) continue;
    OutlineKind kind = syntax::as<syntax::ArrowType>(each.type) ? OutlineKind::Method : OutlineKind::Field;
    parent.members.push_back(entry(each.name, kind, each.span, each.type->span.text()));
  }
}

}  // namespace

const Use* useAt(const ir::Program& program, std::string_view path, uint32_t offset) {
  const Use* behind = nullptr;
  for (const Use& use : program.uses) {
    if (offset < use.use.begin || offset > use.use.end || !isIn(use.use, path)) continue;
    if (offset < use.use.end) return &use;
    behind = &use;
  }
  return behind;
}

std::optional<HoverText> hover(const ir::Program& program, std::string_view path, uint32_t offset) {
  const Use* use = useAt(program, path, offset);
  if (!use || (!use->type && use->kind != SymbolKind::Module)) return std::nullopt;
  std::string markdown = fmt::format("```aqua\n{}\n```\n", describe(*use));
  if (use->kind == SymbolKind::Method)
    for (const syntax::SyntaxTreePtr& tree : program.trees)
      if (tree->source.get() == use->use.file)
        if (std::string sentence = runsOn(program, *tree, offset); !sentence.empty()) markdown += "\n" + sentence;
  if (std::string doc = commentText(docOf(program, *use)); !doc.empty()) markdown += "\n" + doc;
  return HoverText{use->use, std::move(markdown)};
}

const syntax::Import* importAt(const syntax::SyntaxTree& tree, uint32_t offset) {
  for (const syntax::HeaderItem* item : tree.root->headers)
    if (const auto* import = syntax::as<syntax::Import>(item))
      if (import->pathSpan && offset >= import->pathSpan.begin && offset <= import->pathSpan.end) return import;
  return nullptr;
}

std::vector<Span> references(const ir::Program& program, Span definition) {
  std::vector<Span> places;
  for (const Use& use : program.uses)
    if (definition && use.definition.file && use.definition.file->path() == definition.file->path() &&
        use.definition.begin == definition.begin && use.definition.end == definition.end)
      places.push_back(use.use);
  return places;
}

std::vector<OutlineEntry> outline(const syntax::SyntaxTree& tree) {
  using namespace syntax;
  std::vector<OutlineEntry> entries;
  for (const Item* item : tree.root->items) {
    auto add = [&](const Ident& name, OutlineKind kind, std::string_view detail = {}) {
      entries.push_back(entry(name, kind, item->span, detail));
    };
    visit(*item, Overloaded{
                     [&](const Const& each) { add(each.name, OutlineKind::Constant, each.value->span.text()); },
                     [&](const Alias& each) { add(each.name, OutlineKind::Alias, each.type->span.text()); },
                     [&](const Data& each) { add(each.name, OutlineKind::Data); },
                     [&](const Service& each) { add(each.name, OutlineKind::Service); },
                     [&](const Ability& each) { add(each.name, OutlineKind::Ability); },
                     [&](const Func& each) { add(each.name, OutlineKind::Function, each.type->span.text()); },
                     [&](const ErrorItem&) { add({}, OutlineKind::Constant); },
                 });
    visit(*item, [&](const auto& each) {
      if constexpr (requires { each.members; }) addMembers(entries.back(), each.members);
    });
    if (entries.back().name.empty()) entries.pop_back();  // lost in an error
  }
  return entries;
}

}  // namespace aqua::lsp
