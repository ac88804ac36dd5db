aqua_unit_test(vm_observer SOURCES unit/vm_observer_test.cpp DEPS runtime/vm compiler/air)
