if(NOT TARGET aqua_runtime_spells)
  return()
endif()
aqua_unit_test(spells SOURCES unit/spells_trigger_test.cpp unit/spells_service_test.cpp DEPS runtime/spells)
