if(NOT TARGET aqua_tools_run)
  return()
endif()
aqua_unit_test(run SOURCES unit/run_ending_test.cpp DEPS tools/run)
