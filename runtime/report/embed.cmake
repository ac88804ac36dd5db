# cmake -DOUTPUT=file.cpp -DPAGE=page.html -P embed.cmake: the page as string literals, as compilers want them short.
file(READ ${PAGE} text)
string(LENGTH "${text}" length)
set(at 0)
set(parts "")
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 part)
  string(APPEND parts "R\"page(${part})page\"\n")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE ${OUTPUT} "// Generated from runtime/report/page.html, do not edit.
#include \"runtime/report/html.h\"

namespace aqua::report {

std::string_view pageTemplate() {
  return ${parts};
}

}  // namespace aqua::report
")
