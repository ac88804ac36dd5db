// What an observer sees of a run.
#pragma once

#include "runtime/vm/names.h"
#include "runtime/vm/observer.h"
#include "runtime/vm/streams.h"

namespace aqua::vm {

class View final : public Sight {
 public:
  View(const Names& names, const Streams& streams, const Params& params)
      : names_(names), streams_(streams), params_(params) {}
  std::optional<Value> valueOf(air::OperandKind kind, air::NameId name) const override;
  std::optional<std::vector<std::vector<Value>>> streamOf(air::NameId name) const override;
  Value error() const override { return names_.errors.look(params_); }

 private:
  const Names& names_;
  const Streams& streams_;
  const Params& params_;
};

}  // namespace aqua::vm
