// Names in AIR: short ones, the most used the shortest, or the ones that the source suggests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/topology/topology.h"

namespace aqua::topology {

std::string_view sigilOf(plan::NameKind kind);

/// Collects who wants a name, then gives the names out.
class Names {
 public:
  /// `program`: the names of the plan, which get the ids they have there.
  Names(Profile profile, const plan::Function& program);

  /// A further name, used `uses` times; its id.
  uint32_t add(plan::NameKind kind, std::string_view hint, uint32_t uses, bool lens = false);
  /// The name with this id is written once more; `lens`: followed by an accessor or functor.
  void use(uint32_t id, bool lens = false);

  void choose();
  /// With sigils; after `choose`.
  std::string_view operator[](uint32_t id) const { return wanted_[id].text; }

 private:
  struct Wanted {
    plan::NameKind kind;
    std::string_view hint;
    uint32_t uses;
    bool lens;
    std::string text;
  };
  void chooseShort();
  void chooseHinted();

  Profile profile_;
  std::vector<Wanted> wanted_;
};

}  // namespace aqua::topology
