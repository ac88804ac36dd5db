#include "runtime/effects/http.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include <fmt/format.h>

#include "runtime/crypto/keys.h"
#include "runtime/effects/curl_library.h"
#include "runtime/effects/url.h"

namespace aqua::effects {

using base::Failure;
using base::Result;
using values::Value;

namespace {

// Numbers of the library's own header.
enum CurlOption : int {
  kTimeout = 155,
  kConnectTimeout = 156,
  kFollow = 52,
  kProtocols = 181,
  kNoSignal = 99,
  kNetrc = 51,
  kNoBody = 44,
  kGet = 80,
  kUrlText = 10002,
  kProxy = 10004,
  kUser = 10005,
  kErrorText = 10010,
  kBody = 10015,
  kAgent = 10018,
  kHeaders = 10023,
  kMethod = 10036,
  kEncoding = 10102,
  kWriteData = 10001,
  kHeadData = 10029,
  kSocketData = 10164,
  kWrite = 20011,
  kHead = 20079,
  kSocket = 20163,
  kBodySize = 30120,
};
enum Info : int { kStatus = 0x200002 };
enum CurlCode : int32_t { kTooLarge = 63, kTooManyRedirects = 47, kBadUrl = 3, kNoConnection = 7, kWriteFailed = 23 };

struct CurlAddress {  // as the library hands it over
  int family, type, protocol;
  unsigned length;
  sockaddr address;
};

struct Transfer {
  HttpResponse response;
  bool allowsPrivate = false, refused = false, tooLarge = false;
};

size_t take(std::string& into, Transfer& transfer, const char* bytes, size_t size) {
  if (into.size() + size > kMostResponse) {
    transfer.tooLarge = true;
    return 0;
  }
  into.append(bytes, size);
  return size;
}
size_t takeBody(const char* bytes, size_t size, size_t count, void* data) {
  Transfer& transfer = *static_cast<Transfer*>(data);
  return take(transfer.response.body, transfer, bytes, size * count);
}
size_t takeHead(const char* bytes, size_t size, size_t count, void* data) {
  Transfer& transfer = *static_cast<Transfer*>(data);
  std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) transfer.response.head.clear();  // the one before was not the last
  return take(transfer.response.head, transfer, bytes, size * count);
}

/// What is connected to is looked at here, when it is known and cannot change any more.
int openSocket(void* data, int, CurlAddress* address) {
  Transfer& transfer = *static_cast<Transfer*>(data);
  std::array<uint8_t, 16> bytes{};
  size_t size = 0;
  if (address->family == AF_INET) {
    size = 4;
    std::memcpy(bytes.data(), reinterpret_cast<const char*>(&address->address) + offsetof(sockaddr_in, sin_addr), size);
  } else if (address->family == AF_INET6) {
    size = 16;
    std::memcpy(bytes.data(), reinterpret_cast<const char*>(&address->address) + offsetof(sockaddr_in6, sin6_addr),
                size);
  }
  constexpr int kBad = -1;
  if (size == 0 || (!transfer.allowsPrivate && isPrivateAddress(std::span(bytes).first(size)))) {
    transfer.refused = true;
    return kBad;
  }
  return ::socket(address->family, address->type | SOCK_CLOEXEC, address->protocol);
}

/// One request, without redirects.
class OneRequest {
 public:
  OneRequest(const CurlLibrary& curl, const HttpRequest& wanted, const Url& url, bool allowsPrivate)
      : curl_(curl), handle_(curl.curl_easy_init()) {
    transfer_.allowsPrivate = allowsPrivate;
    for (const std::string& each : wanted.headers) headers_ = curl_.curl_slist_append(headers_, each.c_str());
    headers_ = curl_.curl_slist_append(headers_, "Expect:");
    set(kUrlText, url.text.c_str());
    limit(wanted);
    if (wanted.hasBody) {
      set(kBodySize, static_cast<int64_t>(wanted.body.size()));
      set(kBody, wanted.body.data());
    }
    if (wanted.method == "HEAD") set(kNoBody, 1L);
    else if (wanted.method == "GET" && !wanted.hasBody) set(kGet, 1L);
    else set(kMethod, wanted.method.c_str());
    set(kHeaders, headers_);
    if (!wanted.user.empty()) set(kUser, wanted.user.c_str());
    if (wanted.decompresses) set(kEncoding, "");
    set(kWrite, takeBody);
    set(kWriteData, static_cast<void*>(&transfer_));
    set(kHead, takeHead);
    set(kHeadData, static_cast<void*>(&transfer_));
  }
  ~OneRequest() {
    curl_.curl_easy_cleanup(handle_);
    curl_.curl_slist_free_all(headers_);
  }
  OneRequest(const OneRequest&) = delete;
  OneRequest& operator=(const OneRequest&) = delete;

