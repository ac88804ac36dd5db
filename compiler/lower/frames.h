// What names stand for where the walk is.
#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "compiler/lower/state.h"

namespace aqua::lower {

class Frames {
 public:
  /// Begins a frame below `outer`; returns the one that `leave` goes back to.
  Frame* enter(Frame* outer) {
    Frame* frame;
    if (free_.empty()) {
      frame = &all_.emplace_back();
    } else {
      frame = free_.back();
      free_.pop_back();
    }
    frame->outer = outer;
    return std::exchange(current_, frame);
  }
  void leave(Frame* before) {
    Frame* frame = std::exchange(current_, before);
    if (frame->captured) return;
    frame->names.clear();
    free_.push_back(frame);
  }
  void bind(const ir::Variable* variable, Bound bound) { current_->names[variable] = bound; }
  /// Null: it has no value here.
  const Bound* find(const ir::Variable* variable) const {
    for (const Frame* frame = current_; frame; frame = frame->outer)
      if (auto found = frame->names.find(variable); found != frame->names.end()) return &found->second;
    return nullptr;
  }
  /// The frame, which stays with all around it: a closure refers to it.
  Frame* capture() {
    for (Frame* frame = current_; frame && !frame->captured; frame = frame->outer) frame->captured = true;
    return current_;
  }

 private:
  Frame* current_ = nullptr;
  std::deque<Frame> all_;
  std::vector<Frame*> free_;
};

}  // namespace aqua::lower
