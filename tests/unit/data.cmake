aqua_unit_test(data_codec SOURCES unit/data_codec_test.cpp unit/vm_invoke_test.cpp unit/data_verify_test.cpp DEPS runtime/vm)
