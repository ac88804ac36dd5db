# Files are laid out in place; those that are laid out already are not written.
=== args ===
aqua fmt -v a.aqua b.aqua
aqua fmt a.aqua b.aqua
=== a.aqua ===
aqua A declares *
import "b"
-- two numbers
const   ONE = 1
const TWO  = ONE
func f( x:u8,y : u8 )->u8:
    if x==y :
        -- the same
        z = x+y*2   -- twice
    -- after all
    <- x
func g():
  join f
=== b.aqua ===
aqua B

const A = 1
=== expect stderr ===
$ aqua fmt -v a.aqua b.aqua
changed a.aqua
ok b.aqua
formatted 2 files, 1 changed, 0 errors in <time>
$ aqua fmt a.aqua b.aqua
formatted 2 files, 0 changed, 0 errors in <time>
=== expect file a.aqua ===
aqua A declares *
import "b"

-- two numbers
const ONE = 1
const TWO = ONE

func f(x: u8, y: u8) -> u8:
  if x == y:
    -- the same
    z = x + y * 2  -- twice
  -- after all
  <- x

func g():
  join f
