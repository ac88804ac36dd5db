if(NOT TARGET aqua_tools_debug)
  return()
endif()
aqua_unit_test(debug SOURCES unit/debug_test.cpp DEPS tools/debug LIBS fmt::fmt)
