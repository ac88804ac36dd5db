// What a running script can name: variables with their scopes, streams with their generations, iterators
// (EXECUTION.md 4.2-4.5).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "runtime/data/data.h"
#include "runtime/vm/leaves.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

/// Scalars, canons and canon maps: slots with a stack of cells, one for every depth that sets them (4.3).
class Variables {
 public:
  struct Cell {
    uint32_t depth = 0;
    ItemRef item = ItemRef();                     // a scalar
    Ref<const Canon> canon = Ref<const Canon>();  // a canon; both null: cleared by `new`
    bool set() const { return item || canon; }
  };
  explicit Variables(size_t slots) : cells_(slots), visible_{true} {}

  /// Null pointer: not defined, or not visible from here.
  const Cell* find(uint32_t slot) const {
    const std::vector<Cell>& cells = cells_[slot];
    return cells.empty() || !visible_[cells.back().depth] ? nullptr : &cells.back();
  }
  /// May a value be written here and now?
  bool writable(uint32_t slot) const {
    const std::vector<Cell>& cells = cells_[slot];
    return depth_ > 0 || cells.empty() || !cells.back().set();
  }
  void write(uint32_t slot, ItemRef item, Ref<const Canon> canon);
  void startNew(uint32_t slot);
  void endNew(uint32_t slot);
  /// Outside of folds.
  void forget(uint32_t slot) { cells_[slot].clear(); }

  void startFold() { enter(); }
  void endFold() { leave(); }
  void startNext() {
    visible_[depth_] = false;
    enter();
  }
  void endNext() {
    leave();
    visible_[depth_] = true;
  }

 private:
  void enter();
  void leave();
  Cell& push(uint32_t slot);

  std::vector<std::vector<Cell>> cells_;
  std::vector<uint8_t> visible_;   // by depth
  std::vector<uint32_t> written_;  // slots that have cells of a fold, those of inner ones last
  std::vector<size_t> begins_;     // by depth of a fold: the first of its in `written_`
  uint32_t depth_ = 0;
};

struct Element {
  ItemRef item;
  uint32_t position = 0;  // of the state that put it there
};

/// Values in generations: those of previous data, of current data, and of this run (4.4).
class Stream {
 public:
  static constexpr size_t kLimit = 1024;
  enum class Source : uint8_t { Previous, Current };

  void addKnown(Source source, uint32_t generation, Element element);
  void addNew(Element element);
  size_t size() const { return size_; }
  /// That have values.
  uint32_t generations() const {
    if (numbered_ && fresh_.empty()) return known_[0].empty() ? 0 : known_[0].back().generation + 1;
    uint32_t count = 0;
    bool any = false;
    eachCompacted([&](const Element&, uint32_t number) { any = true, count = number; });
    return any ? count + 1 : 0;
  }
  /// In order of iteration.
  template <class Visit> void each(Visit visit) const {
    sort();
    for (const auto& known : known_)
      for (const Known& one : known) visit(one.element);
    for (const Element& element : fresh_) visit(element);
  }
  /// Generations that have values, renumbered: visit(element, generation).
  template <class Visit> void eachCompacted(Visit visit) const {
    sort();
    uint32_t number = 0;
    for (const auto& known : known_)
      for (size_t i = 0; i < known.size(); ++i) {
        visit(known[i].element, number);
        if (i + 1 == known.size() || known[i + 1].generation != known[i].generation) ++number;
      }
    for (size_t g = 0; g < begins_.size(); ++g) {
      for (size_t i = begins_[g]; i < endOf(g); ++i) visit(fresh_[i], number);
      if (endOf(g) > begins_[g]) ++number;
    }
  }

  /// Where a fold is that looks for generations it has not seen (5.9).
  struct Cursor {
    size_t known[2] = {0, 0};
    size_t fresh = 0;
  };
  /// Generations one after the other.
  struct Slices {
    std::vector<Element> elements;
    std::vector<size_t> ends;
    size_t size() const { return ends.size(); }
    std::span<const Element> operator[](size_t i) const {
      size_t begin = i == 0 ? 0 : ends[i - 1];
      return std::span(elements).subspan(begin, ends[i] - begin);
    }
  };
  /// Generations that appeared since `cursor`, which then moves on; what is added from now on is new.
  Slices advance(Cursor& cursor, bool first);

  /// A run ends and the next one goes on: makes of the values what a run over the data of this one would find. Calls
  /// visit(element, generation), at least for all values that were added in this run. No fold is on its way.
  template <class Visit> void endRun(Visit visit) {
    if (!numbered_) {
      std::vector<Known> all;
      all.reserve(size_);
      eachCompacted([&](const Element& element, uint32_t generation) { all.push_back({generation, element}); });
      for (const Known& one : all) visit(one.element, one.generation);
      known_[0] = std::move(all);
      known_[1].clear();
      sorted_[0] = sorted_[1] = numbered_ = true;
    } else {
      uint32_t number = known_[0].empty() ? 0 : known_[0].back().generation + 1;
      for (size_t g = 0; g < begins_.size(); ++g) {
        for (size_t i = begins_[g]; i < endOf(g); ++i) {
          visit(fresh_[i], number);
          known_[0].push_back({number, std::move(fresh_[i])});
        }
        if (endOf(g) > begins_[g]) ++number;
      }
    }
    fresh_.clear();
    begins_.assign(folds_, 0);  // of a fold over what is known an empty generation stays
    changed = false;
  }
  /// The fold that is on its way walks over all of it again when it goes on, without a look at what it knows.
  void pause(Cursor& cursor) {
    if (size_ > 0) --folds_;
    begins_.assign(folds_, 0);
    cursor = {{generations(), 0}, 0};
  }
  void move(const Moves& moves) {
    for (auto& known : known_)
      for (Known& one : known) one.element.position = moves(one.element.position);
  }
  bool changed = false;  // in this run; kept by the machine
  uint32_t slot = 0;     // where it lives, if it was changed; kept by the machine

 private:
  struct Known {
    uint32_t generation;
    Element element;
  };
  void sort() const;
  size_t endOf(size_t generation) const {
    return generation + 1 < begins_.size() ? begins_[generation + 1] : fresh_.size();
  }

  mutable std::vector<Known> known_[2];  // by generation when `sorted_`, and of one generation as they came
  mutable bool sorted_[2] = {true, true};
  std::vector<Element> fresh_;
  std::vector<size_t> begins_;  // of the generations of `fresh_`
  size_t size_ = 0;
  size_t folds_ = 0;      // over values that were there
  bool numbered_ = true;  // all that is known is from previous data, without gaps between the generations
};

/// Origin of a value that was made from another's parts: literals keep the peer only, canons lose service and
/// function (4.2).
Ref<const TetrapletRecord> rebuiltOrigin(const Ref<const TetrapletRecord>& origin, const Provenance& provenance);

/// What a fold walks over: items, or the elements of one array.
struct Iterable {
  Ref<const Canon> canon = Ref<const Canon>();  // its items; no copy
  std::span<const Element> elements;            // a generation of a stream; its fold has them
  ItemRef array = ItemRef();                    // its elements
  enum class Kind : uint8_t { Array, Canon, Elements } kind = Kind::Array;
  size_t index = 0;

  size_t size() const;
  const Value& value() const;
  const ItemRef& item() const;
  /// Has this element been an item already? Those of arrays are made when they are asked for.
  bool knowsItem() const { return kind != Kind::Array || array->knowsElement(index); }
};

}  // namespace aqua::vm
