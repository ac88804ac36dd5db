// The VM in memory, without bytes in between: what a run costs a peer that remembers the run before (vm/warm.h), how
// time per element grows, and what the cryptography of a run from bytes costs alone. Processor time of this thread.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <llvm/Support/BLAKE3.h>

#include "compiler/air/parse.h"
#include "compiler/base/numbers.h"
#include "runtime/crypto/keys.h"
#include "runtime/values/value.h"
#include "runtime/data/codec/codec.h"
#include "runtime/vm/invoke.h"
#include "runtime/vm/warm.h"

// -------------------------------------------------------------------------------------- operations of cryptography

namespace {

struct Operation {
  enum class Kind : uint8_t { Derive, Sign, Verify, Hash } kind;
  size_t bytes;
};
std::vector<Operation>* counted = nullptr;  // null: nobody counts
void count(Operation::Kind kind, size_t bytes) {
  if (counted) counted->push_back({kind, bytes});
}

}  // namespace

// NOLINTBEGIN(bugprone-reserved-identifier): the linker's names
extern "C" {  // the linker leads calls of X to __wrap_X, and of __real_X to X (CMakeLists.txt)
int __real_crypto_sign_seed_keypair(unsigned char* key, unsigned char* secret, const unsigned char* seed);
int __real_crypto_sign_detached(unsigned char* signature, unsigned long long* size, const unsigned char* message,
                                unsigned long long bytes, const unsigned char* secret);
int __real_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                       unsigned long long bytes, const unsigned char* key);
void __real_llvm_blake3_hasher_update(llvm_blake3_hasher* self, const void* input, size_t bytes);

[[gnu::used]] int __wrap_crypto_sign_seed_keypair(unsigned char* key, unsigned char* secret,
                                                  const unsigned char* seed) {
  count(Operation::Kind::Derive, 0);
  return __real_crypto_sign_seed_keypair(key, secret, seed);
}
[[gnu::used]] int __wrap_crypto_sign_detached(unsigned char* signature, unsigned long long* size,
                                              const unsigned char* message, unsigned long long bytes,
                                              const unsigned char* secret) {
  count(Operation::Kind::Sign, bytes);
  return __real_crypto_sign_detached(signature, size, message, bytes, secret);
}
[[gnu::used]] int __wrap_crypto_sign_verify_detached(const unsigned char* signature, const unsigned char* message,
                                                     unsigned long long bytes, const unsigned char* key) {
  count(Operation::Kind::Verify, bytes);
  return __real_crypto_sign_verify_detached(signature, message, bytes, key);
}
[[gnu::used]] void __wrap_llvm_blake3_hasher_update(llvm_blake3_hasher* self, const void* input, size_t bytes) {
  count(Operation::Kind::Hash, bytes);
  __real_llvm_blake3_hasher_update(self, input, bytes);
}
}
// NOLINTEND(bugprone-reserved-identifier)

