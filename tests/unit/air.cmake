aqua_unit_test(air SOURCES unit/air_print_test.cpp unit/air_parse_test.cpp DEPS compiler/air)
