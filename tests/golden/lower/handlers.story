# A caught error stays what it was, whatever else fails or is compared in the handler; a condition that fails is not false.
=== args ===
aqua run -q a.aqua 'kept()' --service 's.bad=error:7:first'
aqua run -q a.aqua 'nested()' --service 's.bad=error:7:first' --service 's.worse=error:8:second'
aqua run -q a.aqua 'failing(["a"])'
=== a.aqua ===
aqua A
export kept, nested, failing

service S("s"):
  bad()
  worse()

func message() -> string:
  <- LAST_ERROR.message

func kept() -> []string:
  r: *string
  try:
    S.bad()
  catch e:
    if e.error_code == 10000:
      r <<- e.message
      r <- message()
    else:
      r <<- "other"
    r <<- e.message
  <- r

func nested() -> []string:
  r: *string
  try:
    S.bad()
  catch outer:
    try:
      S.worse()
    catch inner:
      r <<- outer.message
      r <<- inner.message
    r <<- outer.message
  <- r

func failing(xs: []string) -> string:
  r: *string
  try:
    if xs[5] == "a":
      r <<- "yes"
    else:
      r <<- "no"
  otherwise:
    r <<- "neither"
  <- r!
=== expect stdout ===
$ aqua run -q a.aqua 'kept()' --service 's.bad=error:7:first'
["Local service error, ret_code is 7, error message is '\"first\"'","Local service error, ret_code is 7, error message is '\"first\"'","Local service error, ret_code is 7, error message is '\"first\"'"]
$ aqua run -q a.aqua 'nested()' --service 's.bad=error:7:first' --service 's.worse=error:8:second'
["Local service error, ret_code is 7, error message is '\"first\"'","Local service error, ret_code is 8, error message is '\"second\"'","Local service error, ret_code is 7, error message is '\"first\"'"]
$ aqua run -q a.aqua 'failing(["a"])'
"neither"
