aqua_unit_test(modules SOURCES unit/modules_test.cpp DEPS compiler/modules)