  HttpResponse perform() {
    int code = curl_.curl_easy_perform(handle_);
    HttpResponse& response = transfer_.response;
    long status = 0;
    curl_.curl_easy_getinfo(handle_, kStatus, &status);
    response.status = static_cast<uint32_t>(status);
    response.failure = transfer_.tooLarge ? kTooLarge : transfer_.refused ? kNoConnection : code;
    if (transfer_.tooLarge) response.error = fmt::format("the response is larger than {} bytes", kMostResponse);
    else if (transfer_.refused) response.error = "the host has a private address, which only its own address names";
    else if (code != 0) response.error = message_[0] ? message_.data() : curl_.curl_easy_strerror(code);
    return std::move(response);
  }

 private:
  template <class T> void set(CurlOption option, T value) { curl_.curl_easy_setopt(handle_, option, value); }
  /// Nothing of the surroundings: no proxies, no files of the user, no signals.
  void limit(const HttpRequest& wanted) {
    constexpr long kHttpAndHttps = 3;
    set(kProtocols, kHttpAndHttps);
    set(kFollow, 0L);
    set(kProxy, "");
    set(kNetrc, 0L);
    set(kNoSignal, 1L);
    set(kTimeout, static_cast<long>(wanted.timeoutMs));
    set(kConnectTimeout, static_cast<long>(std::min(wanted.connectMs, wanted.timeoutMs)));
    set(kErrorText, message_.data());
    set(kSocket, openSocket);
    set(kSocketData, static_cast<void*>(&transfer_));
  }

  const CurlLibrary& curl_;
  void* handle_;
  void* headers_ = nullptr;
  Transfer transfer_;
  std::array<char, 256> message_{};
};

/// The rule that allows it. Text: why none does.
Result<HttpRule> ruleFor(const AllowList& allowed, std::string_view method, const Url& url) {
  for (const std::string& each : allowed.http) {
    Result<HttpRule> rule = parseRule(each);
    if (!rule) return Failure{fmt::format("effect http: the rule {}", rule.error())};
    if (fits(*rule, method, url)) return rule;
  }
  return Failure{deniedText(allowed, "http", url.text)};
}

std::string headerOf(std::string_view head, std::string_view name) {
  for (size_t begin = 0; begin < head.size();) {
    size_t end = std::min(head.find('\n', begin), head.size());
    std::string_view line = head.substr(begin, end - begin);
    begin = end + 1;
    size_t colon = line.find(':');
    if (colon == std::string_view::npos || lower(std::string(line.substr(0, colon))) != name) continue;
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '\r' || value.back() == ' ')) value.remove_suffix(1);
    return std::string(value);
  }
  return {};
}

bool isSecret(std::string_view header) {
  std::string name = lower(std::string(header.substr(0, header.find(':'))));
  return name == "authorization" || name == "proxy-authorization" || name == "cookie";
}

/// What the next request is after a redirect.
void turn(HttpRequest& wanted, uint32_t status, const Url& from, const Url& to) {
  constexpr uint32_t kSeeOther = 303, kTemporary = 307, kPermanent = 308;
  bool keeps = status == kTemporary || status == kPermanent || wanted.keepsMethod;
  if (!keeps && wanted.method != "HEAD" && (status == kSeeOther || wanted.method == "POST")) {
    wanted.method = "GET";
    wanted.hasBody = false;
    wanted.body.clear();
  }
  if (from.host == to.host && from.port == to.port && from.scheme == to.scheme) return;
  wanted.user.clear();  // secrets are for whom they were meant
  std::erase_if(wanted.headers, isSecret);
}

