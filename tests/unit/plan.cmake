aqua_unit_test(plan SOURCES unit/plan_test.cpp unit/plan_verify_test.cpp DEPS compiler/plan)
