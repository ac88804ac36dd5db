// Nothing that a file, a name, data or a service says reaches a terminal raw: each kind of unprintable character, in
// every place where a text comes from outside, through every verb that shows it, in every format.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/printable.h"
#include "compiler/base/utf8.h"
#include "runtime/values/value.h"
#include "tests/run_aqua.h"
#include "tools/cli/cli.h"

using namespace aqua;

namespace {

using Command = std::vector<std::string>;

/// Texts of files, and what is done with them. Later commands see what earlier ones wrote.
struct Scene {
  std::string name;
  std::map<std::string, std::string> files;
  std::vector<Command> commands;
  bool shows = true;  // the text comes out, escaped; else it is enough that nothing comes out raw
};

/// One of each kind of what must not come out raw (base_printable_test.cpp has every character): line ends, other
/// controls of both sets, soft hyphens, separators, marks of direction, what takes no place, tags, and bytes that are
/// no UTF-8. No tabs: they stay where whole lines are shown.
const std::vector<std::string> kKinds = {"\n",     "\r",         "\x1b",   "\x7f",        "\u0085",
                                         "\u009b", "\u00ad",     "\u200b", "\u2028",      "\u202e",
                                         "\ufeff", "\U000e0001", "\xff",   "\xed\xa0\x80"};

std::string between(std::string_view text) { return fmt::format("ab{}cd", text); }

std::string json(std::string_view text) {
  std::string out;
  values::appendJsonString(out, text);
  return out;
}

/// As TOML writes it.
std::string toml(std::string_view text) {
  std::string out = json(text);
  std::string fixed;
  for (char c : out) fixed += c == '\x7f' ? std::string("\\u007f") : std::string(1, c);
  return fixed;
}

constexpr std::string_view kProgram = R"(aqua M

export f

service S("s"):
  get(key: string) -> string

func f(x: string) -> string:
  y <- S.get(x)
  <- y
)";

std::vector<Scene> fileNames(const std::string& h) {
  return {{"missing file",
           {},
           {{"check", h},
            {"build", "-o", "-", h},
            {"fmt", h},
            {"fix", h},
            {"run", h, "f(1)"},
            {"air", "stats", h},
            {"air", "run", h},
            {"particle", "show", h},
            {h + ".aqua"}}},
          {"name of a wrong file",
           {{h + ".aqua", "aqua M\nfunc f(:\n"}},
           {{"check", h + ".aqua"}, {"fmt", h + ".aqua"}, {"fix", h + ".aqua"}}},
          {"name of a right file",
           {{h + ".aqua", "aqua M\n\nexport f\n\nfunc  f():\n  x = 1\n"}},
           {{"check", "-v", h + ".aqua"},
            {"fmt", "--check", h + ".aqua"},
            {"fmt", "--diff", h + ".aqua"},
            {"fmt", "-v", h + ".aqua"}}},
          {"place for outputs",
           {{"a.aqua", std::string(kProgram)}},
           {{"build", "-v", "-o", "unwritable" + h, "a.aqua"},
            {"build", "-v", "-o", h, "a.aqua"},
            {"run", "a.aqua", "f(\"a\")", "--record", "unwritable" + h}}},
          {"name of a script",
           {{h, "(null)"}, {"b", "(never)"}},
           {{"air", "stats", h},
            {"air", "stats", "--format", "json", h},
            {"air", "diff", h, "b"},
            {"air", "diff", "b", h}}}};
}

std::vector<Scene> commandLine(const std::string& h) {
  return {{"command line",
           {{"a.aqua", std::string(kProgram)}},
           {{"--" + h},
            {"check", "--" + h, "a.aqua"},
            {h},
            {"help", h},
            {"explain", h},
            {"check", "--format", h, "a.aqua"},
            {"check", "--color", h, "a.aqua"},
            {"check", "-A", h, "a.aqua"},
            {"check", "--error-limit", h, "a.aqua"},
            {"check", "--const", h, "a.aqua"},
            {"build", "--target", h, "-o", "-", "a.aqua"},
            {"build", "--profile", h, "a.aqua"},
            {"build", "--emit", h, "a.aqua"},
            {"fix", "--code", h, "a.aqua"}},
           false}};
}