namespace {

using namespace aqua;
using values::Value;

[[noreturn]] void stop(const std::string& why) {
  fmt::print(stderr, "vm_warm: {}\n", why);
  std::exit(1);
}

double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// Least milliseconds of `once`, which gives its own: three samples, more until a fifth of a second is spent.
template <class Once> double least(Once once) {
  double best = std::numeric_limits<double>::infinity(), began = milliseconds();
  for (int i = 0; i < 3 || milliseconds() - began < 200; ++i) {
    best = std::min(best, once());
    if (milliseconds() - began > 3000) break;
  }
  return best;
}

/// The same operations on as many bytes, and nothing else.
double bare(const std::vector<Operation>& operations) {
  constexpr std::array<uint8_t, 32> seed = {1, 2, 3};
  const crypto::KeyPair key = crypto::KeyPair::fromSeed(seed);
  size_t most = 0;
  for (const Operation& one : operations) most = std::max(most, one.bytes);
  const std::vector<uint8_t> text(most, 'x');
  std::map<size_t, std::array<uint8_t, 64>> signatures;  // of messages that are verified
  for (const Operation& one : operations)
    if (one.kind == Operation::Kind::Verify) signatures[one.bytes] = key.sign(std::span(text).first(one.bytes));
  std::array<uint8_t, 32> publicKey{};
  std::array<uint8_t, 64> secret{};
  volatile uint8_t sink = 0;
  return least([&] {
    double began = milliseconds();
    for (const Operation& one : operations) {
      std::span<const uint8_t> message = std::span(text).first(one.bytes);
      switch (one.kind) {
      case Operation::Kind::Derive:
        __real_crypto_sign_seed_keypair(publicKey.data(), secret.data(), seed.data());
        break;
      case Operation::Kind::Sign: sink = key.sign(message)[0]; break;
      case Operation::Kind::Verify:
        if (!crypto::verify(message, signatures[one.bytes], key.publicKey())) stop("a signature does not hold");
        break;
      case Operation::Kind::Hash: {
        llvm::BLAKE3 hasher;
        hasher.update(llvm::ArrayRef<uint8_t>(message.data(), message.size()));
        sink = hasher.final<32>()[0];
      }
      }
    }
    return milliseconds() - began;
  });
}

// ---------------------------------------------------------------------------------------------------------- particles

struct Program {
  explicit Program(std::string text) : air(std::move(text)) {
    air::Parsed parsed = air::parse(std::make_shared<diagnostics::SourceFile>("script.air", air));
    if (!parsed.script) stop("a script has errors");
    script = std::move(parsed.script);
    prepared = vm::prepare(*script);
  }
  std::string air;
  std::unique_ptr<air::Script> script;
  std::shared_ptr<const vm::Prepared> prepared;
};

struct Step {
  const Program* program;
  std::optional<size_t> previous, current;  // steps whose data this one takes
  vm::Params params;
  crypto::KeyPair key;
  std::map<uint32_t, vm::CallResult> results;
  size_t requests;  // how many calls it asks for
  bool timed;
};

/// As in the simulator, a peer remembers from its third run on (runtime/sim).
struct Peer {
  int runs = 0;
  std::optional<vm::Warm> warm;
};
constexpr int kRunsBeforeWarm = 2;

/// Runs all steps; gives what came out of each. `time` is what the timed ones took.
std::vector<data::DataPtr> replay(const std::vector<Step>& steps, bool remember, double& time) {
  std::vector<data::DataPtr> data(steps.size());
  std::map<std::string, Peer> peers;
  auto of = [&](std::optional<size_t> step) { return step ? data[*step] : nullptr; };
  time = 0;
  for (size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    Peer& peer = peers[step.params.currentPeerId];
    if (remember && peer.runs++ == kRunsBeforeWarm) peer.warm.emplace();
    vm::Params params = step.params;
    params.key = &step.key;
    double began = milliseconds();
    vm::Outcome outcome = vm::run(*step.program->prepared, of(step.previous), of(step.current), params, step.results,
                                  {}, peer.warm ? &*peer.warm : nullptr);
    if (step.timed) time += milliseconds() - began;
    if (outcome.code != 0 || outcome.requests.size() != step.requests)
      stop(fmt::format("step {}: code {}, {} requests: {}", i, outcome.code, outcome.requests.size(), outcome.message));
    data[i] = outcome.data;
  }
  return data;
}

/// What the timed steps do when everything comes and goes as bytes.
std::vector<Operation> operations(const std::vector<Step>& steps) {
  double time = 0;
  std::vector<data::DataPtr> data = replay(steps, false, time);
  auto bytes = [&](std::optional<size_t> step) { return step ? data::encode(*data[*step]) : crypto::Bytes(); };
  std::vector<Operation> out;
  for (const Step& step : steps) {
    if (!step.timed) continue;
    crypto::Bytes previous = bytes(step.previous), current = bytes(step.current);
    vm::Invocation in;
    in.air = step.program->air;
    in.previous = previous;
    in.current = current;
    in.params = step.params;
    in.secretKey = step.key.seed();
    in.results = step.results;
    counted = &out;
    vm::InvocationOutcome outcome = vm::invoke(in);
    counted = nullptr;
    if (outcome.code != 0) stop(fmt::format("code {}: {}", outcome.code, outcome.message));
  }
  return out;
}

const Value& member(const Value& object, std::string_view name) {
  const Value* found = object.find(name);
  if (!found) stop(fmt::format("no `{}`", name));
  return *found;
}
std::string text(const Value& object, std::string_view name) { return std::string(member(object, name).asString()); }
std::optional<uint64_t> number(const Value& object, std::string_view name) { return member(object, name).asUint64(); }

Step stepOf(const Value& json, const std::vector<std::unique_ptr<Program>>& programs) {
  const Value& p = member(json, "params");
  std::array<uint8_t, 32> seed{};
  std::optional<crypto::Bytes> secret = crypto::fromBase64(text(p, "secret_key"));
  if (!secret || secret->size() != seed.size()) stop("`secret_key` is no seed");
  std::copy(secret->begin(), secret->end(), seed.begin());
  Step step{.program = programs.at(number(json, "air").value()).get(),
            .previous = number(json, "prev"),
            .current = number(json, "data"),
            .params = {},
            .key = crypto::KeyPair::fromSeed(seed),
            .results = {},
            .requests = number(json, "requests").value(),
            .timed = member(json, "timed").asBool()};
  step.params.initPeerId = text(p, "init_peer_id");
  step.params.currentPeerId = text(p, "current_peer_id");
  step.params.timestamp = number(p, "timestamp").value();
  step.params.ttl = static_cast<uint32_t>(number(p, "ttl").value());
  step.params.particleId = text(p, "particle_id");
  for (const auto& [id, result] : member(json, "results").asObject())
    step.results[base::parse<uint32_t>(id).value()] = {0, text(result, "raw")};
  return step;
}

/// One particle a line, as vm_time.mjs writes them; one line of numbers for each.
void replayFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) stop("cannot read " + path);
  for (std::string line; std::getline(file, line);) {
    std::optional<Value> json = values::parseJson(line).optional();
    if (!json) stop("a line is no JSON");
    std::vector<std::unique_ptr<Program>> programs;
    for (const Value& air : member(*json, "airs").asArray())
      programs.push_back(std::make_unique<Program>(std::string(air.asString())));
    std::vector<Step> steps;
    for (const Value& step : member(*json, "steps").asArray()) steps.push_back(stepOf(step, programs));
    auto time = [&](bool remember) {
      return least([&] {
        double ms = 0;
        replay(steps, remember, ms);
        return ms;
      });
    };
    std::vector<Operation> made = operations(steps);
    std::array<size_t, 4> counts{};
    for (const Operation& one : made) ++counts[static_cast<size_t>(one.kind)];
    fmt::print(R"({{"memory":{:.4f},"warm":{:.4f},"crypto":{:.4f},"derive":{},"sign":{},"verify":{},"hash":{}}})"
               "\n",
               time(false), time(true), bare(made), counts[0], counts[1], counts[2], counts[3]);
    std::fflush(stdout);
  }
}

