// The files that a command line names: by name, as folders, as standard input, or as the project around.
#pragma once

#include <string>
#include <vector>

#include "tools/cli/session.h"

namespace aqua::cli {

/// How standard input is called among files. It is read once, when somebody asks for it.
inline constexpr std::string_view kStandardInput = "<stdin>";

class InputFiles : public modules::FileSystem {
 public:
  /// Both have to outlive this.
  InputFiles(const modules::FileSystem& files, std::istream& in) : files_(files), in_(in) {}
  modules::ReadResult read(const std::string& path) const override;
  bool isFile(const std::string& path) const override { return path == kStandardInput || files_.isFile(path); }
  modules::Listing list(const std::string& folder) const override { return files_.list(folder); }
  std::string workingFolder() const override { return files_.workingFolder(); }
  std::optional<uint32_t> owner(const std::string& path) const override { return files_.owner(path); }
  std::optional<uint32_t> user() const override { return files_.user(); }

 private:
  const modules::FileSystem& files_;
  std::istream& in_;
  mutable std::optional<modules::ReadResult> input_;  // once it was read
};

/// `-` where a file is read becomes kStandardInput. An error when two of them would read it.
std::optional<UsageError> nameStandardInput(Arguments& arguments);

struct Input {
  std::string path;
  std::string folder;  // in which it was found, relative as named; empty: the file itself was named
};
struct Inputs {
  std::vector<Input> files;  // each once, in the order of the command line; those of a folder in the order of names
  diagnostics::DiagnosticList issues;  // folders that cannot be read
  std::optional<UsageError> error;

  std::vector<std::string> paths() const;
};
/// The files that the words after the verb stand for. A word may be a folder, and no word at all is the project.
/// In folders these are the files whose names end with one of `endings`; hidden folders, node_modules and what builds
/// write are passed over, and, unless `foreign`, folders with an aqua.toml of their own.
Inputs inputsOf(const Session& session, const std::vector<std::string_view>& endings, bool foreign);
/// The same for `words`.
Inputs inputsOf(const Session& session, std::vector<std::string> words, const std::vector<std::string_view>& endings,
                bool foreign);

}  // namespace aqua::cli
