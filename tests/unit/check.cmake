if(NOT TARGET aqua_runtime_check)
  return()
endif()
aqua_unit_test(check SOURCES unit/check_test.cpp DEPS runtime/check)