// -------------------------------------------------------------------------------------------------------------- growth

enum class How : uint8_t { Bytes, Memory, Warm };

/// One peer that runs a script again and again, alone.
class Alone {
 public:
  Alone(const Program& program, How how) : program_(program), how_(how), key_(crypto::KeyPair::fromText("bench")) {
    params_.initPeerId = params_.currentPeerId = key_.peerId();
    params_.particleId = "bench";
    params_.key = &key_;
  }
  /// Milliseconds; `results` answer the last requests.
  double run(std::map<uint32_t, vm::CallResult> results) {
    double began = milliseconds();
    int64_t code = 0;
    std::string message;
    if (how_ == How::Bytes) {
      vm::Invocation in;
      in.air = program_.air;
      in.previous = bytes_;
      in.params = params_;
      in.secretKey = key_.seed();
      in.results = std::move(results);
      vm::InvocationOutcome outcome = vm::invoke(in);
      bytes_ = std::move(outcome.data);
      code = outcome.code;
      message = outcome.message;
    } else {
      vm::Warm* warm = how_ == How::Warm ? &warm_ : nullptr;
      vm::Outcome outcome = vm::run(*program_.prepared, data_, nullptr, params_, results, {}, warm);
      data_ = std::move(outcome.data);
      code = outcome.code;
      message = outcome.message;
    }
    if (code != 0) stop(fmt::format("code {}: {}", code, message));
    return milliseconds() - began;
  }

 private:
  const Program& program_;
  How how_;
  crypto::KeyPair key_;
  vm::Params params_;
  crypto::Bytes bytes_;
  data::DataPtr data_;
  vm::Warm warm_;
};

std::string listOf(size_t begin, size_t end) {
  std::string text = "[";
  for (size_t i = begin; i < end; ++i) text += (i > begin ? "," : "") + std::to_string(i);
  return text + "]";
}

/// Milliseconds of `n` results that arrive one per run. Empty: more than `most`.
std::optional<double> oneByOne(size_t n, How how, double most) {
  Program program(R"((seq (call %init_peer_id% ("bench" "list") [] list)
    (fold list i (par (call %init_peer_id% ("bench" "one") [i "some argument"] out) (next i)))))");
  Alone peer(program, how);
  peer.run({});
  peer.run({{1, {0, listOf(0, n)}}});
  double time = 0;
  for (size_t i = 0; i < n && time <= most; ++i)
    time += peer.run({{static_cast<uint32_t>(i + 2), {0, fmt::format(R"({{"echo":{}}})", i)}}});
  return time <= most ? std::optional(time) : std::nullopt;
}

