#include "facade.marine.hpp"

namespace Facade {

std::string twice(std::string name) { return Shapes::hello(Shapes::hello(name)); }
std::vector<std::string> both(std::string name, Point p) {
  std::vector<std::string> out{name, Shapes::hello(name), Shapes::mirror(p).label};
  Shapes::nothing(name);
  return out;
}
std::vector<Point> mirrored(std::vector<Point> ps) { return Shapes::mirrors(Shapes::mirrors(Shapes::mirrors(ps))); }
uint64_t total(std::vector<uint32_t> xs) { return Shapes::sum(xs) + Shapes::sum(xs); }
uint32_t more() { return Shapes::count() + 1000; }
void broken() { Shapes::fail("no"); }

}  // namespace Facade
