aqua_unit_test(vm_warm SOURCES unit/vm_warm_test.cpp DEPS runtime/vm compiler/air)
# Thirty thousand random scripts take half an hour: only where they are asked for, `ctest -C long -L long`.
add_test(NAME unit.vm_warm_long CONFIGURATIONS long COMMAND vm_warm_test "a warm run says what a cold one says: at length")
set_tests_properties(unit.vm_warm_long PROPERTIES TIMEOUT 14400 LABELS long)
