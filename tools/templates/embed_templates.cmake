# cmake -DOUTPUT=file.cpp -DFOLDER=files "-DFILES=hello/aqua.toml;..." -P embed_templates.cmake: the files as raw string
# literals.
set(rows "")
foreach(file IN LISTS FILES)
  file(READ ${FOLDER}/${file} text)
  string(APPEND rows "      {\"${file}\", R\"template(${text})template\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from tools/templates/files by embed_templates.cmake, do not edit.
#include \"tools/templates/templates.h\"

namespace aqua::templates {

std::vector<EmbeddedFile> embeddedFiles() {
  return {
${rows}  };
}

}  // namespace aqua::templates
")