std::vector<Scene> calls(const std::string& h) {
  return {{"call",
           {{"a.aqua", std::string(kProgram)}},
           {{"run", "a.aqua", h},
            {"run", "a.aqua", h + "(1)"},
            {"run", "a.aqua", "f(" + h + ")"},
            {"run", "a.aqua", "f(\"a\")", "--seed", h},
            {"run", "a.aqua", "f(\"a\")", "--ttl", h},
            {"run", "a.aqua", "f(\"a\")", "--relay", h, "-s", "none"},
            {"run", "a.aqua", "f(\"a\")", "--service", h},
            {"run", "a.aqua", "f(\"a\")", "--service", "s.get=" + h},
            {"run", "a.aqua", "f(\"a\")", "--data", h},
            {"run", "a.aqua", "f(\"a\")", "--data", "@" + h},
            {"run", "a.aqua", "f(\"a\")", "--peer", h, "--peer", h},
            {"run", "a.aqua", "f(\"${peer." + h + "}\")"},
            {"air", h},
            {"air", "run", "--call-results", h, "x"},
            {"particle", h}},
           false}};
}

std::vector<Scene> sources(const std::string& h) {
  return {{"source",
           {{"import.aqua", fmt::format("aqua M\n\nimport \"{}\"\n", h)},
            {"use.aqua", fmt::format("aqua M\n\nuse \"{}\" as X\n", h)},
            {"name.aqua", fmt::format("aqua M\n\nexport {}\n", h)},
            {"header.aqua", fmt::format("aqua {}\n", h)},
            {"text.aqua",
             fmt::format("aqua M\n\nexport f\n\nfunc  f() -> string:\n  -- {0}\n  x = \"{0}\" + 1\n  <- \"{0}\"\n", h)},
            {"right.aqua", fmt::format("aqua M\n\nexport f\n\nfunc  f() -> string:\n  -- {0}\n  <- \"{0}\"\n", h)},
            {"service.aqua",
             fmt::format("aqua M\n\nservice S(\"{0}\"):\n  f() -> u32\n\nfunc f():\n  S \"{0}\"\n  S.g()\n", h)}},
           {{"check", "import.aqua"},
            {"check", "use.aqua"},
            {"check", "name.aqua"},
            {"check", "header.aqua"},
            {"check", "text.aqua"},
            {"check", "service.aqua"},
            {"fmt", "--diff", "text.aqua"},
            {"fmt", "--diff", "right.aqua"},
            {"fix", "--dry", "text.aqua"},
            {"build", "--emit", "plan", "right.aqua"},
            {"build", "--emit", "air", "right.aqua"},
            {"run", "-v", "right.aqua", "f()"}},
           false}};
}

std::vector<Scene> tables(const std::string& h) {
  std::string scenario = fmt::format(
      "scenario = 1\n[[peer]]\nname = \"c\"\nkind = \"client\"\n[[peer]]\nname = {0}\n[[service]]\nid = \"s\"\n"
      "functions.get = {{ error = 3, message = {0} }}\n",
      toml(h));
  return {{"manifest",
           {{"a.aqua", std::string(kProgram)},
            {"key.toml", fmt::format("{} = 1\n", toml(h))},
            {"raw.toml", h},
            {"import.toml", fmt::format("[imports]\npaths = [{0}]\n[imports.map]\n{0} = 3\n", toml(h))},
            {"const.toml", fmt::format("[const]\n{0} = {0}\n[lints]\n{0} = {0}\n", toml(h))},
            {"build.toml", fmt::format("[[build]]\ninput = {0}\noutput = {0}\ntarget = {0}\n{0} = 1\n", toml(h))}},
           {{"check", "--manifest", "key.toml", "a.aqua"},
            {"check", "--manifest", "raw.toml", "a.aqua"},
            {"check", "--manifest", "import.toml", "a.aqua"},
            {"check", "--manifest", "const.toml", "a.aqua"},
            {"build", "--manifest", "build.toml"},
            {"check", "--manifest", h, "a.aqua"}},
           false},
          {"scenario",
           {{"a.aqua", std::string(kProgram)},
            {"s.toml", scenario},
            {"key.toml", fmt::format("scenario = 1\n{} = 1\n", toml(h))},
            {"raw.toml", h},
            {"peer.toml", fmt::format("scenario = 1\n[[peer]]\nname = \"c\"\nkind = {0}\nrelay = {0}\n", toml(h))}},
           {{"run", "-v", "a.aqua", "f(\"a\")", "-s", "s.toml"},
            {"run", "a.aqua", "f(\"a\")", "-s", "key.toml"},
            {"run", "a.aqua", "f(\"a\")", "-s", "raw.toml"},
            {"run", "a.aqua", "f(\"a\")", "-s", "peer.toml"}},
           false}};
}

