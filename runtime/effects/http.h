// Requests over HTTP.
#pragma once

#include "runtime/effects/hub.h"

namespace aqua::effects {

struct HttpRequest {
  std::string method = "GET", url, body;
  std::vector<std::string> headers;  // `Name: value`
  std::string user;                  // `name:password`, empty: none
  bool hasBody = false, followsRedirects = false, decompresses = false;
  bool keepsMethod = false;  // also when a redirect would make another of it
  uint64_t timeoutMs = 30'000, connectMs = 30'000;
};
struct HttpResponse {
  uint32_t status = 0;
  std::string head, body;  // head: the last one, with its lines as they came
  int32_t failure = 0;     // as the program curl numbers it; 0: there is a response
  std::string error;
};
inline constexpr size_t kMostResponse = 16u << 20;

/// Through the hub. Text: the request is not allowed, or the replay is without it.
base::Result<HttpResponse> request(Hub& hub, Asker& asker, const HttpRequest& wanted);

/// Is it an address of this machine, of its network, or of none? `bytes` of IPv4 or IPv6.
bool isPrivateAddress(std::span<const uint8_t> bytes);

}  // namespace aqua::effects
