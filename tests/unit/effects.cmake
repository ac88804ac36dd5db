aqua_unit_test(effects SOURCES unit/effects_test.cpp DEPS runtime/effects)
