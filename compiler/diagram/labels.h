// How values and steps of a plan are called in a picture: as the source calls them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "compiler/plan/plan.h"

namespace aqua::diagram {

class Labels {
 public:
  explicit Labels(const plan::Function& function);

  std::string of(const plan::Value& value);
  std::string of(const plan::Name* name);
  /// `choice <- voter.choose(question)`; operators as they are written.
  std::string of(const plan::Call& call);
  /// `a == b`; `yes` and `not yes` for `yes == true`. `holds`: the condition under which the match goes on.
  std::string of(const plan::Match& match, bool holds);
  /// Names that the function sets once, to the value of another: they are that value.
  const plan::Value& resolved(const plan::Value& value) const;
  /// The object that is made of fields: nothing that a reader has to see.
  bool isObject(const plan::Name* map) const { return info_[map->id].object; }
  /// What a reader knows more after the call; may be empty.
  std::string newsOf(const plan::Call& call);
  /// `each of peers`; empty for what is no item of a loop.
  std::string loopOf(const plan::Value& value);

 private:
  struct Info {
    uint32_t sets = 0;
    const plan::Value* alias = nullptr;     // of the only `ap` into the scalar
    const plan::Step* setBy = nullptr;      // Call, or Canon
    const plan::Value* iterable = nullptr;  // of an item
    bool object = false;                    // a map that becomes a scalar
    std::string text;
  };
  void look(const plan::Step& step);
  std::string nameText(const plan::Name* name, const Info& info);

  std::vector<Info> info_;  // by Name::id
  std::unordered_map<std::string, uint32_t> taken_;
};

/// One line; what is long loses its end.
std::string oneLine(std::string_view text, size_t most);

}  // namespace aqua::diagram
