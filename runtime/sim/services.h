// The services that a scenario describes, made ready for lookup.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <llvm/ADT/STLExtras.h>

#include "runtime/builtins/builtins.h"
#include "runtime/scenario/scenario.h"
#include "runtime/sim/outside.h"

namespace aqua::sim {

/// What a call could have got as well.
struct Choice {
  std::optional<int64_t> decided;  // of the values of a `one_of`; absent: drawn
  bool least = false;              // what takes time takes the least of it, not what is drawn
  size_t index = 0, count = 0;     // which it was, of how many; count 0: there is no `one_of`
  Micros most = 0;                 // time that it could take; 0: nothing is drawn
};

/// Where a behaviour of a scenario stands: exactly one of the three is an index, and `part` leads on from there, as in
/// ScenarioPlaces.
struct BehaviourPlace {
  uint32_t service = UINT32_MAX;  // into Scenario::services
  uint32_t event = UINT32_MAX;    // into Scenario::events
  uint32_t call = UINT32_MAX;     // into the invocations: a callback
  std::string function, part;     // part: empty, `replies[1]`, `cases[0]`
};
/// Where the arguments of a call come from, a list for each: `lists` holds tetraplets of any room.
template <class Lists> Value tetrapletsValue(const Lists& lists) {
  values::Array result;
  for (const auto& list : lists) {
    values::Array items;
    for (const auto& one : list)
      items.push_back(Value::object({{"peer_pk", Value::string(one.peer)},
                                     {"service_id", Value::string(one.service)},
                                     {"function_name", Value::string(one.function)},
                                     {"lens", Value::string(one.lens)}}));
    result.push_back(Value::array(std::move(items)));
  }
  return Value::array(std::move(result));
}
/// In ScenarioPlaces.
std::string pathOf(const BehaviourPlace& place);
/// A function of a service on one peer, as a number.
uint64_t callSubject(uint32_t peer, std::string_view service, std::string_view function);

/// A behaviour with peer ids filled in.
struct PreparedBehaviour {
  Behaviour behaviour;
  bool dynamic = false;                  // has placeholders left
  uint32_t index = 0;                    // of its place
  std::vector<PreparedBehaviour> parts;  // of replies and cases
};

/// A call as a described service sees it. What is drawn depends on nothing else.
struct Occasion {
  Host host;
  const CallSite& call;
  uint64_t number;              // of the calls of that function on that peer, from 1
  uint64_t seed, subject;       // of draws; subject: `callSubject`
  std::vector<uint64_t>& used;  // counts, by behaviour
  Choice& choice;
  const std::string& peer;                                       // name of the one that answers
  Outside* outside;                                              // null: nobody is there
  llvm::function_ref<Answer(const PreparedBehaviour&)> compute;  // what Behaviour::Kind::Computed answers
};

class DescribedServices {
 public:
  using Prepared = PreparedBehaviour;

  /// `book` and `places`, to which each behaviour is added, outlive this.
  DescribedServices(std::span<const Peer> peers, const PeerBook& book, std::vector<BehaviourPlace>& places);
  /// One more service; the first that describes a function on a peer, or everywhere, counts.
  void add(const Service& service, const BehaviourPlace& place);
  /// A behaviour that belongs to no service.
  const Prepared* own(const Behaviour& behaviour, const std::string& function, const BehaviourPlace& place);

  /// What is said about exactly this function ("*" is one) on a peer, an index into Scenario::peers; or null.
  const Prepared* find(std::string_view service, std::string_view function, uint32_t peer) const;
  static Answer answer(const Prepared& prepared, const Occasion& occasion);

 private:
  struct Slot {
    const Prepared* everywhere = nullptr;
    std::unordered_map<uint32_t, const Prepared*> on;
  };

  Prepared prepare(const Behaviour& behaviour, const BehaviourPlace& place) const;

  const PeerBook& book_;
  std::vector<BehaviourPlace>& places_;
  std::unordered_map<std::string, uint32_t> peers_;
  std::deque<Prepared> prepared_;
  std::unordered_map<std::string, Slot> slots_;
};

}  // namespace aqua::sim
