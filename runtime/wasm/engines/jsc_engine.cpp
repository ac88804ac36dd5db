#include "runtime/wasm/engines/jsc_engine.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

#include <fmt/format.h>

#include "runtime/wasm/engines/jsc_driver.h"
#include "runtime/wasm/engines/jsc_library.h"
#include "runtime/wasm/engines/jsc_try.h"

namespace aqua::wasm::jsc {

namespace {

/// The letter of a type in the driver; 0: values of it cross no border.
char letterOf(Type type) {
  switch (type) {
  case Type::I32: return 'i';
  case Type::I64: return 'I';
  case Type::F32: return 'f';
  case Type::F64: return 'F';
  case Type::V128:
  case Type::FuncRef:
  case Type::ExternRef: return 0;
  }
  return 0;
}

/// Empty: some value cannot cross the border.
std::string driverType(const Signature& type) {
  std::string text;
  for (std::span<const Type> list : {type.params, type.results}) {
    for (Type each : list) text.push_back(letterOf(each));
    if (text.empty() || text.find(':') == std::string::npos) text.push_back(':');
  }
  return text.find('\0') == std::string::npos ? text : "";
}

/// Engines differ in the bits of NaN that they hand over; there is one NaN on our side.
Slot canonical(Type type, Slot bits) {
  constexpr Slot kF32Nan = 0x7fc00000, kF64Nan = 0x7ff8000000000000;
  if (type == Type::I32) return static_cast<uint32_t>(bits);
  if (type == Type::F32) {
    float value = 0;
    uint32_t half = static_cast<uint32_t>(bits);
    std::memcpy(&value, &half, sizeof value);
    return std::isnan(value) ? kF32Nan : half;
  }
  if (type == Type::F64) {
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return std::isnan(value) ? kF64Nan : bits;
  }
  return bits;
}

class JscInstance;

class JscEngine : public Engine {
 public:
  explicit JscEngine(const Library& library) : js_(library), window_(kWindowBytes / sizeof(Slot)) {}
  ~JscEngine() override {
    if (!context_) return;
    js_.JSGarbageCollect(context_);
    js_.JSGlobalContextRelease(context_);
    js_.JSContextGroupRelease(group_);
    if (current_ == this) current_ = nullptr;
  }
  JscEngine(const JscEngine&) = delete;
  JscEngine& operator=(const JscEngine&) = delete;

  base::Result<base::Done> start();
  std::string name() const override { return "jsc " + js_.version; }
  base::Result<std::unique_ptr<Instance>, Trap> instantiate(const std::shared_ptr<const Metered>& module,
                                                            std::span<const Link> links, Budget& budget) override;

  // What instances use.
  enum class Driver { Prepare, Instantiate, Call, Size, Read, Write, Drop, Bind, Flat };
  /// Numbers go in and come out. Nothing: the driver itself failed, as when the native stack is used up.
  std::optional<double> driver(Driver function, std::initializer_list<double> args);
  Slot* slots() { return window_.data(); }
  uint8_t* bytes() { return reinterpret_cast<uint8_t*>(window_.data()) + kBytesAt; }
  uint8_t* flatBytes() { return reinterpret_cast<uint8_t*>(window_.data()) + kFlatAt; }
  /// False: one is executed.
  bool beginFlat() { return !std::exchange(flat_, true); }
  void endFlat() { flat_ = false; }
  void put(const Budget& budget);
  void get(Budget& budget) const;
  /// Why a call ended that did not end well.
  Trap trap(std::optional<double> ending, const Budget& budget);
  size_t enter(JscInstance& instance);
  void leave(size_t handle);

 private:
  static JSValueRef callHost(JSContextRef, JSObjectRef, JSObjectRef, size_t count, const JSValueRef args[],
                             JSValueRef* exception);
  std::string textOf(JSValueRef value);
  JSValueRef evaluate(const char* text, JSValueRef* exception);
  JSValueRef makeDriver(JSValueRef* exception);
  std::optional<double> call(Driver function, size_t count, const JSValueRef* args);
  base::Result<double, Trap> prepare(const std::shared_ptr<const Metered>& module);
  std::string message() {
    return {reinterpret_cast<char*>(bytes()), std::min<size_t>(kBytes, static_cast<uint32_t>(slots()[kLength]))};
  }

