// Where in Aqua a run is at its moments.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/debug/target.h"

namespace aqua::debug {

using diagnostics::Span;

struct Spot {
  Span span;            // empty: nothing of Aqua, such as an event
  uint32_t entry = 0;   // into a function (driver::CompiledFunction::entries)
  uint32_t line = 0;    // of `span`
  bool enters = false;  // `opens`, and it is the first statement of its function
  bool opens = false;   // a statement, or the next round of one, begins for this peer: somewhere to stop at
};

/// A function of Aqua on the way to a moment.
struct Frame {
  std::string function;
  Span span;  // where it is
  uint32_t entry = 0;
};

/// Grows with the timeline, which outlives it, as the target does.
class Spots {
 public:
  Spots(const Target& target, const Timeline& timeline) : target_(target), timeline_(timeline) {}

  /// Takes in the moments that are new.
  void grow();
  const Spot& operator[](size_t moment) const { return spots_[moment]; }
  /// It does what the program says; false: it is on the way, as hops and errors that are passed on are.
  bool isStatement(const air::Instr& instr, uint32_t call) const;
  /// Lines of a file at which a statement may begin.
  std::set<uint32_t> linesOf(std::string_view path) const;
  /// The innermost first; empty for events.
  std::vector<Frame> framesOf(size_t moment) const;
  /// How many functions are open.
  size_t depthOf(size_t moment) const;
  /// Is the moment inside of the innermost `on` around another one, or, without one there, of its function?
  bool isInsideBlockOf(size_t moment, size_t other) const;

  /// The tree of a file; null: the program has none of it.
  const syntax::SyntaxTree* treeOf(const diagnostics::SourceFile* file) const;
  /// The function around a place; null: none.
  static const syntax::Func* functionAt(const syntax::SyntaxTree& tree, uint32_t offset);

 private:
  const std::vector<plan::Entry>& entriesOf(size_t moment) const {
    return target_.functionOf(timeline_[moment].call).entries;
  }

  Spot spotOf(const Moment& moment) const;
  bool isForAnother(size_t moment) const;
  bool opens(size_t moment);
  bool enters(size_t moment);

  const Target& target_;
  const Timeline& timeline_;
  std::vector<Spot> spots_;
  struct Last {
    const diagnostics::SourceFile* file = nullptr;
    uint32_t line = 0, begin = 0, entry = 0;
  };
  std::map<std::pair<uint32_t, uint32_t>, Last> last_;       // by peer and particle
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> first_;  // by call and entry: place of the first statement
};

}  // namespace aqua::debug
