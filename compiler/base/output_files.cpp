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

Failure<std::string> failure(int error) { return {error == EACCES ? "permission denied" : std::strerror(error)}; }
Result<Done> doneIf(bool good) { return good ? Result<Done>(Done()) : failure(errno); }

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { static_cast<void>(close()); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// Some file systems report only here that the disk is full.
  Result<Done> close() {
    int fd = std::exchange(fd_, -1);
    return doneIf(fd < 0 || ::close(fd) == 0 || errno == EINTR);
  }

 private:
  int fd_;
};

Result<Done> writeAll(int fd, std::string_view text) {
  while (!text.empty()) {
    ssize_t count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(errno);
    text.remove_prefix(static_cast<size_t>(count));
  }
  return Done();
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

/// Follows links, also to a file that is not there yet.
Result<Target> resolve(const std::string& path) {
  constexpr int kMaxLinks = 40;
  Target target;
  target.path = path;
  for (int links = 0; links <= kMaxLinks; ++links) {
    target.exists = ::lstat(target.path.c_str(), &target.status) == 0;
    if (!target.exists) return errno == ENOENT ? Result<Target>(target) : failure(errno);
    if (S_ISDIR(target.status.st_mode)) return Failure{"is a directory"};
    if (!S_ISLNK(target.status.st_mode)) {
      bool writable = ::faccessat(AT_FDCWD, target.path.c_str(), W_OK, AT_EACCESS) == 0;
      return writable ? Result<Target>(target) : failure(errno);
    }
    std::error_code error;
    fs::path next = fs::read_symlink(target.path, error);
    if (error) return Failure{error.message()};
    target.path = next.is_absolute() ? next.string() : target.folder() + next.string();
  }
  return failure(ELOOP);
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
Result<Done> writeInPlace(const Target& target, const std::string& temporary) {
  std::optional<std::string> text = readAll(temporary);
  std::optional<std::string> old = readAll(target.path);
  Descriptor file(::open(target.path.c_str(), O_WRONLY | O_CLOEXEC));
  auto put = [&](std::string_view content) -> Result<Done> {
    if (::lseek(file.get(), 0, SEEK_SET) != 0) return failure(errno);
    Result<Done> written = writeAll(file.get(), content);
    if (!written) return written;
    return doneIf(::ftruncate(file.get(), static_cast<off_t>(content.size())) == 0 && ::fsync(file.get()) == 0);
  };
  bool readable = text && old && file;
  Result<Done> written = readable ? put(*text) : failure(errno);
  if (readable && !written && !put(*old))
    return Failure{fmt::format("{}; the whole new text is in {}", written.error(), temporary)};
  ::unlink(temporary.c_str());
  return written;
}

/// The temporary file takes the place of the target.
Result<Done> moveInto(const Target& target, const std::string& temporary, Descriptor& file, Worth worth) {
  auto give = [&](Failure<std::string> failed) {
    ::unlink(temporary.c_str());
    return failed;
  };
  bool renames = !target.exists || becomesLike(target, file.get());
  bool waits = target.exists && (worth == Worth::Source || !renames);
  if (waits && ::fsync(file.get()) != 0) return give(failure(errno));
  if (auto closed = file.close(); !closed) return give(Failure{closed.error()});
  if (renames && ::rename(temporary.c_str(), target.path.c_str()) == 0) return Done();
  bool elsewhere = !renames || errno == EXDEV || errno == EBUSY || errno == EACCES || errno == EPERM;
  if (target.exists && elsewhere) return writeInPlace(target, temporary);
  return give(failure(errno));
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

/// What is written directly: pipes, devices, and whatever this process has as its output already. Empty: it is a
/// regular file or nothing yet.
std::optional<Result<int>> openDirectly(const std::string& path) {
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
    if (!unread) return failure(errno);
    if (i == kAttempts) return Failure{"nobody reads from this pipe"};
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

Result<Done> makeFolders(const std::string& path) {
  std::error_code error;
  fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) return Failure{error.message()};
  return Done();
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

  Result<Done> finish() override {
    flush();
    if (written_) return part_.empty() ? file_.close() : moveInto(target_, part_, file_, Worth::Source);
    if (!part_.empty()) ::unlink(part_.c_str());
    return written_;
  }

 private:
  void flush() {
    NoPipeSignal quiet;
    if (written_ && file_) written_ = writeAll(file_.get(), waiting_);
    waiting_.clear();
  }

  Descriptor file_;
  Target target_;
  std::string part_;  // empty: what is written is where it belongs
  std::string waiting_;
  Result<Done> written_ = Done();
};

constexpr mode_t kNewFile = 0666;  // less what the umask takes away

}  // namespace

Result<Done> DiskOutputFiles::write(const std::string& path, std::string_view text, Worth worth) {
  if (auto made = makeFolders(path); !made) return made;
  if (auto direct = openDirectly(path)) {
    if (!*direct) return Failure{direct->error()};
    NoPipeSignal quiet;
    Descriptor file(**direct);
    auto written = writeAll(file.get(), text);
    return written ? file.close() : written;
  }
  Result<Target> target = resolve(path);
  if (!target) return Failure{target.error()};
  std::error_code error;
  std::vector<std::string> folders{target->folder()};
  if (target->exists) folders.push_back(fs::temp_directory_path(error).string() + "/");
  std::string temporary;
  Descriptor file(makeTemporary(folders, kNewFile, temporary));
  if (!file) return failure(errno);
  auto written = writeAll(file.get(), text);
  if (written) return moveInto(*target, temporary, file, worth);
  ::unlink(temporary.c_str());
  return written;
}

Result<std::unique_ptr<OutputStream>> DiskOutputFiles::open(const std::string& path) {
  if (auto made = makeFolders(path); !made) return Failure{made.error()};
  if (auto direct = openDirectly(path)) {
    if (!*direct) return Failure{direct->error()};
    return std::make_unique<DiskStream>(**direct);
  }
  Result<Target> target = resolve(path);
  if (!target) return Failure{target.error()};
  std::string part = target->path + ".part";
  ::unlink(part.c_str());  // of a run that was killed
  int fd = ::open(part.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kNewFile);
  if (fd < 0) return failure(errno);
  return std::make_unique<DiskStream>(fd, std::move(*target), std::move(part));
}

}  // namespace aqua::base
