// Particle data and calls as bytes (EXECUTION.md 2.2, 7.1, 7.6).
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "runtime/data/codec/codec.h"
#include "runtime/data/codec/archive.h"
#include "runtime/vm/calls.h"
#include "runtime/data/codec/human.h"
#include "runtime/data/codec/messagepack.h"
#include "runtime/data/codec/view.h"
#include "tests/unit/data_samples.h"

using namespace aqua;
using namespace aqua::data;
using namespace aqua::vm;
using crypto::base58;
using values::parseJson;

namespace {

Bytes fromHex(std::string_view hex) {
  Bytes bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(static_cast<uint8_t>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  return bytes;
}

/// What stands in an envelope.
Bytes inner(const Bytes& bytes) {
  MessagePackReader in(bytes);
  REQUIRE(in.map() == 3U);
  for (int i = 0; i < 5; ++i) REQUIRE(in.text());
  auto content = in.bytes();
  REQUIRE(content);
  REQUIRE(in.atEnd());
  return {content->begin(), content->end()};
}

Bytes enveloped(std::span<const uint8_t> content, std::string_view interpreter = "0.62.0") {
  Bytes bytes;
  MessagePackWriter out(bytes);
  out.map(3);
  out.text("version");
  out.text("0.17.2");
  out.text("interpreter_version");
  out.text(interpreter);
  out.text("inner_data");
  out.bytes(content);
  return bytes;
}

int64_t codeOf(std::span<const uint8_t> bytes) {
  Decoded decoded = decode(bytes);
  CHECK((decoded.data == nullptr) == (decoded.fault.has_value() || bytes.empty()));
  return decoded.fault ? decoded.fault->code : 0;
}

/// Everything in it, as text.
std::string contentOf(const Data& data) { return values::prettyText(humanReadable(data)); }

Value json(std::string_view text) { return *parseJson(text); }

}  // namespace

TEST_CASE("no bytes are no data") {
  Decoded decoded = decode(Bytes());
  CHECK(!decoded.data);
  CHECK(!decoded.fault);
}

TEST_CASE("nothing is lost on the way through bytes") {
  Data data = samples::everything();
  data.interpreterVersion = "0.63.1-beta.2+x";
  Bytes bytes = encode(data);
  Decoded decoded = decode(bytes);
  REQUIRE(decoded.data);
  CHECK(contentOf(*decoded.data) == contentOf(data));
  CHECK(decoded.data->trace[9].generations->list == std::vector<uint32_t>{1, 2});
  CHECK(decoded.data->trace[15].lore->entries[0].parts[0] == Span{16, 1});
  CHECK(encode(*decoded.data) == bytes);
}

TEST_CASE("the bytes of a call that waits") {
  Data data;
  data.trace = {State::callRequested(Text(samples::peerA().peerId()), 1)};
  data.lastCallId = 1;
  data.signatures.insert_or_assign(storedKey(samples::peerA()),
                                   storedSignature(samples::peerA(), {}, samples::kParticle));
  Bytes bytes = encode(data);
  CHECK(bytes.size() == 317);
  Bytes content = inner(bytes);
  REQUIRE(content.size() == 260);
  std::string expected;
  for (char c : samples::peerA().peerId())
    expected += "0123456789abcdef"[c >> 4], expected += "0123456789abcdef"[c & 15];
  expected +=
      "00000034ccffffff"
      "010000000000000001000000ffffffec0000000100000000"
      "00eae1c8793b5597c4b3f490e76ac31172c439690f8ee14142bb851a61f9a49f0e"
      "00ee288141aa06d4eaca27c75b8f6e10d7b50b4328fbc1051515f4142c81ba0be9daf6f1e38aa83a435c8b0f377d8f928c49d1b9e30a9897"
      "4a0efe"
      "060d4429460e"
      "0000"
      "ffffff9c00000021ffffffb500000041"
      "ffffff740000000100000001"
      "ffffff8000000000ffffff7800000000ffffff7000000000ffffff6800000000ffffff6000000000"
      "ffffffbc00000001";
  CHECK(content == fromHex(expected));
}

TEST_CASE("ids and signatures of results") {
  const crypto::KeyPair& a = samples::peerA();
  CHECK(a.peerId() == "12D3KooWRdFFg3yTbTsDq5Z1yCvCWbqznEFro9jeVivo7rkayJ4D");
  CHECK(base58(storedKey(a)) == "1Got5vvPkQZbjRC3bLcArjomAHuDDmTfAY8Zmjsbh5MLH");
  Data data;
  Cid result = samples::putResult(data, a, "{\"a\":\"\xC3\xA9\",\"b\":[1,2.5]}", "[\"x\"]");
  CHECK(result == "bagaaihrabdgvqzzznr7mdgfuvczkvdosnsiy4ir6ysqq6pydtawbjfyj7atq");
  const ServiceResult* record = data.stores.serviceResults.get(result);
  CHECK(record->value == "bagaaihra7hj4kp4z6ouq3yo2migmwkat3bpx6ollpoqsohuq6hhubrf2xvbq");
  CHECK(record->argumentHash == "bagaaihrakujkpvbrqdawdkerkdxjkjzyiitqaqztlyoz5ovd5gdjd3lw7uwq");
  CHECK(record->tetraplet == "bagaaihraqh4xig6eixfuzpje2s4maehxiiy4an7rnt32x7kpmwcj2nnjq23q");
  CHECK(base58(storedSignature(a, {result}, samples::kParticle)) ==
        "13u1C6r17pA1U55nRdGmWoSxdbcDRXFW6Tsi92caW67966tftK59Ag7BPxkHjRK5pxmkz8jUUB7oFv7ony8RrkXhs");
  Cid failed = samples::putResult(data, a, "{\"message\":\"\\\"oops\\\"\",\"ret_code\":7}", "[\"x\"]");
  CHECK(failed == "bagaaihrax4golgcjhzmcz4zavmtl25eca6rkbz6reuaz24sukltrqdvqwsza");
  CHECK(base58(storedSignature(a, {failed}, samples::kParticle)) ==
        "15wU4chNXHuquAogDm6JjTcf3DvSzHgMQLzcegPVMFjSPQLmWXsHhUdGtkfdA6e2ctFU63mLnXzdfeYHKtfWHXGTr");
}

TEST_CASE("equal texts are written once and read as one") {
  Data data = samples::everything();
  Bytes bytes = encode(data);
  std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  std::string_view cid = data.trace[1].text.view();
  size_t first = all.find(cid);
  REQUIRE(first != std::string_view::npos);
  CHECK(all.find(cid, first + 1) == std::string_view::npos);
  Decoded decoded = decode(bytes);
  CHECK(decoded.data->trace[1].text.same(decoded.data->trace[16].text));
  CHECK(decoded.data->trace[1].text.same(decoded.data->stores.serviceResults.begin()->cid));
  DecodedPair pair = decode(bytes, bytes);
  CHECK(pair.previous->trace[1].text.same(pair.current->trace[16].text));
}

TEST_CASE("cut bytes are refused at every length") {
  Bytes bytes = encode(samples::everything());
  Bytes content = inner(bytes);
  for (size_t size = 1; size < bytes.size(); ++size) {
    INFO(size);
    CHECK(codeOf(std::span(bytes).first(size)) == 3);
  }
  for (size_t size = 0; size < content.size(); ++size) {
    INFO(size);
    CHECK(codeOf(enveloped(std::span(content).first(size))) == 2);
  }
}

TEST_CASE("changed bytes are read or refused, and what is read can be written") {
  Bytes bytes = encode(samples::everything());
  uint32_t random = 1;
  size_t read = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    for (int i = 0; i < 3; ++i) {
      random = random * 1664525U + 1013904223U;
      Bytes changed = bytes;
      changed[at] ^= static_cast<uint8_t>(1 + (random >> 24) % 255);
      Decoded decoded = decode(changed);
      REQUIRE((decoded.data != nullptr) != decoded.fault.has_value());
      if (!decoded.data) continue;
      ++read;
      Decoded again = decode(encode(*decoded.data));
      REQUIRE(again.data);
      REQUIRE(contentOf(*again.data) == contentOf(*decoded.data));
    }
  }
  CHECK(read > 1000);  // most bytes are content
}

