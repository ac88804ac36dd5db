#include "tools/run/processes.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "runtime/sim/services.h"

namespace aqua::run {

namespace {

using Clock = std::chrono::steady_clock;
using values::Value;

constexpr size_t kLongestLine = 16u << 20;

class File {
 public:
  File() = default;
  explicit File(int fd) : fd_(fd) {}
  File(File&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  File& operator=(File&& other) noexcept {
    close();
    fd_ = std::exchange(other.fd_, -1);
    return *this;
  }
  ~File() { close(); }
  int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  File read, write;
};
/// Nothing: the system has no more.
std::optional<Pipe> makePipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{File(ends[0]), File(ends[1])};
}

/// Keeps a signal from this thread: who writes to a process that has ended gets an error instead.
class Without {
 public:
  explicit Without(int signal) {
    sigemptyset(&set_);
    sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }
  ~Without() {
    timespec now{};
    while (sigtimedwait(&set_, nullptr, &now) > 0) continue;
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  Without(const Without&) = delete;
  Without& operator=(const Without&) = delete;

 private:
  sigset_t set_{}, before_{};
};

std::string endText(int status) {
  if (WIFSIGNALED(status)) return fmt::format("it was ended by signal {}", WTERMSIG(status));
  return fmt::format("it ended with exit code {}", WEXITSTATUS(status));
}

std::string lastLine(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  size_t begin = text.find_last_of('\n');
  return std::string(begin == std::string_view::npos ? text : text.substr(begin + 1));
}

}  // namespace

class Processes::Process {
 public:
  Process(const sim::Behaviour& behaviour, std::string peer, const ProcessOptions& options)
      : name_(fmt::format("process `{}` of {}", fmt::join(behaviour.command, " "), peer)),
        peer_(std::move(peer)),
        silence_(options.silence) {
    if (int error = start(behaviour, options.path); error != 0)
      fail(fmt::format("it cannot be started: {}", std::strerror(error)));
  }
  ~Process() { kill(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  sim::Answer ask(const sim::CallSite& call) {
    if (failure_.empty()) {
      ++calls_;
      std::string request = requestOf(call);
      if (auto line = exchange(request))
        if (auto answer = answerOf(*line)) return *answer;
    }
    return sim::failure(failure_);
  }

 private:
  int start(const sim::Behaviour& behaviour, const std::string& path) {
    auto in = makePipe(), out = makePipe(), error = makePipe();
    if (!in || !out || !error) return errno;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in->read.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out->write.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, error->write.get(), STDERR_FILENO);
    if (!behaviour.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, behaviour.folder.c_str());
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, defaults;
    sigemptyset(&none);
    sigfillset(&defaults);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> words = behaviour.command;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::string variable = "PATH=" + path;
    char* environment[] = {variable.data(), nullptr};
    int result = posix_spawnp(&pid_, arguments[0], &actions, &attributes, arguments.data(), environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (result != 0) {
      pid_ = -1;
      return result;
    }
    in_ = std::move(in->write);
    out_ = std::move(out->read);
    error_ = std::move(error->read);
    for (const File* file : {&in_, &out_, &error_}) fcntl(file->get(), F_SETFL, O_NONBLOCK);
    return 0;
  }

  std::string requestOf(const sim::CallSite& call) const {
    return Value::object({{"id", Value::unsignedInteger(calls_)},
                          {"peer", Value::string(peer_)},
                          {"service", Value::string(call.service)},
                          {"function", Value::string(call.function)},
                          {"args", Value::array({call.args.begin(), call.args.end()})},
                          {"tetraplets", sim::tetrapletsValue(call.tetraplets)},
                          {"now", Value::unsignedInteger(call.now)}})
               .text() +
           "\n";
  }

  /// Writes the request and reads a line, whichever is possible. Nothing: `failure_` says why.
  std::optional<std::string> exchange(std::string_view request) {
    Without pipeSignal(SIGPIPE);
    auto heard = Clock::now();
    for (;;) {
      if (size_t end = said_.find('\n'); end != std::string::npos) {
        std::string line = said_.substr(0, end);
        said_.erase(0, end + 1);
        return line;
      }
      if (said_.size() > kLongestLine) return fail("it wrote more than 16 MiB without a line end");
      auto left = std::chrono::duration_cast<std::chrono::milliseconds>(heard + silence_ - Clock::now()).count();
      if (left <= 0) return fail(fmt::format("it said nothing for {} ms", silence_.count()));
      pollfd files[] = {
          {out_.get(), POLLIN, 0}, {error_.get(), POLLIN, 0}, {request.empty() ? -1 : in_.get(), POLLOUT, 0}};
      if (::poll(files, 3, static_cast<int>(left)) < 0) continue;  // a signal
      if (files[2].revents != 0) {
        ssize_t written = ::write(in_.get(), request.data(), request.size());
        if (written > 0) request.remove_prefix(static_cast<size_t>(written));
        else if (written < 0 && errno != EAGAIN && errno != EINTR) request = {};  // it reads no more: it may have ended
      }
      if (files[1].revents != 0 && !take(error_, complaints_)) error_.close();
      if (files[0].revents == 0) continue;
      size_t before = said_.size();
      if (!take(out_, said_)) return ended();
      if (said_.size() > before) heard = Clock::now();
    }
  }

  /// What there is to read; false at the end.
  static bool take(const File& file, std::string& into) {
    char buffer[1 << 14];
    ssize_t got = ::read(file.get(), buffer, sizeof buffer);
    if (got > 0) into.append(buffer, static_cast<size_t>(got));
    constexpr size_t kKept = 2 * kLongestLine;
    if (into.size() > kKept) into.erase(0, into.size() - kLongestLine);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
  }

  /// It has closed its output, and most likely ends.
  std::optional<std::string> ended() {
    auto until = Clock::now() + std::min(silence_, std::chrono::milliseconds(1000));
    int status = 0;
    while (::waitpid(pid_, &status, WNOHANG) == 0) {
      if (Clock::now() > until) return fail("it closed its output");
      ::poll(nullptr, 0, 1);
    }
    ::kill(-pid_, SIGKILL);  // what it started itself
    pid_ = -1;
    return fail(endText(status));
  }

  std::optional<sim::Answer> answerOf(const std::string& line) {
    auto value = values::parseJson(line);
    auto wrong = [&](std::string_view expected) {
      fail(fmt::format("it answered {}, expected {}", line.size() > 200 ? line.substr(0, 200) + "…" : line, expected));
      return std::nullopt;
    };
    if (!value || !value->isObject()) return wrong("a JSON object in one line");
    const Value *id = value->find("id"), *code = value->find("ret_code"), *result = value->find("result"),
                *takes = value->find("takes");
    if (!id || id->asUint64() != calls_) return wrong(fmt::format("\"id\": {}", calls_));
    auto number = code ? code->asInt64() : std::nullopt;
    if (!number || *number < INT32_MIN || *number > INT32_MAX) return wrong("\"ret_code\", a whole number");
    if (!result) return wrong("\"result\"");
    auto micros = takes && takes->isString() ? sim::parseDuration(takes->asString()) : std::nullopt;
    if (takes && !micros) return wrong("\"takes\", a duration such as \"5ms\"");
    sim::Answer answer{static_cast<int32_t>(*number), *result};
    answer.takes = micros.value_or(0);
    return answer;
  }

  std::nullopt_t fail(std::string_view why) {
    if (error_.get() >= 0)
      while (take(error_, complaints_) && moreComplaints()) continue;
    failure_ = fmt::format("{}: {}", name_, why);
    std::string last = lastLine(complaints_);
    if (!last.empty()) failure_ += fmt::format("; its last line of errors: {}", last);
    kill();
    return std::nullopt;
  }

  bool moreComplaints() const {
    pollfd file{error_.get(), POLLIN, 0};
    return ::poll(&file, 1, 0) > 0;
  }

  void kill() {
    in_.close();
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
    pid_ = -1;
  }

  std::string name_, peer_;
  std::chrono::milliseconds silence_;
  pid_t pid_ = -1;
  File in_, out_, error_;
  std::string said_, complaints_;  // not looked at yet; all of it
  uint64_t calls_ = 0;
  std::string failure_;  // not empty: it has failed
};

Processes::Processes(ProcessOptions options) : options_(std::move(options)) {}
Processes::~Processes() = default;

sim::Answer Processes::ask(const sim::Behaviour& behaviour, const std::string& peer, const sim::CallSite& call) {
  std::unique_ptr<Process>& process = processes_[{behaviour.command, peer}];
  if (!process) process = std::make_unique<Process>(behaviour, peer, options_);
  return process->ask(call);
}

}  // namespace aqua::run
