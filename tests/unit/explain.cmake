if(NOT TARGET aqua_compiler_driver)
  return()
endif()
aqua_unit_test(explain SOURCES unit/explain_test.cpp DEPS tools/explain compiler/driver compiler/air LIBS fmt::fmt)
