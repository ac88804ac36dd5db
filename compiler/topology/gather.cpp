#include "compiler/topology/optimize.h"
namespace aqua::topology {
void gatherBranches(Pass&) {}
}
