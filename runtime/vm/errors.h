// `:error:` and `%last_error%` (EXECUTION.md 6).
#pragma once

#include <optional>
#include <string>

#include "runtime/vm/failure.h"
#include "runtime/vm/prepared.h"

namespace aqua::vm {

struct Run;

/// What an error variable stands for. Of a failure the object is made when a script asks for it.
struct ErrorObject {
  Value object;
  Ref<const TetrapletRecord> origin = Ref<const TetrapletRecord>();  // null pointer: none known
  Provenance provenance;
  const Node* raisedBy = nullptr;  // not null: `object` is to be made of the following
  Code code = Code::UserError;
  Text message;
  bool withPeer = false;
  bool none = false;  // says that there is no error
};

/// The two variables, and whether they may change: on its way out an error changes nothing more, since the first one
/// wins.
class Errors {
 public:
  Errors();
  /// Nothing has ever gone wrong, and nothing is on its way.
  bool none() const { return error_.none && errorWritable_ && lastErrorWritable_ && !caught_; }

  /// An instruction fails. True: `%last_error%` changes.
  bool raise(const Node& node, const Failure& failure);
  /// The handler of an `xor` begins. It ends; `failed`: by an error of its own.
  void caught(Failure failure);
  void handled(bool failed);
  /// A `par` swallows an error.
  void swallowed() { lastErrorWritable_ = true; }
  /// `fail :error:`: what goes on its way up. Empty: the variable says that there is no error.
  std::optional<Failure> again(Run& run);
  /// `fail` with an error of the script's own; to be raised next.
  void setLast(ErrorObject error) {
    lastError_ = std::move(error);
    lastErrorWritable_ = false;
  }

  /// With `object` made.
  const ErrorObject& lastError(Run& run) { return made(lastError_, run); }
  const ErrorObject& error(Run& run) { return made(error_, run); }
  /// What a script would find in `:error:`.
  Value look(const Params& params) const;

 private:
  static const ErrorObject& made(ErrorObject& error, Run& run);

  ErrorObject none_, lastError_, error_;
  bool lastErrorWritable_ = true, errorWritable_ = true;
  std::optional<Failure> caught_;  // what `error_` was made from
};

}  // namespace aqua::vm
