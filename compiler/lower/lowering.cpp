// Limits of the walk.
#include "compiler/lower/lowering.h"

namespace aqua::lower {

bool Lowering::enter(Span span) {
  if (stopped_) return false;
  ++work_;
  if (nesting_ >= kMaxNesting) {
    issues_.report(Code::InliningTooDeep, span).arg("limit", kMaxNesting);
  } else if (plan_.stepCount() > options_.maxSteps && options_.maxSteps < kMaxSteps) {
    issues_.report(Code::BuildTooLarge, span)
        .arg("function", plan_.name)
        .help("export fewer functions of this file, or call services where functions are called");
  } else if (plan_.stepCount() > kMaxSteps || work_ > kMaxWork) {
    issues_.report(Code::PlanTooLarge, span)
        .arg("function", plan_.name)
        .arg("limit", kMaxSteps)
        .help("every call of a function writes its whole body into the script; call a service or split the function");
  } else {
    ++nesting_;
    return true;
  }
  stopped_ = true;
  return false;
}

void Lowering::bind(const ir::Variable* variable, Bound bound) {
  frames_.bind(variable, bound);
  if (!options_.bindings) return;
  const plan::Value* value = nullptr;
  if (bound.kind == Bound::Kind::Data) value = bound.value;
  else if (bound.kind == Bound::Kind::Stream) value = out_.use(bound.stream);
  if (value) plan_.bindings.push_back({variable->name, variable->span, plan_.entry(), value});
}

void Lowering::internal(Span span, std::string_view what) {
  if (stopped_) return;
  issues_.report(Code::InternalError, span).arg("detail", what);
  stopped_ = true;
}

}  // namespace aqua::lower