TEST_CASE("objects may not share what belongs to one of them") {
  Data data;
  data.trace = {State::fold({{1, {{1, 2}, {3, 4}}}}), State::fold({{5, {{6, 7}, {8, 9}}}})};
  Bytes content = inner(encode(data));
  CHECK(codeOf(enveloped(content)) == 0);
  // Both folds have their lists before the trace: the second pointer is bent to the list of the first.
  size_t trace = content.size() - 60 - 2 * 24;
  REQUIRE(content[trace] == 2);
  size_t firstPointer = trace + 4, secondPointer = trace + 24 + 4;
  Bytes bent = content;
  int32_t offset = 0;
  for (size_t i = 0; i < 4; ++i)
    offset = static_cast<int32_t>((static_cast<uint32_t>(offset) << 8) | content[firstPointer + i]);
  offset -= 24;
  for (size_t i = 0; i < 4; ++i)
    bent[secondPointer + i] = static_cast<uint8_t>(static_cast<uint32_t>(offset) >> (24 - 8 * i));
  Decoded decoded = decode(enveloped(bent));
  REQUIRE(decoded.fault);
  CHECK(decoded.fault->code == 2);
  CHECK(decoded.fault->message.find(fmt::format("byte {}: a pointer to 12 bytes", secondPointer)) != std::string::npos);
}

