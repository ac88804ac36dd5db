#include "compiler/syntax/tree.h"

namespace aqua::syntax {

NodeTrait traitOf(NodeKind kind) {
  static constexpr NodeTrait kTraits[] = {
#define AQUA_NODE(kind, category, phrase, trait) NodeTrait::trait,
#include "compiler/syntax/nodes.def"
#undef AQUA_NODE
  };
  return kTraits[static_cast<size_t>(kind)];
}

std::string_view phraseOf(NodeKind kind) {
  static constexpr std::string_view kPhrases[] = {
#define AQUA_NODE(kind, category, phrase, trait) phrase,
#include "compiler/syntax/nodes.def"
#undef AQUA_NODE
  };
  return kPhrases[static_cast<size_t>(kind)];
}

#define AQUA_NODE(kind, category, phrase, trait) \
  static_assert(std::is_base_of_v<category, kind>, #kind " is no " #category);
using Other = Node;
using Header = HeaderItem;
#include "compiler/syntax/nodes.def"
#undef AQUA_NODE

}  // namespace aqua::syntax
