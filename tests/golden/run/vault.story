# Files of a particle come before any module on its peer: what was put is there again.
=== args ===
aqua run main.aqua 'keep("hello")'
=== main.aqua ===
aqua Main declares *

import Vault from "aqua/builtin.aqua"

export keep

func keep(text: string) -> []string:
  texts: *string
  on HOST_PEER_ID:
    first <- Vault.put(text)
    second <- Vault.put("again")
    texts <- Vault.cat(first)
    texts <- Vault.cat(second)
  <- texts
=== expect stdout ===
["hello","again"]
=== expect stderr ===
ran keep on 2 peers: 2 hops, 7 service calls, 10ms virtual, seed 1, in <time>
