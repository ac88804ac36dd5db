// The converted test suite of WebAssembly, and the book-keeping of what became of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/values/value.h"
#include "runtime/wasm/module.h"

namespace aqua::spec {

/// One line of a file of the suite, as `wast2json` gives it.
struct Command {
  std::string file;  // `i32.wast`
  values::Value json;
  /// Empty: there is no such member.
  std::string_view text(std::string_view name) const;
  uint64_t line() const;
  /// `i32.wast:17`
  std::string place() const;
};

struct Folder {
  std::string path;
  /// Names of all .json files, sorted.
  std::vector<std::string> suites() const;
  std::vector<Command> commands(const std::string& suite) const;
  wasm::Bytes read(std::string_view file) const;
};

class Report {
 public:
  explicit Report(const std::string& skips);
  /// `kind` is what is counted.
  void verdict(const Command& command, std::string_view kind, bool right, const std::string& found);
  void count(std::string_view what) { ++counts_[std::string(what)]; }
  void note(const Command& command, std::string text) { notes_.push_back(command.place() + " " + std::move(text)); }
  /// Prints; exit code of the program.
  int finish(bool verbose) const;

 private:
  std::map<std::string, std::string> skips_;  // place -> reason
  std::set<std::string> used_;
  std::map<std::string, uint64_t> counts_;
  std::vector<std::string> notes_, failures_;
};

}  // namespace aqua::spec
