// aqua_golden [--update] PATH...: runs stories (folders are searched for *.story) and compares or rewrites them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "compiler/format/line_diff.h"
#include "tests/golden/story.h"

namespace {

namespace fs = std::filesystem;
using namespace aqua::golden;

std::vector<std::string> findStories(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      found.push_back(path);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path))
      if (entry.path().extension() == ".story") found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool check(const std::string& path, bool update) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cout << path << ": cannot be read\n";
    return false;
  }
  std::string text(std::istreambuf_iterator<char>(file), {});
  Story story = parseStory(text);
  auto refuse = [&](std::string_view problem) {
    std::cout << path << ": " << problem << "\n";
    return false;
  };
  auto first = runStory(story), second = runStory(story);
  if (!first || !second) return refuse(first ? second.error() : first.error());
  std::string actual = printStory(withOutcome(story, *first));
  std::string again = printStory(withOutcome(story, *second));
  if (actual != again) return refuse("two runs differ:\n" + aqua::format::unifiedDiff(path, actual, again));
  if (actual == text) return true;
  if (update) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << actual;
    std::cout << "updated " << path << "\n";
    return true;
  }
  std::cout << "FAIL " << path << "\n" << aqua::format::unifiedDiff(path, text, actual) << "\n";
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  bool update = !paths.empty() && paths.front() == "--update";
  if (update) paths.erase(paths.begin());
  if (paths.empty()) {
    std::cerr << "usage: aqua_golden [--update] PATH...\n";
    return 2;
  }
  std::vector<std::string> stories = findStories(paths), failed;
  for (const std::string& path : stories)
    if (!check(path, update)) failed.push_back(path);
  std::cout << stories.size() - failed.size() << " of " << stories.size() << " stories hold\n";
  if (!failed.empty() && !update) {
    std::cout << "if that is as it should be: " << argv[0] << " --update";
    for (const std::string& path : failed) std::cout << " " << path;
    std::cout << "\n";
  }
  return failed.empty() && !stories.empty() ? 0 : 1;
}
