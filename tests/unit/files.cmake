aqua_unit_test(files SOURCES unit/files_test.cpp DEPS runtime/files)