std::vector<Scene> runs(const std::string& h) {
  std::string j = json(h), call = "f(x)", data = fmt::format("{{\"x\": {}}}", j);
  return {{"data and services of a run",
           {{"a.aqua", std::string(kProgram)}},
           {{"run", "-v", "a.aqua", call, "--data", data, "--service", "s.get=echo"},
            {"run", "-v", "a.aqua", call, "--data", data, "--service", "s.get=error:" + h},
            {"run", "-v", "a.aqua", "f(\"a\")", "--service", "s.get=" + j},
            {"run", "-v", "a.aqua", "f(\"a\")", "--service", h + ".get=1"}},
           false}};
}

std::string scriptOf(const std::string& h) {
  return fmt::format("(seq (call %init_peer_id% (\"{0}\" \"{0}\") [\"{0}\"] x) (call \"{0}\" (\"s\" \"f\") []))", h);
}

std::vector<Scene> scripts(const std::string& h) {
  return {{"script",
           {{"a.air", scriptOf(h)},
            {"b.air", fmt::format("(call %init_peer_id% (\"{}\" \"g\") [] x)", h)},
            {"bad.air", "(" + h},
            {"c.air", "; " + h + "\n(null)"}},
           {{"air", "check", "a.air"},
            {"air", "check", "bad.air"},
            {"air", "stats", "a.air"},
            {"air", "stats", "--format", "json", "a.air"},
            {"air", "diff", "a.air", "b.air"},
            {"air", "diff", "--format", "json", "a.air", "b.air"},
            {"air", "run", "a.air"},
            {"air", "run", "--format", "json", "a.air"},
            {"air", "run", "a.air", "--call-results", "[" + h}},
           false}};
}

std::vector<Scene> particles(const std::string& h) {
  std::string results = fmt::format("{{\"1\": {{\"ret_code\": 0, \"result\": {}}}}}", json(json(h)));
  std::string failed = fmt::format("{{\"1\": {{\"ret_code\": 7, \"result\": {}}}}}", json(json(h)));
  return {{"particle",
           {{"a.air", scriptOf(h)}, {"bad", h}, {"bad.json", "{\"data\": " + h}},
           {{"air", "run", "a.air", "--peer", "client", "-o", "1.bin"},
            {"air", "run", "a.air", "--peer", "client", "--prev", "1.bin", "--call-results", results, "-o", "2.bin"},
            {"air", "run", "a.air", "--peer", "client", "--prev", "1.bin", "--call-results", failed, "-o", "3.bin"},
            {"particle", "show", "2.bin"},
            {"particle", "show", "-v", "3.bin", "--peer", h},
            {"particle", "show", "--format", "json", "2.bin"},
            {"particle", "verify", "2.bin", "--particle", h},
            {"particle", "verify", "--format", "json", "2.bin", "--particle", "particle"},
            {"particle", "diff", "2.bin", "3.bin"},
            {"particle", "diff", "--format", "json", "1.bin", "3.bin"},
            {"particle", "show", "bad"},
            {"particle", "show", "bad.json"}},
           false}};
}

std::vector<Scene> scenes(const std::string& h) {
  std::vector<Scene> all;
  for (auto group : {fileNames, commandLine, calls, sources, tables, runs, scripts, particles})
    for (Scene& scene : group(h)) all.push_back(std::move(scene));
  return all;
}

/// Why the text may not be shown; empty when it may. Line ends are ours.
std::string rawIn(std::string_view text) {
  if (size_t bad = base::firstInvalidUtf8(text); bad != std::string_view::npos)
    return fmt::format("a bad byte at {}", bad);
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (base::printable(line) != line) return fmt::format("raw: {}", base::printable(line));
    if (line.starts_with("cd")) return fmt::format("a line of its own: {}", line);
    begin = end + 1;
  }
  return {};
}

/// All commands of a scene in one format.
std::vector<Ran> play(const Scene& scene, std::string_view format) {
  modules::OverlayFileSystem files;
  MemoryOutputs outputs(files);
  for (const auto& [path, text] : scene.files) files.set(path, text);
  std::vector<Ran> all;
  for (Command command : scene.commands) {
    bool chosen = std::find(command.begin(), command.end(), "--format") != command.end();
    if (!chosen && format != "text") command.insert(command.end(), {"--format", std::string(format)});
    Ran ran = runAqua(command, "", files, outputs);
    INFO(scene.name << ": aqua " << base::printable(fmt::format("{}", fmt::join(command, " "))));
    CHECK(ran.code != static_cast<int>(cli::ExitCode::Internal));
    CHECK(rawIn(ran.out) == "");
    CHECK(rawIn(ran.err) == "");
    all.push_back(std::move(ran));
  }
  return all;
}

}  // namespace

TEST_CASE("nothing from outside is shown raw, as text") {
  for (const std::string& kind : kKinds)
    for (const Scene& scene : scenes(between(kind))) play(scene, "text");
}

