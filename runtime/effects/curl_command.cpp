#include "runtime/effects/curl_command.h"

#include <algorithm>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "runtime/effects/url.h"

namespace aqua::effects {

using base::Done;
using base::Failure;
using base::Result;

namespace {

enum class Option : uint8_t {
  Silent,
  ShowError,
  Location,
  Fail,
  Include,
  Method,
  Header,
  Data,
  DataRaw,
  DataBinary,
  Output,
  MaxTime,
  ConnectTime,
  Compressed,
  Agent,
  User,
  Url,
};
struct OptionRow {
  char letter;
  std::string_view name;
  bool hasValue;
  Option option;
};
constexpr OptionRow kOptions[] = {
#define AQUA_CURL_OPTION(letter, name, hasValue, id) {letter, name, hasValue, Option::id},
#include "runtime/effects/curl_options.def"
};

struct Command {
  HttpRequest request;
  std::vector<std::string> urls, outputs;
  bool silent = false, showError = false, fails = false, includesHead = false;
  bool hasMethod = false;
};

/// Reads the words of the command line, as curl does. Text: what is wrong with them.
class Words {
 public:
  Words(const std::vector<std::string>& words, const files::Mounts& files) : words_(words), files_(files) {}

  Result<Command> read() {
    for (; at_ < words_.size(); ++at_) {
      const std::string& word = words_[at_];
      bool isOption = word.size() > 1 && word[0] == '-';
      Result<Done> done = !isOption ? url(word) : word[1] == '-' ? longOption(word) : letters(word);
      if (!done) return Failure{done.error()};
    }
    if (out_.urls.empty()) return Failure{"no URL specified"};
    if (out_.request.hasBody && !hasHeader("content-type:"))
      out_.request.headers.emplace_back("Content-Type: application/x-www-form-urlencoded");
    if (out_.request.hasBody && !out_.hasMethod) out_.request.method = "POST";
    return std::move(out_);
  }

 private:
  static Failure<std::string> unknown(std::string_view option) {
    return Failure{fmt::format("option {} is not supported", option)};
  }

  Result<Done> longOption(const std::string& word) {
    for (const OptionRow& row : kOptions)
      if (row.name == word) return row.hasValue ? withValue(row, {}) : apply(row.option, {});
    return unknown(word);
  }

  /// `-sSL`, `-XPOST`: letters until one of them takes the rest.
  Result<Done> letters(const std::string& word) {
    for (size_t i = 1; i < word.size(); ++i) {
      auto row = std::find_if(std::begin(kOptions), std::end(kOptions),
                              [&](const OptionRow& each) { return each.letter == word[i]; });
      if (row == std::end(kOptions)) return unknown(fmt::format("-{}", word[i]));
      if (row->hasValue) return withValue(*row, word.substr(i + 1));
      if (Result<Done> done = apply(row->option, {}); !done) return done;
    }
    return Done{};
  }

  Result<Done> withValue(const OptionRow& row, const std::string& value) {
    if (!value.empty()) return apply(row.option, value);
    if (at_ + 1 == words_.size()) return Failure{fmt::format("option {} requires a value", words_[at_])};
    return apply(row.option, words_[++at_]);
  }

  Result<Done> url(const std::string& word) {
    out_.urls.push_back(word.find("://") == std::string::npos ? "http://" + word : word);
    return Done{};
  }

  Result<Done> data(std::string value, bool fromFile, bool asText) {
    if (fromFile && value.starts_with('@')) {
      auto content = files_.read(value.substr(1));
      if (!content)
        return Failure{fmt::format("cannot read {}: {}", value.substr(1), files::errorText(content.error()))};
      value = *std::move(content);
      if (asText) std::erase_if(value, [](char c) { return c == '\n' || c == '\r' || c == '\0'; });
    }
    HttpRequest& request = out_.request;
    if (request.hasBody) request.body += '&';
    request.hasBody = true;
    request.body += value;
    return Done{};
  }

  static Result<Done> seconds(const std::string& value, uint64_t& into) {
    auto number = base::parse<double>(value);
    constexpr double kMost = 30, kThousand = 1000;
    if (!number || !(*number >= 0)) return Failure{fmt::format("{} is no number of seconds", value)};
    if (*number > 0) into = static_cast<uint64_t>(std::min(*number, kMost) * kThousand);
    return Done{};
  }

  Result<Done> apply(Option option, const std::string& value) {
    HttpRequest& request = out_.request;
    switch (option) {
    case Option::Silent: out_.silent = true; break;
    case Option::ShowError: out_.showError = true; break;
    case Option::Location: request.followsRedirects = true; break;
    case Option::Fail: out_.fails = true; break;
    case Option::Include: out_.includesHead = true; break;
    case Option::Method:
      request.method = value;
      request.keepsMethod = out_.hasMethod = true;
      break;
    case Option::Header: return header(value);
    case Option::Data: return data(value, true, true);
    case Option::DataRaw: return data(value, false, false);
    case Option::DataBinary: return data(value, true, false);
    case Option::Output: out_.outputs.push_back(value); break;
    case Option::MaxTime: return seconds(value, request.timeoutMs);
    case Option::ConnectTime: return seconds(value, request.connectMs);
    case Option::Compressed: request.decompresses = true; break;
    case Option::Agent: return header("User-Agent: " + value);
    case Option::User: request.user = value; break;
    case Option::Url: return url(value);
    }
    return Done{};
  }

  /// A line break would begin another header, or another request.
  Result<Done> header(const std::string& line) {
    if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
      return Failure{"a header with a line break"};
    out_.request.headers.push_back(line);
    return Done{};
  }

  bool hasHeader(std::string_view prefix) const {
    return std::any_of(out_.request.headers.begin(), out_.request.headers.end(),
                       [&](const std::string& header) { return lower(header).starts_with(prefix); });
  }

  const std::vector<std::string>& words_;
  const files::Mounts& files_;
  size_t at_ = 0;
  Command out_;
};

ProgramResult notStarted(std::string error) { return {kNotStarted, std::move(error), {}, {}}; }

}  // namespace

ProgramResult curlCommand(Hub& hub, Asker& asker, const std::vector<std::string>& arguments,
                          const files::Mounts& files) {
  auto command = Words(arguments, files).read();
  if (!command) return notStarted(command.error());
  constexpr int32_t kHttpError = 22, kWriteError = 23;
  constexpr uint32_t kFirstError = 400;
  ProgramResult result;
  auto complain = [&](int32_t code, const std::string& text) {
    result.code = code;
    if (!command->silent || command->showError) result.errorOutput += fmt::format("curl: ({}) {}\n", code, text);
  };
  for (size_t i = 0; i < command->urls.size(); ++i) {
    command->request.url = command->urls[i];
    Result<HttpResponse> outcome = request(hub, asker, command->request);
    if (!outcome) return notStarted(outcome.error());
    const HttpResponse& response = *outcome;
    result.code = 0;
    if (response.failure != 0) {
      complain(response.failure, response.error);
    } else if (command->fails && response.status >= kFirstError) {
      complain(kHttpError, fmt::format("The requested URL returned error: {}", response.status));
    } else {
      std::string content = (command->includesHead ? response.head : std::string()) + response.body;
      bool toFile = i < command->outputs.size() && command->outputs[i] != "-";
      if (!toFile) result.output += content;
      else if (auto done = files.write(command->outputs[i], content); !done)
        complain(kWriteError, fmt::format("cannot write {}: {}", command->outputs[i], files::errorText(done.error())));
    }
  }
  return result;
}

}  // namespace aqua::effects
