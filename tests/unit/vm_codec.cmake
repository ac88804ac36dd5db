aqua_unit_test(vm_codec SOURCES unit/vm_codec_test.cpp unit/vm_codec_invoke_test.cpp unit/vm_verify_test.cpp DEPS runtime/vm)
