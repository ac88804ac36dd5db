# A recording runs again and is compared: the same program, one that has changed, and another one.
=== args ===
aqua run main.aqua 'greet("Ada")' --service 'greeter.greet="hi"' --record out/run.aqrec
aqua replay out/run.aqrec
aqua replay out/run.aqrec --until 6
aqua replay out/run.aqrec --until 0
aqua replay out/run.aqrec --against other.aqua
aqua replay out/run.aqrec --against broken.aqua
aqua replay out/run.aqrec --against missing.aqua
aqua fmt -q main.aqua
aqua replay out/run.aqrec
aqua replay out/run.aqrec --against main.aqua
=== main.aqua ===
aqua Main

export greet

service Greeter("greeter"):
    greet(name: string) -> string

func greet(name: string) -> string:
    on HOST_PEER_ID:
        text   <-   Greeter.greet(name)
    <- text
=== other.aqua ===
aqua Main

export greet

service Greeter("greeter"):
    greet(name: string) -> string

func greet(name: string) -> string:
    on HOST_PEER_ID:
        text <- Greeter.greet("somebody else")
    <- text
=== broken.aqua ===
aqua Main

export greet

func greet(name: string) -> string:
    <- missing
