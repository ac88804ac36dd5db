#include "tools/kit/toolchain.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "tools/kit/process.h"

namespace aqua::kit {

namespace {

using Packages = std::vector<std::string>;

/// Nothing: no folder of `path` has it.
std::optional<std::string> findProgram(const std::string& name, const std::string& path) {
  for (size_t begin = 0; begin <= path.size();) {
    size_t end = std::min(path.find(':', begin), path.size());
    std::string file = path.substr(begin, end - begin) + "/" + name;
    if (end > begin && access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  return std::nullopt;
}

/// What a compiler and its parts are called in Debian.
Packages packagesOf(const std::string& version, bool cpp) {
  Packages out{"clang-" + version, "lld-" + version, "wasi-libc", fmt::format("libclang-rt-{}-dev-wasm32", version)};
  if (cpp)
    for (const char* each : {"libc++", "libc++abi"}) out.push_back(fmt::format("{}-{}-dev-wasm32", each, version));
  return out;
}

class Candidate {
 public:
  Candidate(std::string clang, std::string path) : clang_(std::move(clang)), path_(std::move(path)) {}

  /// `19`
  std::string version() const {
    std::string text = ask("-dumpversion");
    return text.substr(0, text.find('.'));
  }
  Packages missing(const std::string& version, bool cpp) const {
    Packages names = packagesOf(version, cpp), out;
    static constexpr const char* kParts[] = {"",
                                             "--print-prog-name=wasm-ld",
                                             "--print-file-name=libc.a",
                                             "--print-file-name=libclang_rt.builtins-wasm32.a",
                                             "--print-file-name=libc++.a",
                                             "--print-file-name=libc++abi.a"};
    constexpr size_t kFirstOfCpp = 4;
    for (size_t i = 1; i < names.size(); ++i)
      if (!isThere(ask(kParts[i]), i < kFirstOfCpp ? "" : version)) out.push_back(names[i]);
    return out;
  }

 private:
  std::string ask(const char* question) const {
    auto answer = runProgram({clang_, "--target=wasm32-wasi", question}, path_);
    if (!answer || answer->code != 0) return {};
    return answer->output.substr(0, answer->output.find('\n'));
  }
  /// clang answers with the bare name where it finds nothing. Libraries for C++ fit the compiler of their version only;
  /// those of all versions are linked to the same place.
  static bool isThere(const std::string& file, const std::string& version) {
    std::error_code error;
    std::string real = std::filesystem::canonical(file, error).string();
    if (error || !file.starts_with('/')) return false;
    constexpr std::string_view kFolder = "/llvm-";
    size_t at = real.find(kFolder);
    return version.empty() || at == std::string::npos ||
           real.substr(at + kFolder.size()).starts_with(fmt::format("{}/", version));
  }

  std::string clang_, path_;
};

}  // namespace

base::Result<Toolchain, Packages> findToolchain(const std::string& path, bool cpp) {
  std::optional<Packages> first;
  for (const char* name : {"clang-19", "clang-16", "clang-14", "clang"}) {
    std::optional<std::string> clang = findProgram(name, path);
    if (!clang) continue;
    Candidate candidate(*clang, path);
    Packages missing = candidate.missing(candidate.version(), cpp);
    if (missing.empty()) return Toolchain{*clang};
    if (!first) first = std::move(missing);
  }
  return base::Failure{first ? *first : packagesOf("19", cpp)};
}

}  // namespace aqua::kit
