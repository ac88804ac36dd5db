aqua_unit_test(live SOURCES unit/live_test.cpp DEPS runtime/live LIBS fmt::fmt)
