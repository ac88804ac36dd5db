aqua_unit_test(values SOURCES unit/values_test.cpp DEPS runtime/values)
