#include "compiler/base/output_files.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace aqua::base {

namespace {

namespace fs = std::filesystem;

std::string reasonOf(int error) { return error == EACCES ? "permission denied" : std::strerror(error); }

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// Some file systems report only here that the disk is full.
  std::string close() {
    int fd = std::exchange(fd_, -1);
    return fd < 0 || ::close(fd) == 0 || errno == EINTR ? std::string() : reasonOf(errno);
  }

 private:
  int fd_;
};

std::string writeAll(int fd, std::string_view text) {
  while (!text.empty()) {
    ssize_t count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return reasonOf(errno);
    text.remove_prefix(static_cast<size_t>(count));
  }
  return {};
}

std::optional<std::string> readAll(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string text;
  char buffer[1 << 14];
  for (;;) {
    ssize_t count = file ? ::read(file.get(), buffer, sizeof buffer) : -1;
    if (count == 0) return text;
    if (count < 0 && (!file || errno != EINTR)) return std::nullopt;
    if (count > 0) text.append(buffer, static_cast<size_t>(count));
  }
}

/// What a rename would replace.
struct Target {
  std::string path;  // after following links
  bool exists = false;
  struct stat status {};

  std::string folder() const {
    size_t slash = path.rfind('/');
    return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
  }
};

/// Follows links, also to a file that is not there yet. Returns why there is nothing to write to.
std::string resolve(const std::string& path, Target& target) {
  constexpr int kMaxLinks = 40;
  target.path = path;
  for (int links = 0; links <= kMaxLinks; ++links) {
    target.exists = ::lstat(target.path.c_str(), &target.status) == 0;
    if (!target.exists) return errno == ENOENT ? std::string() : reasonOf(errno);
    if (S_ISDIR(target.status.st_mode)) return "is a directory";
    if (!S_ISLNK(target.status.st_mode))
      return ::faccessat(AT_FDCWD, target.path.c_str(), W_OK, AT_EACCESS) == 0 ? std::string() : reasonOf(errno);
    std::error_code error;
    fs::path next = fs::read_symlink(target.path, error);
    if (error) return error.message();
    target.path = next.is_absolute() ? next.string() : target.folder() + next.string();
  }
  return reasonOf(ELOOP);
}

/// A new file in one of the folders that only this process knows; -1 and errno when that cannot be.
int makeTemporary(const std::vector<std::string>& folders, mode_t mode, std::string& path) {
  static std::atomic<unsigned> counter{0};
  constexpr int kAttempts = 100;  // what killed processes of the same number left
  int fd = -1;
  for (const std::string& folder : folders)
    for (int i = 0; i < kAttempts; ++i) {
      path = fmt::format("{}.aqua-{}-{}.tmp", folder, ::getpid(), counter++);
      fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd >= 0) return fd;
      if (errno != EEXIST) break;
    }
  return fd;
}

bool copyAttributes(const std::string& from, int to) {
  std::vector<char> names(1 << 12);
  ssize_t size = ::listxattr(from.c_str(), names.data(), names.size());
  if (size < 0) return errno == ENOTSUP;
  for (const char* name = names.data(); name < names.data() + size; name += std::strlen(name) + 1) {
    std::vector<char> value(1 << 16);
    ssize_t length = ::getxattr(from.c_str(), name, value.data(), value.size());
    if (length < 0 || ::fsetxattr(to, name, value.data(), static_cast<size_t>(length), 0) != 0) return false;
  }
  return true;
}

/// False when the new file cannot become what the old one was.
bool becomesLike(const Target& target, int fd) {
  const struct stat& old = target.status;
  struct stat now {};
  if (old.st_nlink > 1 || ::fstat(fd, &now) != 0) return false;
  bool sameOwner = now.st_uid == old.st_uid && now.st_gid == old.st_gid;
  if (!sameOwner && ::fchown(fd, old.st_uid, old.st_gid) != 0) return false;
  return copyAttributes(target.path, fd) && ::fchmod(fd, old.st_mode & 07777) == 0;
}

/// The text of `temporary`, which is there for as long as this takes, and longer if everything fails.
std::string writeInPlace(const Target& target, const std::string& temporary) {
  std::optional<std::string> text = readAll(temporary);
  std::optional<std::string> old = readAll(target.path);
  Descriptor file(::open(target.path.c_str(), O_WRONLY | O_CLOEXEC));
  std::string reason = text && old && file ? std::string() : reasonOf(errno);
  auto put = [&](std::string_view content) {
    if (::lseek(file.get(), 0, SEEK_SET) != 0) return reasonOf(errno);
    std::string failed = writeAll(file.get(), content);
    if (failed.empty() && ::ftruncate(file.get(), static_cast<off_t>(content.size())) != 0) failed = reasonOf(errno);
    if (failed.empty() && ::fsync(file.get()) != 0) failed = reasonOf(errno);
    return failed;
  };
  if (reason.empty() && !(reason = put(*text)).empty() && !put(*old).empty())
    return fmt::format("{}; the whole new text is in {}", reason, temporary);
  ::unlink(temporary.c_str());
  return reason;
}

