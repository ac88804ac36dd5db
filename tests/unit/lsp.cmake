if(NOT TARGET aqua_tools_lsp)
  return()
endif()
aqua_unit_test(lsp SOURCES unit/lsp_text_test.cpp unit/lsp_server_test.cpp unit/lsp_project_test.cpp
  unit/lsp_typing_test.cpp unit/lsp_answers.cpp unit/lsp_answers_test.cpp unit/lsp_completion_test.cpp
  unit/lsp_tokens_test.cpp unit/lsp_hostile_test.cpp DEPS tools/lsp LIBS fmt::fmt)
# What goes over all programs takes its time: beside the others.
aqua_unit_test(lsp_programs SOURCES unit/lsp_actions_test.cpp unit/lsp_rename_test.cpp DEPS tools/lsp LIBS fmt::fmt)
