// A folder that keeps what live peers heard, line by line, so that they go on where they were, also after a kill.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "compiler/base/result.h"
#include "runtime/values/value.h"

namespace aqua::live {

class Keep {
 public:
  /// What the folder has to belong to, or will.
  struct Owner {
    std::string version;  // of the program
    std::string world;    // a hash of all that the peers are made of
    uint64_t start = 0;   // of a folder that is new: Unix milliseconds at which the world begins
  };
  /// Makes the folder where it is missing. Text: why it cannot be used: another process has it, it belongs to somebody
  /// else, or a line is damaged.
  static base::Result<std::unique_ptr<Keep>> open(const std::string& folder, const Owner& owner);
  ~Keep();
  Keep(const Keep&) = delete;
  Keep& operator=(const Keep&) = delete;

  /// When the world began that the folder keeps.
  uint64_t start() const { return owner_.start; }
  /// What was heard before; once.
  std::vector<values::Value> take() { return std::move(lines_); }
  /// In the file when it returns. When it fails, nothing more is kept.
  void add(const values::Value& line);
  /// Why nothing more is kept; empty: it is.
  const std::string& failure() const { return failure_; }
  /// Nothing is left of what was heard.
  void beginAnew();
  size_t size() const { return size_; }

 private:
  Keep(std::string folder, Owner owner) : folder_(std::move(folder)), owner_(std::move(owner)) {}
  std::string path() const { return folder_ + "/journal"; }
  base::Result<base::Done> lock();
  base::Result<base::Done> read(const std::string& journal);
  base::Result<base::Done> make();
  std::string firstLine() const;

  std::string folder_;
  Owner owner_;
  std::vector<values::Value> lines_;
  std::string failure_;
  int file_ = -1, lock_ = -1;
  size_t size_ = 0;  // bytes
};

}  // namespace aqua::live
