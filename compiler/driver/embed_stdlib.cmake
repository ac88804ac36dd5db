# cmake -DOUTPUT=file.cpp -DFILES=a.aqua;b.aqua -P embed_stdlib.cmake: the files as raw string literals.
set(rows "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  get_filename_component(name ${file} NAME)
  string(APPEND rows "      {\"${name}\", R\"stdlib(${text})stdlib\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Generated from stdlib/ by compiler/driver/embed_stdlib.cmake, do not edit.
#include \"compiler/driver/driver.h\"

namespace aqua::driver {

std::vector<LibraryFile> libraryFiles() {
  return {
${rows}  };
}

}  // namespace aqua::driver
")
