#include "runtime/effects/programs.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

namespace aqua::effects {

using base::Done;
using base::Failure;
using base::Result;
using values::Value;

namespace {

using Clock = std::chrono::steady_clock;

/// As Rust says it: `No such file or directory (os error 2)`
std::string systemText(int error) { return fmt::format("{} (os error {})", std::strerror(error), error); }

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int get() const { return number_; }

 private:
  int number_;
};

class Child {
 public:
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Child() = default;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// 0, or the number of the system's error.
  int start(const std::string& path, const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& variables) {
    int out[2], error[2];
    if (::pipe2(out, O_CLOEXEC) != 0) return errno;
    out_ = Descriptor(out[0]);
    Descriptor outEnd(out[1]);
    if (::pipe2(error, O_CLOEXEC) != 0) return errno;
    error_ = Descriptor(error[0]);
    Descriptor errorEnd(error[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, outEnd.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errorEnd.get(), STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    int result = spawn(actions, path, arguments, variables);
    posix_spawn_file_actions_destroy(&actions);
    return result;
  }

  ProgramResult follow(const ProgramLimits& limits) {
    ProgramResult result;
    auto end = Clock::now() + std::chrono::milliseconds(limits.milliseconds);
    while (out_.get() >= 0 || error_.get() >= 0) {
      auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
      if (left <= 0) return killed(std::move(result), fmt::format("it took longer than {} ms", limits.milliseconds));
      pollfd files[] = {{out_.get(), POLLIN, 0}, {error_.get(), POLLIN, 0}};
      if (::poll(files, 2, static_cast<int>(left)) < 0) continue;  // a signal
      if (files[0].revents != 0) take(out_, result.output);
      if (files[1].revents != 0) take(error_, result.errorOutput);
      if (result.output.size() > limits.bytes || result.errorOutput.size() > limits.bytes)
        return killed(std::move(result), fmt::format("it wrote more than {} bytes", limits.bytes));
    }
    int status = 0;
    for (int rest = 0; (rest = ::waitpid(pid_, &status, WNOHANG)) == 0;) {  // it has closed both and goes on
      if (Clock::now() > end)
        return killed(std::move(result), fmt::format("it took longer than {} ms", limits.milliseconds));
      ::usleep(1000);
    }
    ::kill(-pid_, SIGKILL);  // what it left behind
    pid_ = -1;
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : kEndedBySignal;
    return result;
  }

 private:
  int spawn(posix_spawn_file_actions_t& actions, const std::string& path, const std::vector<std::string>& arguments,
            const std::map<std::string, std::string>& variables) {
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> words{path}, entries;
    words.insert(words.end(), arguments.begin(), arguments.end());
    for (const auto& [name, value] : variables) entries.push_back(name + "=" + value);
    auto pointers = [](std::vector<std::string>& texts) {
      std::vector<char*> out;
      for (std::string& each : texts) out.push_back(each.data());
      out.push_back(nullptr);
      return out;
    };
    int result =
        ::posix_spawn(&pid_, path.c_str(), &actions, &attributes, pointers(words).data(), pointers(entries).data());
    if (result != 0) pid_ = -1;
    posix_spawnattr_destroy(&attributes);
    return result;
  }

  static void take(Descriptor& from, std::string& into) {
    char buffer[1 << 16];
    ssize_t got = ::read(from.get(), buffer, sizeof buffer);
    if (got > 0) into.append(buffer, static_cast<size_t>(got));
    else if (got == 0 || errno != EINTR) from.close();
  }

  static ProgramResult killed(ProgramResult result, std::string error) {
    result.code = kEndedBySignal;
    result.error = std::move(error);
    return result;
  }

  pid_t pid_ = -1;
  Descriptor out_, error_;
};

Value resultValue(const ProgramResult& result) {
  return Value::object({{"ret_code", Value::integer(result.code)},
                        {"error", bytesValue(result.error)},
                        {"stdout", bytesValue(result.output)},
                        {"stderr", bytesValue(result.errorOutput)}});
}

ProgramResult resultOf(const Value& value) {
  const Value* code = value.find("ret_code");
  return {static_cast<int32_t>(code ? code->asInt64().value_or(0) : 0), bytesOf(value.find("error")),
          bytesOf(value.find("stdout")), bytesOf(value.find("stderr"))};
}

Value argumentsValue(const std::vector<std::string>& arguments) {
  values::Array items;
  for (const std::string& each : arguments) items.push_back(bytesValue(each));
  return Value::array(std::move(items));
}

}  // namespace

ProgramResult runProgram(const std::string& path, const std::vector<std::string>& arguments,
                         const std::map<std::string, std::string>& variables, const ProgramLimits& limits) {
  for (const std::string& each : arguments)
    if (each.find('\0') != std::string::npos) return {kNotStarted, systemText(EINVAL), {}, {}};
  Child child;
  int error = child.start(path, arguments, variables);
  return error == 0 ? child.follow(limits) : ProgramResult{kNotStarted, systemText(error), {}, {}};
}

Result<Done> checkAnswers(const Value& answers) {
  if (!answers.isArray()) return Failure{"expected a list of answers"};
  for (const Value& each : answers.asArray()) {
    if (!each.isObject()) return Failure{"an answer is an object"};
    const Value *args = each.find("args"), *code = each.find("ret_code");
    if (args && !args->isArray()) return Failure{"`args` is a list"};
    if (code && !code->asInt64()) return Failure{"`ret_code` is a number"};
    for (std::string_view name : {"error", "stdout", "stderr"})
      if (const Value* text = each.find(name); text && !text->isString() && !text->find("base64"))
        return Failure{fmt::format("`{}` is a text", name)};
  }
  return Done{};
}

Result<ProgramResult> answerOf(const Value& answers, const std::vector<std::string>& arguments) {
  Value wanted = argumentsValue(arguments);
  for (const Value& each : answers.asArray()) {
    const Value* args = each.find("args");
    if (!args || *args == wanted) return resultOf(each);
  }
  return Failure{fmt::format("has no answer for {}", wanted.text())};
}

ProgramResult callProgram(Hub& hub, Asker& asker, const std::string& name, const std::vector<std::string>& arguments) {
  auto allowed = hub.allowed().programs.find(name);
  const Program* program = allowed == hub.allowed().programs.end() ? nullptr : &allowed->second;
  if (program && program->answers) {  // nothing leaves the process
    auto answer = answerOf(*program->answers, arguments);
    return answer ? *answer : ProgramResult{kNotStarted, program->answersFile + " " + answer.error(), {}, {}};
  }
  Value what = Value::object({{"program", bytesValue(name)}, {"args", argumentsValue(arguments)}});
  auto live = [&]() -> Reply {
    if (!program) return {false, {}, deniedText(hub.allowed(), "program", name)};
    if (!program->path.starts_with('/'))
      return {true, resultValue({kNotStarted, fmt::format("the path of {} is not absolute", name), {}, {}}), {}};
    std::map<std::string, std::string> variables;
    for (const std::string& each : hub.allowed().environment)
      if (const char* value = std::getenv(each.c_str())) variables[each] = value;
    return {true, resultValue(runProgram(program->path, arguments, variables)), {}};
  };
  std::string shown = hub.mode() == Mode::Replay ? fmt::format("{} {}", name, what.find("args")->text()) : name;
  Reply reply = hub.perform(asker, "program", what, shown, live);
  return reply.good ? resultOf(reply.value) : ProgramResult{kNotStarted, reply.error, {}, {}};
}

}  // namespace aqua::effects
