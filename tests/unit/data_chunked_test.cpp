// Sequences in pieces against plain ones, and the sizes of pars that traces leave out.
#include <catch2/catch.hpp>

#include <random>

#include "runtime/data/data.h"

namespace aqua::data {
namespace {

std::vector<int> plain(const Chunked<int>& pieces) { return {pieces.begin(), pieces.end()}; }

TEST_CASE("a sequence in pieces changes like a plain one, and its copies stay what they were") {
  std::mt19937_64 random(1);
  auto upTo = [&](size_t n) { return std::uniform_int_distribution<size_t>(0, n)(random); };
  std::vector<int> model(600);
  for (size_t i = 0; i < model.size(); ++i) model[i] = static_cast<int>(i);
  Chunked<int> pieces(std::vector<int>{model});
  for (int turn = 0; turn < 3000; ++turn) {
    const Chunked<int> copy = pieces;
    const std::vector<int> before = model;
    const size_t count = 1 + upTo(3), at = upTo(model.size() - count - 1);
    std::vector<int> items(upTo(turn % 500 == 0 ? 400 : 5));
    for (int& item : items) item = static_cast<int>(upTo(1000));
    pieces.replace(at, count, items.data(), items.size());
    auto begin = model.begin() + static_cast<std::ptrdiff_t>(at);
    model.insert(model.erase(begin, begin + static_cast<std::ptrdiff_t>(count)), items.begin(), items.end());
    if (turn % 7 == 0) pieces.push_back(turn), model.push_back(turn);
    if (turn % 11 == 0) pieces.pop_back(), model.pop_back();
    REQUIRE(pieces.size() == model.size());
    REQUIRE(pieces[at] == model[at]);
    if (turn % 50 == 0) {
      REQUIRE(plain(pieces) == model);
      REQUIRE(plain(copy) == before);
    }
  }
  CHECK(plain(pieces) == model);
}

TEST_CASE("a par to the end has all that is left of the branch around it") {
  Trace trace = {State::par(1, 6), State::ap(0), State::par(2, 0), State::ap(1),     State::ap(2),
                 State::par(1, 0), State::ap(3), State::ap(4),     State::par(0, 1), State::ap(5)};
  trace.edit(2).toEnd = trace.edit(5).toEnd = true;
  std::vector<uint32_t> sizes;
  eachState(trace, [&](const State& state) {
    if (state.kind == State::Kind::Par) sizes.push_back(state.right);
    CHECK(!state.toEnd);
  });
  CHECK(sizes == std::vector<uint32_t>{6, 3, 1, 1});
  const Trace all = withSizes(trace);
  CHECK(all.size() == trace.size());
  CHECK(all[5].right == 1);
}

}  // namespace
}  // namespace aqua::data
