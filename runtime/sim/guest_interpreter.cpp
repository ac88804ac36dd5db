// A module of the official VM as the interpreter of a peer.
#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "runtime/data/codec/codec.h"
#include "runtime/data/verify.h"
#include "runtime/marine/service.h"
#include "runtime/sim/interpreter.h"
#include "runtime/sim/random.h"
#include "runtime/sim/turn.h"
#include "runtime/values/fingerprint.h"
#include "runtime/vm/calls.h"
#include "runtime/vm/failure.h"

namespace aqua::sim {

namespace {

using base::Result;
using data::Bytes;
using marine::Item;
using marine::Kind;

// What the function has to look like (EXECUTION.md 2.1).
constexpr std::string_view kFunction = "invoke";
constexpr std::string_view kArgs =
    "air: string, prev_data: array (u8), data: array (u8), params: record, "
    "call_results: array (u8)";
constexpr std::string_view kParams =
    "init_peer_id: string, current_peer_id: string, timestamp: u64, ttl: u32, key_format: u8, secret_key_bytes: array "
    "(u8), particle_id: string, air_size_limit: u64, particle_size_limit: u64, call_result_size_limit: u64, "
    "hard_limit_enabled: bool";
constexpr std::string_view kOutcome =
    "ret_code: s64, error_message: string, data: array (u8), next_peer_pks: array (string), call_requests: array (u8), "
    "air_size_limit_exceeded: bool, particle_size_limit_exceeded: bool, call_result_size_limit_exceeded: bool";

std::string fieldsText(const std::vector<marine::Field>& fields) {
  std::string text;
  for (const marine::Field& each : fields)
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", each.name,
                        each.type.kind == Kind::Record ? "record" : marine::typeText(each.type));
  return text;
}

/// Is it the function of an interpreter?
bool isInvoke(const marine::MarineModule& module, const marine::PublicFunction& function) {
  const marine::FunctionType& type = module.type(function);
  constexpr size_t kParameters = 3;  // of the arguments
  if (fieldsText(type.args) != kArgs || type.results.size() != 1) return false;
  const marine::RecordType* params = module.interface.record(type.args[kParameters].type.record);
  const marine::RecordType* outcome = module.interface.record(type.results.front().record);
  return params && fieldsText(params->fields) == kParams && outcome && fieldsText(outcome->fields) == kOutcome;
}

std::span<const uint8_t> bytesOf(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}
Item textItem(std::string_view text) { return marine::bytesItem(Kind::String, std::string(text)); }
Item bytesItem(std::span<const uint8_t> bytes) {
  return marine::bytesItem(Kind::ByteArray, std::string(bytes.begin(), bytes.end()));
}

Item paramsItem(const vm::Params& params) {
  constexpr uint64_t kEd25519 = 0, kLimit = uint64_t{1} << 32;  // bytes; the package's default of all limits
  return marine::itemsItem(
      Kind::Record,
      {textItem(params.initPeerId), textItem(params.currentPeerId), marine::numberItem(Kind::U64, params.timestamp),
       marine::numberItem(Kind::U32, params.ttl), marine::numberItem(Kind::U8, kEd25519), bytesItem(params.key->seed()),
       textItem(params.particleId), marine::numberItem(Kind::U64, kLimit), marine::numberItem(Kind::U64, kLimit),
       marine::numberItem(Kind::U64, kLimit), marine::numberItem(Kind::Boolean, 0)});
}

/// An outcome in which the module failed, and not what it executed.
vm::Outcome failed(const StepWork& work, const std::string& reason) {
  vm::Failure failure = vm::failure(vm::Code::GuestFailed, reason);
  vm::Outcome outcome;
  outcome.code = static_cast<int64_t>(failure.code);
  outcome.message = failure.message.str();
  outcome.data = work.actor.data;
  return outcome;
}

/// What only an interpreter of ours says: where calls stand in the script, and whether the script has ended.
void lookUp(StepWork& work, vm::Outcome& outcome) {
  if (work.damaged) return;  // then the script is hardly executed
  vm::Outcome ours = vm::run(scriptOf(work.image, work.particle), work.actor.data, work.current, work.params,
                             work.results, {.budget = work.budget, .observer = work.image.manner().observer});
  outcome.complete = ours.code == outcome.code && ours.complete;
  for (vm::CallRequest& request : outcome.requests) {
    auto same = std::find_if(ours.requests.begin(), ours.requests.end(),
                             [&](const vm::CallRequest& each) { return each.id == request.id; });
    if (same != ours.requests.end() && same->service == request.service && same->function == request.function)
      request.place = same->place;
  }
}

/// Text: what is wrong with the data, which the module has made. What does not verify is refused by the peers that get
/// it, and not here.
Result<data::DataPtr> dataOf(const StepWork& work, std::span<const uint8_t> bytes) {
  if (bytes.empty()) return data::DataPtr();
  values::Kept kept(work.budget, data::kDecodedBytes * bytes.size());
  data::Decoded decoded = data::decode(bytes);
  if (!decoded.fault) decoded.fault = data::verifyKept(*decoded.data);
  if (decoded.fault) return base::Failure{fmt::format("its data cannot be read: {}", decoded.fault->message)};
  const data::Data* before = work.actor.data.get();
  decoded.data->trusted = !data::verify(*decoded.data, work.particle.id, before && before->trusted ? before : nullptr);
  decoded.data->kept = std::move(kept);
  return data::DataPtr(std::move(decoded.data));
}

/// What the module gave, in our words.
vm::Outcome outcomeOf(StepWork& work, std::span<const Item> fields, const Bytes& previous) {
  enum { kCode, kMessage, kData, kNextPeers, kRequests };
  vm::Outcome outcome;
  outcome.code = static_cast<int64_t>(fields[kCode].bits);
  outcome.message = *fields[kMessage].bytes;
  std::span<const uint8_t> bytes = bytesOf(*fields[kData].bytes);
  outcome.data = work.actor.data;
  if (!std::equal(bytes.begin(), bytes.end(), previous.begin(), previous.end())) {
    Result<data::DataPtr> made = dataOf(work, bytes);
    if (!made) return failed(work, made.error());
    outcome.data = *std::move(made);
  }
  for (const Item& each : *fields[kNextPeers].items) outcome.nextPeers.push_back(*each.bytes);
  std::sort(outcome.nextPeers.begin(), outcome.nextPeers.end());  // it keeps them in a hash table
  Result<std::vector<vm::CallRequest>> requests = vm::decodeCallRequests(bytesOf(*fields[kRequests].bytes));
  if (!requests) return failed(work, fmt::format("its call requests cannot be read: {}", requests.error()));
  outcome.requests = *std::move(requests);
  if (!vm::isRefusal(outcome.code)) lookUp(work, outcome);
  return outcome;
}

class Guest : public Interpreter, public std::enable_shared_from_this<Guest> {
 public:
  Guest(marine::MarineModule module, std::string name) : module_(std::move(module)), name_(std::move(name)) {}
  vm::Outcome run(StepWork& work) const override;

