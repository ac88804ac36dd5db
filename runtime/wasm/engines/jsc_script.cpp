// Scripts by JavaScriptCore: each has a context of its own, those of a thread share a group.
#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "compiler/base/utf8.h"
#include "runtime/wasm/engines/jsc_library.h"
#include "runtime/wasm/engines/jsc_script_world.h"
#include "runtime/wasm/script.h"

namespace aqua::wasm {

namespace {

using namespace jsc;

/// The group of this thread; contexts hold it as well.
struct Group {
  explicit Group(const Library& library) : js(library), group(js.JSContextGroupCreate()) {
    js.JSContextGroupSetExecutionTimeLimit(group, Script::kLongest, nullptr, nullptr);
  }
  ~Group() { js.JSContextGroupRelease(group); }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  const Library& js;
  JSContextGroupRef group;
};

class JscScript : public Script {
 public:
  JscScript(const Group& group, std::string file)
      : js_(group.js), file_(std::move(file)), context_(js_.JSGlobalContextCreateInGroup(group.group, nullptr)) {}
  ~JscScript() override { js_.JSGlobalContextRelease(context_); }
  JscScript(const JscScript&) = delete;
  JscScript& operator=(const JscScript&) = delete;

  base::Result<base::Done> start(const std::string& source, uint64_t seed);
  Answer call(std::string_view function, const std::string& args, const std::string& tetraplets, uint64_t now) override;
  const std::vector<std::string>& functions() const override { return functions_; }

 private:
  JSValueRef valueOf(const std::string& text) const;
  std::string textOf(JSValueRef value) const;
  JSValueRef member(JSValueRef object, const char* name) const;
  base::Result<JSValueRef> evaluate(const char* source, const char* file) const;
  base::Result<JSValueRef> run(JSValueRef function, std::span<const JSValueRef> args) const;
  std::string reasonOf(JSValueRef exception) const;

