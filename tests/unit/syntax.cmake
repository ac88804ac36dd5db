aqua_unit_test(syntax
  SOURCES unit/syntax_layout_test.cpp unit/syntax_tree_test.cpp unit/syntax_errors_test.cpp unit/syntax_limits_test.cpp
          unit/syntax_testing.cpp
  DEPS compiler/syntax)
