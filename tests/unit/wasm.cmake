aqua_unit_test(wasm SOURCES unit/wasm_read_test.cpp unit/wasm_engine_test.cpp unit/wasm_script_test.cpp DEPS runtime/wasm)
