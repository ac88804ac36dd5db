aqua_unit_test(wire SOURCES unit/wire_test.cpp unit/wire_connection_test.cpp DEPS runtime/wire)
