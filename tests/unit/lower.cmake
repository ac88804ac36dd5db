if(TARGET aqua_compiler_sema AND TARGET aqua_compiler_lower)
  aqua_unit_test(lower SOURCES unit/lower_test.cpp unit/lower_rewrites_test.cpp
    DEPS compiler/sema compiler/lower compiler/plan compiler/topology)
endif()
