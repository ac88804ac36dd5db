aqua_unit_test(topology SOURCES unit/topology_place_test.cpp unit/topology_emit_test.cpp unit/topology_rewrites_test.cpp DEPS compiler/topology)
