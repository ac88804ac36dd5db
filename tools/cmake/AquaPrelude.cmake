# What nearly every file includes is compiled once (preset dev), or once for several files (the sanitizers compile files
# of a room as one); tests/checks/includes.py finds a file that includes too little.
option(AQUA_PRECOMPILE "compile headers of the standard library, fmt and Catch2 once" OFF)

# aqua_prelude(name HEADERS... LIBS...): headers for aqua_precompiled(target name).
function(aqua_prelude name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LIBS" ${ARGN})
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cpp CONTENT "")
  add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/${name}.cpp)
  target_link_libraries(${name} PRIVATE aqua_warnings ${ARG_LIBS})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()

function(aqua_precompiled target prelude)
  if(AQUA_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${prelude})
  endif()
endfunction()

if(NOT AQUA_PRECOMPILE)
  return()
endif()
if(CMAKE_CXX_COMPILER_LAUNCHER STREQUAL CCACHE_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # Else ccache remembers no file that uses them.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()
set(_headers <algorithm> <array> <cstdint> <deque> <functional> <map> <memory> <optional> <set> <span> <string>
    <string_view> <unordered_map> <unordered_set> <utility> <variant> <vector> <fmt/format.h>)
aqua_prelude(aqua_prelude HEADERS ${_headers} LIBS aqua_llvm fmt::fmt)
if(BUILD_TESTING)
  find_package(Catch2 CONFIG REQUIRED)
  aqua_prelude(aqua_test_prelude HEADERS ${_headers} <catch2/catch.hpp> LIBS aqua_llvm fmt::fmt Catch2::Catch2)
endif()
