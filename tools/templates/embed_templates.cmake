# cmake -DOUTPUT=file.cpp -DFOLDER=files "-DFILES=hello/aqua.toml;..." -P embed_templates.cmake: the files as raw string
# literals, modules byte by byte.
set(rows "")
foreach(file IN LISTS FILES)
  if(file MATCHES "\\.wasm$")
    file(SIZE ${FOLDER}/${file} size)
    file(READ ${FOLDER}/${file} bytes HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    string(APPEND rows "      {\"${file}\", std::string_view(\"${bytes}\", ${size})},\n")
  else()
    file(READ ${FOLDER}/${file} text)
    string(APPEND rows "      {\"${file}\", R\"template(${text})template\"},\n")
  endif()
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
