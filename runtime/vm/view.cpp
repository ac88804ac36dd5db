#include "runtime/vm/view.h"

#include <algorithm>

namespace aqua::vm {

std::optional<Value> View::valueOf(air::OperandKind kind, air::NameId name) const {
  const Variables::Cell* cell = names_.variables.find(name);
  if (!cell) {
    const FoldState* iterator = names_.iterators[name];
    return iterator ? std::optional(iterator->iterable.value()) : std::nullopt;
  }
  if (!cell->set()) return std::nullopt;
  if (cell->item) return cell->item->value;
  return kind == air::OperandKind::CanonMap ? cell->canon->object() : cell->canon->array();
}

std::optional<std::vector<std::vector<Value>>> View::streamOf(air::NameId name) const {
  const Stream* stream = streams_.named(name);
  if (!stream) return std::nullopt;
  std::vector<std::vector<Value>> generations;
  stream->eachCompacted([&](const Element& element, uint32_t generation) {
    generations.resize(std::max<size_t>(generations.size(), generation + 1));
    generations[generation].push_back(element.item->value);
  });
  return generations;
}

}  // namespace aqua::vm
