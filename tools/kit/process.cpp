#include "tools/kit/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace aqua::kit {

base::Result<Finished> runProgram(const std::vector<std::string>& words, const std::string& path) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return base::Failure{std::string(std::strerror(errno))};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::string variable = "PATH=" + path;
  char* environment[] = {variable.data(), nullptr};
  pid_t pid = 0;
  int failed = posix_spawn(&pid, arguments[0], &actions, nullptr, arguments.data(), environment);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  Finished out;
  if (failed == 0) {
    std::array<char, 1 << 16> buffer{};
    ssize_t size = 0;
    while ((size = read(ends[0], buffer.data(), buffer.size())) > 0 || (size < 0 && errno == EINTR))
      if (size > 0) out.output.append(buffer.data(), static_cast<size_t>(size));
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    constexpr int kSignal = 128;
    out.code = WIFSIGNALED(status) ? kSignal + WTERMSIG(status) : WEXITSTATUS(status);
  }
  close(ends[0]);
  if (failed != 0) return base::Failure{std::string(std::strerror(failed))};
  return out;
}

base::Result<Folder> Folder::make() {
  std::error_code error;
  std::string pattern = (std::filesystem::temp_directory_path(error) / "aqua-wasm-XXXXXX").string();
  if (error || !mkdtemp(pattern.data()))
    return base::Failure{error ? error.message() : std::string(std::strerror(errno))};
  return Folder(pattern);
}

Folder::~Folder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace aqua::kit
