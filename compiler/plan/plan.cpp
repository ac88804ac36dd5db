#include "compiler/plan/plan.h"

#include <algorithm>
#include <vector>

namespace aqua::plan {

namespace {

bool sameAccessor(const Accessor& a, const Accessor& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
  case Accessor::Kind::Field: return a.field == b.field;
  case Accessor::Kind::Index: return a.index == b.index;
  case Accessor::Kind::Variable: return a.variable == b.variable;
  }
  return false;
}

}  // namespace

bool same(const Value& a, const Value& b) {
  return a.kind == b.kind && a.name == b.name && a.text == b.text && a.length == b.length &&
         std::equal(a.accessors.begin(), a.accessors.end(), b.accessors.begin(), b.accessors.end(), sameAccessor);
}

const Name* Function::newName(NameKind kind, std::string_view hint, bool item) {
  return &names_.emplace_back(Name{kind, nameCount(), arena.text(hint), item});
}

const Value* Function::string(std::string_view content) {
  return value({.kind = ValueKind::String, .text = arena.text(content)});
}

const Step* Function::group(OpKind kind, Origin span, Steps children) {
  if (kind != OpKind::Seq) return make<Group>(kind, span, Steps(arena.copy(children)));

  // A nested seq is flat already if it came from here, but nothing forces that: unfold it with a stack.
  std::vector<const Step*> flat;
  std::vector<Steps> open = {children};
  while (!open.empty()) {
    Steps& rest = open.back();
    if (rest.empty()) {
      open.pop_back();
      continue;
    }
    const Step* step = rest.front();
    rest = rest.subspan(1);
    if (step->kind == OpKind::Seq) open.push_back(to<Group>(step).children);
    else if (step->kind != OpKind::Null) flat.push_back(step);
  }
  if (flat.empty()) return null(span);
  if (flat.size() == 1) return flat.front();
  return make<Group>(kind, span, Steps(arena.copy(flat)));
}

}  // namespace aqua::plan
