#include "tools/cli/recorded.h"

#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "tools/cli/inputs.h"

namespace aqua::cli {

namespace {

using diagnostics::DiagnosticList;
using diagnostics::SourceFile;

/// What a run writes stays in memory.
class MemoryOutputs : public base::OutputFiles {
 public:
  base::Result<base::Done> write(const std::string& path, std::string_view text, base::Worth) override {
    files[path] = text;
    return base::Done{};
  }
  base::Result<std::unique_ptr<base::OutputStream>> open(const std::string& path) override {
    return std::unique_ptr<base::OutputStream>(std::make_unique<Stream>(files[path]));
  }

  std::map<std::string, std::string> files;

 private:
  class Stream : public base::OutputStream {
   public:
    explicit Stream(std::string& text) : text_(text) {}
    void write(std::string_view lines) override { text_ += lines; }
    base::Result<base::Done> finish() override { return base::Done{}; }

   private:
    std::string& text_;
  };
};

/// Native tests of one file differ in it.
std::string functionOf(const sim::Header& header) {
  return header.scripts.empty() ? std::string() : header.scripts.front().function;
}

}  // namespace

ReadRecording readRecording(const Session& session, const std::string& path, DiagnosticList& issues) {
  auto text = session.read(path, issues);
  if (!text) return {};
  auto file = std::make_shared<const SourceFile>(path, std::move(*text));
  auto recording = sim::readRecording(*file, issues);
  return {std::move(file), std::move(recording)};
}

std::string obstacleOf(uint32_t version, const sim::Header& header) {
  if (version == 1) return "version 1 of the format does not say what was run; `aqua trace` reads it";
  constexpr std::string_view kVerbs[] = {"run", "test", "serve"};
  if (header.command.empty() ||
      std::find(std::begin(kVerbs), std::end(kVerbs), header.command.front()) == std::end(kVerbs))
    return "it does not say what was run";
  if (!header.hermetic) return "what is outside answered, and may answer otherwise now";
  bool input = std::any_of(header.sources.begin(), header.sources.end(),
                           [](const sim::RecordedFile& one) { return one.path == kStandardInput; });
  return input ? "the program came from standard input" : "";
}

Again runAgain(const Session& session, const sim::Header& header, const std::optional<std::string>& against,
               const sim::Recording* heard) {
  modules::OverlayFileSystem files(session.environment().files);
  if (against) files.set(header.program, *against);
  MemoryOutputs outputs;
  std::ostringstream out, err;
  Environment environment = session.environment();
  environment.files = &files;
  environment.outputs = &outputs;
  environment.out = &out;
  environment.err = &err;
  environment.again = heard;
  environment.outIsTerminal = environment.errIsTerminal = false;
  std::vector<std::string> words = header.command;
  // After a `--` there are no options, so they come first.
  std::vector<std::string> more{"--record", "again", "--color", "never"};
  if (words.front() == "test")
    for (std::string word :
         {std::string("--record-all"), std::string("--once"), std::string("--seed"), std::to_string(header.seed)})
      more.push_back(std::move(word));
  words.insert(words.begin() + 1, more.begin(), more.end());
  Again again;
  again.code = static_cast<ExitCode>(run(words, environment));
  for (auto& [path, text] : outputs.files) {
    SourceFile file(path, text);
    DiagnosticList issues;
    auto own = sim::readRecordingHeader(file, issues);
    if (own && own->header.variant == header.variant && functionOf(own->header) == functionOf(header))
      again.text = std::move(text);
  }
  if (!again.text) again.talk = err.str();
  return again;
}

std::string placeText(const sim::Recording& recording, const sim::Event& event) {
  auto place = recording.placeOf(event);
  return place ? fmt::format("{}:{}:{}", place->path, place->line, place->column) : std::string();
}

}  // namespace aqua::cli