/// Milliseconds of one run that inserts `n` values and makes a canon after each. A stream holds 1023 values at most:
/// there is a new one for every thousand.
std::optional<double> canonAfterInsert(size_t n, How how, double most) {
  constexpr size_t kStream = 1000;
  Program program(R"((seq (call %init_peer_id% ("bench" "lists") [] lists)
    (fold lists list
      (seq (new $s (fold list i (seq (seq (ap i $s) (canon %init_peer_id% $s #s)) (next i)))) (next list)))))");
  std::string lists = "[";
  for (size_t i = 0; i < n; i += kStream) lists += (i > 0 ? "," : "") + listOf(i, std::min(n, i + kStream));
  Alone peer(program, how);
  peer.run({});
  double time = peer.run({{1, {0, lists + "]"}}});
  return time <= most ? std::optional(time) : std::nullopt;
}

/// Milliseconds of `n` calls, one after the other, in two loops inside of each other; each result arrives alone. A call
/// of three puts its result into a stream, and every inner loop has one of its own.
std::optional<double> callAfterCall(size_t n, How how, double most) {
  Program program(R"((seq (call %init_peer_id% ("bench" "lists") [] lists)
    (fold lists list
      (seq
        (new $s
          (fold list i
            (seq
              (seq (call %init_peer_id% ("bench" "a") [i "some argument"] out)
                   (seq (xor (call %init_peer_id% ("bench" "b") [out i]) (null))
                        (call %init_peer_id% ("bench" "c") [i] $s)))
              (next i))))
        (next list)))))");
  constexpr size_t kCalls = 3;  // in the inner loop
  size_t side = 1;
  while (kCalls * side * side < n) ++side;
  std::string lists = "[";
  for (size_t i = 0; i < side; ++i) lists += (i > 0 ? "," : "") + listOf(i * side, (i + 1) * side);
  Alone peer(program, how);
  peer.run({});
  peer.run({{1, {0, lists + "]"}}});
  double time = 0;
  size_t calls = kCalls * side * side;
  for (size_t i = 0; i < calls && time <= most; ++i)
    time += peer.run({{static_cast<uint32_t>(i + 2), {0, fmt::format(R"({{"echo":{}}})", i)}}});
  return time <= most ? std::optional(time) : std::nullopt;
}

/// Microseconds per element. A way that took too long once is left out for more elements.
template <class Measure>
void table(const char* title, std::initializer_list<size_t> sizes, double most, Measure measure) {
  fmt::print("| {} | bytes | memory | warm |\n|---|---:|---:|---:|\n", title);
  std::array<bool, 3> tooSlow{};
  for (size_t n : sizes) {
    fmt::print("| {} ", n);
    for (How how : {How::Bytes, How::Memory, How::Warm}) {
      bool& slow = tooSlow[static_cast<size_t>(how)];
      std::optional<double> time = slow ? std::nullopt : measure(n, how, most);
      slow = !time;
      fmt::print("| {} ", time ? fmt::format("{:.1f}", 1e3 * *time / static_cast<double>(n)) : "-");
      std::fflush(stdout);
    }
    fmt::print("|\n");
  }
  fmt::print("\n");
}

void once(std::string_view name, size_t n, std::string_view way) {
  auto* measure = name == "results"  ? oneByOne
                  : name == "calls"  ? callAfterCall
                  : name == "canons" ? canonAfterInsert
                                     : nullptr;
  if (!measure || (way != "bytes" && way != "memory" && way != "warm")) stop("no such case, or no such way");
  How how = way == "bytes" ? How::Bytes : way == "memory" ? How::Memory : How::Warm;
  std::optional<double> ms = measure(n, how, std::numeric_limits<double>::infinity());
  fmt::print("{} {}, {}: {:.1f} us each\n", n, name, way, 1e3 * *ms / static_cast<double>(n));
}

}  // namespace

int main(int argc, char** argv) try {
  std::string_view verb = argc > 1 ? argv[1] : "";
  if (verb == "replay" && argc == 3) {
    replayFile(argv[2]);
  } else if (verb == "growth" && argc <= 3) {
    double most = argc == 3 ? 1e3 * base::parse<double>(argv[2]).value() : 60e3;
    table("one result per run, us per result", {400, 1000, 4000, 10'000, 40'000, 100'000}, most, oneByOne);
    table("call after call in nested loops, us per call", {300, 1200, 3600, 14'400, 57'600}, most, callAfterCall);
    table("canon after each insertion, us per insertion", {600, 1000, 4000, 10'000, 20'000}, most, canonAfterInsert);
  } else if (verb == "once" && argc == 5) {
    once(argv[2], base::parse<size_t>(argv[3]).value(), argv[4]);
  } else {
    fmt::print(stderr,
               "usage: vm_warm growth [SECONDS]     the longest time for one number (60)\n"
               "       vm_warm once CASE N WAY      one number of these, to be counted by valgrind or perf:\n"
               "                                    results, calls or canons; bytes, memory or warm\n"
               "       vm_warm replay FILE          what vm_time.mjs asks for\n");
    return 2;
  }
  return 0;
} catch (const std::exception& what) {
  stop(fmt::format("the file is not as vm_time.mjs writes it: {}", what.what()));
}