TEST_CASE("unknown kinds and other nonsense inside are placed") {
  Data data;
  data.trace = {State::callSent(Text("somebody far away"))};
  Bytes content = inner(encode(data));
  size_t state = content.size() - 60 - 24;
  auto reasonWith = [&](size_t at, uint8_t byte) {
    Bytes changed = content;
    changed[at] = byte;
    Decoded decoded = decode(enveloped(changed));
    return decoded.fault ? decoded.fault->message : std::string();
  };
  auto has = [](const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(has(reasonWith(state, 9), fmt::format("byte {}: a state of kind 9", state)));
  CHECK(has(reasonWith(state + 4, 3), fmt::format("byte {}: a call of kind 3", state + 4)));
  CHECK(has(reasonWith(state + 8, 2), "a sender of kind 2"));
  CHECK(has(reasonWith(0, 0xFF), "byte 0: text that is not UTF-8"));
  CHECK(has(reasonWith(state + 12, 0x7F), "a pointer to 8 bytes"));
  CHECK(has(reasonWith(state - 1, 0x08), "a short string of 8 bytes"));
  CHECK(has(reasonWith(state + 15, static_cast<uint8_t>(content[state + 15] - 1)), "expected a multiple of 4"));
  CHECK(reasonWith(state + 20, 1).empty());  // padding
}

TEST_CASE("envelopes: members in any order, more than needed, and faults with their codes") {
  Bytes content = inner(encode(Data()));
  auto envelope = [&](std::string_view members) {
    Bytes bytes;
    MessagePackWriter out(bytes);
    out.map(members.size());
    for (char member : members) switch (member) {
      case 'v': out.text("version"), out.text("0.17.2"); break;
      case 'i': out.text("interpreter_version"), out.text("0.62.0"); break;
      case 'I': out.text("interpreter_version"), out.text("latest"); break;
      case 'd': out.text("inner_data"), out.bytes(content); break;
      case 'D': out.text("inner_data"), out.integer(-1000); break;
      case 'x': out.text("x"), out.value(json("[{\"a\":[null,1.5,-3,true]}, 70000, \"text\"]")); break;
      default: out.integer(1), out.integer(1); break;
      }
    return bytes;
  };
  CHECK(codeOf(envelope("vid")) == 0);
  CHECK(codeOf(envelope("xdxivx")) == 0);
  CHECK(codeOf(envelope("vi")) == 4);
  CHECK(codeOf(envelope("viD")) == 4);
  CHECK(codeOf(envelope("vdx")) == 3);
  CHECK(codeOf(envelope("id")) == 3);
  CHECK(codeOf(envelope("vId")) == 3);
  CHECK(codeOf(envelope("vvid")) == 3);
  CHECK(codeOf(envelope("")) == 3);
  CHECK(codeOf(envelope("v?id")) == 0);
  Bytes longer = envelope("vid");
  longer.push_back(0xc1);
  CHECK(codeOf(longer) == 0);
  CHECK(decode(envelope("vi")).fault->message ==
        "an error occurred while data deserialization: missing field `inner_data`.\nAquaVM's version is 0.62.0 and it "
        "expects "
        "data of 0.17.2 version.\nSupplied data version is 0.17.2, it's produced by AquaVM of 0.62.0 version.");
}

TEST_CASE("only what arrives has to be of a known interpreter, and envelopes come first") {
  Bytes content = inner(encode(Data()));
  Bytes old = enveloped(content, "0.60.9"), pre = enveloped(content, "0.61.0-alpha"), now = enveloped(content);
  CHECK(decode(old, now).fault == std::nullopt);
  CHECK(decode(now, old).fault->code == 6);
  CHECK(
      decode(now, pre).fault->message ==
      "supplied data was produced by `0.61.0-alpha` version of interpreter, but minimum `0.61.0` version is required");
  CHECK(decode(enveloped(Bytes{1}), old).fault->code == 6);
  CHECK(decode(Bytes{0}, old).fault->code == 3);
  DecodedPair none = decode(Bytes(), Bytes());
  CHECK((!none.previous && !none.current && !none.fault));
}

TEST_CASE("versions are ordered as Semantic Versioning does") {
  const std::vector<std::string> ascending = {"0.9.10",       "0.61.0-1",       "0.61.0-2",    "0.61.0-10",
                                              "0.61.0-alpha", "0.61.0-alpha.1", "0.61.0-beta", "0.61.0",
                                              "0.61.1",       "0.100.0",        "99.0.0"};
  for (size_t i = 0; i < ascending.size(); ++i)
    for (size_t j = 0; j < ascending.size(); ++j) {
      INFO(ascending[i] << " " << ascending[j]);
      CHECK(versionLess(ascending[i], ascending[j]) == (i < j));
    }
  CHECK(versionLess("1.0.0+a", "1.0.0+b") == false);
  for (auto wrong : {"", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "1.2.3+", "v1.2.3", "1.2.x",
                     "1.2.3-a..b", "99999999999999999999.0.0", " 1.2.3"})
    CHECK(!versionLess(wrong, "1.0.0"));
}

// ----------------------------------------------------------------------------------------------- MessagePack and calls

TEST_CASE("arguments and tetraplets as the interface has them (2.2)") {
  std::vector<Value> arguments = {json("\"x\""), json("1"), json("true"), json("10000"), json("[]")};
  CHECK(argumentsBytes(arguments) == fromHex("95a17801c3cd271090"));
  CHECK(argumentsBytes(std::vector<Value>{json("1.0")}) == fromHex("91cb3ff0000000000000"));
  std::vector<std::vector<Tetraplet>> tetraplets = {{{"p", "s", "", ".$.a"}}, {}};
  CHECK(
      tetrapletsBytes(tetraplets) ==
      fromHex(
          "929184a7706565725f706ba170aa736572766963655f6964a173ad66756e6374696f6e5f6e616d65a0a46c656e73a42e242e6190"));
  CHECK(encodeCallRequests({}) == fromHex("810480"));
  CallRequest request{.id = 300, .service = "s", .function = "f", .args = {json("1")}, .tetraplets = {{}}, .place = {}};
  CHECK(encodeCallRequests(std::vector{request}) == fromHex("810481cd012c84aa736572766963655f6964a173ad66756e6374696f6e"
                                                            "5f6e616d65a166a9617267756d656e7473c4029101aa7465747261"
                                                            "706c657473c4029190"));
}

TEST_CASE("call requests of other interpreters are read") {
  const std::vector<std::vector<Tetraplet>> lists = {{{"p", "s", "", ".$.a"}, {"q", "", "", ""}}, {}};
  CallRequest late{.id = 7, .service = "late", .function = "", .args = {}, .tetraplets = {}, .place = {}};
  CallRequest early{.id = 3,
                    .service = "s",
                    .function = "f",
                    .args = {json(R"({"a":[[],{},-1.5,"é",null],"b":18446744073709551615})"), json("false")},
                    .tetraplets = lists,
                    .place = {}};
  Bytes bytes = encodeCallRequests(std::vector{late, early});
  auto read = decodeCallRequests(bytes);
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK(read->front().id == 3);
  CHECK(read->front().service == "s");
  CHECK(read->front().function == "f");
  CHECK(read->front().args == early.args);
  CHECK(read->front().tetraplets == lists);
  CHECK(read->back().service == "late");
  CHECK(decodeCallRequests({})->empty());
  for (size_t size = 1; size < bytes.size(); ++size) CHECK(!decodeCallRequests(std::span(bytes).first(size)));
  CHECK(decodeCallRequests(fromHex("80048100")).error() == "Codec(512)");
  CHECK(decodeCallRequests(fromHex("810481ff80")).error() == "byte 4: expected a call request");
  // Values as deep as they like; neither byte strings nor what is not there.
  Bytes deep(100'000, 0x91);
  deep.push_back(0xc0);
  MessagePackReader in(deep);
  CHECK(in.value());
  for (const char* hex : {"c400", "92c0", "81c0c0", "a1", "cb00", "c1"}) {
    Bytes wrong = fromHex(hex);
    CHECK(!MessagePackReader(wrong).value());
  }
}

TEST_CASE("numbers take the shortest form and come back") {
  const std::vector<std::pair<int64_t, std::string>> forms = {{0, "00"},
                                                              {127, "7f"},
                                                              {128, "cc80"},
                                                              {256, "cd0100"},
                                                              {65536, "ce00010000"},
                                                              {int64_t{1} << 32, "cf0000000100000000"},
                                                              {-1, "ff"},
                                                              {-32, "e0"},
                                                              {-33, "d0df"},
                                                              {-129, "d1ff7f"},
                                                              {-32769, "d2ffff7fff"},
                                                              {INT64_MIN, "d38000000000000000"}};
  for (const auto& [number, hex] : forms) {
    Bytes bytes;
    MessagePackWriter(bytes).integer(number);
    CHECK(bytes == fromHex(hex));
    MessagePackReader in(bytes);
    CHECK(in.integer() == number);
    CHECK(in.atEnd());
  }
  Bytes tooLarge = fromHex("cfffffffffffffffff");
  CHECK(!MessagePackReader(tooLarge).integer());
}

TEST_CASE("skipping needs no depth and no memory") {
  Bytes deep(100000, 0x91);
  MessagePackReader open(deep);
  CHECK(!open.skip());
  CHECK(open.position() == 0);
  deep.push_back(0x80);
  MessagePackReader closed(deep);
  CHECK(closed.skip());
  CHECK(closed.atEnd());
  for (auto whole : {"c0", "ca00000000", "cb0000000000000000", "d40100", "d80100000000000000000000000000000000",
                     "c70201ffff", "c40100", "d90161", "de000101c3", "dd0000000101", "d3ffffffffffffffff"}) {
    Bytes bytes = fromHex(whole);
    MessagePackReader in(bytes);
    INFO(whole);
    CHECK(in.skip());
    CHECK(in.atEnd());
    for (size_t size = 0; size < bytes.size(); ++size) CHECK(!MessagePackReader(std::span(bytes).first(size)).skip());
  }
  Bytes reserved{0xc1}, huge = fromHex("ddffffffff01");
  CHECK(!MessagePackReader(reserved).skip());
  CHECK(!MessagePackReader(huge).skip());
}

TEST_CASE("call results: texts as keys, texts as results, everything else is refused with code 5") {
  std::map<uint32_t, CallResult> results = {{1, {0, "[1, 2]"}}, {4294967295, {-7, ""}}};
  Bytes bytes = encodeCallResults(results);
  DecodedCallResults decoded = decodeCallResults(bytes);
  REQUIRE(!decoded.fault);
  CHECK(decoded.results.at(1).result == "[1, 2]");
  CHECK(decoded.results.at(4294967295).code == -7);
  CHECK(decodeCallResults(fromHex("810480")).results.empty());
  auto fault = [](std::string_view hex) {
    DecodedCallResults refused = decodeCallResults(fromHex(hex));
    CHECK(refused.results.empty());
    return refused.fault ? refused.fault->message : "";
  };
  CHECK(fault("") == "error occurred while deserialize call results: VarInt(Insufficient).");
  CHECK(fault("8004") == "error occurred while deserialize call results: Codec(512).");
  CHECK(fault("810490") ==
        "error occurred while deserialize call results: byte 2: expected a map of results by call id.");
  CHECK(fault("8104810180") ==
        "error occurred while deserialize call results: byte 3: expected a call id, in decimal, as a text.");
  CHECK(fault("810481a12b80").find("expected a call id") != std::string::npos);
  CHECK(fault("810481a13180") == "error occurred while deserialize call results: missing field `ret_code`.");
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK(decodeCallResults(std::span(bytes).first(size)).fault->code == 5);
}

TEST_CASE("call results: the forms that the official VM takes, and those it refuses") {
  struct Row {
    std::string_view hex, what;
    bool taken;
  };
  constexpr Row kRows[] = {
      {"810481a13182a87265745f636f646500a6726573756c74a135", "map ok", true},
      {"810481a1319200a135", "inner array", true},
      {"810481a13192a13500", "inner array swapped", false},
      {"810481a1319100", "inner array 1", false},
      {"810481a13190", "inner array 0", false},
      {"810481a1319300a13501", "inner array 3", false},
      {"810481a1319300a135c0", "inner array 3 with nil", false},
      {"810481a1319207a3626164", "inner array err", true},
      {"810481a13192c0a135", "inner array nil code", false},
      {"810481a1319200c0", "inner array nil text", false},
      {"810481a13192cb0000000000000000a135", "inner array float code", false},
      {"810481a1319200c40135", "inner array bin text", true},
      {"810481a13182a87265745f636f646500a6726573756c74c40135", "inner map bin text", true},
      {"810481a13182c4087265745f636f646500c406726573756c74a135", "inner map bin keys", true},
      {"810481a13182000001a135", "inner map int keys", true},
      {"810481a13183a87265745f636f646500a87265745f636f646500a6726573756c74a135", "inner map dup", false},
      {"810481a13183a87265745f636f646500a6726573756c74a134a6726573756c74a135", "inner map dup result", false},
      {"810481a13183a87265745f636f646500a1789101a6726573756c74a135", "inner map extra", true},
      {"810481a13182a87265745f636f6465cb41e0000000000000a6726573756c74a135", "inner map int32+", false},
      {"810481a13182a87265745f636f6465c0a6726573756c74a135", "inner map nil code", false},
      {"810482a1319200a135a1319200a136", "outer dup key", true},
      {"81049192a1319200a135", "outer array pairs", false},
      {"810492a1319200a135", "outer array flat", false},
      {"810490", "outer empty array", false},
      {"8104c0", "outer nil", false},
      {"810481c401319200a135", "key bin", true},
      {"810481019200a135", "key int", false},
      {"810481a1319200a13503", "trailing", true},
      {"810481a1319300a135", "inner says 3 has 2", false},
      {"810481a131c40135", "inner array bin (marine)", false},
      {"810481a13192c2a135", "inner code false", false},
      {"810481a1319200c3", "inner text true", false},
      {"810481a13183a87265745f636f646500c4027a7a01a6726573756c74a135", "inner key unknown bin", true},
      {"810481a13183a87265745f636f6465000901a6726573756c74a135", "inner key unknown int", true},
      {"810481a13183a87265745f636f646500c001a6726573756c74a135", "inner key nil", false},
  };
  for (const Row& row : kRows) {
    INFO(row.what);
    DecodedCallResults decoded = decodeCallResults(fromHex(row.hex));
    CHECK(!decoded.fault == row.taken);
    if (row.taken)
      CHECK(decoded.results.at(1).result == (row.what == "outer dup key"     ? "6"
                                             : row.what == "inner array err" ? "bad"
                                                                             : "5"));
    else CHECK(decoded.fault->code == 5);
  }
  // Ids are texts: nobody asked for these. They are refused at once, not when the script has ended.
  for (auto hex : {"810481a22b319200a135", "810481a230319200a135"})
    CHECK(decodeCallResults(fromHex(hex)).fault->code == 5);
}

// -------------------------------------------------------------------------------------------------------- for people

TEST_CASE("data for people has the form of the production dump (7.3, 7.7)") {
  Data data = samples::everything();
  std::string trace;
  for (const State& state : data.trace) trace += humanReadable(state).text() + "\n";
  const std::string a = samples::peerA().peerId(), b = samples::peerB().peerId();
  auto cid = [&](size_t index) { return data.trace[index].text.str(); };
  CHECK(trace ==
        "{\"par\":[3,4]}\n"
        "{\"call\":{\"executed\":{\"scalar\":\"" +
            cid(1) +
            "\"}}}\n"
            "{\"call\":{\"executed\":{\"stream\":{\"cid\":\"" +
            cid(2) +
            "\",\"generation\":2}}}}\n"
            "{\"call\":{\"executed\":{\"unused\":\"" +
            cid(3) +
            "\"}}}\n"
            "{\"call\":{\"failed\":\"" +
            cid(4) +
            "\"}}\n"
            "{\"call\":{\"sent_by\":{\"PeerId\":\"" +
            b +
            "\"}}}\n"
            "{\"call\":{\"sent_by\":{\"PeerIdWithCallId\":{\"call_id\":7,\"peer_id\":\"" +
            a +
            "\"}}}}\n"
            "{\"call\":{\"sent_by\":{\"PeerIdWithCallId\":{\"call_id\":1,\"peer_id\":\"short\"}}}}\n"
            "{\"ap\":{\"gens\":[3]}}\n{\"ap\":{\"gens\":[1,2]}}\n{\"ap\":{\"gens\":[]}}\n"
            "{\"canon\":{\"sent_by\":\"" +
            a +
            "\"}}\n"
            "{\"canon\":{\"executed\":\"" +
            cid(12) + "\"}}\n{\"canon\":{\"executed\":\"" + cid(13) +
            "\"}}\n"
            "{\"canon\":{\"executed\":\"" +
            cid(14) +
            "\"}}\n"
            "{\"fold\":{\"lore\":[{\"desc\":[{\"len\":1,\"pos\":16},{\"len\":0,\"pos\":17}],\"pos\":2},"
            "{\"desc\":[{\"len\":0,\"pos\":17}],\"pos\":8},{\"desc\":[],\"pos\":9}]}}\n"
            "{\"call\":{\"executed\":{\"scalar\":\"" +
            cid(1) + "\"}}}\n{\"fold\":{\"lore\":[]}}\n");
  Value whole = humanReadable(data);
  CHECK(whole.find("versions")->text() == "{\"interpreter_version\":\"0.62.0\",\"version\":\"0.17.2\"}");
  CHECK(whole.find("data")->find("lcid")->text() == "7");
  CHECK(whole.find("data")->find("signatures")->asObject().size() == 2);
  CHECK(whole.find("data")
            ->find("cid_info")
            ->find("value_store")
            ->find(samples::cidOfText("\"text\"").view())
            ->asString() == "\"text\"");
}

TEST_CASE("one line for each state, indented by what is around it") {
  Data data = samples::everything();
  PeerNames names = [](std::string_view id) {
    return id == samples::peerA().peerId() ? "A" : id == samples::peerB().peerId() ? "B" : std::string(id);
  };
  std::vector<std::string> lines = traceLines(data, names, 20);
  CHECK(lines ==
        std::vector<std::string>{
            "par 3 | 4", "  call A s.f = {\"k\":[1,2.5,\"\xC3\xA9\"]}", "  call B s.f = \"text\", generation 2",
            "  call unused " + data.trace[3].text.str(),
            "  call B s.f failed: {\"message\":\"\\\"oops\\\"... (" + data.trace[4].text.str().substr(53) + ")",
            "  call sent by B", "  call requested by A, call 7", "  call requested by short, call 1", "ap generation 3",
            "ap generation 1 2", "ap generation", "canon sent by A", "canon A = [1,\"text\"]", "canon B = [[],1,1]",
            "canon A = []", "fold 2: 16+1 17+0, 8: 17+0, 9:", "  call A s.f = {\"k\":[1,2.5,\"\xC3\xA9\"]}",
            "fold nothing"});
  // In the middle of a character nothing is cut.
  CHECK(traceLines(data, names, 16)[1].find("\"... (") != std::string::npos);
}

TEST_CASE("what is missing in the stores is said, not looked for") {
  Data data = samples::everything();
  Data bare;
  bare.trace = data.trace;
  bare.trace.edit(0) = State::par(4294967295, 4294967295);
  std::vector<StateView> views = viewTrace(bare, 100);
  CHECK(views[1].missing == "service result " + data.trace[1].text.str());
  CHECK(views[12].missing == "canon result " + data.trace[12].text.str());
  CHECK(views[17].depth == 1);
}
