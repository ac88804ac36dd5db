if(NOT TARGET aqua_tools_test)
  return()
endif()
aqua_unit_test(testing SOURCES unit/testing_filter_test.cpp DEPS tools/test)