/// With redirects. Text: the request, or one of them, is not allowed.
Result<HttpResponse> performAll(const AllowList& allowed, HttpRequest wanted) {
  constexpr int kMostRedirects = 20;
  const Result<CurlLibrary>& curl = curlLibrary();
  auto url = parseUrl(wanted.url);
  auto fails = [](int32_t code, std::string text) { return HttpResponse{0, {}, {}, code, std::move(text)}; };
  for (int redirects = 0; url; ++redirects) {
    auto rule = ruleFor(allowed, wanted.method, *url);
    if (!rule) return Failure{rule.error()};
    HttpResponse response = OneRequest(*curl, wanted, *url, isLiteralHost(rule->url.host)).perform();
    std::string location = headerOf(response.head, "location");
    bool isRedirect = response.status >= 300 && response.status < 400 && !location.empty();
    if (response.failure != 0 || !wanted.followsRedirects || !isRedirect) return response;
    if (redirects == kMostRedirects)
      return fails(kTooManyRedirects, fmt::format("Maximum ({}) redirects followed", kMostRedirects));
    Url before = *url;
    url = redirected(before, location);
    if (url) turn(wanted, response.status, before, *url);
  }
  return fails(kBadUrl, url.error());
}

Value requestValue(const HttpRequest& wanted) {
  auto hashed = [](std::string_view text) {
    auto hash = crypto::sha256({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
    return Value::string("sha256:" + crypto::base58(hash));
  };
  values::Array headers;
  for (const std::string& each : wanted.headers) headers.push_back(isSecret(each) ? hashed(each) : bytesValue(each));
  return Value::object({{"method", bytesValue(wanted.method)},
                        {"url", bytesValue(wanted.url)},
                        {"headers", Value::array(std::move(headers))},
                        {"user", wanted.user.empty() ? Value() : hashed(wanted.user)},
                        {"body", wanted.hasBody ? bytesValue(wanted.body) : Value()},
                        {"redirects", Value::boolean(wanted.followsRedirects)},
                        {"compressed", Value::boolean(wanted.decompresses)}});
}

Value responseValue(const HttpResponse& response) {
  return Value::object({{"status", Value::unsignedInteger(response.status)},
                        {"head", bytesValue(response.head)},
                        {"body", bytesValue(response.body)},
                        {"failure", Value::integer(response.failure)},
                        {"error", bytesValue(response.error)}});
}

HttpResponse responseOf(const Value& value) {
  auto number = [&](std::string_view name) {
    const Value* found = value.find(name);
    return found ? found->asInt64().value_or(0) : 0;
  };
  return {static_cast<uint32_t>(number("status")), bytesOf(value.find("head")), bytesOf(value.find("body")),
          static_cast<int32_t>(number("failure")), bytesOf(value.find("error"))};
}

}  // namespace

bool isPrivateAddress(std::span<const uint8_t> bytes) {
  if (bytes.size() == 16) {
    static constexpr std::array<uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    bool zeros = std::all_of(bytes.begin(), bytes.begin() + 12, [](uint8_t each) { return each == 0; });
    if (std::equal(kMapped.begin(), kMapped.end(), bytes.begin()) || zeros)
      return zeros || isPrivateAddress(bytes.subspan(12));
    bool translated = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xff && bytes[3] == 0x9b;
    bool sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    if (translated) return isPrivateAddress(bytes.subspan(12));
    if (sixToFour) return isPrivateAddress(bytes.subspan(2, 4));
    return (bytes[0] & 0xfe) == 0xfc || (bytes[0] == 0xfe && (bytes[1] & 0x80)) || bytes[0] == 0xff;
  }
  uint8_t a = bytes[0], b = bytes[1];
  bool shared = a == 100 && (b & 0xc0) == 64, network = a == 172 && (b & 0xf0) == 16;
  bool special = (a == 192 && b == 0 && (bytes[2] == 0 || bytes[2] == 2)) || (a == 198 && (b & 0xfe) == 18) ||
                 (a == 198 && b == 51 && bytes[2] == 100) || (a == 203 && b == 0 && bytes[2] == 113);
  return a == 0 || a == 10 || a == 127 || shared || (a == 169 && b == 254) || network || (a == 192 && b == 168) ||
         special || a >= 224;
}

Result<HttpResponse> request(Hub& hub, Asker& asker, const HttpRequest& wanted) {
  auto live = [&]() -> Reply {
    auto response = performAll(hub.allowed(), wanted);
    return response ? Reply{true, responseValue(*response), {}} : Reply{false, {}, response.error()};
  };
  std::string shown = hub.mode() == Mode::Replay ? fmt::format("{} {}", wanted.method, wanted.url) : wanted.url;
  Reply reply = hub.perform(asker, "http", requestValue(wanted), shown, live);
  if (!reply.good) return Failure{reply.error};
  return responseOf(reply.value);
}

}  // namespace aqua::effects
