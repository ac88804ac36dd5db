// What a node keeps beside particles: services and their names, modules, workers, spells (PEERS.md 3.2, 4). A value:
// a copy is a node of its own.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/builtins/builtins.h"
#include "runtime/crypto/keys.h"
#include "runtime/spells/spell.h"

namespace aqua::sim {

/// A service that somebody made.
struct Instance {
  std::string id, blueprint, owner;  // owner: peer id
  bool isSpell = false;
  std::vector<std::string> aliases;      // in the order in which they were added
  std::shared_ptr<const Artifact> code;  // of its modules; null: it is a spell
};

struct StoredModule {
  std::string hash, name;
  Value config;
  std::shared_ptr<const crypto::Bytes> bytes;
};
struct Blueprint {
  std::string id, name;
  std::vector<std::string> dependencies;  // hashes of modules; the last is the facade
};
struct Worker {
  std::string id, creator, deal;  // ids of peers; without a deal the scenario made it
  bool active = true;
};

/// A spell that waits for something.
struct Subscription {
  std::string spell;
  spells::Trigger trigger;
  uint64_t number = 0;  // of the subscriptions of this peer, from 1
  std::optional<spells::Alarm> alarm;
};

/// Of a node, or of a worker, which has services, spells and files only.
struct Home {
  std::vector<Instance> services;               // in the order in which they were made
  std::map<std::string, spells::Spell> spells;  // by id of their services
  std::vector<Subscription> bus;                // in the order in which they subscribed
  std::vector<StoredModule> modules;
  std::vector<Blueprint> blueprints;
  std::vector<Worker> workers;
  std::vector<bool> connected;    // by peer, while a spell wants to know
  uint64_t ids = 0, numbers = 0;  // given so far: of things, of subscriptions

  /// By id, then by alias; null: nobody made it.
  const Instance* find(std::string_view idOrAlias) const;
  const Worker* workerOf(std::string_view deal) const;
};

/// The node in which a call happens, for built-ins that need more than their arguments. Peers are told by their ids.
class Premises {
 public:
  virtual ~Premises() = default;
  /// Of the peer that is called, to be changed: what forks share is copied then.
  virtual Home& home() = 0;
  /// Of the node; the same where that is called.
  virtual Home& host() = 0;
  /// Both for those who only look.
  virtual const Home& look() const = 0;
  virtual const Home& lookAtHost() const = 0;
  virtual const std::string& hostId() const = 0;
  /// Of a worker of this node; null: it has none of that id.
  virtual const Home* homeOf(std::string_view worker) const = 0;
  virtual bool isManager(std::string_view peer) const = 0;
  virtual std::string_view particle() const = 0;
  /// Known to services of this node alone.
  virtual std::string token() const = 0;
  /// A new UUID.
  virtual std::string newId() = 0;
  /// A new worker; nothing: there is no room.
  virtual std::optional<std::string> addWorker() = 0;
  virtual void removeWorker(std::string_view worker) = 0;
  virtual void setActive(std::string_view worker, bool active) = 0;
  /// The spell of that peer, this node or its worker, begins to wait for its trigger, or no longer waits.
  virtual void subscribe(std::string_view peer, std::string_view spell) = 0;
  virtual void unsubscribe(std::string_view peer, std::string_view spell) = 0;
  /// Makes the instance, which is no spell. Text: why it cannot be made; empty: it is there.
  virtual std::string startService(const Instance& instance) = 0;
  virtual Answer callService(const Instance& instance, const CallSite& call) = 0;
  /// A list of `{name, memory_size_bytes}`, one of each module.
  virtual Answer measureService(const Instance& instance) = 0;
  /// The instance and its files are no more.
  virtual void endService(const Instance& instance) = 0;
  /// A file in the folder of the particle on the peer that is called, which modules see as well; `path` begins there.
  /// False: there is no room.
  virtual bool writeFile(std::string_view path, std::string_view text) = 0;
  virtual std::optional<std::string> readFile(std::string_view path) = 0;
};

/// The answer of a service that somebody made, by its id or an alias; nothing: there is none.
std::optional<Answer> callInstance(const CallSite& call);

void add(values::Digest& digest, const Home& home);

}  // namespace aqua::sim
