// The ledger. All of it is numbers under names, such as "tokens/ann"; a file has every change, one a line, so a peer that
// crashes reads what it knew.
#include "chain.marine.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace {

constexpr const char* kFile = "/storage/book";
constexpr uint32_t kPanel = 3, kWrongAtMost = 1, kMissesAtMost = 1;

class Book {
 public:
  uint32_t get(const std::string& name) {
    load();
    auto found = entries_.find(name);
    return found == entries_.end() ? 0 : found->second;
  }
  void set(const std::string& name, uint32_t value) {
    load();
    entries_[name] = value;
    std::FILE* file = std::fopen(kFile, "a");
    if (!file) marine::fail("the ledger has no file");
    std::fprintf(file, "%u %s\n", value, name.c_str());
    std::fclose(file);
  }
  void add(const std::string& name, int64_t change) { set(name, uint32_t(get(name) + change)); }
  /// What stands behind the slash of all names of a kind, in their order.
  std::vector<std::string> all(const std::string& kind) {
    load();
    std::vector<std::string> names;
    for (auto at = entries_.lower_bound(kind + "/"); at != entries_.end() && at->first.starts_with(kind + "/"); ++at)
      names.push_back(at->first.substr(kind.size() + 1));
    return names;
  }

 private:
  void load() {
    if (loaded_) return;
    loaded_ = true;
    std::FILE* file = std::fopen(kFile, "r");
    if (!file) return;
    uint32_t value = 0;
    char name[256];
    while (std::fscanf(file, "%u %255s", &value, name) == 2) entries_[name] = value;
    std::fclose(file);
  }
  std::map<std::string, uint32_t> entries_;
  bool loaded_ = false;
};
Book book;

/// Nothing is made and nothing is lost.
void move(const std::string& from, const std::string& to, uint32_t tokens) {
  if (book.get("tokens/" + from) < tokens) marine::fail(from + " has too few tokens");
  book.add("tokens/" + from, -int64_t(tokens));
  book.add("tokens/" + to, tokens);
}

void slash(const std::string& container, uint32_t tokens) {
  move("stake:" + container, "slashed", std::min(tokens, book.get("tokens/stake:" + container)));
}

uint32_t median(std::vector<uint32_t> numbers) {
  if (numbers.empty()) return 0;
  std::sort(numbers.begin(), numbers.end());
  return numbers[(numbers.size() - 1) / 2];
}

/// Those who were silent less often come first, and each turn begins with another one.
std::vector<std::string> panelOf(uint32_t turn) {
  std::vector<std::string> honest;
  for (const std::string& checker : book.all("checker"))
    if (book.get("wrong/" + checker) <= kWrongAtMost) honest.push_back(checker);
  if (honest.empty()) return {};
  std::rotate(honest.begin(), honest.begin() + turn % honest.size(), honest.end());
  std::stable_sort(honest.begin(), honest.end(), [](const std::string& a, const std::string& b) {
    return book.get("silent/" + a) < book.get("silent/" + b);
  });
  honest.resize(std::min<size_t>(honest.size(), kPanel));
  return honest;
}

/// Notes who said something else than the majority, and who said nothing.
template <class Votes, class Bad>
void keepScore(const std::vector<std::string>& panel, const Votes& votes, bool majority, Bad isBad) {
  for (const std::string& checker : panel) {
    auto vote = std::find_if(votes.begin(), votes.end(), [&](const auto& each) { return each.checker == checker; });
    if (vote == votes.end())
      book.add("silent/" + checker, 1);
    else if (isBad(*vote) != majority)
      book.add("wrong/" + checker, 1);
  }
}

}  // namespace

namespace Chain {

std::vector<std::string> enrol(std::vector<Spec> specs, std::vector<std::string> panel, std::vector<Seen> seen) {
  for (const std::string& checker : panel) book.set("checker/" + checker, 1);
  std::vector<std::string> taken;
  for (size_t i = 0; i < specs.size(); ++i) {
    const Spec& spec = specs[i];
    if (!book.get("enrolled/" + spec.container)) {
      book.set("enrolled/" + spec.container, 1);
      book.set("tokens/stake:" + spec.container, spec.stake);
      book.set("gpu/" + spec.container, spec.gpu);
      book.set("fee/" + spec.container, spec.fee);
      std::vector<uint32_t> measured;
      for (const Seen& each : seen)
        if (i < each.gpus.size()) measured.push_back(each.gpus[i]);
      const bool weak = median(measured) < spec.gpu;
      keepScore(panel, seen, weak, [&](const Seen& each) { return i >= each.gpus.size() || each.gpus[i] < spec.gpu; });
      if (weak) slash(spec.container, spec.stake);
      book.set("container/" + spec.container, !weak);
    }
    if (book.get("container/" + spec.container)) taken.push_back(spec.container);
  }
  return taken;
}

bool beat(std::string container, uint32_t round, bool alive) {
  const std::string heard = "round/" + container;
  if (book.get(heard) <= round) {
    book.set(heard, round + 1);
    book.set("misses/" + container, alive ? 0 : book.get("misses/" + container) + 1);
  }
  return book.get("misses/" + container) <= kMissesAtMost;
}

std::vector<Listing> standby() {
  std::vector<Listing> all;
  for (const std::string& each : book.all("container"))
    if (book.get("container/" + each) && book.get("misses/" + each) <= kMissesAtMost)
      all.push_back({each, book.get("gpu/" + each), book.get("fee/" + each), book.get("experience/" + each)});
  return all;
}

std::vector<std::string> open(Order order) {
  if (!book.get("session/" + order.session)) {
    book.set("session/" + order.session, 1);
    book.set("tokens/session:" + order.session, order.deposit);
  }
  return panelOf(0);
}

Verdict judge(Order order, uint32_t turn, std::string container, bool served, std::vector<std::string> panel,
              std::vector<Vote> votes) {
  if (!book.get("session/" + order.session)) marine::fail("nobody has paid for this session");
  enum { Good = 1, Bad };
  const std::string name = "turn/" + order.session + ":" + std::to_string(turn);
  if (!book.get(name)) {
    auto isSlow = [&](const Vote& each) { return each.frame_ms > order.frame_ms; };
    const size_t slow = std::count_if(votes.begin(), votes.end(), isSlow);
    const bool bad = 2 * slow > votes.size();
    keepScore(panel, votes, bad, isSlow);
    const uint32_t fee = book.get("fee/" + container);
    if (served && !bad) {
      move("session:" + order.session, container, fee);
      book.add("experience/" + container, 1);
    } else {
      slash(container, book.get("tokens/stake:" + container) / 4);
      book.set("experience/" + container, 0);
    }
    book.set(name, served && !bad ? Good : Bad);
  }
  return {book.get(name) == Good, panelOf(turn + 1)};
}

Bill close(Order order) {
  if (!book.get("session/" + order.session)) marine::fail("nobody has paid for this session");
  const std::string player = "player:" + order.session;
  move("session:" + order.session, player, book.get("tokens/session:" + order.session));
  const uint32_t refund = book.get("tokens/" + player);
  return {order.deposit, order.deposit - refund, refund};
}

std::vector<std::string> banned() {
  std::vector<std::string> all;
  for (const std::string& each : book.all("wrong"))
    if (book.get("wrong/" + each) > kWrongAtMost) all.push_back(each);
  return all;
}

std::vector<Account> accounts() {
  std::vector<Account> all;
  for (const std::string& owner : book.all("tokens")) all.push_back({owner, book.get("tokens/" + owner)});
  return all;
}

}  // namespace Chain