  static thread_local JscEngine* current_;

  const Library& js_;
  std::vector<Slot> window_;
  JSContextGroupRef group_ = nullptr;
  JSContextRef context_ = nullptr;
  JSObjectRef functions_[9] = {};
  bool flat_ = false;
  std::string failure_;                  // of the driver, the last one
  std::vector<JscInstance*> instances_;  // by handle
  std::vector<size_t> free_;             // handles
  std::optional<Trap> stopped_;          // why a function of the host ended a call
  struct Prepared {
    std::shared_ptr<const Metered> module;
    double handle;
  };
  std::unordered_map<const Metered*, Prepared> prepared_;
};

thread_local JscEngine* JscEngine::current_ = nullptr;

class JscInstance : public Instance {
 public:
  JscInstance(JscEngine& engine, std::shared_ptr<const Metered> module, std::vector<Link> links)
      : engine_(engine), module_(std::move(module)), links_(std::move(links)), handle_(engine.enter(*this)) {}
  ~JscInstance() override { engine_.leave(handle_); }
  JscInstance(const JscInstance&) = delete;
  JscInstance& operator=(const JscInstance&) = delete;

  size_t handle() const { return handle_; }
  std::optional<Trap> call(uint32_t exported, std::span<const Slot> args, std::span<Slot> results,
                           Budget& budget) override;
  /// Arguments and results are in the slots.
  std::optional<Trap> run(uint32_t exported, Budget& budget);
  uint64_t memorySize() override;
  bool read(uint64_t at, std::span<uint8_t> into) override;
  bool write(uint64_t at, std::span<const uint8_t> from) override;
  bool flat(const FlatCall& call, std::span<const FlatArg> args, FlatOutcome& outcome, Budget& budget) override;
  /// Called by the guest. False: it has to stop, and `stopped` says why.
  bool host(size_t import, std::optional<Trap>& stopped);

 private:
  double number() const { return static_cast<double>(handle_); }
  const Signature& typeOf(const FlatCall& call) const {
    return module_->module->signature(module_->module->contents().exports[call.function].index);
  }
  /// Number of the flat call in the driver. Nothing: it cannot have one.
  std::optional<double> bound(const FlatCall& call);
  bool putFlat(const FlatCall& call, std::span<const FlatArg> args);
  void getFlat(const FlatCall& call, double ending, FlatOutcome& outcome);

