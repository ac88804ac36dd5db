// Latency of the language server in one process: `lsp_time [FILES]` makes a project of files of 500 lines in memory
// (400 by default, 200,000 lines), asks, and prints the median and the longest processor time of each question: one
// thread does all the work, and the time of a clock tells as much about what else the machine does.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "compiler/base/numbers.h"
#include "tools/lsp/server.h"

namespace {

using namespace aqua;
using namespace aqua::lsp;

constexpr int kFunctions = 70;  // of 7 lines each

/// A file that calls functions of the one before it.
std::string fileText(int number) {
  std::string text = fmt::format("aqua M{} declares *\n", number);
  if (number > 0) text += fmt::format("import \"m{}.aqua\"\n", (number - 1) / 8);
  text += fmt::format(
      "export top{0}\ndata D{0}:\n  name: string\n  size: u32\nservice S{0}(\"s{0}\"):\n  get(key: string) -> D{0}\n",
      number);
  for (int i = 0; i < kFunctions; ++i)
    text += fmt::format(
        "func f{0}_{1}(peer: string, key: string) -> u32:\n  on peer via HOST_PEER_ID:\n    found <- S{0}.get(key)\n"
        "  sum = found.size + {1}\n{2}  <- sum\n\n",
        number, i, number > 0 ? fmt::format("  other <- f{}_{}(peer, key)\n", (number - 1) / 8, i) : "");
  return text + fmt::format("func top{0}(peer: string) -> u32:\n  x <- f{0}_0(peer, \"k\")\n  <- x\n", number);
}

double now() { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; }

class Bench {
 public:
  explicit Bench(int files) : server_(disk_, options(), [this](const json::Value&) { ++answers_; }) {
    for (int i = 0; i < files; ++i) disk_.set(fmt::format("/p/m{}.aqua", i), fileText(i));
    disk_.set("/p/aqua.toml", "[project]\nname = \"p\"\n");
    request("initialize", *json::parse(R"({"rootUri": "file:///p", "capabilities": {}})"));
  }

  void run() {
    notify("textDocument/didOpen",
           json::Object{{"textDocument",
                         json::Object{{"uri", kUri}, {"languageId", "aqua"}, {"version", 1}, {"text", fileText(7)}}}});
    measure("first diagnostics", 1, [&](int) { settle(); });
    measure("index of the project", 1, [&](int) { request("workspace/symbol", json::Object{{"query", "nothing"}}); });
    measure("references", 20, [&](int i) { request("textDocument/references", at(9 + 7 * i, 6)); });
    measure("rename", 20, [&](int i) {
      json::Object params = at(9 + 7 * i, 6);
      params["newName"] = fmt::format("renamed{}", i);
      request("textDocument/rename", std::move(params));
    });
    measure("keystroke to diagnostics", 200, [&](int i) { type(6 + i, 6 + i, "x"); });
    measure("completion", 50, [&](int i) { request("textDocument/completion", at(11 + 7 * i, 16)); });
    measure("hover", 50, [&](int i) { request("textDocument/hover", at(11 + 7 * i, 16)); });
    measure("semantic tokens", 20, [&](int) { request("textDocument/semanticTokens/full", at(0, 0)); });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{:<26} {:>8} MB\n", "memory", usage.ru_maxrss / 1024);
    edits();
  }

 private:
  static constexpr const char* kUri = "file:///p/m7.aqua";
  static ServerOptions options() { return {}; }
  static json::Object position(int line, int character) {
    return json::Object{{"line", line}, {"character", character}};
  }
  static json::Object at(int line, int character) {
    return json::Object{{"textDocument", json::Object{{"uri", kUri}}}, {"position", position(line, character)}};
  }
  void request(const char* method, json::Value params) {
    server_.handle(json::Object{{"jsonrpc", "2.0"}, {"id", ++id_}, {"method", method}, {"params", std::move(params)}});
  }
  void notify(const char* method, json::Value params) {
    server_.handle(json::Object{{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
  }
  void settle() {
    while (server_.idle()) {
    }
  }
  /// Replaces a part of a line; the file is checked.
  void type(int begin, int end, const char* text) {
    json::Object range{{"start", position(14, begin)}, {"end", position(14, end)}};
    json::Object change{{"range", std::move(range)}, {"text", text}};
    notify("textDocument/didChange",
           json::Object{{"textDocument", json::Object{{"uri", kUri}, {"version", ++version_}}},
                        {"contentChanges", json::Array{std::move(change)}}});
    server_.idle();
  }

  static long residentMegabytes() {
    long pages = 0, resident = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
      if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
      std::fclose(file);
    }
    return resident * sysconf(_SC_PAGESIZE) >> 20;
  }

  /// Somebody writes and deletes for hours.
  void edits() {
    constexpr int kEdits = 20'000, kWarm = 1'000;
    long before = 0;
    for (int i = 0; i < kEdits; ++i) {
      if (i == kWarm) before = residentMegabytes();
      if (i % 2 == 0) type(6, 6, "x");
      else type(6, 7, "");
    }
    fmt::print("{:<26} {:>8} MB after {} edits, {} MB after {}\n", "memory in use", before, kWarm, residentMegabytes(),
               kEdits);
  }

  void measure(const char* what, int count, const std::function<void(int)>& ask) {
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
      const double begin = now();
      ask(i);
      times.push_back(now() - begin);
    }
    std::sort(times.begin(), times.end());
    fmt::print("{:<26} {:>8.2f} ms {:>8.2f} ms\n", what, times[times.size() / 2], times.back());
  }

  modules::OverlayFileSystem disk_;
  size_t answers_ = 0;
  Server server_;
  int id_ = 0, version_ = 1;
};

}  // namespace

int main(int argc, char** argv) {
  const uint32_t files = argc > 1 ? base::parse<uint32_t>(argv[1]).value_or(400) : 400;
  fmt::print("{} lines in {} files; milliseconds of processor time: median, longest\n", files * 500, files);
  Bench(static_cast<int>(files)).run();
  return 0;
}
