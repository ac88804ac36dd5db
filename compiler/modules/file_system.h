// The only door to files for the compiler.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aqua::modules {

struct ReadResult {
  std::optional<std::string> text;
  std::string reason;   // why there is no text: "no such file", "is a directory", "permission denied", ...
  bool exists = false;  // something is there, although it may not be readable
};

/// Everything that comes until the end.
ReadResult readAll(std::istream& in);

/// What is in a folder: names in order, those of folders end with `/`. Links to folders are left out, since they may
/// lead back.
struct Listing {
  std::vector<std::string> names;
  std::string reason;  // why there is no list; empty: there is one
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual ReadResult read(const std::string& path) const = 0;
  /// A regular file (after following links) is there.
  virtual bool isFile(const std::string& path) const = 0;
  virtual Listing list(const std::string& folder) const = 0;
  /// The absolute folder that relative paths start from; empty when there is none, as for texts in memory.
  virtual std::string workingFolder() const { return {}; }
  /// The number of the user that a file or folder belongs to; of a link: who made the link. Nothing when nothing is
  /// there, and where files belong to nobody, as texts in memory.
  virtual std::optional<uint32_t> owner(const std::string& /*path*/) const { return std::nullopt; }
  /// The number of the user who asks; nothing where files belong to nobody.
  virtual std::optional<uint32_t> user() const { return std::nullopt; }
};

/// The disk, relative paths from the working folder.
class DiskFileSystem : public FileSystem {
 public:
  ReadResult read(const std::string& path) const override;
  bool isFile(const std::string& path) const override;
  Listing list(const std::string& folder) const override;
  std::string workingFolder() const override;
  std::optional<uint32_t> owner(const std::string& path) const override;
  std::optional<uint32_t> user() const override;
};

/// Texts in memory; what is not there is looked up in `below` (may be null). Unsaved editor buffers, tests.
class OverlayFileSystem : public FileSystem {
 public:
  explicit OverlayFileSystem(const FileSystem* below = nullptr) : below_(below) {}
  void set(const std::string& path, std::string text);
  void erase(const std::string& path);
  ReadResult read(const std::string& path) const override;
  bool isFile(const std::string& path) const override;
  Listing list(const std::string& folder) const override;
  std::string workingFolder() const override;
  /// Of what is in `below`, also when a text in memory covers it: who edits a file does not own it for that.
  std::optional<uint32_t> owner(const std::string& path) const override;
  std::optional<uint32_t> user() const override;

 private:
  const FileSystem* below_;
  std::map<std::string, std::string> texts_;  // keys are normalised
};

/// Lexical: removes `.`, `..` and doubled slashes.
std::string normalizePath(std::string_view path);
/// The folder that a file or folder is in; `.` for what is in the working folder.
std::string folderOf(const std::string& path);
/// `path` as seen from `folder`, both relative to `workingFolder` (may be empty) unless they are absolute; `path`
/// itself when names alone do not tell the way.
std::string relativePath(std::string_view folder, std::string_view path, std::string_view workingFolder);

}  // namespace aqua::modules
