// Scopes, frames and limits of the walk.
#include "compiler/lower/lowering.h"

namespace aqua::lower {

using plan::OpKind;

const plan::Step* Lowering::restricted(const StreamScope& scope, const plan::Step* body, Span span) {
  if (empty(body)) return body;
  for (const plan::Name* stream : scope.streams)  // the first declared becomes the innermost
    body = plan_.make<plan::Restrict>(OpKind::Restrict, span, stream, body);
  return body;
}

const plan::Step* Lowering::withSaved(const ErrorScope& scope, const plan::Step* body, Span span) {
  if (!scope.saved || empty(body)) return body;
  return seqOf(span, {ap(lastError(), scope.saved, span), body});
}

Frame* Lowering::newFrame(Frame* outer) {
  Frame* frame;
  if (freeFrames_.empty()) {
    frame = &frames_.emplace_back();
  } else {
    frame = freeFrames_.back();
    freeFrames_.pop_back();
  }
  frame->outer = outer;
  return frame;
}

const Bound* Lowering::lookUp(const ir::Variable* variable) const {
  for (const Frame* frame = frame_; frame; frame = frame->outer)
    if (auto found = frame->names.find(variable); found != frame->names.end()) return &found->second;
  return nullptr;
}

void Lowering::markPure(const plan::Step* step) {
  if (pure_.size() <= step->id) pure_.resize(step->id + 1024);
  pure_[step->id] = true;
}

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

void Lowering::internal(Span span, std::string_view what) {
  if (stopped_) return;
  issues_.report(Code::InternalError, span).arg("detail", what);
  stopped_ = true;
}

}  // namespace aqua::lower
