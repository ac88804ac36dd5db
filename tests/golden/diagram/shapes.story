# Branches, errors, loops, streams and relays; arrows begin where the particle is.
=== args ===
aqua diagram f.aqua fetch
aqua diagram f.aqua all
aqua diagram f.aqua choose
aqua diagram f.aqua fetch --format mermaid
=== f.aqua ===
aqua F
export fetch, all, choose

service S("s"):
  str(x: string) -> string
  sum(xs: []string) -> string
  act(x: string)

-- Tries one peer after the other.
func fetch(primary: string, backup: string, key: string) -> string:
  try:
    on primary:
      S.act(key)
  catch e:
    S.act(e.message)
    on backup via primary:
      S.act(key)
  <- key

-- All at once, the result from two of them.
func all(peers: []string, judge: string) -> string:
  answers: *string
  for peer <- peers par:
    on peer:
      try:
        answer <- S.str("a")
        answers <<- answer
  on judge:
    join answers[1]
    verdict <- S.sum(answers)
  co on judge:
    S.act("later")
  <- verdict

func choose(ps: []string, n: u32, report: string -> ()) -> string:
  last: *string
  if n + 1 > 3:
    report("many")
  else:
    report("few")
  for p <- ps try:
    on p:
      last <- S.str("b")
  last <- S.str("here")
  par on ps[0]:
    last <- S.str("there")
  <- last[0]
=== expect stdout ===
$ aqua diagram f.aqua fetch
peers: client, relay, primary, backup

client              fetch(primary, backup, key)
try
  client -> relay     on its way
  relay -> primary    s.act(key)
  primary -> relay    back
on an error
  primary -> relay    error
  relay -> client     s.act(error.message)
  client -> relay     on its way
  relay -> primary    on its way
  primary -> backup   s.act(key)
  backup -> primary   back
  primary -> relay    back
relay -> client     back
client              result: key
client              an error that nobody catches ends here
$ aqua diagram f.aqua all
peers: client, relay, peer (each of peers), judge

client            all(peers, judge)
nobody waits for this
  each peer of peers, all at once
    client -> relay   on its way
    try
      relay -> peer     answers <- s.str("a")
      peer -> relay     answers
      relay -> client   answers
    on an error
      peer              nothing; the error is forgotten
    client -> relay   back
    peer -> relay     back
client -> relay   on its way
relay -> judge    on its way
judge             wait until answers has 2 values
judge             answers as it is now
judge             verdict <- s.sum(answers)
judge -> relay    answers, verdict
nobody waits for this
  relay -> judge    s.act("later")
relay -> client   back
client            result: verdict
client            an error that nobody catches ends here, through relay
$ aqua diagram f.aqua choose
peers: client, relay, p (each of ps), ps[0]

client            choose(ps, n)
client            n + 1
client            n + 1 > 3
if (n + 1 > 3)
  client            report("many")
else
  client            report("few")
for each p of ps, until one succeeds
  try
    client -> relay   on its way
    relay -> p        last <- s.str("b")
    p -> relay        last
  on an error
    p -> relay        error
    relay -> client   error
    client            the next round
at the same time
  relay -> client   on its way
  client            last <- s.str("here")
and
  client -> relay   on its way
  relay -> ps[0]    last <- s.str("there")
  ps[0] -> relay    last
  relay -> client   last
client            wait until last has 1 value
client            result: last[0]
client            an error that nobody catches ends here
$ aqua diagram f.aqua fetch --format mermaid
sequenceDiagram
  participant p0 as client
  participant p1 as relay
  participant p2 as primary
  participant p3 as backup
  Note over p0: fetch(primary, backup, key)
  critical try
    p0->>p1: on its way
    p1->>p2: s.act(key)
    p2-->>p1: back
  option on an error
    p2--xp1: error
    p1->>p0: s.act(error.message)
    p0->>p1: on its way
    p1->>p2: on its way
    p2->>p3: s.act(key)
    p3-->>p2: back
    p2-->>p1: back
  end
  p1-->>p0: back
  Note over p0: result: key
  Note over p0: an error that nobody catches ends here
