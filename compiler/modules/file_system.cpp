#include "compiler/modules/file_system.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <istream>
#include <memory>
#include <system_error>

namespace aqua::modules {

namespace {

ReadResult failure(std::string reason, bool exists) {
  ReadResult result;
  result.reason = std::move(reason);
  result.exists = exists;
  return result;
}

}  // namespace

ReadResult readAll(std::istream& in) {
  ReadResult result;
  result.exists = true;
  std::string text;
  char buffer[1 << 14];
  errno = 0;
  do {
    in.read(buffer, sizeof buffer);
    text.append(buffer, static_cast<size_t>(in.gcount()));
  } while (in);
  if (in.bad()) return failure(errno == EISDIR ? "is a directory" : errno != 0 ? std::strerror(errno) : "broken", true);
  result.text = std::move(text);
  return result;
}

ReadResult DiskFileSystem::read(const std::string& path) const {
  std::error_code error;
  std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return failure("no such file", false);
  if (error) return failure(error.message(), false);
  if (status.type() == std::filesystem::file_type::directory) return failure("is a directory", true);
  if (status.type() != std::filesystem::file_type::regular) return failure("is not a regular file", true);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!file) return failure(errno == EACCES ? "permission denied" : std::strerror(errno), true);
  ReadResult result;
  result.exists = true;
  std::string text;
  if (auto size = std::filesystem::file_size(path, error); !error) text.reserve(size);
  char buffer[1 << 14];
  while (size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) text.append(buffer, count);
  if (std::ferror(file.get())) return failure(std::strerror(errno), true);
  result.text = std::move(text);
  return result;
}

bool DiskFileSystem::isFile(const std::string& path) const {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

Listing DiskFileSystem::list(const std::string& folder) const {
  Listing listing;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    std::filesystem::file_type type = entry->symlink_status(error).type();
    bool link = !error && type == std::filesystem::file_type::symlink;
    if (link && !isFile(entry->path().string())) continue;
    bool isFolder = type == std::filesystem::file_type::directory;
    listing.names.push_back(entry->path().filename().string() + (isFolder ? "/" : ""));
  }
  if (error) listing.reason = error.message();
  std::sort(listing.names.begin(), listing.names.end());
  return listing;
}

std::string DiskFileSystem::workingFolder() const {
  std::error_code error;
  std::filesystem::path folder = std::filesystem::current_path(error);
  return error ? std::string() : folder.string();
}

std::optional<uint32_t> DiskFileSystem::owner(const std::string& path) const {
  struct stat status {};
  // What ends with `/` is a folder, also behind a link.
  if (::lstat(path.empty() ? "." : path.c_str(), &status) != 0) return std::nullopt;
  return status.st_uid;
}

std::optional<uint32_t> DiskFileSystem::user() const { return ::geteuid(); }

void OverlayFileSystem::set(const std::string& path, std::string text) {
  texts_[normalizePath(path)] = std::move(text);
}
void OverlayFileSystem::erase(const std::string& path) { texts_.erase(normalizePath(path)); }

ReadResult OverlayFileSystem::read(const std::string& path) const {
  if (auto found = texts_.find(normalizePath(path)); found != texts_.end()) {
    ReadResult result;
    result.text = found->second;
    result.exists = true;
    return result;
  }
  return below_ ? below_->read(path) : failure("no such file", false);
}

bool OverlayFileSystem::isFile(const std::string& path) const {
  return texts_.contains(normalizePath(path)) || (below_ && below_->isFile(path));
}

Listing OverlayFileSystem::list(const std::string& folder) const {
  Listing listing = below_ ? below_->list(folder) : Listing{{}, "no such folder"};
  std::string normal = normalizePath(folder), before = normal == "." ? "" : normal == "/" ? normal : normal + "/";
  for (auto text = texts_.lower_bound(before); text != texts_.end() && text->first.starts_with(before); ++text) {
    std::string_view rest = std::string_view(text->first).substr(before.size());
    if (before.empty() && (rest.starts_with('/') || rest.starts_with("../"))) continue;
    listing.names.emplace_back(rest.substr(0, std::min(rest.find('/'), rest.size() - 1) + 1));
    listing.reason.clear();
  }
  std::sort(listing.names.begin(), listing.names.end());
  listing.names.erase(std::unique(listing.names.begin(), listing.names.end()), listing.names.end());
  return listing;
}

std::string OverlayFileSystem::workingFolder() const { return below_ ? below_->workingFolder() : std::string(); }

std::optional<uint32_t> OverlayFileSystem::owner(const std::string& path) const {
  return below_ ? below_->owner(path) : std::nullopt;
}

std::optional<uint32_t> OverlayFileSystem::user() const { return below_ ? below_->user() : std::nullopt; }

std::string folderOf(const std::string& path) {
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string normalizePath(std::string_view path) {
  bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= path.size();) {
    size_t end = std::min(path.find('/', begin), path.size());
    std::string_view part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!absolute) {
      parts.push_back(part);  // above the root there is only the root
    }
  }
  std::string normal = absolute ? "/" : "";
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) normal += '/';
    normal += parts[i];
  }
  return normal.empty() ? "." : normal;
}

namespace {

std::vector<std::string_view> partsOf(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    size_t end = std::min(path.find('/'), path.size());
    if (end > 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

std::string absolute(std::string_view path, std::string_view workingFolder) {
  if (path.starts_with('/') || workingFolder.empty()) return normalizePath(path);
  return normalizePath(std::string(workingFolder) + "/" + std::string(path));
}

}  // namespace

std::string relativePath(std::string_view folder, std::string_view path, std::string_view workingFolder) {
  std::string from = absolute(folder, workingFolder), to = absolute(path, workingFolder);
  if (from == ".") from.clear();
  if (from.starts_with('/') != to.starts_with('/')) return std::string(path);
  std::vector<std::string_view> up = partsOf(from), down = partsOf(to);
  size_t common = 0;
  while (common < up.size() && common + 1 < down.size() && up[common] == down[common]) ++common;
  std::string result;
  for (size_t i = common; i < up.size(); ++i) {
    if (up[i] == "..") return std::string(path);
    result += "../";
  }
  for (size_t i = common; i < down.size(); ++i) result.append(down[i]).append(i + 1 < down.size() ? "/" : "");
  return result;
}

}  // namespace aqua::modules
