// What can be said about a placed plan without running it: where the particle is, where errors go, whether anything
// follows.
#pragma once

#include <vector>

#include "compiler/topology/paths.h"
#include "compiler/topology/tree.h"

namespace aqua::topology {

struct Flow {
  Flow(const Tree& tree, PeerIds& ids, uint32_t start);

  /// The peer that the step is for: of a call, canon, wait, or hop that is not a walk; null for others.
  static const plan::Value* peerOf(const plan::Step& step);
  /// The step can raise an error by itself, where it stands.
  static bool canFail(const plan::Step& step);

  std::vector<uint32_t> before;    // peer id where the particle is before the node; kNone: not known
  std::vector<uint32_t> after;     // and after it
  std::vector<uint8_t> fails;      // ends with an error in any case
  std::vector<uint8_t> moves;      // something inside is for a peer, hops included
  std::vector<uint8_t> more;       // something executes after it (hops do not count)
  std::vector<uint32_t> handler;   // branch of an xor that runs after an error of the node; kNone: none
  std::vector<uint8_t> swallowed;  // a par or a stream fold between node and handler may keep the error to itself

 private:
  std::vector<uint8_t> goesOnInside_;  // a par that what follows may leave in the midst of a branch

  void lookAhead(const Tree& tree);
  void leave(const Tree& tree, PeerIds& ids, uint32_t i, std::vector<uint32_t>& previous);
};

}  // namespace aqua::topology
