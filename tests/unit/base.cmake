aqua_unit_test(base SOURCES unit/base_printable_test.cpp unit/base_words_test.cpp unit/base_rust_text_test.cpp DEPS compiler/base)
