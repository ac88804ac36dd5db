aqua_unit_test(project SOURCES unit/project_test.cpp DEPS compiler/project)