  const Library& js_;
  std::string file_;
  JSContextRef context_;
  JSValueRef call_ = nullptr;
  std::vector<std::string> functions_;
};

JSValueRef JscScript::valueOf(const std::string& text) const {
  JSStringRef string = js_.JSStringCreateWithUTF8CString(text.c_str());
  JSValueRef value = js_.JSValueMakeString(context_, string);
  js_.JSStringRelease(string);
  return value;
}

std::string JscScript::textOf(JSValueRef value) const {
  JSStringRef string = js_.JSValueToStringCopy(context_, value, nullptr);
  if (!string) return "what it threw has no text";
  std::string text(js_.JSStringGetMaximumUTF8CStringSize(string), '\0');
  size_t size = js_.JSStringGetUTF8CString(string, text.data(), text.size());
  js_.JSStringRelease(string);
  text.resize(size > 0 ? size - 1 : 0);
  return text;
}

JSValueRef JscScript::member(JSValueRef object, const char* name) const {
  JSStringRef key = js_.JSStringCreateWithUTF8CString(name);
  JSValueRef value = js_.JSObjectGetProperty(context_, js_.JSValueToObject(context_, object, nullptr), key, nullptr);
  js_.JSStringRelease(key);
  return value;
}

std::string JscScript::reasonOf(JSValueRef exception) const {
  std::string text = textOf(exception);
  if (text.find("execution terminated") != std::string::npos)
    return fmt::format("{} did not end within {:g} s; such a run does not come out the same each time", file_,
                       kLongest);
  JSObjectRef object = js_.JSValueToObject(context_, exception, nullptr);
  if (object && textOf(member(exception, "sourceURL")) != file_) return text;  // our own lines say nothing to anybody
  double line = object ? js_.JSValueToNumber(context_, member(exception, "line"), nullptr) : 0;
  return line > 0 ? fmt::format("{} in line {:g}", text, line) : text;
}

base::Result<JSValueRef> JscScript::evaluate(const char* source, const char* file) const {
  JSStringRef script = js_.JSStringCreateWithUTF8CString(source), name = js_.JSStringCreateWithUTF8CString(file);
  JSValueRef exception = nullptr;
  JSValueRef value = js_.JSEvaluateScript(context_, script, nullptr, name, 1, &exception);
  js_.JSStringRelease(script);
  js_.JSStringRelease(name);
  if (exception) return base::Failure{reasonOf(exception)};
  return value;
}

base::Result<JSValueRef> JscScript::run(JSValueRef function, std::span<const JSValueRef> args) const {
  JSValueRef exception = nullptr;
  JSObjectRef object = js_.JSValueToObject(context_, function, nullptr);
  JSValueRef value = js_.JSObjectCallAsFunction(context_, object, nullptr, args.size(), args.data(), &exception);
  if (exception) return base::Failure{reasonOf(exception)};
  return value;
}

base::Result<base::Done> JscScript::start(const std::string& source, uint64_t seed) {
  constexpr unsigned kHalf = 32;
  auto make = evaluate(kScriptWorld, "");
  if (!make) return base::Failure{make.error()};
  auto number = [&](uint64_t bits) {
    return js_.JSValueMakeNumber(context_, static_cast<double>(static_cast<uint32_t>(bits)));
  };
  const JSValueRef args[] = {valueOf(file_), number(seed), number(seed >> kHalf), number(1), number(0)};
  auto world = run(*make, args);
  if (!world) return base::Failure{world.error()};
  call_ = member(*world, "call");
  js_.JSValueProtect(context_, call_);
  JSValueRef names = member(*world, "names");
  js_.JSValueProtect(context_, names);
  if (auto done = evaluate(source.c_str(), file_.c_str()); !done) return base::Failure{done.error()};
  auto listed = run(names, {});
  if (!listed) return base::Failure{listed.error()};
  std::string text = textOf(*listed);
  if (text == "-") return base::Failure{"it does not call `service({ ... })`, which registers functions"};
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    functions_.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return base::Done{};
}

Script::Answer JscScript::call(std::string_view function, const std::string& args, const std::string& tetraplets,
                               uint64_t now) {
  const JSValueRef values[] = {valueOf(std::string(function)), valueOf(args), valueOf(tetraplets),
                               js_.JSValueMakeNumber(context_, static_cast<double>(now))};
  auto answer = run(call_, values);
  if (!answer) return {false, answer.error(), "[]"};
  std::string text = textOf(*answer);
  size_t end = text.find('\n', 2);
  return {text[0] == '+', text.substr(end + 1), text.substr(2, end - 2)};
}

bool isPartOfWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$'; }

bool hasWord(std::string_view text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    size_t end = at + word.size();
    if ((at == 0 || !isPartOfWord(text[at - 1])) && (end == text.size() || !isPartOfWord(text[end]))) return true;
  }
  return false;
}

/// What the engine would not complain about. What goes on after a call could go on for ever.
std::optional<std::string> refusalOf(const std::string& source) {
  if (size_t at = base::firstInvalidUtf8(source); at != std::string::npos)
    return fmt::format("byte {} is no UTF-8", at);
  if (size_t at = source.find('\0'); at != std::string::npos) return fmt::format("byte {} is zero", at);
  for (std::string_view word : {"async", "import"})
    if (hasWord(source, word))
      return fmt::format("it has the word `{}`: functions of a service give their results at once", word);
  return std::nullopt;
}

}  // namespace

base::Result<std::unique_ptr<Script>> makeScript(const std::string& source, const std::string& file, uint64_t seed) {
  const base::Result<Library>& loaded = library();
  if (!loaded)
    return base::Failure{
        fmt::format("scripts need JavaScriptCore (Debian: libjavascriptcoregtk-4.1-0): {}", loaded.error())};
  if (auto refusal = refusalOf(source)) return base::Failure{*std::move(refusal)};
  thread_local Group group(*loaded);
  auto script = std::make_unique<JscScript>(group, file);
  if (auto done = script->start(source, seed); !done) return base::Failure{done.error()};
  return std::unique_ptr<Script>(std::move(script));
}

}  // namespace aqua::wasm
