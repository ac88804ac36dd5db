// Addresses of the web, as the library that will use them reads them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/base/result.h"

namespace aqua::effects {

/// With the letters of ASCII in lower case: schemes, hosts and names of headers are the same in both.
std::string lower(std::string text);

struct Url {
  std::string scheme, host, path;  // in lower case; in lower case; as it is, `/` at least
  uint16_t port = 0;
  std::string text;  // all of it, normalised
};
/// Text: what is wrong. Only http and https, without names and passwords of users. Loads libcurl.
base::Result<Url> parseUrl(const std::string& text);
/// `location` as seen from `from`.
base::Result<Url> redirected(const Url& from, const std::string& location);

/// `[METHOD ]URL`: everything whose path begins with its path.
struct HttpRule {
  std::string method;  // empty: any
  Url url;
};
base::Result<HttpRule> parseRule(const std::string& text);
bool fits(const HttpRule& rule, std::string_view method, const Url& url);
/// Whoever lists such a host means this machine or its network.
bool isLiteralHost(const std::string& host);

}  // namespace aqua::effects
