#include "runtime/record/query.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/words.h"

namespace aqua::sim {

namespace {

/// The state of a message, as queries call it; empty: the event is about none.
std::string_view stateOf(EventKind kind) {
  switch (kind) {
  case EventKind::ParticleSent: return "sent";
  case EventKind::ParticleReceived: return "received";
  case EventKind::ParticleLost: return "lost";
  case EventKind::ParticleExpired: return "expired";
  case EventKind::ParticleRefused: return "refused";
  case EventKind::CallStarted:
  case EventKind::CallEnded:
  case EventKind::ParticleCreated:
  case EventKind::StepStarted:
  case EventKind::StepEnded:
  case EventKind::ServiceCalled:
  case EventKind::ServiceReturned:
  case EventKind::Fault:
  case EventKind::Clock:
  case EventKind::Log: break;
  }
  return {};
}

struct Word {
  std::string_view name, keys;  // keys: with spaces between them
  bool (*isAbout)(EventKind kind);
};
constexpr Word kWordTable[] = {
    {"service", "id function peer error",
     [](EventKind kind) { return kind == EventKind::ServiceCalled || kind == EventKind::ServiceReturned; }},
    {"message", "from to key state", [](EventKind kind) { return !stateOf(kind).empty(); }},
    {"step", "peer code",
     [](EventKind kind) { return kind == EventKind::StepStarted || kind == EventKind::StepEnded; }},
    {"log", "peer contains", [](EventKind kind) { return kind == EventKind::Log; }},
    {"fault", "do peer", [](EventKind kind) { return kind == EventKind::Fault; }},
    {"call", "id outcome",
     [](EventKind kind) { return kind == EventKind::CallStarted || kind == EventKind::CallEnded; }},
    {"peer", "", [](EventKind) { return true; }},
};

std::vector<std::string_view> keysOf(const Word& word) {
  std::vector<std::string_view> keys;
  for (std::string_view rest = word.keys; !rest.empty();) {
    size_t space = std::min(rest.find(' '), rest.size());
    keys.push_back(rest.substr(0, space));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return keys;
}

/// What a condition is compared with.
std::string textOf(const Recording& recording, const Event& event, std::string_view key) {
  auto name = [&](uint32_t peer) { return std::string(recording.nameOf(peer)); };
  if (key == "peer" || key.empty()) return name(event.peer);
  if (key == "id" && (event.kind == EventKind::CallStarted || event.kind == EventKind::CallEnded))
    return event.call < recording.header.scripts.size() ? recording.header.scripts[event.call].call : std::string();
  if (key == "id") return event.service;
  if (key == "function") return event.function;
  if (key == "error")
    return event.kind == EventKind::ServiceReturned && event.code != 0 ? std::to_string(event.code) : "";
  if (key == "from") return name(event.message.from);
  if (key == "to") return event.message.to == kNobody ? event.text : name(event.message.to);
  if (key == "key") return recording.keyOf(event);
  if (key == "state") return std::string(stateOf(event.kind));
  if (key == "code") return event.kind == EventKind::StepEnded ? std::to_string(event.code) : "";
  if (key == "do") return std::string(wordOf(event.deed));
  return event.kind == EventKind::CallEnded ? std::string(wordOf(event.outcome)) : std::string();  // outcome
}

bool prints(const Event& event, std::string_view what) {
  return std::any_of(event.args.begin(), event.args.end(), [&](const Value& value) {
    return (value.isString() ? std::string(value.asString()) : value.text()).find(what) != std::string::npos;
  });
}

bool isPunctuation(char c) { return c == '(' || c == ')' || c == ',' || c == '='; }

}  // namespace

class QueryParser {
 public:
  QueryParser(std::string_view text, Query& query) : text_(text), query_(query) {}

  bool parse(std::string& problem) {
    next();
    size_t root = either();
    if (problem_.empty() && !ended_) fail(fmt::format("unexpected `{}`", word_));
    problem = problem_;
    query_.root_ = root;
    return problem.empty();
  }

 private:
  using Node = Query::Node;

  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  /// The next word, text or character of punctuation.
  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    ended_ = at_ == text_.size();
    quoted_ = !ended_ && text_[at_] == '"';
    size_t begin = at_;
    if (quoted_) return text();
    if (!ended_ && isPunctuation(text_[at_])) ++at_;
    else
      while (at_ < text_.size() && !isPunctuation(text_[at_]) && text_[at_] != ' ' && text_[at_] != '"') ++at_;
    word_ = text_.substr(begin, at_ - begin);
  }

