// The interpreter for other programs: one JSON request a line, one JSON answer a line.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "compiler/base/result.h"
#include "runtime/values/value.h"
#include "runtime/vm/invoke.h"

namespace aqua::cli {

/// The members of a request: `air`, `prev_data` and `data` (base64), `call_results` (`{"1": {"ret_code": 0, "raw":
/// TEXT}}`, or `result` with JSON in place of `raw`), `params` (`init_peer_id`, `current_peer_id`, `timestamp`, `ttl`,
/// `particle_id`, `secret_key`, and the three limits with `hard_limit_enabled`), `raw_calls`, `decode`, `timing`, `id`.
/// The answer has `ret_code`, `error_message`, `data`, `next_peer_pks`, `call_requests`, `limits_exceeded`, `decoded`
/// (what the data contains), `ms`; or `error` when the request cannot be understood, `crash` when the interpreter
/// failed. One line, without its end.
std::string answerRequest(std::string_view line, values::BudgetLimits limits);

/// The member `call_results` of a request, or what is wrong with it.
base::Result<std::map<uint32_t, vm::CallResult>> readCallResults(const values::Value& json);
/// An answer without `id` and `ms`. `heat`: JSON of one more member, or nothing.
std::string answerOf(const vm::InvocationOutcome& outcome, bool rawCalls, std::string_view heat = {});

}  // namespace aqua::cli
