// Executes the commands of the suite.
#pragma once

#include <map>
#include <memory>

#include "runtime/wasm/engine.h"
#include "tests/wasm/spec.h"

namespace aqua::spec {

class Runner {
 public:
  /// `trace`: empty, or a folder for the modules as they are executed, and `trace.jsonl` with what was done with them.
  Runner(Report& report, const Folder& folder, wasm::Engine& engine, bool metered, const std::string& trace)
      : report_(report), folder_(folder), engine_(engine), metered_(metered), trace_(trace) {}
  void run(const Command& command);

 private:
  struct Loaded {
    std::shared_ptr<const wasm::Module> module;
    std::unique_ptr<wasm::Instance> instance;
    std::string file;
  };
  using Outcome = base::Result<std::vector<wasm::Slot>, wasm::Trap>;

  base::Result<std::shared_ptr<Loaded>, wasm::Trap> load(const Command& command);
  std::vector<wasm::Link> linksFor(const wasm::Module& module) const;
  void module(const Command& command);
  /// Nothing: it cannot be done here, which was counted.
  std::optional<Outcome> act(const Command& command);
  void assertion(const Command& command);
  wasm::Budget budget() const;
  void traceLoad(const std::string& file, const wasm::Metered& code,
                 const base::Result<std::unique_ptr<wasm::Instance>, wasm::Trap>& made) const;
  void traceCall(const Loaded& on, uint32_t exported, const std::vector<wasm::Slot>& args, const Outcome& outcome,
                 int64_t fuel) const;

  Report& report_;
  const Folder& folder_;
  wasm::Engine& engine_;
  bool metered_;
  std::string trace_;
  std::shared_ptr<Loaded> last_;
  std::map<std::string, std::shared_ptr<Loaded>, std::less<>> named_, registered_;
};

}  // namespace aqua::spec
