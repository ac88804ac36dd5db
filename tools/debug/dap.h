// The Debug Adapter Protocol, 1.65: messages in, messages out. Threads are peers.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tools/debug/debugger.h"
#include "tools/messages/fields.h"

namespace aqua::debug {

namespace json = llvm::json;

/// What `launch` asks for; paths as the client says them.
struct Launch {
  std::string program, call, scenario, variant, schedule, recording;
  std::vector<std::string> data;                        // JSON objects
  std::vector<std::string> peers, services, callbacks;  // as the options of `aqua run`
  std::optional<uint64_t> seed;
  bool stopOnEntry = false;
};
/// What it names itself; not its recording.
Wanted describedBy(const Launch& launch);

/// Everything outside of the protocol.
struct DapOptions {
  const modules::FileSystem* files = nullptr;  // outlives it
  /// What is to be debugged, or why nothing can be.
  std::function<base::Result<Wanted>(const Launch&)> wantedOf;
  /// Who answers for processes; may give null.
  std::function<std::shared_ptr<sim::Outside>(const run::World&)> outside;
  /// The run is to pause: asked while it goes on.
  std::function<bool()> paused;
};

class Dap {
 public:
  /// `send` gets every outgoing message.
  Dap(DapOptions options, std::function<void(const json::Value&)> send)
      : options_(std::move(options)), send_(std::move(send)) {}

  void handle(const json::Value& message);
  /// For what is no message at all.
  void malformed(std::string_view problem);
  bool ended() const { return ended_; }

 private:
  using Params = const json::Object*;
  /// The body of an answer, or why there is none.
  using Answer = base::Result<json::Value>;
  using After = std::function<void()>;  // once the answer was sent
#define AQUA_DAP(Id, command, state) Answer on##Id(Params params);
#include "tools/debug/dap_requests.def"

  Answer answerTo(std::string_view command, Params params);
  void event(std::string_view name, json::Object body);
  void output(std::string_view category, std::string text);
  void stopped(const Stop& stop);
  /// Answers first, then goes on, then tells of the stop.
  Answer go(std::function<Stop()> how, json::Object body = json::Object());
  base::Result<Launch> launchOf(Params params) const;
  std::string refusal(const Target& target) const;

  json::Object sourceOf(const diagnostics::SourceFile& file) const;
  std::string pathOf(const json::Object* source) const;
  json::Value placedJson(const Breakpoint& breakpoint, uint32_t id, const Placed& placed) const;
  json::Array replace(const std::function<bool(const Breakpoint&)>& which, std::vector<Breakpoint> breakpoints);
  int64_t lineOut(uint32_t line) const { return static_cast<int64_t>(line) - (linesFrom1_ ? 0 : 1); }
  int64_t columnOut(uint32_t column) const { return static_cast<int64_t>(column) - (columnsFrom1_ ? 0 : 1); }
  std::string withNames(std::string_view text) const;

  /// What a reference to variables means; good until the run goes on.
  struct Handle {
    enum class Kind : uint8_t { Arguments, Locals, Streams, Particle, Members, Generations };
    Kind kind{};
    size_t moment = 0, frame = 0;
    Value value;                                  // Members
    std::vector<std::vector<Value>> generations;  // Generations
  };
  struct Shown {
    size_t moment = 0, frame = 0;
  };
  int64_t handle(Handle handle);
  base::Result<Shown> frameOf(Params params) const;
  int64_t membersOf(const Value& value);
  const Scope& scopeAt(size_t moment);
  json::Object variable(std::string name, const Value& value);
  json::Array variablesOf(const Handle& handle);
  json::Array ofKind(const Handle& handle, Variable::Kind kind);
  json::Array particleOf(size_t moment);
  void forget();

  DapOptions options_;
  std::function<void(const json::Value&)> send_;
  int64_t sequence_ = 0;
  bool linesFrom1_ = true, columnsFrom1_ = true;
  bool initialized_ = false, started_ = false, ended_ = false;
  Launch launch_;
  std::unique_ptr<Target> target_;
  std::unique_ptr<Debugger> debugger_;
  std::string trouble_;  // that stopped the run
  After after_;

  std::vector<Shown> frames_;  // by id - 1
  std::vector<Handle> handles_;
  std::map<size_t, std::unique_ptr<Scope>> scopes_;  // by moment
};

}  // namespace aqua::debug
