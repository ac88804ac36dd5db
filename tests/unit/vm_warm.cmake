aqua_unit_test(vm_warm SOURCES unit/vm_warm_test.cpp DEPS runtime/vm compiler/air)
