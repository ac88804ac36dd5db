aqua_unit_test(diagnostics SOURCES unit/diagnostics_test.cpp DEPS compiler/diagnostics LIBS aqua_llvm)
