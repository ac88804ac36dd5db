// Where the particle is around every step, and which peers it has to pass: RULES.md 3.3 to 3.5.
// Every question is answered once for all nodes by a pass over the table, so nothing recurses and nothing is asked
// twice.
#pragma once

#include <vector>

#include "compiler/topology/paths.h"
#include "compiler/topology/tree.h"

namespace aqua::topology {

/// One rule is added to them. A condition, `xor(match ... null, BODY)` whose BODY ends where it began, is where it is
/// whether BODY runs or not, and what follows begins there.
class Where {
 public:
  Where(const Tree& tree, Paths& paths);

  /// The `on`s around the node.
  Path path(uint32_t node) const { return path_[node]; }
  std::vector<Stop> hopsBefore(uint32_t node) const;
  /// After the node, without the ping.
  std::vector<Stop> hopsAfter(uint32_t node) const;
  /// The peer that a branch tells of its results.
  std::vector<Stop> ping(uint32_t node) const;

 private:
  enum class Exit : uint8_t { None, Relay, Full };

  void findPaths();
  void findBegins();
  void findUses();
  void findExits();
  void findAfters();
  void findEnds();
  Path beginOfFor(uint32_t node) const;
  Path before(uint32_t node) const;
  Path finallyOf(uint32_t node) const;
  bool leavesBranch(uint32_t node) const;

  const Tree& tree_;
  Paths& paths_;
  std::vector<Path> path_, begin_, after_, end_;
  std::vector<Exit> exit_;
  std::vector<uint32_t> lastUse_;     // textual position of the last use of a name that the subtree exports
  std::vector<uint32_t> climb_;       // for children of xor: the child of something else that the xor ends
  std::vector<uint8_t> moreToRight_;  // something executes to the right, at any level
  std::vector<uint32_t> nextPeered_;  // next call or canon after the node in seq-like steps around it
};

}  // namespace aqua::topology
