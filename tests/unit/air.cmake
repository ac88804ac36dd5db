aqua_unit_test(air SOURCES unit/air_print_test.cpp DEPS compiler/air)
