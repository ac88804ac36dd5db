#include "compiler/topology/names.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "compiler/air/air.h"

namespace aqua::topology {

using plan::NameKind;

std::string_view sigilOf(NameKind kind) {
  switch (kind) {
  case NameKind::Scalar: return "";
  case NameKind::Stream: return "$";
  case NameKind::StreamMap: return "%";
  case NameKind::Canon: return "#";
  case NameKind::MapCanon: return "#%";
  }
  return "";
}

namespace {

constexpr std::string_view kFirst = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kLater = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

/// Words that scripts read as something else than a variable.
bool isReserved(std::string_view word) {
  static const std::set<std::string_view> words = [] {
    std::set<std::string_view> all = {"true", "false"};
#define AIR_INSTRUCTION(id, text) all.insert(text);
#include "compiler/air/instructions.def"
#undef AIR_INSTRUCTION
    return all;
  }();
  return words.count(word) > 0;
}

/// The n-th word: a to Z, aa, ab, ...
std::string wordAt(uint64_t n) {
  if (n < kFirst.size()) return std::string(1, kFirst[n]);
  n -= kFirst.size();
  uint64_t sameLength = kFirst.size() * kLater.size();
  size_t length = 2;
  for (; n >= sameLength; ++length) {
    n -= sameLength;
    sameLength *= kLater.size();
  }
  std::string word(length, ' ');
  for (size_t i = length; i-- > 1; n /= kLater.size()) word[i] = kLater[n % kLater.size()];
  word[0] = kFirst[n];
  return word;
}

}  // namespace

Names::Names(Profile profile, const plan::Function& program) : profile_(profile) {
  for (const plan::Name& name : program.names()) wanted_.push_back({name.kind, name.hint, 0, false, {}});
}

uint32_t Names::add(NameKind kind, std::string_view hint, uint32_t uses, bool lens) {
  wanted_.push_back({kind, hint, uses, lens, {}});
  return static_cast<uint32_t>(wanted_.size() - 1);
}

void Names::use(uint32_t id, bool lens) {
  ++wanted_[id].uses;
  wanted_[id].lens = wanted_[id].lens || lens;
}

void Names::choose() {
  if (profile_ == Profile::Small) chooseShort();
  else chooseHinted();
}

/// Names of different sigils never meet. A sigil and a lens want a word of two letters between them, so canons with a
/// lens start there and leave the single letters to the others (RULES.md 5.2).
void Names::chooseShort() {
  std::vector<uint32_t> order(wanted_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return wanted_[a].uses > wanted_[b].uses; });
  struct Next {
    uint64_t any = 0;               // next single letter or, after those, next word for all
    uint64_t lens = kFirst.size();  // next word of two letters or more
  };
  std::map<NameKind, Next> next;
  for (uint32_t id : order) {
    Wanted& wanted = wanted_[id];
    if (wanted.uses == 0) continue;
    Next& free = next[wanted.kind];
    bool single = free.any < kFirst.size() && !(wanted.lens && wanted.kind != NameKind::Scalar);
    std::string word;
    do word = wordAt(single ? free.any++ : free.lens++);
    while (isReserved(word));
    wanted.text = std::string(sigilOf(wanted.kind)) + word;
  }
}

void Names::chooseHinted() {
  std::set<std::string> taken;
  for (Wanted& wanted : wanted_) {
    if (wanted.uses == 0) continue;
    std::string base(wanted.hint);
    std::replace_if(
        base.begin(), base.end(), [](char c) { return kLater.find(c) == std::string_view::npos; }, '_');
    if (base.empty() || isReserved(base) || (base[0] >= '0' && base[0] <= '9') ||
        (base[0] == '-' && (base.size() == 1 || (base[1] >= '0' && base[1] <= '9'))))
      base.insert(0, "v_");
    if (base.size() == 1 && wanted.kind != NameKind::Scalar) base += '_';
    base.insert(0, sigilOf(wanted.kind));
    std::string text = base;
    for (uint32_t n = 0; !taken.insert(text).second; ++n) text = fmt::format("{}-{}", base, n);
    wanted.text = std::move(text);
  }
}

}  // namespace aqua::topology
