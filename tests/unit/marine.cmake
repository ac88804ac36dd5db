aqua_unit_test(marine SOURCES unit/marine_service_test.cpp unit/marine_interface_test.cpp unit/marine_modules_test.cpp
    unit/marine_config_test.cpp unit/marine_wasi_test.cpp unit/marine_encode_test.cpp unit/marine_flat_test.cpp DEPS runtime/marine)
