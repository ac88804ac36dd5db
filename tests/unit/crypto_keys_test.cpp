#include <catch2/catch.hpp>

#include "runtime/values/cid.h"
#include "runtime/crypto/keys.h"

using namespace aqua::crypto;
using namespace aqua::values;

namespace {

std::span<const uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string cidOfJson(std::string_view json) { return cidOf(*parseJson(json)).str(); }

}  // namespace

TEST_CASE("peer ids of given seeds") {
  std::array<uint8_t, 32> seed{};
  CHECK(KeyPair::fromSeed(seed).peerId() == "12D3KooWDpJ7As7BWAwRMfu1VU2WCqNjvq387JEYKDBj4kx6nXTN");
  seed[31] = 1;
  CHECK(KeyPair::fromSeed(seed).peerId() == "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp");
  seed[31] = 2;
  CHECK(KeyPair::fromSeed(seed).peerId() == "12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD");
  CHECK(KeyPair::fromText("a").peerId() == "12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D");
}

TEST_CASE("signatures") {
  std::optional<Bytes> secret = fromBase64("7h48PQ/f1rS9TxacmgODxbD42Il9B3KC117jvOPppPE=");
  REQUIRE(secret);
  std::array<uint8_t, 32> seed{};
  std::copy(secret->begin(), secret->end(), seed.begin());
  KeyPair pair = KeyPair::fromSeed(seed);
  CHECK(pair.peerId() == "12D3KooWANqfCDrV79MZdMnMqTvDdqSAPSxdgFY1L6DCq2DVGB4D");
  auto signature = pair.sign(bytesOf("message"));
  CHECK(base64(signature) ==
        "sBW7H6/1fwAwF86ldwVm9BDu0YH3w30oFQjTWX0Tiu9yTVZHmxkV2OX4GL5jn0Iz0CrasGcOfozzkZwtJBPMBg==");
  CHECK(verify(bytesOf("message"), signature, pair.publicKey()));
  CHECK_FALSE(verify(bytesOf("massage"), signature, pair.publicKey()));
  signature[3] ^= 1;
  CHECK_FALSE(verify(bytesOf("message"), signature, pair.publicKey()));
}

TEST_CASE("a signature over the empty list of content ids") {
  // Borsh of (no strings, "pid"), signed by peer a.
  Bytes message = {0, 0, 0, 0, 3, 0, 0, 0, 'p', 'i', 'd'};
  auto signature = KeyPair::fromText("a").sign(message);
  CHECK(signature[0] == 0xee);
  CHECK(signature[1] == 0x28);
  CHECK(signature[62] == 0x46);
  CHECK(signature[63] == 0x0e);
}

TEST_CASE("the key is inside the peer id") {
  KeyPair pair = KeyPair::fromText("b");
  CHECK(publicKeyOf(pair.peerId()) == pair.publicKey());
  CHECK_FALSE(publicKeyOf(""));
  CHECK_FALSE(publicKeyOf("relay"));
  CHECK_FALSE(publicKeyOf("QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N"));
  CHECK_FALSE(publicKeyOf(pair.peerId().substr(0, 51)));
}

TEST_CASE("base 58") {
  CHECK(base58({}).empty());
  CHECK(base58(Bytes{0, 0, 1}) == "112");
  CHECK(base58(bytesOf("Hello World!")) == "2NEpo7TZRRrLZSi2U");
  CHECK(fromBase58("2NEpo7TZRRrLZSi2U") == Bytes{'H', 'e', 'l', 'l', 'o', ' ', 'W', 'o', 'r', 'l', 'd', '!'});
  CHECK(fromBase58("112") == Bytes{0, 0, 1});
  CHECK(fromBase58("") == Bytes{});
  CHECK_FALSE(fromBase58("0OIl"));
  uint32_t random = 1;
  for (size_t size = 0; size < 80; ++size)
    for (size_t zeros = 0; zeros < 4; ++zeros) {
      Bytes bytes(zeros + size);
      for (size_t i = zeros; i < bytes.size(); ++i)
        bytes[i] = static_cast<uint8_t>((random = random * 1664525 + 1013904223) >> 24);
      CHECK(fromBase58(base58(bytes)) == bytes);
    }
}

TEST_CASE("base 64") {
  CHECK(base64({}).empty());
  for (std::string_view text : {"a", "ab", "abc", "abcd"})
    CHECK(fromBase64(base64(bytesOf(text))) == Bytes(text.begin(), text.end()));
  CHECK(base64(bytesOf("ab")) == "YWI=");
  for (auto text : {"YWI", "YW I=", "YWI=\n", "Y", "YWI=YWI=", "-_8="}) CHECK_FALSE(fromBase64(text));
}

TEST_CASE("SHA-256") {
  auto hash = sha256(bytesOf("a"));
  CHECK(hash == KeyPair::fromText("a").seed());
  CHECK(hash[0] == 0xca);
  CHECK(hash[31] == 0xbb);
}

TEST_CASE("content ids") {
  CHECK(cidOfJson("\"test\"") == "bagaaihrarcyykpv4oj7zwdbepczyfthxya4og7s2rwvrzolm5kg2eu5dz3xa");
  CHECK(cidOfJson("[1,2,3]") == "bagaaihram6sitn77tquub77n2jzjgttrlwkverv44pv3gns6qghm6hx6d36a");
  CHECK(cidOfJson("1") == "bagaaihra2y55tkbgv6i4d7vdoglfuzhbd3ra6e7ennpvfrmzaejwmbntusdq");
  CHECK(cidOfJson("{\"key\":42}") == "bagaaihracpzxhsrpviexa7k6glwdhyh3a4kvy6j7qlcqokzqbs3q424cmxyq");
  CHECK(cidOfJson("[]") == "bagaaihra2u6rrqrsclvhwyyalff3rg6omaqy63x7foowfc4myqwt46n32wvq");
  CHECK(cidOfJson("{\"b\":[1,2.50],\"a\":\"é\"}") == "bagaaihra7hj4kp4z6ouq3yo2migmwkat3bpx6ollpoqsohuq6hhubrf2xvbq");
  CHECK(cidOfText(R"({"message":"\"oops\"","ret_code":7})").str() ==
        "bagaaihramdw46p5wobxrolcxjikkdweaq3qgozqcmqrzhew45t4pgjopwqxq");
}

TEST_CASE("a content id names one text") {
  CHECK(cidNames(cidOfText("[1]"), "[1]"));
  CHECK_FALSE(cidNames(cidOfText("[1]"), "[2]"));
  CHECK(cidNames("bagaaierajwlhumardpzj6dv2ahcerm3vyfrjwl7nahg7zq5o3eprwv6v3vpa", "\"test\""));  // SHA2-256
  CHECK_FALSE(cidNames("bagaaierajwlhumardpzj6dv2ahcerm3vyfrjwl7nahg7zq5o3eprwv6v3vpa", "\"text\""));
  CHECK_FALSE(cidNames("", "1"));
  CHECK_FALSE(cidNames("bagaaihra", "1"));
}
