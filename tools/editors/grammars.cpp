// Writes the grammars of editors from the token tables of the compiler: `aqua_grammars FOLDER`; with `--check` it
// compares them with what is there. A grammar of an editor reads line by line and knows no blocks, so words of the
// language are told from names by what stands before and behind them on their line; the language server then says what
// each name is.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/JSON.h>

#include "compiler/syntax/tokens.h"

namespace {

using aqua::syntax::TokenClass;
namespace json = llvm::json;

struct Entry {
  std::string_view kind, text;
  TokenClass class_;
};
constexpr Entry kTokens[] = {
#define AQUA_TOKEN(kind, grammarName, text, class_) {#kind, text, TokenClass::class_},
#include "compiler/syntax/tokens.def"
#undef AQUA_TOKEN
};
constexpr std::string_view kScalars[] = {
#define AQUA_SCALAR(kind, text) text,
#include "compiler/syntax/scalars.def"
#undef AQUA_SCALAR
};
constexpr std::string_view kInstructions[] = {
#define AIR_INSTRUCTION(kind, text) text,
#include "compiler/air/instructions.def"
#undef AIR_INSTRUCTION
};

bool isSign(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; });
}

/// Texts of a class, the longest first, so that `<<-` is read before `<-`.
std::vector<std::string_view> texts(std::initializer_list<TokenClass> classes) {
  std::vector<std::string_view> found;
  for (const Entry& entry : kTokens)
    if (std::find(classes.begin(), classes.end(), entry.class_) != classes.end()) found.push_back(entry.text);
  std::stable_sort(found.begin(), found.end(), [](auto a, auto b) { return a.size() > b.size(); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

/// `a|b|c`
std::string choice(const std::vector<std::string_view>& words) {
  std::string result;
  for (std::string_view word : words) result += (result.empty() ? "" : "|") + escaped(word);
  return result;
}

std::string operators() {
  std::vector<std::string_view> signs = texts({TokenClass::Operator, TokenClass::BinaryOperator});
  std::erase_if(signs, [](std::string_view text) { return !isSign(text); });
  return choice(signs);
}

// ---- TextMate ------------------------------------------------------------------------------------------------

json::Object rule(const char* name, std::string match) {
  return json::Object{{"name", name}, {"match", std::move(match)}};
}

json::Object rule(std::string match, const std::vector<std::pair<int, const char*>>& captures) {
  json::Object numbered;
  for (auto [number, name] : captures) numbered[std::to_string(number)] = json::Object{{"name", name}};
  return json::Object{{"match", std::move(match)}, {"captures", std::move(numbered)}};
}

/// Values and names.
void addValues(json::Array& patterns) {
  const std::string scalars = choice(std::vector<std::string_view>(std::begin(kScalars), std::end(kScalars)));
  auto add = [&](json::Object pattern) { patterns.push_back(std::move(pattern)); };
  add(rule("constant.language.aqua", "\\b(?:true|false|nil)\\b"));
  add(rule("constant.numeric.aqua", "(?:(?<=[=(,\\[{<>+*/%&|:-]\\s|[=(,\\[{]|^)[-+])?\\b[0-9]+(?:\\.[0-9]+)?\\b"));
  add(rule("support.type.aqua", fmt::format("\\b(?:{})\\b", scalars)));
  add(rule("support.type.aqua", "[⊤⊥]"));
  add(rule("entity.name.function.call.aqua", fmt::format("\\b[a-z][A-Za-z0-9_]*(?=\\s*[({{])")));
  add(rule("constant.other.aqua", "\\b[A-Z][A-Z0-9_]+\\b"));
  add(rule("entity.name.type.aqua", "\\b[A-Z][A-Za-z0-9_]*\\b"));
  add(rule("variable.other.aqua", "\\b[a-z][A-Za-z0-9_]*\\b"));
  add(rule("keyword.operator.aqua", operators()));
  add(rule("punctuation.aqua", "[()\\[\\]{},:.]"));
}

json::Object aquaGrammar() {
  const std::string header = choice(texts({TokenClass::HeaderWord})),
                    items = choice(texts({TokenClass::ItemWord, TokenClass::BlockItemWord})),
                    blocks = choice(texts({TokenClass::BlockWord})), prefixes = choice(texts({TokenClass::PrefixWord}));
  const std::string word = "[A-Za-z][A-Za-z0-9_]*";
  json::Array patterns;
  auto add = [&](json::Object pattern) { patterns.push_back(std::move(pattern)); };
  add(rule("comment.line.double-dash.aqua", "--.*$"));
  add(json::Object{{"name", "string.quoted.double.aqua"}, {"begin", "\""}, {"end", "\""}});
  add(rule("constant.language.aqua", "%init_peer_id%"));
  // Words at the beginning of a line.
  add(rule(fmt::format("^(func)\\s+({})", word), {{1, "storage.type.aqua"}, {2, "entity.name.function.aqua"}}));
  add(rule(fmt::format("^(data|service|ability|alias)\\s+({})", word),
           {{1, "storage.type.aqua"}, {2, "entity.name.type.aqua"}}));
  add(rule("storage.type.aqua", fmt::format("^(?:{})(?=\\s)", items)));
  add(rule("keyword.control.import.aqua", fmt::format("^(?:{})(?=\\s|$)", header)));
  add(rule(
      fmt::format("^\\s+(?:({0})\\s+)?(?:({0})\\s+)?({1}|join)(?=\\s+[^:=<\\s]|\\s*:\\s*(?:--|$))", prefixes, blocks),
      {{1, "keyword.control.aqua"}, {2, "keyword.control.aqua"}, {3, "keyword.control.aqua"}}));
  add(rule(fmt::format("^\\s+({})(?=\\s+[A-Za-z\"\\[])", prefixes), {{1, "keyword.control.aqua"}}));
  // Words inside of a line.
  add(rule("keyword.other.aqua", "(?<=\\s)(?:declares(?=\\s+[*A-Za-z])|from(?=\\s+\")|as(?=\\s+[A-Za-z]))"));
  add(rule("keyword.control.aqua", "(?<=\\s)(?:via|on)(?=\\s+[^:=<\\s])"));
  add(rule("keyword.control.aqua", "(?<=\\s)(?:par|try|rec)(?=\\s*:\\s*(?:--|$))"));
  add(rule("storage.type.aqua", "(?<==)\\s*func(?=\\s*[({])"));
  addValues(patterns);
  return json::Object{{"name", "Aqua"},
                      {"scopeName", "source.aqua"},
                      {"fileTypes", json::Array{"aqua"}},
                      {"patterns", std::move(patterns)}};
}

json::Object airGrammar() {
  std::vector<std::string_view> instructions(std::begin(kInstructions), std::end(kInstructions));
  std::stable_sort(instructions.begin(), instructions.end(), [](auto a, auto b) { return a.size() > b.size(); });
  instructions.erase(std::unique(instructions.begin(), instructions.end()), instructions.end());
  json::Array patterns;
  auto add = [&](json::Object pattern) { patterns.push_back(std::move(pattern)); };
  add(rule("comment.line.semicolon.air", ";.*$"));
  add(json::Object{{"name", "string.quoted.double.air"}, {"begin", "\""}, {"end", "\""}});
  add(rule(fmt::format("(?<=\\()\\s*({})(?=[\\s()])", choice(instructions)), {{1, "keyword.control.air"}}));
  add(rule("constant.language.air", "%(?:init_peer_id|timestamp|ttl|last_error)%|:error:|\\b(?:true|false)\\b|\\[\\]"));
  add(rule("constant.numeric.air", "(?<![A-Za-z0-9_])-?[0-9]+(?:\\.[0-9]+)?\\b"));
  add(rule("variable.other.air", "#?[$%]?[A-Za-z_][A-Za-z0-9_:-]*(?:\\.\\$?[^\\s()]*)?"));
  add(rule("punctuation.air", "[()\\[\\]]"));
  return json::Object{{"name", "AIR"},
                      {"scopeName", "source.air"},
                      {"fileTypes", json::Array{"air"}},
                      {"patterns", std::move(patterns)}};
}

std::string printed(json::Object grammar) {
  grammar["comment"] = "written by aqua_grammars from the token tables of the compiler; see tools/editors/README.md";
  return llvm::formatv("{0:2}", json::Value(std::move(grammar))).str() + "\n";
}

// ---- Vim -----------------------------------------------------------------------------------------------------

/// Alternatives of a very magic pattern.
std::string vimChoice(const std::vector<std::string_view>& words) {
  return fmt::format("%({})", fmt::join(words, "|"));
}

std::string vimHead(std::string_view what) {
  return fmt::format(
      "\" Vim syntax file: {0}. Written by aqua_grammars from the token tables of the compiler.\n"
      "if exists('b:current_syntax')\n  finish\nendif\n\n",
      what);
}

/// Groups of Vim that the groups are shown as.
std::string aquaLinks() {
  std::string text;
  for (auto [group, link] : {std::pair("aquaName", "Identifier"),
                             {"aquaType", "Type"},
                             {"aquaConstant", "Constant"},
                             {"aquaFunction", "Function"},
                             {"aquaScalar", "Type"},
                             {"aquaBoolean", "Boolean"},
                             {"aquaNumber", "Number"},
                             {"aquaOperator", "Operator"},
                             {"aquaItem", "Structure"},
                             {"aquaInclude", "Include"},
                             {"aquaStatement", "Statement"},
                             {"aquaString", "String"},
                             {"aquaComment", "Comment"}})
    text += fmt::format("highlight default link {} {}\n", group, link);
  return text;
}

std::string aquaVim() {
  const std::string header = vimChoice(texts({TokenClass::HeaderWord})),
                    items = vimChoice(texts({TokenClass::ItemWord, TokenClass::BlockItemWord})),
                    blocks = vimChoice(texts({TokenClass::BlockWord})),
                    prefixes = vimChoice(texts({TokenClass::PrefixWord}));
  std::string text = vimHead("Aqua");
  auto match = [&](std::string_view group, std::string_view pattern) {
    std::string escapedPattern;
    for (char c : pattern) escapedPattern += c == '/' ? "\\/" : std::string(1, c);
    text += fmt::format("syntax match {} /\\v\\C{}/\n", group, escapedPattern);
  };
  match("aquaName", "<[a-z]\\w*>");
  match("aquaType", "<[A-Z]\\w*>");
  match("aquaConstant", "<[A-Z][A-Z0-9_]+>");
  match("aquaFunction", "<[a-z]\\w*>\\ze\\s*[({]");
  text += fmt::format("syntax keyword aquaScalar {}\n", fmt::join(kScalars, " "));
  text += "syntax keyword aquaBoolean true false\nsyntax keyword aquaConstant nil\n";
  match("aquaNumber", "<\\d+%(\\.\\d+)?>");
  match("aquaOperator", "[-+*/%<>=!&|?]+");
  match("aquaItem", fmt::format("^{}\\ze\\s", items));
  match("aquaInclude", fmt::format("^{}\\ze%(\\s|$)", header));
  match("aquaInclude", "\\s@1<=%(declares\\ze\\s+[*A-Za-z]|from\\ze\\s+\"|as\\ze\\s+[A-Za-z])");
  match("aquaStatement",
        fmt::format("%(^\\s+|%({}\\s+)@10<=){}\\ze%(\\s+[^:=<[:space:]]|\\s*:\\s*%(--|$))", prefixes, blocks));
  match("aquaStatement", fmt::format("^\\s+%({}\\s+)*{}\\ze\\s+[A-Za-z\"\\[]", prefixes, prefixes));
  match("aquaStatement", "\\s@1<=%(via|on)\\ze\\s+[^:=<[:space:]]");
  match("aquaStatement", "\\s@1<=%(par|try|rec)\\ze\\s*:\\s*%(--|$)");
  match("aquaItem", "\\=\\s*\\zsfunc\\ze\\s*[({]");
  match("aquaConstant", "\\%init_peer_id\\%");
  text +=
      "syntax region aquaString start=/\"/ end=/\"/\n"
      "syntax match aquaComment /--.*$/ contains=@Spell\n\n";
  text += aquaLinks();
  return text + "\nlet b:current_syntax = 'aqua'\n";
}

std::string airVim() {
  std::vector<std::string_view> instructions(std::begin(kInstructions), std::end(kInstructions));
  instructions.erase(std::unique(instructions.begin(), instructions.end()), instructions.end());
  return vimHead("AIR") +
         fmt::format(
             "syntax match airInstruction /\\v\\C\\(@1<={}\\ze%([[:space:]()]|$)/\n"
             "syntax match airNumber /\\v<-?\\d+%(\\.\\d+)?>/\n"
             "syntax match airConstant /\\v\\%%(init_peer_id|timestamp|ttl|last_error)\\%|:error:|<%(true|false)>/\n"
             "syntax match airSigil /\\v#?[$%#]\\w[[:alnum:]_-]*/\n"
             "syntax region airString start=/\"/ end=/\"/\n"
             "syntax match airComment /;.*$/\n\n"
             "highlight default link airInstruction Statement\nhighlight default link airNumber Number\n"
             "highlight default link airConstant Constant\nhighlight default link airSigil Identifier\n"
             "highlight default link airString String\nhighlight default link airComment Comment\n\n"
             "let b:current_syntax = 'air'\n",
             vimChoice(instructions));
}

std::string read(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 3 && std::string_view(argv[1]) == "--check";
  if (argc != 2 && !check) {
    std::fputs("usage: aqua_grammars [--check] FOLDER\n", stderr);
    return 2;
  }
  const std::string folder = argv[argc - 1];
  const std::map<std::string, std::string> files = {
      {"vscode/syntaxes/aqua.tmLanguage.json", printed(aquaGrammar())},
      {"vscode/syntaxes/air.tmLanguage.json", printed(airGrammar())},
      {"vim/syntax/aqua.vim", aquaVim()},
      {"vim/syntax/air.vim", airVim()},
  };
  int stale = 0;
  for (const auto& [name, text] : files) {
    const std::string path = folder + "/" + name;
    if (!check) {
      std::ofstream(path) << text;
    } else if (read(path) != text) {
      fmt::print(stderr, "{} is not what the tables give: run aqua_grammars {}\n", path, folder);
      ++stale;
    }
  }
  return stale == 0 ? 0 : 1;
}
