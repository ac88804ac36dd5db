#include "tests/run_aqua.h"

#include <sstream>

#include "tools/cli/cli.h"

namespace aqua {

namespace {

bool isUnwritable(const std::string& path) { return path.starts_with("unwritable"); }
const base::Failure<std::string> kDenied{"permission denied"};

class Stream : public base::OutputStream {
 public:
  Stream(MemoryOutputs& outputs, std::string path) : outputs_(outputs), path_(std::move(path)) {}
  void write(std::string_view lines) override { text_ += lines; }
  base::Result<base::Done> finish() override { return outputs_.write(path_, text_, base::Worth::Source); }

 private:
  MemoryOutputs& outputs_;
  std::string path_, text_;
};

}  // namespace

base::Result<base::Done> MemoryOutputs::write(const std::string& path, std::string_view text, base::Worth) {
  if (isUnwritable(path)) return kDenied;
  written[path] = text;
  files_.set(path, std::string(text));
  return base::Done();
}

base::Result<std::unique_ptr<base::OutputStream>> MemoryOutputs::open(const std::string& path) {
  if (isUnwritable(path)) return kDenied;
  return std::make_unique<Stream>(*this, path);
}

Ran runAqua(std::vector<std::string> words, const std::string& input, const modules::FileSystem& files,
            base::OutputFiles& outputs) {
  std::istringstream in(input);
  std::ostringstream out, err;
  cli::Environment environment;
  environment.in = &in;
  environment.out = &out;
  environment.err = &err;
  environment.files = &files;
  environment.outputs = &outputs;
  size_t first = 0;
  for (; first < words.size(); ++first) {
    size_t equals = words[first].find('=');
    if (equals == std::string::npos || words[first].starts_with('-')) break;
    environment.variables[words[first].substr(0, equals)] = words[first].substr(equals + 1);
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
  int code = cli::run(words, environment);
  return {code, out.str(), err.str()};
}

}  // namespace aqua
