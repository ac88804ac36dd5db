// A spell, and the service that keeps its values (PEERS.md 4.1, 4.6).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/spells/trigger.h"

namespace aqua::spells {

using values::Value;

struct Message {
  std::string from;  // peer id
  uint64_t at = 0;   // Unix seconds
  std::string text;
};
struct Line {
  uint64_t at = 0;  // Unix seconds
  std::string text;
};
struct ParticleErrors {
  std::string particle;
  std::vector<std::pair<Value, uint32_t>> errors;  // the error, its index
};

struct Spell {
  std::string script;
  std::optional<Trigger> trigger;
  std::map<std::string, std::variant<std::string, uint32_t>> scalars;
  std::map<std::string, std::vector<std::string>> lists;  // of the same keys, and yet others
  std::vector<Message> mailbox;                           // the newest last
  std::vector<Line> logs;
  std::vector<ParticleErrors> errors;
};

/// Who may write which keys.
enum class Role : uint8_t {
  Spell,    // a particle of this very spell
  Host,     // begun by the node
  Worker,   // begun by the worker that the spell belongs to
  Outside,  // anybody else
};
struct Caller {
  Role role = Role::Outside;
  bool owner = false;          // begun by the peer that owns the spell
  std::string_view initiator;  // peer id
  std::string_view particle;   // its id
  uint64_t nowSec = 0;         // of the node
};

/// False: the spell's service has no such function.
bool hasFunction(std::string_view name);
/// What the function answers; it may change the spell. An error is that of a call with arguments that do not fit.
base::Result<Value> call(Spell& spell, const Caller& caller, std::string_view function, std::span<const Value> args);

/// What a script finds under a key, written as JSON text by `set_json_fields` or an installation.
const std::string* stringOf(const Spell& spell, std::string_view key);
/// `{"key": value}` in the values of the spell, each as its JSON text. False: it is no object.
bool setFields(Spell& spell, const Value& object);
/// The number of the next run, which is counted.
uint32_t countRun(Spell& spell);
/// What has started the run, for the script.
void noteCause(Spell& spell, const Value& cause);

void add(values::Digest& digest, const Spell& spell);

}  // namespace aqua::spells
