# cmake -DOUTPUT=file.cpp -DFILES=a.md;b.md -P embed_topics.cmake: the files as raw string literals.
set(rows "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  string(APPEND rows "      R\"topic(${text})topic\",\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from tools/explain/topics by embed_topics.cmake, do not edit.
#include \"tools/explain/explain.h\"

namespace aqua::explain {

std::vector<std::string_view> topicFiles() {
  return {
${rows}  };
}

}  // namespace aqua::explain
")
