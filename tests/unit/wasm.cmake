aqua_unit_test(wasm SOURCES unit/wasm_read_test.cpp DEPS runtime/wasm)
