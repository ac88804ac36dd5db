#include "tools/test/annotations.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/words.h"

namespace aqua::test {

namespace {

using diagnostics::Code;
using diagnostics::DiagnosticList;
using diagnostics::Span;

enum class Kind : uint8_t {
#define ANNOTATION(Id, word, form) Id,
#include "tools/test/annotations.def"
#undef ANNOTATION
};
struct KindInfo {
  Kind kind;
  std::string_view word, form;
};
constexpr std::array kKinds{
#define ANNOTATION(Id, word, form) KindInfo{Kind::Id, word, form},
#include "tools/test/annotations.def"
#undef ANNOTATION
};

const KindInfo* kindOf(std::string_view word) {
  auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindInfo& one) { return one.word == word; });
  return found == kKinds.end() ? nullptr : &*found;
}

/// `-- @word word …`, without the `@`.
using Annotation = std::vector<Word>;

std::vector<Word> wordsIn(Span line) {
  constexpr std::string_view kBlank = " \t\r";
  std::vector<Word> words;
  std::string_view text = line.text();
  for (size_t begin = text.find_first_not_of(kBlank); begin != std::string_view::npos;) {
    size_t end = std::min(text.find_first_of(kBlank, begin), text.size());
    auto at = [&](size_t offset) { return line.begin + static_cast<uint32_t>(offset); };
    words.push_back({std::string(text.substr(begin, end - begin)), {line.file, at(begin), at(end)}});
    begin = text.find_first_not_of(kBlank, end);
  }
  return words;
}

std::vector<Annotation> annotationsIn(Span doc) {
  std::vector<Annotation> result;
  for (uint32_t begin = doc.begin; begin < doc.end;) {
    std::string_view rest = Span{doc.file, begin, doc.end}.text();
    uint32_t end = begin + static_cast<uint32_t>(std::min(rest.find('\n'), rest.size()));
    std::string_view line = rest.substr(0, end - begin);
    size_t text = line.find_first_not_of("- \t");
    if (text != std::string_view::npos && line[text] == '@')
      result.push_back(wordsIn({doc.file, begin + static_cast<uint32_t>(text) + 1, end}));
    if (!result.empty() && result.back().empty()) result.pop_back();  // a lone `@`
    begin = end + 1;
  }
  return result;
}

class Reader {
 public:
  Reader(const syntax::SyntaxTree& tree, DiagnosticList& issues) : tree_(tree), issues_(issues) {}

  std::vector<NativeTest> operator()() {
    std::vector<const syntax::Rename*> exports;
    for (const syntax::HeaderItem* header : tree_.root->headers)
      if (const auto* exported = syntax::as<syntax::Export>(header))
        for (const syntax::Rename& rename : exported->names) exports.push_back(&rename);
    for (const syntax::Item* item : tree_.root->items) {
      const auto* func = syntax::as<syntax::Func>(item);
      if (!func) {
        misplaced(item->doc, "a definition");
        continue;
      }
      std::string_view name = func->name.text;
      auto exported = std::find_if(exports.begin(), exports.end(),
                                   [&](const syntax::Rename* one) { return one->name.text() == name; });
      if (exported != exports.end() && !(*exported)->as.parts.empty()) name = (*exported)->as.text();
      if (!name.starts_with(kTestPrefix)) misplaced(func->doc, fmt::format("`{}`", name));
      else if (exported == exports.end())
        issues_.report(Code::TestNotExported, func->name.span).arg("name", name).help(exportHelp(name));
      else add(*func, std::string(name));
    }
    if (tests_.empty() && !issues_.hasErrors()) issues_.report(Code::TestNone, {tree_.source.get(), 0, 0});
    return std::move(tests_);
  }

 private:
  static std::string exportHelp(std::string_view name) { return fmt::format("`export {}` below the header", name); }

