# cmake -DOUTPUT=file.cpp -DFILES=a.h;b.c -P embed_support.cmake: the files as raw string literals.
set(rows "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  get_filename_component(name ${file} NAME)
  string(APPEND rows "      {\"${name}\", R\"support(${text})support\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from stdlib/marine by tools/kit/embed_support.cmake, do not edit.
#include \"tools/kit/glue.h\"

namespace aqua::kit {

std::vector<SupportFile> supportFiles() {
  return {
${rows}  };
}

}  // namespace aqua::kit
")