/// The temporary file takes the place of the target.
std::string moveInto(const Target& target, const std::string& temporary, Descriptor& file, Worth worth) {
  auto give = [&](std::string reason) {
    ::unlink(temporary.c_str());
    return reason;
  };
  bool renames = !target.exists || becomesLike(target, file.get());
  bool waits = target.exists && (worth == Worth::Source || !renames);
  if (waits && ::fsync(file.get()) != 0) return give(reasonOf(errno));
  if (std::string reason = file.close(); !reason.empty()) return give(reason);
  if (renames && ::rename(temporary.c_str(), target.path.c_str()) == 0) return {};
  bool elsewhere = !renames || errno == EXDEV || errno == EBUSY || errno == EACCES || errno == EPERM;
  return target.exists && elsewhere ? writeInPlace(target, temporary) : give(reasonOf(errno));
}

/// For as long as it lives, a pipe whose reader went away is an error and no signal.
class NoPipeSignal {
 public:
  NoPipeSignal() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~NoPipeSignal() { std::signal(SIGPIPE, before_); }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;

 private:
  void (*before_)(int);
};

/// What is written directly: pipes, devices, and whatever this process has as its output already; -1 with a reason when
/// it cannot be opened. Empty: it is a regular file or nothing yet.
std::optional<int> openDirectly(const std::string& path, std::string& reason) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  for (int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat mine {};
    if (::fstat(fd, &mine) == 0 && mine.st_dev == status.st_dev && mine.st_ino == status.st_ino) return ::dup(fd);
  }
  if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) return std::nullopt;
  constexpr int kAttempts = 100;  // a second, for a reader that is about to start
  for (int i = 0;; ++i) {
    int fd = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0) {
      ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) & ~O_NONBLOCK);
      return fd;
    }
    bool unread = S_ISFIFO(status.st_mode) && errno == ENXIO;
    reason = unread ? "nobody reads from this pipe" : reasonOf(errno);
    if (!unread || i == kAttempts) return -1;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

std::string makeFolders(const std::string& path) {
  std::error_code error;
  fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  return error ? error.message() : std::string();
}

class DiskStream : public OutputStream {
 public:
  /// Pipes and devices.
  explicit DiskStream(int fd) : file_(fd) {}
  DiskStream(int fd, Target target, std::string part) : file_(fd), target_(std::move(target)), part_(std::move(part)) {}
  DiskStream(const DiskStream&) = delete;
  DiskStream& operator=(const DiskStream&) = delete;
  /// What was not finished stays where it is, whole lines of it.
  ~DiskStream() override { flush(); }

  void write(std::string_view lines) override {
    constexpr size_t kEnough = 1 << 16;
    waiting_ += lines;
    if (waiting_.size() >= kEnough) flush();
  }

  std::string finish() override {
    flush();
    if (part_.empty()) return reason_.empty() ? file_.close() : reason_;
    if (reason_.empty()) return moveInto(target_, part_, file_, Worth::Source);
    ::unlink(part_.c_str());
    return reason_;
  }

 private:
  void flush() {
    NoPipeSignal quiet;
    if (reason_.empty() && file_) reason_ = writeAll(file_.get(), waiting_);
    waiting_.clear();
  }

  Descriptor file_;
  Target target_;
  std::string part_;  // empty: what is written is where it belongs
  std::string waiting_, reason_;
};

constexpr mode_t kNewFile = 0666;  // less what the umask takes away

}  // namespace

std::string DiskOutputFiles::write(const std::string& path, std::string_view text, Worth worth) {
  if (std::string reason = makeFolders(path); !reason.empty()) return reason;
  std::string reason;
  if (std::optional<int> direct = openDirectly(path, reason)) {
    NoPipeSignal quiet;
    Descriptor file(*direct);
    if (file) reason = writeAll(file.get(), text);
    return file && reason.empty() ? file.close() : reason;
  }
  Target target;
  if (reason = resolve(path, target); !reason.empty()) return reason;
  std::error_code error;
  std::vector<std::string> folders{target.folder()};
  if (target.exists) folders.push_back(fs::temp_directory_path(error).string() + "/");
  std::string temporary;
  Descriptor file(makeTemporary(folders, kNewFile, temporary));
  if (!file) return reasonOf(errno);
  if (reason = writeAll(file.get(), text); reason.empty()) return moveInto(target, temporary, file, worth);
  ::unlink(temporary.c_str());
  return reason;
}

std::unique_ptr<OutputStream> DiskOutputFiles::open(const std::string& path, std::string& reason) {
  if (reason = makeFolders(path); !reason.empty()) return nullptr;
  if (std::optional<int> direct = openDirectly(path, reason))
    return *direct < 0 ? nullptr : std::make_unique<DiskStream>(*direct);
  Target target;
  if (reason = resolve(path, target); !reason.empty()) return nullptr;
  std::string part = target.path + ".part";
  ::unlink(part.c_str());  // of a run that was killed
  int fd = ::open(part.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kNewFile);
  if (fd < 0) {
    reason = reasonOf(errno);
    return nullptr;
  }
  return std::make_unique<DiskStream>(fd, std::move(target), std::move(part));
}

}  // namespace aqua::base