 private:
  /// The module, as it runs on this thread.
  struct Running {
    std::shared_ptr<const Guest> guest;
    std::unique_ptr<marine::Service> service;
    uint64_t steps = 0;
  };
  Result<Running*> running() const;
  Result<std::vector<Item>> call(Running& running, const StepWork& work, const Bytes& previous) const;

  marine::MarineModule module_;
  std::string name_;
};

/// One is kept for each thread: networks rarely have two of them.
Result<Guest::Running*> Guest::running() const {
  constexpr uint64_t kMostSteps = 1000, kMostMemory = 256u << 20;
  auto engine = wasm::threadEngine();  // before `last`, which dies first
  if (!engine) return base::Failure{engine.error()};
  thread_local Running last;
  bool worn = last.service && (last.steps >= kMostSteps || last.service->memorySize() > kMostMemory);
  if (last.guest.get() != this || !last.service || worn) {
    last = {};
    marine::ServiceConfig config;
    config.limits.memory = 4 * kMostMemory;
    config.modules.push_back({name_, module_.code});
    marine::World world;
    world.random = [next = uint64_t{0}]() mutable { return draw(0, Purpose::Guest, 0, next++); };
    auto made = marine::Service::create(config, std::move(world), **engine);
    if (!made) return base::Failure{made.error()};
    last = {shared_from_this(), *std::move(made), 0};
  }
  ++last.steps;
  return &last;
}

Result<std::vector<Item>> Guest::call(Running& running, const StepWork& work, const Bytes& previous) const {
  Bytes current;
  if (work.damaged) current = *work.damaged;
  else if (work.current) current = data::encode(*work.current);
  const Item inputs[] = {textItem(scriptText(work.image, work.particle)), bytesItem(previous), bytesItem(current),
                         paramsItem(work.params), bytesItem(vm::encodeCallResults(work.results))};
  return running.service->call(*running.service->modules().back()->module.find(kFunction), inputs);
}

vm::Outcome Guest::run(StepWork& work) const {
  Result<Running*> running = this->running();
  if (!running) return failed(work, running.error());
  const Bytes previous = work.actor.data ? data::encode(*work.actor.data) : Bytes();
  Result<std::vector<Item>> results = call(**running, work, previous);
  (*running)->service->takeLog();
  std::vector<marine::Printed> printed = (*running)->service->takePrinted();
  if (results) return outcomeOf(work, *results->front().items, previous);
  (*running)->service.reset();  // nobody knows what is left of it
  std::string reason = results.error();
  constexpr size_t kShown = 2048;  // Rust says there why it gives up
  for (const marine::Printed& each : printed)
    reason += fmt::format(": {}", each.text.substr(each.text.size() - std::min(each.text.size(), kShown)));
  return failed(work, reason);
}

/// Modules that are in use, by their bytes, so that each is read once. For all threads.
class Known {
 public:
  std::shared_ptr<const Guest> find(const values::Fingerprint& print) {
    std::lock_guard lock(mutex_);
    auto found = all_.find(print);
    return found == all_.end() ? nullptr : found->second.lock();
  }
  void add(const values::Fingerprint& print, const std::shared_ptr<const Guest>& guest) {
    std::lock_guard lock(mutex_);
    std::erase_if(all_, [](const auto& each) { return each.second.expired(); });
    all_[print] = guest;
  }

 private:
  std::mutex mutex_;
  std::map<values::Fingerprint, std::weak_ptr<const Guest>> all_;
};

}  // namespace

Result<std::shared_ptr<const Interpreter>> guestInterpreter(std::span<const uint8_t> bytes, const std::string& name) {
  static Known known;
  values::Digest digest;
  values::Fingerprint print =
      digest.add(name).add(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size())).done();
  if (std::shared_ptr<const Guest> found = known.find(print)) return std::shared_ptr<const Interpreter>(found);
  auto code = wasm::Module::read({bytes.begin(), bytes.end()});
  if (!code) return base::Failure{"it is no valid WebAssembly module: " + wasm::badText(code.error())};
  auto module = marine::readMarine(*code, name);
  if (!module) return base::Failure{"it is no Marine module: " + module.error()};
  const marine::PublicFunction* invoke = module->find(kFunction);
  if (!invoke || !isInvoke(*module, *invoke))
    return base::Failure{fmt::format("it has no function `{}` as that of the official VM 0.62", kFunction)};
  auto guest = std::make_shared<const Guest>(*std::move(module), name);
  known.add(print, guest);
  return std::shared_ptr<const Interpreter>(guest);
}

}  // namespace aqua::sim
