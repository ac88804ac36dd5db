if(NOT TARGET aqua_compiler_format)
  return()
endif()
aqua_unit_test(format SOURCES unit/format_test.cpp unit/format_diff_test.cpp DEPS compiler/format)
