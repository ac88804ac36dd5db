#include "runtime/effects/url.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "compiler/base/numbers.h"
#include "compiler/base/uri.h"
#include "runtime/effects/curl_library.h"

namespace aqua::effects {

using base::Failure;
using base::Result;

namespace {

// Numbers of the library's own header.
enum Part : int { kUrl = 0, kScheme = 1, kHost = 5, kPort = 6, kPath = 7 };
enum Flag : unsigned { kDefaultPort = 1 << 0, kNoUser = 1 << 5 };

class Handle {
 public:
  explicit Handle(const CurlLibrary& curl) : curl_(curl), handle_(curl.curl_url()) {}
  ~Handle() { curl_.curl_url_cleanup(handle_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  bool set(const std::string& text) { return curl_.curl_url_set(handle_, kUrl, text.c_str(), kNoUser) == 0; }
  std::string get(Part part, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_.curl_url_get(handle_, part, &text, flags) != 0 || !text) return {};
    std::string out(text);
    curl_.curl_free(text);
    return out;
  }

 private:
  const CurlLibrary& curl_;
  void* handle_;
};

Result<Url> partsOf(Handle& handle, const std::string& shown) {
  Url url{lower(handle.get(kScheme)), lower(handle.get(kHost)), handle.get(kPath), 0, handle.get(kUrl)};
  if (url.scheme != "http" && url.scheme != "https")
    return Failure{fmt::format("`{}` is neither http nor https", shown)};
  auto port = base::parse<uint16_t>(handle.get(kPort, kDefaultPort));
  if (!port || url.host.empty()) return Failure{fmt::format("`{}` has no host or no port", shown)};
  while (url.host.ends_with('.')) url.host.pop_back();  // `example.com.` is the same place
  url.port = *port;
  if (url.path.empty()) url.path = "/";
  return url;
}

/// Servers may take it for another path than the one that was compared.
bool isTricky(std::string_view path) {
  std::string plain = base::uriUnescaped(base::uriUnescaped(path));
  std::replace(plain.begin(), plain.end(), '\\', '/');
  return ("/" + plain + "/").find("/../") != std::string::npos;
}

}  // namespace

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

Result<Url> parseUrl(const std::string& text) {
  const Result<CurlLibrary>& curl = curlLibrary();
  if (!curl) return Failure{curl.error()};
  if (std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x21 || c == 0x7f; }))
    return Failure{fmt::format("`{}` has blanks or control characters", text)};
  Handle handle(*curl);
  if (!handle.set(text)) return Failure{fmt::format("`{}` is no URL, or one with the name of a user", text)};
  return partsOf(handle, text);
}

Result<Url> redirected(const Url& from, const std::string& location) {
  const Result<CurlLibrary>& curl = curlLibrary();
  if (!curl) return Failure{curl.error()};
  Handle handle(*curl);
  if (!handle.set(from.text) || !handle.set(location)) return Failure{fmt::format("`{}` is no URL", location)};
  return partsOf(handle, location);
}

Result<HttpRule> parseRule(const std::string& text) {
  size_t blank = text.find(' ');
  HttpRule rule;
  if (blank != std::string::npos) rule.method = text.substr(0, blank);
  auto url = parseUrl(blank == std::string::npos ? text : text.substr(blank + 1));
  if (!url) return Failure{url.error()};
  rule.url = *std::move(url);
  return rule;
}

bool fits(const HttpRule& rule, std::string_view method, const Url& url) {
  if (!rule.method.empty() && rule.method != method) return false;
  if (rule.url.scheme != url.scheme || rule.url.host != url.host || rule.url.port != url.port) return false;
  if (isTricky(url.path) || !url.path.starts_with(rule.url.path)) return false;
  return rule.url.path.ends_with('/') || url.path.size() == rule.url.path.size() ||
         url.path[rule.url.path.size()] == '/';
}

bool isLiteralHost(const std::string& host) {
  if (host == "localhost") return true;
  unsigned char bytes[16];
  std::string bare = host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
  return inet_pton(AF_INET, bare.c_str(), bytes) == 1 || inet_pton(AF_INET6, bare.c_str(), bytes) == 1;
}

}  // namespace aqua::effects
