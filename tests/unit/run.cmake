aqua_unit_test(run SOURCES unit/run_ending_test.cpp DEPS tools/run)
