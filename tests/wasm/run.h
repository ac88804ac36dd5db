// Executes the commands of the suite.
#pragma once

#include <map>
#include <memory>

#include "runtime/wasm/engine.h"
#include "tests/wasm/spec.h"

namespace aqua::spec {

class Runner {
 public:
  Runner(Report& report, const Folder& folder, wasm::Engine& engine, bool metered)
      : report_(report), folder_(folder), engine_(engine), metered_(metered) {}
  void run(const Command& command);

 private:
  struct Loaded {
    std::shared_ptr<const wasm::Module> module;
    std::unique_ptr<wasm::Instance> instance;
  };
  using Outcome = base::Result<std::vector<wasm::Slot>, wasm::Trap>;

  base::Result<std::shared_ptr<Loaded>, wasm::Trap> load(const Command& command);
  std::vector<wasm::Link> linksFor(const wasm::Module& module) const;
  void module(const Command& command);
  /// Nothing: it cannot be done here, which was counted.
  std::optional<Outcome> act(const Command& command);
  void assertion(const Command& command);
  wasm::Budget budget() const;

  Report& report_;
  const Folder& folder_;
  wasm::Engine& engine_;
  bool metered_;
  std::shared_ptr<Loaded> last_;
  std::map<std::string, std::shared_ptr<Loaded>, std::less<>> named_, registered_;
};

}  // namespace aqua::spec
