#include "facade.marine.h"

marine_string Facade_twice(marine_string name) { return Shapes_hello(Shapes_hello(name)); }
// What is made before other modules are called is still there afterwards.
marine_string_array Facade_both(marine_string name, Point p) {
  marine_string_array out = {marine_alloc(3 * sizeof *out.items), 3};
  char *copy = marine_alloc(name.size);
  memcpy(copy, name.data, name.size);
  out.items[0] = (marine_string){copy, name.size};
  out.items[1] = Shapes_hello(name);
  out.items[2] = Shapes_mirror(p).label;
  Shapes_nothing(name);
  return out;
}
Point_array Facade_mirrored(Point_array ps) { return Shapes_mirrors(Shapes_mirrors(Shapes_mirrors(ps))); }
uint64_t Facade_total(marine_u32_array xs) { return Shapes_sum(xs) + Shapes_sum(xs); }
uint32_t Facade_more(void) { return Shapes_count() + 1000; }
void Facade_broken(void) { Shapes_fail(marine_text("no")); }
