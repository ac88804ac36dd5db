aqua_unit_test(scenario
  SOURCES unit/scenario_reader_test.cpp unit/scenario_format_test.cpp unit/scenario_values_test.cpp
  DEPS runtime/scenario)
