// Each rewrite of placed plans alone, on a plan where it applies and on one where it would not be safe, and the relays
// that are added to ways.
#include "compiler/topology/connect.h"
#include "compiler/topology/optimize.h"
#include "compiler/topology/topology.h"
#include "tests/unit/plans.h"

using namespace aqua;

namespace {

const std::map<std::string, void (*)(topology::Pass&)> kRewrites = {
    {"gatherBranches", topology::gatherBranches},
    {"shareErrorWay", topology::shareErrorWay},
    {"shortenErrorWays", topology::shortenErrorWays},
    {"dropRethrows", topology::dropRethrows},
    {"dropUnreached", topology::dropUnreached},
    {"dropUnseenErrors", topology::dropUnseenErrors},
    {"mergeGuards", topology::mergeGuards},
    {"dropLastReturns", topology::dropLastReturns},
    {"hoistHops", topology::hoistHops},
    {"straightenWays", topology::straightenWays},
    {"dropScopes", topology::dropScopes},
    {"nameConstants", topology::nameConstants},
    {"deliverResults", topology::deliverResults},
};

std::string rewritten(const std::string& name, const std::string& text) {
  std::unique_ptr<plan::Function> function = readPlan(text);
  topology::PeerIds ids;
  topology::Map map(*function, topology::Tree(*function->root));
  topology::Pass pass(*function, ids, map);
  kRewrites.at(name)(pass);
  if (pass.edits.changed()) function->root = pass.edits.apply(*function);
  CHECK(plan::verify(*function, plan::Stage::Placed) == "");
  return plan::print(*function);
}

std::string placed(const std::string& text) {
  std::unique_ptr<plan::Function> function = readPlan(text);
  topology::place(*function, {.optimize = false});
  return plan::print(*function);
}

}  // namespace

TEST_CASE("each rewrite does what it says, and leaves alone what it would change") {
  std::vector<std::string> names;
  for (const auto& [name, rewrite] : kRewrites) names.push_back(name);
  checkRewrites("tests/unit/topology_rewrites.txt", names, rewritten);
}

TEST_CASE("a relay on which nothing may have run is passed before a peer that is only reached through it") {
  CHECK(placed("plan f relay r\non %init_peer_id% via r\n  seq\n    call \"getDataSrv\" \"-relay-\" [] -> r\n"
               "    on r\n      xor\n        match not a 1\n          null\n        call \"s\" \"a\" []\n"
               "    on friend via r2\n      call \"s\" \"b\" []\n") ==
        "plan f relay r\nseq\n  call \"getDataSrv\" \"-relay-\" [] -> r at %init_peer_id%\n  xor\n    seq\n"
        "      match not a 1\n        null\n      hop r way\n    call \"s\" \"a\" [] at r\n  hop r2 way\n  call \"s\" "
        "\"b\" [] at friend\n");
}

TEST_CASE("the initiator is behind its relay, also for an `on` that does not say so") {
  CHECK(
      placed(
          "plan f relay r\non %init_peer_id% via r\n  seq\n    call \"getDataSrv\" \"-relay-\" [] -> r\n"
          "    on c\n      seq\n        call \"s\" \"a\" []\n        on %init_peer_id%\n          call \"s\" \"b\" []\n"
          "        call \"s\" \"c\" []\n") ==
      "plan f relay r\nseq\n  call \"getDataSrv\" \"-relay-\" [] -> r at %init_peer_id%\n  hop r way\n"
      "  call \"s\" \"a\" [] at c\n  hop r way\n  call \"s\" \"b\" [] at %init_peer_id%\n  hop r way\n"
      "  call \"s\" \"c\" [] at c\n");
}

TEST_CASE("if no branch of a par comes home, all do, as far as the relay") {
  CHECK(placed("plan f relay r\non %init_peer_id% via r\n  seq\n    call \"getDataSrv\" \"-relay-\" [] -> r\n    par\n"
               "      on a\n        call \"s\" \"a\" []\n      on b\n        call \"s\" \"b\" []\n    call \"s\" \"c\" "
               "[]\n") ==
        "plan f relay r\nseq\n  call \"getDataSrv\" \"-relay-\" [] -> r at %init_peer_id%\n  par\n    seq\n"
        "      hop r way\n      call \"s\" \"a\" [] at a\n    seq\n      hop r way\n      call \"s\" \"b\" [] at b\n"
        "  hop r way\n  call \"s\" \"c\" [] at %init_peer_id%\n");
}

TEST_CASE("a branch of a par that is near leads on; nobody else has to come home") {
  CHECK(placed("plan f relay r\non %init_peer_id% via r\n  seq\n    call \"getDataSrv\" \"-relay-\" [] -> r\n    par\n"
               "      on a\n        call \"s\" \"a\" []\n      on r\n        call \"s\" \"b\" []\n    call \"s\" \"c\" "
               "[]\n") ==
        "plan f relay r\nseq\n  call \"getDataSrv\" \"-relay-\" [] -> r at %init_peer_id%\n  par\n    seq\n"
        "      hop r way\n      call \"s\" \"a\" [] at a\n    call \"s\" \"b\" [] at r\n"
        "  call \"s\" \"c\" [] at %init_peer_id%\n");
}

TEST_CASE("peers that are reached directly need no relay between them") {
  CHECK(placed("plan f relay r\non %init_peer_id% via r\n  seq\n    call \"getDataSrv\" \"-relay-\" [] -> r\n    on a\n"
               "      seq\n        call \"s\" \"a\" []\n        xor\n          match not x 1\n            null\n"
               "          on b\n            call \"s\" \"b\" []\n        on c\n          call \"s\" \"c\" []\n") ==
        "plan f relay r\nseq\n  call \"getDataSrv\" \"-relay-\" [] -> r at %init_peer_id%\n  hop r way\n"
        "  call \"s\" \"a\" [] at a\n  xor\n    match not x 1\n      null\n    call \"s\" \"b\" [] at b\n"
        "  call \"s\" \"c\" [] at c\n");
}
