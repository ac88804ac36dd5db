if(NOT TARGET aqua_runtime_sim)
  return()
endif()
aqua_unit_test(sim SOURCES unit/sim_builtins_test.cpp unit/sim_hosting_test.cpp unit/sim_node_services_test.cpp unit/sim_test.cpp unit/sim_faults_test.cpp unit/sim_roles_test.cpp
  unit/sim_schedule_test.cpp unit/sim_world_test.cpp unit/sim_computed_test.cpp
  DEPS runtime/sim)
