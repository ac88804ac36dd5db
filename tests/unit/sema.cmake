aqua_unit_test(sema
  SOURCES unit/sema_names_test.cpp unit/sema_types_test.cpp unit/sema_modules_test.cpp unit/sema_program_test.cpp
    unit/sema_lint_test.cpp unit/sema_suggest_test.cpp unit/sema_foreign_test.cpp
  DEPS compiler/sema compiler/modules compiler/ir)
