// Types. The grammar reads `A, B -> C, D` flat; what is a parameter and what a result is decided here (LANGUAGE.md
// 2.4).
#include "compiler/syntax/converter.h"
#include "compiler/syntax/foreign.h"

namespace aqua::syntax {

namespace {

using Kind = TokenKind;

struct ScalarRow {
  Scalar scalar;
  std::string_view name;
};
constexpr ScalarRow kScalars[] = {
#define AQUA_SCALAR(kind, text) {Scalar::kind, text},
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
};

std::string_view placeName(bool service) { return service ? "a service or ability function" : "a function type"; }

}  // namespace

struct Converter::TypeParts {
  const Concrete* abilities = nullptr;
  std::vector<const Concrete*> elements;
  uint32_t arrow = npos;
  const Concrete* rest = nullptr;  // the type after the arrow
};

Converter::TypeParts Converter::typeParts(const Concrete& type) const {
  TypeParts parts;
  for (const ConcreteChild& child : type.children) {
    if (!child.node) {
      if (kindOf(child.token) == Kind::RightArrow) parts.arrow = child.token;
    } else if (child.node->rule == Rule::Abilities) {
      parts.abilities = child.node;
    } else if (child.node->rule == Rule::TypeElement) {
      parts.elements.push_back(child.node);
    } else {
      parts.rest = child.node;
    }
  }
  return parts;
}

/// `()`
bool Converter::isUnit(const Concrete& element) const {
  return element.children.size() == 2 && !element.children[0].node &&
         kindOf(element.children[0].token) == Kind::LeftParen;
}

const Type* Converter::type(const Concrete& node, TypePlace place) {
  TypeParts parts = typeParts(node);
  if (parts.arrow != npos || parts.abilities) {
    if (parts.arrow == npos) return errorType(spanOf(node));  // `{A} B` without an arrow, reported by the grammar
    bool dataOnly = place == TypePlace::DataField || place == TypePlace::Stream;
    if (dataOnly) {
      report(Code::FieldArrow, spanOf(node), node.first)
          .arg("what", place == TypePlace::Stream ? "a stream" : "a data type");
      return errorType(spanOf(node));
    }
    if (place == TypePlace::MemberParam) {
      report(Code::ArrowParameter, spanOf(node), node.first).arg("what", placeName(true));
      return errorType(spanOf(node));
    }
    return arrow(node, parts, 0);
  }
  if (parts.elements.empty()) return errorType(emptyAt(node));
  if (parts.elements.size() > 1) {
    const Concrete& second = *parts.elements[1];
    report(Code::TypeList, spanOf(second), second.first);
  }
  return element(*parts.elements[0], place == TypePlace::Param || place == TypePlace::MemberParam, place);
}

/// The elements from `firstElement` on are parameters.
const ArrowType* Converter::arrow(const Concrete& node, const TypeParts& parts, size_t firstElement) {
  Span span = spanOf(node);
  if (firstElement > 0 && firstElement < parts.elements.size())
    span.begin = spanOf(*parts.elements[firstElement]).begin;
  ArrowType* made = make<ArrowType>(span);
  if (parts.abilities) made->abilities = abilities(*parts.abilities);
  std::vector<Param> params;
  for (size_t i = firstElement; i < parts.elements.size(); ++i) {
    const Concrete& written = *parts.elements[i];
    if (isUnit(written) && parts.elements.size() == firstElement + 1) {  // `() -> T`: a function without parameters
      const Span unit = spanOf(written);
      report(Code::TypeUnit, unit, written.first)
          .fix("remove `()`", {{{&source_, unit.begin, tokens_[parts.arrow].begin}, ""}});
      continue;
    }
    params.push_back({Ident{}, element(written, false, TypePlace::ArrowParam)});
  }
  made->params = arena_.copy(params);
  if (parts.rest) made->results = arena_.copy(results(*parts.rest, false));
  return made;
}

std::vector<const Type*> Converter::results(const Concrete& node, bool afterParentheses) {
  TypeParts parts = typeParts(node);
  std::vector<const Type*> types;
  size_t count = parts.elements.size();
  auto isParenthesised = [&](size_t i) {
    return !parts.elements[i]->children.empty() && !parts.elements[i]->children[0].node &&
           kindOf(parts.elements[i]->children[0].token) == Kind::LeftParen;
  };
  if (parts.arrow != npos || parts.abilities) {
    // The parameters of an arrow are basic types: what comes before a type in parentheses, and that, are results.
    size_t first = count;
    while (first > 0 && !isParenthesised(first - 1)) --first;
    if (count > 0 && first == count) --first;  // `(A) -> B`: `element` refuses the parentheses
    for (size_t i = 0; i < first; ++i) types.push_back(element(*parts.elements[i], true));
    if (parts.arrow != npos) types.push_back(arrow(node, parts, first));
    return types;
  }
  if (count == 1 && isUnit(*parts.elements[0])) {  // `-> ()`
    if (afterParentheses) report(Code::ResultUnit, spanOf(node), node.first);
    return types;
  }
  for (const Concrete* one : parts.elements) types.push_back(element(*one, true));
  return types;
}

struct Converter::Prefix {
  Collection collection;
  uint32_t begin;
};

void Converter::addPrefix(const Concrete& node, std::vector<Prefix>& prefixes) {
  if (node.children.empty() || node.children[0].node) return;
  uint32_t at = tokens_[node.first].begin;
  if (!prefixes.empty()) refuseSpace(node.first, "inside a collection type");
  const Kind sign = kindOf(node.first);
  if (sign == Kind::LeftBracket) prefixes.push_back({Collection::Array, at});
  if (sign == Kind::Question) prefixes.push_back({Collection::Option, at});
  if (sign == Kind::Percent) prefixes.push_back({Collection::StreamMap, at});
  if (sign == Kind::Star || sign == Kind::Power) prefixes.push_back({Collection::Stream, at});
  if (sign == Kind::Power) prefixes.push_back({Collection::Stream, at + 1});
}

const Type* Converter::parenthesised(const Concrete& node, const Concrete& inner, bool parenthesesAllowed,
                                     TypePlace place) {
  if (!parenthesesAllowed) {
    bool function = place == TypePlace::ArrowParam && typeParts(inner).arrow != npos;
    auto reported = function ? report(Code::ArrowParameter, spanOf(node), node.first).arg("what", placeName(false))
                             : report(Code::TypeParentheses, spanOf(node), node.first);
    if (function) reported.help("name the function type with `alias`, then use the name");
  }
  // In a parameter, `(A -> B)` is what `A -> B` is.
  return type(inner, place == TypePlace::MemberParam ? place : TypePlace::Alias);
}

const Type* Converter::element(const Concrete& node, bool parenthesesAllowed, TypePlace place) {
  std::vector<Prefix> prefixes;
  const Type* inner = nullptr;
  for (const ConcreteChild& child : node.children) {
    if (child.node && child.node->rule == Rule::TypePrefix) {
      addPrefix(*child.node, prefixes);
      continue;
    }
    if (!prefixes.empty() && !inner)
      refuseSpace(child.node ? child.node->first : child.token, "inside a collection type");
    if (child.node && child.node->rule == Rule::QualifiedName) {
      inner = namedType(*child.node);
    } else if (child.node && child.node->rule == Rule::Type) {
      if (!prefixes.empty()) {
        report(Code::TypeCollection, spanOf(node), node.first);
        return errorType(spanOf(node));
      }
      inner = parenthesised(node, *child.node, parenthesesAllowed, place);
    } else if (!child.node && kindOf(child.token) == Kind::Top) {
      inner = make<TopType>(spanOf(child.token));
    } else if (!child.node && kindOf(child.token) == Kind::Bottom) {
      inner = make<BottomType>(spanOf(child.token));
    }
  }
  if (!inner) {
    if (node.children.size() >= 2) report(Code::TypeUnit, spanOf(node), node.first);
    return errorType(spanOf(node));
  }
  for (auto prefix = prefixes.rbegin(); prefix != prefixes.rend(); ++prefix) {
    Span span = inner->span;
    span.begin = prefix->begin;
    CollectionType* made = make<CollectionType>(span);
    made->collection = prefix->collection;
    made->element = inner;
    inner = made;
  }
  return inner;
}

const Type* Converter::namedType(const Concrete& node) {
  QualifiedName name = qualified(node);
  if (name.parts.empty()) return errorType(spanOf(node));
  std::string_view last = name.parts.back().text;
  if (last[0] < 'a') {
    NamedType* named = make<NamedType>(name.span);
    named->name = name;
    return named;
  }
  if (name.parts.size() == 1)
    for (const ScalarRow& row : kScalars)
      if (row.name == last) {
        ScalarType* scalar = make<ScalarType>(name.span);
        scalar->scalar = row.scalar;
        return scalar;
      }
  auto reported = report(Code::TypeUnknownLower, name.span, node.first).arg("name", name.text());
  explainForeign(reported, name.span, ForeignPlace::Type);
  return errorType(name.span);
}

std::span<const NamedType* const> Converter::abilities(const Concrete& node) {
  std::vector<const NamedType*> types;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) continue;
    const Type* named = namedType(*child.node);
    if (const NamedType* ability = as<NamedType>(named)) types.push_back(ability);
    else if (named->kind == NodeKind::ScalarType)
      report(Code::NameUpper, named->span, child.node->first).arg("name", named->span.text()).arg("what", "an ability");
  }
  return arena_.copy(types);
}

const ArrowType* Converter::signature(const Concrete& node, TypePlace place) {
  ArrowType* made = make<ArrowType>(spanOf(node));
  std::vector<Param> params;
  for (const ConcreteChild& child : node.children) {
    if (!child.node) {
      if (kindOf(child.token) == Kind::LeftParen && !made->abilities.empty())
        refuseSpace(child.token, "after the ability list");
      continue;
    }
    const Rule rule = child.node->rule;
    if (rule == Rule::Abilities) made->abilities = abilities(*child.node);
    if (rule == Rule::Type) made->results = arena_.copy(results(*child.node, true));
    if (rule != Rule::Param) continue;
    const Concrete* word = childRule(*child.node, Rule::Word);
    const Concrete* written = childRule(*child.node, Rule::Type);
    Ident name = word ? lowerName(*word, "a parameter") : Ident{{}, emptyAt(*child.node)};
    params.push_back({name, written ? type(*written, place) : errorType(emptyAt(*child.node))});
  }
  made->params = arena_.copy(params);
  return made;
}

}  // namespace aqua::syntax
