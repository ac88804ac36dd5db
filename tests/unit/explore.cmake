aqua_unit_test(explore SOURCES unit/explore_test.cpp unit/explore_shrink_test.cpp DEPS runtime/explore)
