// What happens on live peers, as lines for people.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "runtime/sim/world.h"

namespace aqua::live {

/// Gets one line; `trouble`: somebody should look at it.
using Talk = std::function<void(std::string_view line, bool trouble)>;

class Diary {
 public:
  /// Both outlive it.
  Diary(const sim::ScenarioImage& image, Talk talk) : image_(image), talk_(std::move(talk)) {}

  void say(std::string_view line) const { talk_(line, false); }
  void complain(std::string_view line) const { talk_(line, true); }
  /// `because`: why a message was lost, in more words than the event has; may be empty.
  void tell(const sim::Event& event, const sim::World& world, const std::string& because);
  /// The name of a peer of the scenario, or the beginning of the id.
  std::string nameOf(std::string_view id) const;
  /// The same for the id of a particle.
  static std::string shortId(std::string_view id);
  void forget(const std::vector<bool>& particles);

 private:
  struct Asked {
    std::string what;  // `voter.choose("x")`
    sim::Micros at = 0;
  };
  using Request = std::pair<std::pair<uint32_t, uint32_t>, uint64_t>;  // peer, particle, number of the call

  std::string peer(uint32_t number) const { return image_.name(number); }
  std::string message(const sim::Event& event) const;

  const sim::ScenarioImage& image_;
  Talk talk_;
  std::map<Request, Asked> asked_;
};

}  // namespace aqua::live
