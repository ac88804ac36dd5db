#include "runtime/scenario/format.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "runtime/scenario/words.h"

namespace aqua::sim {

namespace {

constexpr std::array kTables{
#define SCENARIO_TABLE(Id, Base, where, text) TableInfo{TableKind::Id, TableKind::Base, where, text, #Id},
#include "runtime/scenario/scenario_tables.def"
#undef SCENARIO_TABLE
#define DEED(Id, word, undo) \
  TableInfo{TableKind::Event##Id, TableKind::Event, "an event with `do = \"" word "\"`", "", "Event" #Id},
#include "runtime/scenario/deeds.def"
#undef DEED
};

constexpr std::string_view needed = "needed";

// The types of scenario_keys.def.
#define FORM(Id, kinds, expected, schema) constexpr Type Id{Form::Id, {}, {}};
namespace forms {
#include "runtime/scenario/scenario_forms.def"
}  // namespace forms
#undef FORM
constexpr Type listOf(Type type, bool filled) {
  ++type.lists;
  type.filled = filled;
  return type;
}
constexpr Type orYesOf(Type type) {
  type.orYes = true;
  return type;
}

#define table(Id) (Type{Form::Table, TableKind::Id, {}})
#define named(Id) (Type{Form::Named, TableKind::Id, {}})
#define word(Set) (Type{Form::Word, {}, WordSet::Set})
#define list(type) listOf(type, false)
#define some(type) listOf(type, true)
#define orYes(type) orYesOf(type)
#define SCENARIO_KEY(Table, key, state, type, fallback, text) \
  KeyInfo{TableKind::Table, {key, aqua::tables::KeyState::state}, type, fallback, text},
namespace keys {
using namespace forms;
constexpr KeyInfo kKeys[] = {
#include "runtime/scenario/scenario_keys.def"
};
}  // namespace keys
#undef SCENARIO_KEY
#undef table
#undef named
#undef word
#undef list
#undef some
#undef orYes

constexpr FormInfo kForms[] = {
#define FORM(Id, kinds, expected, schema) {#Id, kinds, expected, schema},
#include "runtime/scenario/scenario_forms.def"
#undef FORM
};

struct Word {
  WordSet set;
  std::string_view word;
};
constexpr Word kWords[] = {
#define SCENARIO_WORD(Set, word) {WordSet::Set, word},
#include "runtime/scenario/scenario_words.def"
};

struct Choice {
  TableKind table;
  ChoiceInfo::How how;
  std::string_view key, keys;
};
constexpr Choice kChoices[] = {
#define CHOICE(Table, how, keys) {TableKind::Table, ChoiceInfo::How::how, "", keys},
#define NEEDS(Table, key, keys) {TableKind::Table, ChoiceInfo::How::Needs, key, keys},
#define EXCLUDES(Table, key, keys) {TableKind::Table, ChoiceInfo::How::Excludes, key, keys},
#include "runtime/scenario/scenario_choices.def"
#undef CHOICE
#undef NEEDS
#undef EXCLUDES
};

constexpr std::string_view kDeedWords[] = {
#define DEED(Id, word, undo) word,
#include "runtime/scenario/deeds.def"
#undef DEED
};
struct RoleInfo {
  std::string_view word, does, target, reaction;
};
constexpr RoleInfo kRoles[] = {
#define ROLE(Id, word, does, target, reaction) {word, does, target, reaction},
#include "runtime/scenario/roles.def"
#undef ROLE
};
constexpr std::string_view kEndingWords[] = {
#define ENDING(Id, word) word,
#include "runtime/scenario/endings.def"
#undef ENDING
};

}  // namespace

std::string_view wordOf(Deed deed) { return kDeedWords[static_cast<size_t>(deed)]; }
std::string_view wordOf(Role role) { return kRoles[static_cast<size_t>(role)].word; }

std::string roleText(Role role) {
  const RoleInfo& info = kRoles[static_cast<size_t>(role)];
  return fmt::format("{}; `target`: {}; the others {}", info.does, info.target, info.reaction);
}

std::string_view wordOf(Ending ending) { return kEndingWords[static_cast<size_t>(ending)]; }

bool lasts(Deed deed) {
  enum Undo : uint8_t { Once, Lasts };
  constexpr Undo kUndo[] = {
#define DEED(Id, word, undo) undo,
#include "runtime/scenario/deeds.def"
#undef DEED
  };
  return kUndo[static_cast<size_t>(deed)] == Lasts;
}

const TableInfo& infoOf(TableKind kind) { return kTables[static_cast<size_t>(kind)]; }
std::span<const TableInfo> allTables() { return kTables; }
TableKind operandsOf(size_t deed) { return static_cast<TableKind>(std::size(kTables) - std::size(kDeedWords) + deed); }
const FormInfo& infoOf(Form form) { return kForms[static_cast<size_t>(form)]; }

std::span<const std::string_view> wordsOf(WordSet set) {
  static const auto sets = [] {
    std::vector<std::vector<std::string_view>> result;
    for (const Word& word : kWords) {
      result.resize(std::max(result.size(), static_cast<size_t>(word.set) + 1));
      result[static_cast<size_t>(word.set)].push_back(word.word);
    }
    return result;
  }();
  return sets[static_cast<size_t>(set)];
}

bool KeyInfo::isNeeded() const { return fallback == needed; }

std::vector<const KeyInfo*> keysOf(TableKind kind) {
  std::vector<const KeyInfo*> result;
  for (; kind != TableKind::None; kind = infoOf(kind).base)
    for (const KeyInfo& info : keys::kKeys)
      if (info.table == kind) result.push_back(&info);
  return result;
}

std::string_view keyOf(std::string_view choice) { return choice.substr(0, choice.find(':')); }

std::vector<ChoiceInfo> choicesOf(TableKind kind) {
  std::vector<const KeyInfo*> keys = keysOf(kind);
  auto has = [&](std::string_view key) {
    return std::any_of(keys.begin(), keys.end(), [&](const KeyInfo* info) { return info->key.name == keyOf(key); });
  };
  std::vector<ChoiceInfo> result;
  for (; kind != TableKind::None; kind = infoOf(kind).base)
    for (const Choice& choice : kChoices) {
      if (choice.table != kind) continue;
      ChoiceInfo& info = result.emplace_back();
      info.how = choice.how;
      info.key = choice.key;
      for (std::string_view rest = choice.keys; !rest.empty();) {
        size_t end = std::min(rest.find(' '), rest.size());
        if (choice.how == ChoiceInfo::How::Excludes || has(rest.substr(0, end)))
          info.keys.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  return result;
}

}  // namespace aqua::sim
