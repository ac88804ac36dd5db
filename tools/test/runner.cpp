#include "tools/test/runner.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <thread>

#include <fmt/format.h>

namespace aqua::test {

class FilterParser {
 public:
  FilterParser(std::string_view text, Filter& filter) : text_(text), filter_(filter) {}

  bool parse(std::string& problem) {
    next();
    auto root = either();
    if (root && !word_.empty()) fail(fmt::format("unexpected `{}`", word_));
    problem = problem_;
    if (!problem.empty()) return false;
    filter_.root_ = *root;
    return true;
  }

 private:
  using Node = Filter::Node;

  void fail(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  void next() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    size_t begin = at_;
    if (at_ < text_.size() && (text_[at_] == '(' || text_[at_] == ')')) ++at_;
    else
      while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '(' && text_[at_] != ')') ++at_;
    word_ = text_.substr(begin, at_ - begin);
  }

  size_t add(Node node) {
    filter_.nodes_.push_back(std::move(node));
    return filter_.nodes_.size() - 1;
  }

  std::optional<size_t> either() {
    auto left = both();
    while (left && word_ == "or") {
      next();
      auto right = both();
      if (!right) return right;
      left = add({Node::Kind::Or, {}, *left, *right});
    }
    return left;
  }

  std::optional<size_t> both() {
    auto left = one();
    while (left && word_ == "and") {
      next();
      auto right = one();
      if (!right) return right;
      left = add({Node::Kind::And, {}, *left, *right});
    }
    return left;
  }

  // Recursion: bounded by `depth_`.
  std::optional<size_t> one() {
    constexpr size_t kDeepest = 100;
    if (++depth_ > kDeepest) fail("too many parentheses");
    std::optional<size_t> result;
    if (!problem_.empty()) return result;
    if (word_ == "not") {
      next();
      if (auto inside = one()) result = add({Node::Kind::Not, {}, *inside, 0});
    } else if (word_ == "(") {
      next();
      result = either();
      if (result && word_ != ")") fail("`)` is missing");
      next();
    } else if (word_.empty() || word_ == ")" || word_ == "and" || word_ == "or") {
      fail(word_.empty() ? std::string("a word is missing at the end")
                         : fmt::format("a word is missing before `{}`", word_));
    } else {
      result = add({Node::Kind::Word, std::string(word_), 0, 0});
      next();
    }
    --depth_;
    return problem_.empty() ? result : std::nullopt;
  }

  std::string_view text_, word_;
  size_t at_ = 0, depth_ = 0;
  std::string problem_;
  Filter& filter_;
};

std::optional<Filter> Filter::parse(std::string_view text, std::string& problem) {
  Filter filter;
  if (!FilterParser(text, filter).parse(problem)) return std::nullopt;
  return filter;
}

// Recursion: as deep as the expression, which its parser bounds.
bool Filter::holds(size_t index, const CaseId& id) const {
  const Node& node = nodes_[index];
  switch (node.kind) {
  case Node::Kind::Word: {
    auto has = [&](const std::string& text) { return text.find(node.word) != std::string::npos; };
    return has(id.file) || has(id.name) || has(id.variant) || std::any_of(id.tags.begin(), id.tags.end(), has);
  }
  case Node::Kind::Not: return !holds(node.left, id);
  case Node::Kind::And: return holds(node.left, id) && holds(node.right, id);
  case Node::Kind::Or: return holds(node.left, id) || holds(node.right, id);
  }
  return false;
}

bool Filter::matches(const CaseId& id) const { return holds(root_, id); }

namespace {

/// Work for several threads: each takes the next file.
class Runner {
 public:
  Runner(const modules::FileSystem& files, const std::vector<std::string>& paths, const RunnerOptions& options)
      : files_(files),
        paths_(paths),
        options_(options),
        done_(paths.size()),
        results_(paths.size()),
        failures_(paths.size()) {}

  std::vector<CaseResult> operator()() {
    std::vector<std::jthread> threads;
    size_t jobs = std::clamp<size_t>(options_.jobs, 1, std::max<size_t>(paths_.size(), 1));
    for (size_t i = 0; i < jobs; ++i) threads.emplace_back([this] { work(); });
    std::vector<CaseResult> all;
    size_t failures = 0;
    for (size_t i = 0; i < paths_.size(); ++i) {
      std::vector<CaseResult> ready = wait(i);
      // What ran beside the last failure that is allowed counts as little as what did not: results depend on no thread.
      if (isEnough(failures)) ready = {skipped(i)};
      failures += failuresOf(ready);
      if (options_.onFile) options_.onFile(ready);
      std::move(ready.begin(), ready.end(), std::back_inserter(all));
    }
    return all;
  }

 private:
  void work() {
    for (size_t index = next_++; index < paths_.size(); index = next_++) {
      std::vector<CaseResult> results;
      if (isEnough(failuresBefore(index))) results = {skipped(index)};
      else results = runSuite(files_, paths_[index], options_.suite);
      std::lock_guard lock(mutex_);
      failures_[index] = failuresOf(results);
      results_[index] = std::move(results);
      done_[index] = true;
      ++finished_;
      changed_.notify_one();
    }
  }

  bool isEnough(size_t failures) const { return options_.maxFailures != 0 && failures >= options_.maxFailures; }
  static size_t failuresOf(const std::vector<CaseResult>& results) {
    return static_cast<size_t>(
        std::count_if(results.begin(), results.end(), [](const CaseResult& result) { return result.failed(); }));
  }
  /// In files before this one, as far as they are done.
  size_t failuresBefore(size_t index) {
    std::lock_guard lock(mutex_);
    return std::accumulate(failures_.begin(), failures_.begin() + static_cast<std::ptrdiff_t>(index), size_t{0});
  }

  CaseResult skipped(size_t index) const {
    CaseResult result;
    result.file = paths_[index];
    result.name = paths_[index].substr(paths_[index].find_last_of('/') + 1);
    result.reason = "after the last failure that is allowed";
    return result;
  }

  std::vector<CaseResult> wait(size_t index) {
    std::unique_lock lock(mutex_);
    while (!done_[index]) {
      if (options_.onProgress) options_.onProgress(finished_, paths_.size());
      changed_.wait_for(lock, std::chrono::milliseconds(100));
    }
    return std::move(results_[index]);
  }

  const modules::FileSystem& files_;
  const std::vector<std::string>& paths_;
  const RunnerOptions& options_;
  std::atomic<size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<bool> done_;
  std::vector<std::vector<CaseResult>> results_;
  std::vector<size_t> failures_;  // by file
  size_t finished_ = 0;
};

}  // namespace

std::vector<CaseResult> runTests(const modules::FileSystem& files, const std::vector<std::string>& paths,
                                 const RunnerOptions& options) {
  return Runner(files, paths, options)();
}

}  // namespace aqua::test
