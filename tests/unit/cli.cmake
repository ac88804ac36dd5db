aqua_unit_test(cli SOURCES unit/cli_output_test.cpp DEPS tools/cli LIBS aqua_run_aqua)
