aqua_unit_test(ir SOURCES unit/ir_relations_test.cpp unit/ir_types_test.cpp DEPS compiler/ir)
