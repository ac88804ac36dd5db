aqua_unit_test(data SOURCES unit/data_chunked_test.cpp unit/data_codec_test.cpp unit/data_fingerprint_test.cpp unit/vm_invoke_test.cpp
  unit/data_verify_test.cpp DEPS runtime/vm)