  void misplaced(Span doc, std::string_view what) {
    for (const Annotation& one : annotationsIn(doc))
      if (kindOf(one.front().text))
        issues_.report(Code::TestAnnotationPlace, one.front().span).arg("word", one.front().text).arg("what", what);
  }

  void add(const syntax::Func& func, std::string name) {
    if (!func.type->params.empty()) {
      issues_.report(Code::TestParameters, func.name.span).arg("name", name);
      return;
    }
    test_ = NativeTest();
    test_.name = std::move(name);
    test_.span = func.name.span;
    test_.expect.place = func.name.span;
    seen_.clear();
    for (const Annotation& one : annotationsIn(func.doc)) annotation(one);
    tests_.push_back(std::move(test_));
  }

  void annotation(const Annotation& annotation) {
    const Word& word = annotation.front();
    const KindInfo* info = kindOf(word.text);
    if (!info) {
      std::vector<std::string_view> known;
      for (const KindInfo& one : kKinds) known.push_back(one.word);
      diagnostics::Reported reported = issues_.report(Code::TestAnnotation, word.span);
      reported.arg("word", word.text);
      if (std::string_view near = base::nearest(word.text, known); !near.empty())
        reported.help(fmt::format("did you mean `@{}`?", near));
      else reported.help(fmt::format("known ones are `@{}`", fmt::join(known, "`, `@")));
      return;
    }
    if (std::find(seen_.begin(), seen_.end(), info->kind) != seen_.end()) return wrong(word, word, "is given twice");
    seen_.push_back(info->kind);
    if (annotation.size() < 2) return wrong(word, word, fmt::format("needs {}", info->form));
    std::span<const Word> values = std::span(annotation).subspan(1);
    bool single = info->kind == Kind::Scenario || info->kind == Kind::Ttl;
    if (single && values.size() > 1) return wrong(word, values[1], fmt::format("needs {}, and no more", info->form));
    switch (info->kind) {
    case Kind::Peers: return peers(word, values);
    case Kind::Scenario: test_.scenario = values[0]; return;
    case Kind::Ttl:
      test_.ttl = sim::parseDuration(values[0].text);
      if (!test_.ttl || *test_.ttl == 0) wrong(word, values[0], fmt::format("needs {}", info->form));
      return;
    case Kind::Tags:
      for (const Word& value : values) test_.tags.push_back(value.text);
      return;
    case Kind::Expect: return expect(word, values, info->form);
    }
  }

  void peers(const Word& word, std::span<const Word> names) {
    for (const Word& name : names) {
      bool twice =
          std::any_of(test_.peers.begin(), test_.peers.end(), [&](auto& one) { return one.text == name.text; });
      if (twice) wrong(word, name, fmt::format("names `{}` twice", name.text));
      else test_.peers.push_back(name);
    }
  }

  void expect(const Word& word, std::span<const Word> values, std::string_view form) {
    test_.expect.place = values[0].span;
    if (values[0].text == "stuck" && values.size() == 1) {
      test_.expect.outcome = sim::Ending::Stuck;
      return;
    }
    auto code = values.size() == 2 ? base::parse<int64_t>(values[1].text) : std::nullopt;
    if (values[0].text != "error" || values.size() > 2 || (values.size() == 2 && !code))
      return wrong(word, values[values[0].text == "error" ? 1 : 0], fmt::format("needs {}", form));
    test_.expect.error = sim::ErrorPattern{code, std::nullopt, ""};
  }

  void wrong(const Word& word, const Word& place, const std::string& problem) {
    issues_.report(Code::TestAnnotationValue, place.span).arg("word", word.text).arg("problem", problem);
  }

  const syntax::SyntaxTree& tree_;
  DiagnosticList& issues_;
  std::vector<NativeTest> tests_;
  NativeTest test_;
  std::vector<Kind> seen_;
};

}  // namespace

std::vector<NativeTest> nativeTests(const syntax::SyntaxTree& tree, DiagnosticList& issues) {
  return Reader(tree, issues)();
}

}  // namespace aqua::test