  JscEngine& engine_;
  std::shared_ptr<const Metered> module_;
  std::vector<Link> links_;  // one for each import
  size_t handle_;
  std::vector<const FlatCall*> flats_;  // by number
};

// ------------------------------------------------------------------------------------------------------- the engine

JSValueRef JscEngine::makeDriver(JSValueRef* exception) {
  JSValueRef make = evaluate(kDriver, exception);
  if (*exception) return nullptr;
  JSStringRef name = js_.JSStringCreateWithUTF8CString("host");
  JSValueRef args[2];
  args[0] = js_.JSObjectMakeArrayBufferWithBytesNoCopy(
      context_, window_.data(), kWindowBytes, [](void*, void*) {}, nullptr, exception);
  args[1] = js_.JSObjectMakeFunctionWithCallback(context_, name, callHost);
  js_.JSStringRelease(name);
  if (*exception) return nullptr;
  JSObjectRef function = js_.JSValueToObject(context_, make, exception);
  return *exception ? nullptr : js_.JSObjectCallAsFunction(context_, function, nullptr, 2, args, exception);
}

base::Result<base::Done> JscEngine::start() {
  group_ = js_.JSContextGroupCreate();
  context_ = js_.JSGlobalContextCreateInGroup(group_, nullptr);
  current_ = this;
  JSValueRef exception = nullptr, made = makeDriver(&exception);
  if (exception) return base::Failure{"its driver fails: " + textOf(exception)};
  js_.JSValueProtect(context_, made);
  JSObjectRef object = js_.JSValueToObject(context_, made, nullptr);
  size_t next = 0;
  for (const char* each : {"prepare", "instantiate", "call", "size", "read", "write", "drop", "bind", "flat"}) {
    JSStringRef key = js_.JSStringCreateWithUTF8CString(each);
    functions_[next++] =
        js_.JSValueToObject(context_, js_.JSObjectGetProperty(context_, object, key, nullptr), &exception);
    js_.JSStringRelease(key);
  }
  if (exception) return base::Failure{"its driver fails: " + textOf(exception)};
  return base::Done{};
}

JSValueRef JscEngine::evaluate(const char* text, JSValueRef* exception) {
  JSStringRef script = js_.JSStringCreateWithUTF8CString(text);
  JSValueRef value = js_.JSEvaluateScript(context_, script, nullptr, nullptr, 0, exception);
  js_.JSStringRelease(script);
  return value;
}

std::string JscEngine::textOf(JSValueRef value) {
  constexpr const char* kNone = "no reason is known";
  JSStringRef text = value ? js_.JSValueToStringCopy(context_, value, nullptr) : nullptr;
  if (!text) return kNone;
  char buffer[512];
  size_t size = js_.JSStringGetUTF8CString(text, buffer, sizeof buffer);
  js_.JSStringRelease(text);
  return {buffer, size > 0 ? size - 1 : 0};
}

std::optional<double> JscEngine::call(Driver function, size_t count, const JSValueRef* args) {
  JSValueRef exception = nullptr;
  JSValueRef value =
      js_.JSObjectCallAsFunction(context_, functions_[static_cast<size_t>(function)], nullptr, count, args, &exception);
  if (!exception) return js_.JSValueToNumber(context_, value, nullptr);
  failure_ = textOf(exception);
  return std::nullopt;
}

std::optional<double> JscEngine::driver(Driver function, std::initializer_list<double> args) {
  JSValueRef values[3];
  size_t count = 0;
  for (double each : args) values[count++] = js_.JSValueMakeNumber(context_, each);
  return call(function, count, values);
}

void JscEngine::put(const Budget& budget) {
  slots()[kFuel] = static_cast<Slot>(budget.fuel);
  slots()[kDepth] = static_cast<uint32_t>(budget.depth);
  slots()[kPages] = budget.pages;
  slots()[kRefused] = budget.refused;
}

void JscEngine::get(Budget& budget) const {
  budget.fuel = static_cast<int64_t>(window_[kFuel]);
  budget.depth = static_cast<int32_t>(static_cast<uint32_t>(window_[kDepth]));
  budget.pages = static_cast<uint32_t>(window_[kPages]);
  budget.refused = static_cast<uint32_t>(window_[kRefused]);
}

Trap JscEngine::trap(std::optional<double> ending, const Budget& budget) {
  if (ending && Ending{static_cast<int>(*ending)} == Ending::Stopped && stopped_) {
    Trap trap = std::move(*stopped_);
    stopped_.reset();
    return trap;
  }
  // Guards stop the guest by `unreachable`.
  if (budget.fuel < 0) return {Trap::Kind::Fuel, ""};
  if (budget.depth < 0) return {Trap::Kind::Depth, ""};
  std::string text = ending ? message() : failure_;
#define AQUA_JSC_TRAP(kind, words) \
  if (text.find(words) != std::string::npos) return {Trap::Kind::kind, ""};
#include "runtime/wasm/engines/jsc_traps.def"
  return {Trap::Kind::Engine, text};
}

size_t JscEngine::enter(JscInstance& instance) {
  if (free_.empty()) {
    free_.push_back(instances_.size());
    instances_.push_back(nullptr);
  }
  size_t handle = free_.back();
  free_.pop_back();
  instances_[handle] = &instance;
  return handle;
}

void JscEngine::leave(size_t handle) {
  instances_[handle] = nullptr;
  free_.push_back(handle);
  driver(Driver::Drop, {static_cast<double>(handle)});
}

JSValueRef JscEngine::callHost(JSContextRef context, JSObjectRef, JSObjectRef, size_t, const JSValueRef args[],
                               JSValueRef*) {
  JscEngine& engine = *current_;
  size_t handle = static_cast<size_t>(engine.js_.JSValueToNumber(context, args[0], nullptr));
  size_t import = static_cast<size_t>(engine.js_.JSValueToNumber(context, args[1], nullptr));
  bool goesOn = engine.instances_[handle]->host(import, engine.stopped_);
  return engine.js_.JSValueMakeNumber(context, goesOn ? 0 : 1);
}

/// `prepare` of the driver takes types and guards as texts.
struct Description {
  std::string imports, exports, guards;
};
Description describe(const Metered& module) {
  const Contents& contents = module.module->contents();
  Description out;
  for (const Import& each : contents.imports)
    out.imports += driverType(contents.types[contents.functions[each.index]]) + ",";
  std::vector<std::string> types;
  for (const Export& each : contents.exports)
    types.push_back(each.kind == Kind::Function ? driverType(module.module->signature(each.index)) : "");
  if (module.start) {
    types.resize(*module.start + 1);
    types[*module.start] = ":";
  }
  for (const std::string& each : types) out.exports += each + ",";
  auto add = [&](std::optional<uint32_t> index) { out.guards += index ? fmt::format("{},", *index) : "-1,"; };
  for (uint32_t Guards::*each : {&Guards::fuel, &Guards::depth, &Guards::pages, &Guards::refused})
    add(module.guards ? std::optional((*module.guards).*each) : std::nullopt);
  add(module.memory);
  return out;
}

base::Result<double, Trap> JscEngine::prepare(const std::shared_ptr<const Metered>& module) {
  auto found = prepared_.find(module.get());
  if (found != prepared_.end()) return found->second.handle;
  Description texts = describe(*module);
  JSValueRef values[4], exception = nullptr;
  values[0] = js_.JSObjectMakeArrayBufferWithBytesNoCopy(
      context_, const_cast<uint8_t*>(module->bytes.data()), module->bytes.size(), [](void*, void*) {}, nullptr,
      &exception);
  size_t next = 1;
  for (const std::string* each : {&texts.imports, &texts.exports, &texts.guards}) {
    JSStringRef text = js_.JSStringCreateWithUTF8CString(each->c_str());
    values[next++] = js_.JSValueMakeString(context_, text);
    js_.JSStringRelease(text);
  }
  std::optional<double> ending = call(Driver::Prepare, next, values);
  if (!ending || *ending != 0) return base::Failure{Trap{Trap::Kind::Engine, ending ? message() : failure_}};
  double handle = static_cast<double>(prepared_.size());
  prepared_[module.get()] = {module, handle};
  return handle;
}

/// One link for each import, in their order.
base::Result<std::vector<Link>, Trap> linked(const Module& module, std::span<const Link> links) {
  std::vector<Link> chosen;
  const Contents& contents = module.contents();
  for (const Import& import : contents.imports) {
    auto fail = [&](std::string reason) {
      return base::Failure{
          Trap{Trap::Kind::Link, fmt::format("Import #{} module=\"{}\" {}=\"{}\" error: {}", chosen.size(),
                                             import.module, kindName(import.kind), import.name, reason)}};
    };
    if (import.kind != Kind::Function) return fail("only functions can be imported");
    auto found = std::find_if(links.begin(), links.end(), [&](const Link& link) {
      return link.module == import.module && link.name == import.name;
    });
    if (found == links.end()) return fail("there is no such function");
    const Signature& wanted = contents.types[contents.functions[import.index]];
    Signature offered{found->params, found->results};
    if (!sameSignature(wanted, offered))
      return fail(
          fmt::format("it is of the type {}, and the module wants {}", signatureText(offered), signatureText(wanted)));
    if (driverType(wanted).empty()) return fail("vectors and references cannot leave a module");
    chosen.push_back(*found);
  }
  return chosen;
}

base::Result<std::unique_ptr<Instance>, Trap> JscEngine::instantiate(const std::shared_ptr<const Metered>& module,
                                                                     std::span<const Link> links, Budget& budget) {
  base::Result<std::vector<Link>, Trap> chosen = linked(*module->module, links);
  if (!chosen) return base::Failure{chosen.error()};
  if (std::optional<Trap> trap = payStart(*module, budget)) return base::Failure{std::move(*trap)};
  base::Result<double, Trap> handle = prepare(module);
  if (!handle) return base::Failure{handle.error()};
  auto instance = std::make_unique<JscInstance>(*this, module, *std::move(chosen));
  std::optional<double> ending = driver(Driver::Instantiate, {*handle, static_cast<double>(instance->handle())});
  if (!ending || *ending != 0) return base::Failure{trap(ending, budget)};
  if (module->start)
    if (std::optional<Trap> failed = instance->run(*module->start, budget)) return base::Failure{std::move(*failed)};
  return std::unique_ptr<Instance>(std::move(instance));
}

// ----------------------------------------------------------------------------------------------------- the instance

std::optional<Trap> JscInstance::run(uint32_t exported, Budget& budget) {
  engine_.put(budget);
  std::optional<double> ending = engine_.driver(JscEngine::Driver::Call, {number(), static_cast<double>(exported)});
  if (module_->guards) engine_.get(budget);
  if (ending && *ending == 0 && budget.fuel >= 0) return std::nullopt;
  return engine_.trap(ending, budget);
}

std::optional<Trap> JscInstance::call(uint32_t exported, std::span<const Slot> args, std::span<Slot> results,
                                      Budget& budget) {
  const Module& module = *module_->module;
  const Signature& type = module.signature(module.contents().exports[exported].index);
  if (driverType(type).empty()) return Trap{Trap::Kind::Link, "vectors and references cannot enter a module"};
  for (size_t i = 0; i < args.size(); ++i) engine_.slots()[i] = canonical(type.params[i], args[i]);
  if (std::optional<Trap> trap = run(exported, budget)) return trap;
  for (size_t i = 0; i < results.size(); ++i) results[i] = canonical(type.results[i], engine_.slots()[i]);
  return std::nullopt;
}

bool JscInstance::host(size_t import, std::optional<Trap>& stopped) {
  const Link& link = links_[import];
  constexpr size_t kFew = 16;
  Slot few[kFew] = {}, one[1] = {};
  std::vector<Slot> many;
  if (link.params.size() > kFew) many.resize(link.params.size());
  std::span<Slot> args = many.empty() ? std::span<Slot>(few, link.params.size()) : std::span<Slot>(many);
  std::vector<Slot> more(link.results.size() > 1 ? link.results.size() : 0);
  std::span<Slot> results = more.empty() ? std::span<Slot>(one, link.results.size()) : std::span<Slot>(more);
  for (size_t i = 0; i < args.size(); ++i) args[i] = canonical(link.params[i], engine_.slots()[i]);
  Budget budget;
  engine_.get(budget);
  std::optional<Trap> trap = link.run(*this, args, results, budget);
  engine_.put(budget);
  for (size_t i = 0; i < results.size(); ++i) engine_.slots()[i] = canonical(link.results[i], results[i]);
  if (!trap) return true;
  stopped = std::move(trap);
  return false;
}

std::optional<double> JscInstance::bound(const FlatCall& call) {
  auto found = std::find(flats_.begin(), flats_.end(), &call);
  if (found == flats_.end()) {
    const Signature& type = typeOf(call);
    std::string text;
    for (size_t i = 0, core = 0; i < call.args.size(); ++i) {
      bool bytes = call.args[i] != FlatCall::Arg::Number;
      text += call.args[i] == FlatCall::Arg::Text ? 't' : bytes ? 'b' : letterOf(type.params[core]);
      core += bytes ? 2 : 1;
    }
    text += ':';
    if (call.result == FlatCall::Result::Number) text += letterOf(type.results.front());
    else if (call.result != FlatCall::Result::None) text += call.result == FlatCall::Result::Text ? 't' : 'b';
    text += fmt::format(",{},{},{},{},{}", call.function, call.allocate, call.pointer, call.size, call.release);
    if (text.size() > kBytes || text.find('\0') != std::string::npos) return std::nullopt;
    std::memcpy(engine_.bytes(), text.data(), text.size());
    double number = static_cast<double>(flats_.size());
    auto ending = engine_.driver(JscEngine::Driver::Bind, {this->number(), number, static_cast<double>(text.size())});
    if (!ending || *ending != 0) return std::nullopt;
    found = flats_.insert(flats_.end(), &call);
  }
  return static_cast<double>(found - flats_.begin());
}

bool JscInstance::putFlat(const FlatCall& call, std::span<const FlatArg> args) {
  size_t used = 0, core = 0;
  const Signature& type = typeOf(call);
  if (args.size() > kSlots) return false;
  for (size_t i = 0; i < args.size(); ++i) {
    bool bytes = call.args[i] != FlatCall::Arg::Number;
    if (bytes && args[i].bytes.size() > kBytes - used) return false;
    engine_.slots()[i] = bytes ? args[i].bytes.size() : canonical(type.params[core], args[i].number);
    if (bytes) std::copy(args[i].bytes.begin(), args[i].bytes.end(), engine_.flatBytes() + used);
    used += args[i].bytes.size();
    core += bytes ? 2 : 1;
  }
  return true;
}

void JscInstance::getFlat(const FlatCall& call, double ending, FlatOutcome& outcome) {
  const Slot* slots = engine_.slots();
  outcome.step = static_cast<uint32_t>(slots[kStep]);
  outcome.at = static_cast<uint32_t>(slots[kAt]);
  outcome.size = static_cast<uint32_t>(slots[kLength]);
  outcome.ending = Ending{static_cast<int>(ending)} == Ending::Outside  ? FlatOutcome::Ending::Outside
                   : Ending{static_cast<int>(ending)} == Ending::Unread ? FlatOutcome::Ending::Unread
                                                                        : FlatOutcome::Ending::Done;
  if (outcome.ending != FlatOutcome::Ending::Done) return;
  const Signature& type = typeOf(call);
  if (call.result == FlatCall::Result::Number) outcome.number = canonical(type.results.front(), slots[0]);
  else if (call.result != FlatCall::Result::None)
    outcome.bytes.assign(reinterpret_cast<const char*>(engine_.flatBytes()), outcome.size);
}

bool JscInstance::flat(const FlatCall& call, std::span<const FlatArg> args, FlatOutcome& outcome, Budget& budget) {
  std::optional<double> number = bound(call);
  if (!number || !engine_.beginFlat()) return false;
  bool fits = putFlat(call, args);
  if (fits) {
    engine_.put(budget);
    std::optional<double> ending = engine_.driver(JscEngine::Driver::Flat, {this->number(), *number});
    if (module_->guards) engine_.get(budget);
    if (ending && *ending != static_cast<double>(Ending::Stopped) && *ending != static_cast<double>(Ending::Failed)) {
      getFlat(call, *ending, outcome);
    } else {
      outcome.ending = FlatOutcome::Ending::Trapped;
      outcome.step = ending ? static_cast<uint32_t>(engine_.slots()[kStep]) : call.step(FlatCall::Step::Function);
      outcome.trap = engine_.trap(ending, budget);
    }
  }
  engine_.endFlat();
  return fits;
}

uint64_t JscInstance::memorySize() {
  return static_cast<uint64_t>(engine_.driver(JscEngine::Driver::Size, {number()}).value_or(0));
}

bool JscInstance::read(uint64_t at, std::span<uint8_t> into) {
  uint64_t size = memorySize();
  if (at > size || into.size() > size - at) return false;
  for (size_t done = 0; done < into.size();) {
    size_t count = std::min(kBytes, into.size() - done);
    if (!engine_.driver(JscEngine::Driver::Read,
                        {number(), static_cast<double>(at + done), static_cast<double>(count)}))
      return false;
    std::memcpy(into.data() + done, engine_.bytes(), count);
    done += count;
  }
  return true;
}

bool JscInstance::write(uint64_t at, std::span<const uint8_t> from) {
  uint64_t size = memorySize();
  if (at > size || from.size() > size - at) return false;
  for (size_t done = 0; done < from.size();) {
    size_t count = std::min(kBytes, from.size() - done);
    std::memcpy(engine_.bytes(), from.data() + done, count);
    if (!engine_.driver(JscEngine::Driver::Write,
                        {number(), static_cast<double>(at + done), static_cast<double>(count)}))
      return false;
    done += count;
  }
  return true;
}

}  // namespace

base::Result<std::unique_ptr<Engine>> makeEngine(Instances expected) {
  const base::Result<Library>& loaded = library(expected == Instances::Few);
  if (!loaded) return base::Failure{loaded.error()};
  auto engine = std::make_unique<JscEngine>(*loaded);
  base::Result<base::Done> started = engine->start();
  if (!started) return base::Failure{started.error()};
  if (std::string fails = whatFails(*engine); !fails.empty())
    return base::Failure{fmt::format("version {} fails at {}", loaded->version, fails)};
  return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace aqua::wasm::jsc