  void text() {
    size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    auto value = values::parseJson(text_.substr(begin, at_ - begin));
    if (value && value->isString()) word_ = value->asString();
    else fail("a text does not end, or is not as in JSON");
  }

  bool is(std::string_view what) const { return !quoted_ && !ended_ && word_ == what; }

  void demand(std::string_view what) {
    if (!is(what))
      return fail(ended_ ? fmt::format("`{}` is missing at the end", what)
                         : fmt::format("expected `{}`, found `{}`", what, word_));
    next();
  }

  size_t add(Node node) {
    query_.nodes_.push_back(std::move(node));
    return query_.nodes_.size() - 1;
  }

  size_t either() {
    size_t left = both();
    while (problem_.empty() && is("or")) {
      next();
      size_t right = both();
      left = add({Node::Kind::Or, 0, {}, left, right});
    }
    return left;
  }

  size_t both() {
    size_t left = one();
    while (problem_.empty() && is("and")) {
      next();
      size_t right = one();
      left = add({Node::Kind::And, 0, {}, left, right});
    }
    return left;
  }

  // Recursion: bounded by `depth_`.
  size_t one() {
    constexpr size_t kDeepest = 100;
    if (++depth_ > kDeepest) fail("too many parentheses");
    size_t result = 0;
    if (!problem_.empty()) return result;
    if (is("not")) {
      next();
      result = add({Node::Kind::Not, 0, {}, one(), 0});
    } else if (is("(")) {
      next();
      result = either();
      demand(")");
    } else {
      result = atom();
    }
    --depth_;
    return result;
  }

  size_t atom() {
    auto word = std::find_if(std::begin(kWordTable), std::end(kWordTable),
                             [&](const Word& known) { return !quoted_ && !ended_ && known.name == word_; });
    if (word == std::end(kWordTable)) {
      std::vector<std::string_view> names;
      for (const Word& known : kWordTable) names.push_back(known.name);
      fail(ended_ ? std::string("a word is missing at the end")
                  : fmt::format("`{}` is none of {}", word_, fmt::join(names, ", ")));
      return 0;
    }
    next();
    Node node{Node::Kind::Atom, static_cast<size_t>(word - std::begin(kWordTable)), {}, 0, 0};
    demand("(");
    while (problem_.empty() && !is(")")) {
      node.conditions.push_back(condition(*word));
      if (!is(")")) demand(",");
    }
    demand(")");
    if (problem_.empty() && word->name == "peer" && node.conditions.size() != 1) fail("`peer` takes one name");
    return add(std::move(node));
  }

  Query::Condition condition(const Word& word) {
    Query::Condition condition{"", word_};
    bool any = !ended_;
    next();
    if (!any) fail("`)` is missing at the end");
    if (word.name == "peer") return condition;
    condition.key = condition.value;
    std::vector<std::string_view> keys = keysOf(word);
    if (std::find(keys.begin(), keys.end(), condition.key) == keys.end())
      fail(fmt::format("`{}` has no `{}`, but {}", word.name, condition.key, fmt::join(keys, ", ")));
    demand("=");
    if (ended_) fail("a value is missing at the end");
    condition.value = word_;
    next();
    return condition;
  }

  std::string_view text_;
  std::string word_;
  size_t at_ = 0, depth_ = 0;
  bool quoted_ = false, ended_ = false;
  std::string problem_;
  Query& query_;
};

std::optional<Query> Query::parse(std::string_view text, std::string& problem) {
  Query query;
  if (!QueryParser(text, query).parse(problem)) return std::nullopt;
  return query;
}

// Recursion: as deep as the expression, which its parser bounds.
bool Query::holds(size_t index, const Recording& recording, const Event& event) const {
  const Node& node = nodes_[index];
  switch (node.kind) {
  case Node::Kind::Atom:
    return kWordTable[node.word].isAbout(event.kind) &&
           std::all_of(node.conditions.begin(), node.conditions.end(), [&](const Condition& condition) {
             if (condition.key == "contains") return prints(event, condition.value);
             return textOf(recording, event, condition.key) == condition.value;
           });
  case Node::Kind::Not: return !holds(node.left, recording, event);
  case Node::Kind::And: return holds(node.left, recording, event) && holds(node.right, recording, event);
  case Node::Kind::Or: return holds(node.left, recording, event) || holds(node.right, recording, event);
  }
  return false;
}

}  // namespace aqua::sim
