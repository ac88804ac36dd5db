// The command inside a test: command lines over files in memory.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compiler/base/output_files.h"
#include "compiler/modules/file_system.h"

namespace aqua {

/// Written files are kept, and later command lines see them. Nothing can be written below `unwritable`.
class MemoryOutputs : public base::OutputFiles {
 public:
  /// `files` has to outlive this.
  explicit MemoryOutputs(modules::OverlayFileSystem& files) : files_(files) {}
  base::Result<base::Done> write(const std::string& path, std::string_view text, base::Worth worth) override;
  base::Result<std::unique_ptr<base::OutputStream>> open(const std::string& path) override;

  std::map<std::string, std::string> written;

 private:
  modules::OverlayFileSystem& files_;
};

struct Ran {
  int code = 0;
  std::string out, err;
};
/// Runs `aqua WORDS...` in this process. Words `NAME=VALUE` at the begin are variables of its environment.
Ran runAqua(std::vector<std::string> words, const std::string& input, const modules::FileSystem& files,
            base::OutputFiles& outputs);

}  // namespace aqua
