// Other programs.
#pragma once

#include <string>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::kit {

struct Finished {
  int code = 0;        // 128 and the number of the signal that ended it
  std::string output;  // what it wrote to stdout and stderr
};
/// Runs the program at the path `words[0]` and waits for it. It sees no environment but `PATH`. Text: why it could not
/// be started.
base::Result<Finished> runProgram(const std::vector<std::string>& words, const std::string& path);

/// A new empty folder, which goes with everything in it.
class Folder {
 public:
  static base::Result<Folder> make();
  Folder(Folder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder();
  const std::string& path() const { return path_; }

 private:
  explicit Folder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace aqua::kit
