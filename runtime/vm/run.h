// What all parts of a machine need to know of the run that they are parts of.
#pragma once

#include <map>

#include "runtime/vm/meter.h"
#include "runtime/vm/notes.h"
#include "runtime/vm/observer.h"
#include "runtime/vm/prepared.h"
#include "runtime/vm/trace.h"

namespace aqua::vm {

/// A machine that goes on in another run gets that run's parameters, results, options and budget.
struct Run {
  const Prepared& script;
  const Data* previous;
  const Params* params;
  const std::map<uint32_t, CallResult>* results;
  const RunOptions* options;
  Observer* observer;  // null pointer: nobody listens
  Meter meter;
  Merger merger;
  Notes notes = Notes();
};

}  // namespace aqua::vm
