// Files as programs of a sandbox see them, wherever they are.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::files {

enum class Error : uint8_t {
#define AQUA_FILE_ERROR(id, number, text) id,
#include "runtime/files/errors.def"
};
/// As WASI numbers them.
uint16_t errorNumber(Error error);
std::string_view errorText(Error error);
template <class T> using Result = base::Result<T, Error>;
using Failure = base::Failure<Error>;
using base::Done;

/// A file, a folder or a link of a volume. Numbers are given in the order in which things are made or seen.
using Node = uint64_t;
enum class Kind : uint8_t { File, Folder, Link };
struct Stat {
  Node node = 0;
  Kind kind = Kind::File;
  uint64_t size = 0;
  uint64_t links = 1;                           // names that it has
  uint64_t read = 0, written = 0, changed = 0;  // times, nanoseconds since 1970
};
struct Entry {
  std::string name;
  Node node = 0;
  Kind kind = Kind::File;
};

/// Names are single parts of paths: never empty, `.` or `..`, and without `/`. Not for several threads.
class Volume {
 public:
  virtual ~Volume() = default;
  virtual Node root() const = 0;
  virtual Result<Node> child(Node folder, std::string_view name) = 0;
  virtual Result<Stat> stat(Node node) = 0;
  virtual Result<std::vector<Entry>> list(Node folder) = 0;  // by name
  virtual Result<std::string> target(Node link) = 0;

  virtual Result<Node> makeFile(Node folder, std::string_view name) = 0;
  virtual Result<Node> makeFolder(Node folder, std::string_view name) = 0;
  virtual Result<Done> makeLink(Node folder, std::string_view name, std::string_view target) = 0;
  /// One more name for a file.
  virtual Result<Done> addName(Node folder, std::string_view name, Node file) = 0;
  /// What is no folder; a folder that is empty.
  virtual Result<Done> removeFile(Node folder, std::string_view name) = 0;
  virtual Result<Done> removeFolder(Node folder, std::string_view name) = 0;
  /// Replaces a file by a file, an empty folder by a folder.
  virtual Result<Done> rename(Node from, std::string_view name, Node to, std::string_view newName) = 0;

  /// While a file is open it can be read and written, also without a name.
  virtual Result<Done> open(Node file) = 0;
  virtual void close(Node file) = 0;
  /// How much was read: less than wanted at the end.
  virtual Result<size_t> read(Node file, uint64_t at, std::span<char> into) = 0;
  virtual Result<Done> write(Node file, uint64_t at, std::string_view bytes) = 0;
  virtual Result<Done> resize(Node file, uint64_t size) = 0;
  virtual Result<Done> setTimes(Node node, std::optional<uint64_t> read, std::optional<uint64_t> written) = 0;
  /// What time it is, for what happens from now on.
  virtual void setNow(uint64_t /*nanoseconds*/) {}
};

inline constexpr size_t kLongestName = 255, kLongestPath = 4096;

/// Where a path leads to.
struct Found {
  Node folder = 0;
  std::string name;          // in the folder; empty when the path ends at a folder by `.` or `..`
  std::optional<Node> node;  // nothing: it is not there, and could be made
  bool asFolder = false;     // the path ends with a slash
};
/// Goes from folder to folder and through links, never above `from`. `followLast`: also where a link is the last part.
/// `steps` grows by the number of parts that were looked at.
Result<Found> resolve(Volume& volume, Node from, std::string_view path, bool followLast, uint64_t& steps);

}  // namespace aqua::files
