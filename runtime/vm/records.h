// The records that data keeps of values and of where they came from (EXECUTION.md 7), as a run makes and reads them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "runtime/data/data.h"
#include "runtime/vm/meter.h"
#include "runtime/vm/vm.h"

namespace aqua::vm {

class Records {
 public:
  /// Those of both data.
  Records(const Stores& previous, const Stores& current);
  void startRun(const Stores& previous) { stores_ = previous; }
  Stores& stores() { return stores_; }

  /// A record that others name is not in the data.
  struct Absent {
    std::string_view what;
    Cid cid;
  };
  template <class T> using Found = base::Result<T, Absent>;

  /// The record of a result, with its value (`item`).
  Found<const ServiceResult*> serviceResult(const Cid& cid, Meter& meter);
  /// The record of a canon, without its items, and who made it.
  struct CanonRecord {
    const CanonResult* record = nullptr;
    Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();
  };
  Found<CanonRecord> canonResult(const Cid& cid);
  Found<Ref<const Canon>> canon(const CanonRecord& of, const Cid& cid, Meter& meter);

  /// `origin`: the call; `argumentHash` is that of `arguments`. Gives the value with its origin, and the record's id.
  ItemRef addResult(Value value, const Ref<const TetrapletRecord>& origin, const Cid& argumentHash,
                    std::span<const Value> arguments, Cid& cid, Meter& meter);
  /// A new canon with its items; it gets its id.
  void addCanon(Canon& canon, Meter& meter);

 private:
  Found<ItemRef> canonElement(const Cid& cid, Meter& meter);
  Found<const ValueRecord*> value(const Cid& cid, Meter& meter);
  Found<Ref<const TetrapletRecord>> tetraplet(const Cid& cid);
  /// `text`: of the value, "" where it has to be made.
  void addItem(const Item& item, std::string text, Meter& meter);
  void addElement(const Item& item, Meter& meter);

  Stores stores_;
};

}  // namespace aqua::vm
