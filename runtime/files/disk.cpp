#include "runtime/files/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

namespace aqua::files {

namespace {

Failure failure() {
  switch (errno) {
  case ENOENT: return {Error::NotFound};
  case EEXIST: return {Error::Exists};
  case ENOTDIR: return {Error::NotFolder};
  case EISDIR: return {Error::IsFolder};
  case ENOTEMPTY: return {Error::NotEmpty};
  case ELOOP: return {Error::NotFolder};  // a link where a folder was
  case EACCES:
  case EPERM: return {Error::Access};
  case ENOSPC:
  case EDQUOT:
  case EFBIG: return {Error::NoSpace};
  case ENAMETOOLONG: return {Error::LongName};
  case EROFS: return {Error::ReadOnly};
  case EXDEV: return {Error::OtherVolume};
  case EINVAL: return {Error::Invalid};
  default: return {Error::System};
  }
}
Result<Done> outcome(int result) { return result == 0 ? Result<Done>(Done{}) : failure(); }

constexpr uint64_t kSecond = 1'000'000'000;
uint64_t nanoseconds(const timespec& time) {
  return static_cast<uint64_t>(time.tv_sec) * kSecond + static_cast<uint64_t>(time.tv_nsec);
}
timespec timeOf(std::optional<uint64_t> nanoseconds) {
  if (!nanoseconds) return {0, UTIME_OMIT};
  return {static_cast<time_t>(*nanoseconds / kSecond), static_cast<long>(*nanoseconds % kSecond)};
}

/// Nothing: devices, sockets and the like are not shown.
std::optional<Kind> kindOf(mode_t mode) {
  if (S_ISREG(mode)) return Kind::File;
  if (S_ISDIR(mode)) return Kind::Folder;
  return S_ISLNK(mode) ? std::optional(Kind::Link) : std::nullopt;
}

constexpr int kFolder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr mode_t kFileMode = 0666, kFolderMode = 0777;

}  // namespace

/// An open folder.
class Disk::Handle {
 public:
  explicit Handle(int number) : number_(number) {}
  Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Handle() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Disk::Disk(int root, std::string path, bool readOnly) : path_(std::move(path)), readOnly_(readOnly), root_(root) {
  items_.resize(2);
}

Disk::~Disk() {
  for (const Item& each : items_)
    if (each.file >= 0) ::close(each.file);
  ::close(root_);
}

base::Result<std::unique_ptr<Disk>> Disk::make(const std::string& folder, bool readOnly) {
  std::error_code problem;
  if (!readOnly) std::filesystem::create_directories(folder, problem);
  std::filesystem::path path = std::filesystem::canonical(folder, problem);
  int root = problem ? -1 : ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root >= 0) return std::unique_ptr<Disk>(new Disk(root, path.string(), readOnly));
  return base::Failure{problem ? problem.message() : std::string(std::strerror(errno))};
}

Node Disk::nodeOf(Node folder, std::string_view name) {
  auto [found, isNew] = nodes_.try_emplace({folder, std::string(name)}, items_.size());
  if (isNew) items_.push_back({folder, std::string(name)});
  return found->second;
}

/// Step by step from the root, so that a link that somebody put there meanwhile leads nowhere.
Result<Disk::Handle> Disk::folderOf(Node node) {
  std::vector<Node> way;
  for (; node != root(); node = items_[node].folder) {
    if (node == 0) return Failure{Error::NotFound};
    way.push_back(node);
  }
  Handle at(::openat(root_, ".", kFolder));
  for (; !way.empty() && at.number() >= 0; way.pop_back())
    at = Handle(::openat(at.number(), items_[way.back()].name.c_str(), kFolder));
  if (at.number() < 0) return failure();
  return at;
}
Result<Disk::Handle> Disk::parentOf(Node node) {
  if (node == root()) return Failure{Error::Invalid};
  return folderOf(items_[node].folder);
}
Result<Disk::Handle> Disk::writable(Node folder) {
  return readOnly_ ? Result<Handle>(Failure{Error::ReadOnly}) : folderOf(folder);
}

Result<Node> Disk::child(Node folder, std::string_view name) {
  Result<Handle> at = folderOf(folder);
  if (!at) return Failure{at.error()};
  struct stat info {};
  if (::fstatat(at->number(), std::string(name).c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return failure();
  return kindOf(info.st_mode) ? Result<Node>(nodeOf(folder, name)) : Failure{Error::Access};
}

Result<Stat> Disk::stat(Node node) {
  struct stat info {};
  if (items_[node].file >= 0) {
    if (::fstat(items_[node].file, &info) != 0) return failure();
  } else if (node == root()) {
    if (::fstat(root_, &info) != 0) return failure();
  } else {
    Result<Handle> at = parentOf(node);
    if (!at) return Failure{at.error()};
    if (::fstatat(at->number(), items_[node].name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return failure();
  }
  std::optional<Kind> kind = kindOf(info.st_mode);
  if (!kind) return Failure{Error::Access};
  uint64_t size = *kind == Kind::Folder ? 0 : static_cast<uint64_t>(info.st_size);
  return Stat{node,
              *kind,
              size,
              info.st_nlink,
              nanoseconds(info.st_atim),
              nanoseconds(info.st_mtim),
              nanoseconds(info.st_ctim)};
}

Result<std::vector<Entry>> Disk::list(Node folder) {
  Result<Handle> at = folderOf(folder);
  if (!at) return Failure{at.error()};
  const int own = ::openat(at->number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (own < 0) return failure();
  std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(own), ::closedir);
  if (!entries) {
    auto problem = failure();
    ::close(own);
    return problem;
  }
  std::vector<Entry> out;
  for (;;) {
    errno = 0;  // an error looks like the end otherwise
    const dirent* each = ::readdir(entries.get());
    if (!each && errno != 0) return failure();
    if (!each) break;
    std::string name = each->d_name;
    struct stat info {};
    if (name == "." || name == "..") continue;
    if (::fstatat(at->number(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (std::optional<Kind> kind = kindOf(info.st_mode)) out.push_back({std::move(name), 0, *kind});
  }
  std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  for (Entry& each : out) each.node = nodeOf(folder, each.name);
  return out;
}

Result<std::string> Disk::target(Node link) {
  Result<Handle> at = parentOf(link);
  if (!at) return Failure{at.error()};
  std::string text(kLongestPath, '\0');
  ssize_t size = ::readlinkat(at->number(), items_[link].name.c_str(), text.data(), text.size());
  if (size < 0) return failure();
  text.resize(static_cast<size_t>(size));
  return text;
}

Result<Node> Disk::makeFile(Node folder, std::string_view name) {
  Result<Handle> at = writable(folder);
  if (!at) return Failure{at.error()};
  constexpr int kNew = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  Handle file(::openat(at->number(), std::string(name).c_str(), kNew, kFileMode));
  return file.number() >= 0 ? Result<Node>(nodeOf(folder, name)) : failure();
}

Result<Node> Disk::makeFolder(Node folder, std::string_view name) {
  Result<Handle> at = writable(folder);
  if (!at) return Failure{at.error()};
  if (::mkdirat(at->number(), std::string(name).c_str(), kFolderMode) != 0) return failure();
  return nodeOf(folder, name);
}

Result<Done> Disk::makeLink(Node folder, std::string_view name, std::string_view target) {
  Result<Handle> at = writable(folder);
  if (!at) return Failure{at.error()};
  return outcome(::symlinkat(std::string(target).c_str(), at->number(), std::string(name).c_str()));
}

Result<Done> Disk::addName(Node folder, std::string_view name, Node file) {
  Result<Handle> at = writable(folder), from = parentOf(file);
  if (!at) return Failure{at.error()};
  if (!from) return Failure{from.error()};
  return outcome(::linkat(from->number(), items_[file].name.c_str(), at->number(), std::string(name).c_str(), 0));
}

/// What had the name is no more; an open file is still read and written.
Result<Done> Disk::remove(Node folder, std::string_view name, int flags) {
  Result<Handle> at = writable(folder);
  if (!at) return Failure{at.error()};
  if (::unlinkat(at->number(), std::string(name).c_str(), flags) != 0) return failure();
  if (auto found = nodes_.find({folder, std::string(name)}); found != nodes_.end()) {
    items_[found->second].folder = 0;
    nodes_.erase(found);
  }
  return Done{};
}
Result<Done> Disk::removeFile(Node folder, std::string_view name) { return remove(folder, name, 0); }
Result<Done> Disk::removeFolder(Node folder, std::string_view name) { return remove(folder, name, AT_REMOVEDIR); }

Result<Done> Disk::rename(Node from, std::string_view name, Node to, std::string_view newName) {
  Result<Handle> source = writable(from), target = writable(to);
  if (!source) return Failure{source.error()};
  if (!target) return Failure{target.error()};
  std::string before(name), after(newName);
  if (::renameat(source->number(), before.c_str(), target->number(), after.c_str()) != 0) return failure();
  Node node = nodeOf(from, name);
  if (auto old = nodes_.find({to, after}); old != nodes_.end() && old->second != node) items_[old->second].folder = 0;
  nodes_.erase({from, before});
  nodes_[{to, after}] = node;
  items_[node].folder = to;
  items_[node].name = after;
  return Done{};
}

Result<Done> Disk::open(Node file) {
  if (items_[file].opened++ > 0) return Done{};
  Result<Handle> at = parentOf(file);
  const std::string& name = items_[file].name;
  constexpr int kCommon = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
  int number = at ? ::openat(at->number(), name.c_str(), (readOnly_ ? O_RDONLY : O_RDWR) | kCommon) : -1;
  if (at && number < 0 && errno == EACCES) number = ::openat(at->number(), name.c_str(), O_RDONLY | kCommon);
  items_[file].file = number;
  if (number >= 0) return Done{};
  items_[file].opened = 0;
  return at ? Result<Done>(failure()) : Failure{at.error()};
}

void Disk::close(Node file) {
  Item& item = items_[file];
  if (item.opened == 0 || --item.opened > 0) return;
  ::close(std::exchange(item.file, -1));
}

Result<size_t> Disk::read(Node file, uint64_t at, std::span<char> into) {
  ssize_t count = ::pread(items_[file].file, into.data(), into.size(), static_cast<off_t>(at));
  return count >= 0 ? Result<size_t>(static_cast<size_t>(count)) : failure();
}

Result<Done> Disk::write(Node file, uint64_t at, std::string_view bytes) {
  if (readOnly_) return Failure{Error::ReadOnly};
  while (!bytes.empty()) {
    ssize_t count = ::pwrite(items_[file].file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EBADF ? Failure{Error::Access} : failure();
    bytes.remove_prefix(static_cast<size_t>(count));
    at += static_cast<uint64_t>(count);
  }
  return Done{};
}

Result<Done> Disk::resize(Node file, uint64_t size) {
  if (readOnly_) return Failure{Error::ReadOnly};
  return outcome(::ftruncate(items_[file].file, static_cast<off_t>(size)));
}

Result<Done> Disk::setTimes(Node node, std::optional<uint64_t> read, std::optional<uint64_t> written) {
  if (readOnly_) return Failure{Error::ReadOnly};
  const timespec times[] = {timeOf(read), timeOf(written)};
  if (node == root()) return outcome(::futimens(root_, times));
  if (items_[node].file >= 0) return outcome(::futimens(items_[node].file, times));
  Result<Handle> at = parentOf(node);
  if (!at) return Failure{at.error()};
  return outcome(::utimensat(at->number(), items_[node].name.c_str(), times, AT_SYMLINK_NOFOLLOW));
}

}  // namespace aqua::files
