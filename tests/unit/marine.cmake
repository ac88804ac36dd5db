aqua_unit_test(marine SOURCES unit/marine_service_test.cpp unit/marine_interface_test.cpp DEPS runtime/marine)