TEST_CASE("nothing from outside is shown raw, in the forms for machines") {
  for (const char* kind : {"\n", "\u202e", "\xff"})
    for (const Scene& scene : scenes(between(kind)))
      for (const char* format : {"json", "jsonl", "sarif", "github", "gnu"}) play(scene, format);
}

TEST_CASE("what is harmless is shown as it is") {
  for (const Scene& scene : scenes("abäcd"))
    if (scene.shows)
      for (const Ran& seen : play(scene, "text")) CHECK((seen.out + seen.err).find("abäcd") != std::string::npos);
}

namespace {

/// Names, literals, types and lists that are too long to be read, in errors of each room.
std::vector<Scene> longSources(const std::string& h) {
  std::string fields;
  for (int i = 0; i < 1000; ++i) fields += fmt::format("  field{}: string\n", i);
  const std::string program = fmt::format(
      "aqua M\n\nexport f\n\ndata D:\n{1}\nservice S(\"s\"):\n  say(n: u32)\n  {0}{0}(n: u32)\n\n"
      "func f(a: string, g: {2} -> u32) -> string:\n  S.say(D(field0 = a))\n  x = {0}\n  {0}{0} = 1\n  S.{0}(1)\n"
      "  S.say(a.{0})\n  y = \"{0}\" == 1\n  S.say(g())\n  {0}(\"{0}\")\n  <- D(field0 = a).{0}\n",
      h, fields, fmt::format("{}", fmt::join(std::vector<std::string>(1000, "string"), ", ")));
  return {{"long",
           {{"a.aqua", program},
            {"types.aqua", fmt::format("aqua M\n\nfunc f(a: {0}, b: X{0}):\n  x = 1{0}\n  {0} x\n", h)},
            {"forms.aqua", fmt::format("aqua M\n\nfunc f(a: [{0}], b: Vec<{0}>):\n  x = 1{0}\n", h)},
            {"import.aqua", fmt::format("aqua M\n\nimport \"{0}\"\nuse {0}, {0} from \"{0}\"\nexport {0}\n", h)}},
           {{"check", "a.aqua"}, {"check", "types.aqua"}, {"check", "forms.aqua"}, {"check", "import.aqua"}},
           false}};
}

}  // namespace

TEST_CASE("long texts are cut where people read them") {
  const std::string text(5000, 'w');
  auto check = [](const Scene& scene, const std::string& shown) {
    std::istringstream lines(shown);
    for (std::string line; std::getline(lines, line);) {
      INFO(scene.name << ": " << line.substr(0, 200));
      CHECK(line.size() < 3 * base::kReadable);  // two long arguments at most
    }
  };
  // Results and places are whole.
  for (auto group : {commandLine, calls, sources, tables, runs, scripts, particles})
    for (const Scene& scene : group(text))
      for (const Ran& seen : play(scene, "text")) check(scene, seen.err);
  for (const Scene& scene : longSources(text))
    for (const char* format : {"text", "gnu", "github"})
      for (const Ran& seen : play(scene, format)) check(scene, seen.out + seen.err);
}

TEST_CASE("a flood of errors and warnings is cut, and the rest is counted") {
  std::string program = "aqua M\n\nexport f\n\nfunc f(a: string) -> string:\n";
  for (int i = 0; i < 300; ++i) program += fmt::format("  x{0} = a\n  y{0} = z{0}\n", i);
  program += "  <- a\n";
  std::string unused = "aqua M\n\nexport f\n\nfunc f(a: string) -> string:\n";
  for (int i = 0; i < 300; ++i) unused += fmt::format("  x{0} = a\n", i);
  unused += "  <- a\n";
  const Scene scene{"flood",
                    {{"a.aqua", program}, {"b.aqua", unused}},
                    {{"check", "a.aqua"},
                     {"check", "b.aqua"},
                     {"check", "--error-limit", "7", "b.aqua"},
                     {"check", "--error-limit", "0", "b.aqua"}}};
  const std::vector<Ran> seen = play(scene, "gnu");
  auto count = [](const std::string& text, std::string_view word) {
    size_t found = 0;
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
  };
  CHECK(count(seen[0].out, " error: ") == 100);
  CHECK(seen[0].err.find("not shown: 200 more errors") != std::string::npos);
  CHECK(count(seen[1].out, " warning: ") == 100);
  CHECK(seen[1].err.find("not shown: 200 more warnings; see --error-limit") != std::string::npos);
  CHECK(count(seen[2].out, " warning: ") == 7);
  CHECK(count(seen[3].out, " warning: ") == 300);
  CHECK(seen[3].err.find("not shown") == std::string::npos);
}
