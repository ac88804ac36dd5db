if(NOT TARGET aqua_runtime_record)
  return()
endif()
aqua_unit_test(record SOURCES unit/record_reader_test.cpp unit/record_trace_test.cpp DEPS runtime/record)
