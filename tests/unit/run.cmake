aqua_unit_test(run SOURCES unit/run_ending_test.cpp unit/run_processes_test.cpp DEPS tools/run)
