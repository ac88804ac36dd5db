#include "tools/kit/compile.h"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "tools/kit/messages.h"
#include "tools/kit/process.h"

namespace aqua::kit {

namespace {

using Words = std::vector<std::string>;

class Compiler {
 public:
  Compiler(const Job& job, const modules::FileSystem& files) : job_(job), messages_(job.folder, files, out_) {}

  Compilation run() {
    for (const std::string& file : job_.files) compileOne(file, *languageOf(file), true);
    for (const GlueFile& each : job_.glue->sources) compileOne(inFolder(each.name), *languageOf(each.name), false);
    compileOne(inFolder("marine.c"), Language::C, false);
    if (!out_.issues.hasErrors()) link();
    return std::move(out_);
  }

 private:
  std::string inFolder(std::string_view name) const { return fmt::format("{}/{}", job_.folder, name); }
  /// A name that the compiler takes for nothing else.
  static std::string asFile(const std::string& path) {
    return path.starts_with('-') || path.starts_with('@') ? "./" + path : path;
  }
  std::optional<Finished> clang(const Words& words) {
    Words all{job_.toolchain.clang, "--target=wasm32-wasi", "-O2", "-fno-color-diagnostics"};
    all.insert(all.end(), words.begin(), words.end());
    auto done = runProgram(all, job_.path);
    if (!done) messages_.report(fmt::format("{} cannot be started: {}", job_.toolchain.clang, done.error()));
    return std::move(done).optional();
  }

  void compileOne(const std::string& file, Language language, bool ofAuthor) {
    std::string object = fmt::format("{}/{}.o", job_.folder, objects_.size());
    Words words{"-c",
                asFile(file),
                "-o",
                object,
                "-I" + job_.folder,
                "-fno-caret-diagnostics",
                fmt::format("-ffile-prefix-map={}=.", job_.folder)};
    words.push_back(language == Language::C ? "-std=c17" : "-std=c++20");
    if (language == Language::Cpp) words.push_back("-fno-exceptions");
    words.push_back(ofAuthor ? "-Wall" : "-w");
    // Also where the author includes an older one, or none.
    if (ofAuthor && language == job_.language)
      words.insert(words.end(), {"-include", inFolder(job_.glue->header.name)});
    objects_.push_back(object);
    auto done = clang(words);
    if (done) messages_.ofCompiler(done->output, done->code != 0);
  }

  void link() {
    std::string module = inFolder("module.wasm");
    // With the stack first, one that is too deep leaves the memory, and ends the call, before it reaches data.
    Words words{"-mexec-model=reactor", "-o", module, "-Wl,--strip-all,--fatal-warnings,--stack-first",
                "-Wl,-z,stack-size=262144"};
    words.insert(words.end(), objects_.begin(), objects_.end());
    if (job_.language == Language::Cpp) words.insert(words.end(), {"-lc++", "-lc++abi"});
    auto done = clang(words);
    if (!done) return;
    if (done->code != 0) return messages_.ofLinker(done->output, *job_.declaration, job_.language);
    std::ifstream in(module, std::ios::binary);
    out_.module = wasm::Bytes(std::istreambuf_iterator<char>(in), {});
  }

  const Job& job_;
  Compilation out_;
  Messages messages_;
  Words objects_;
};

}  // namespace

std::optional<Language> languageOf(std::string_view file) {
  if (file.ends_with(".c")) return Language::C;
  for (std::string_view ending : {".cpp", ".cc", ".cxx"})
    if (file.ends_with(ending)) return Language::Cpp;
  return std::nullopt;
}

Compilation compile(const Job& job, const modules::FileSystem& files) { return Compiler(job, files).run(); }

}  // namespace aqua::kit
