#include "tools/messages/fields.h"

#include <fmt/format.h>
#include <llvm/Support/raw_ostream.h>

#include "tools/messages/framing.h"

namespace aqua::messages {

base::Result<json::Value> parse(std::string_view body) {
  constexpr int kMaxDepth = 200;
  int depth = 0;
  bool inString = false;
  for (size_t i = 0; i < body.size(); ++i) {
    char c = body[i];
    if (inString) {
      if (c == '\\') ++i;
      if (c == '"') inString = false;
      continue;
    }
    if (c == '"') inString = true;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kMaxDepth) return base::Failure{fmt::format("the message is nested deeper than {} levels", kMaxDepth)};
  }
  llvm::Expected<json::Value> parsed = json::parse(llvm::StringRef(body.data(), body.size()));
  if (parsed) return std::move(*parsed);
  return base::Failure{llvm::toString(parsed.takeError())};
}

void write(std::ostream& out, const json::Value& message) {
  std::string body;
  llvm::raw_string_ostream(body) << message;
  writeFrame(out, body);
}

}  // namespace aqua::messages
