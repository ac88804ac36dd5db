# Compiler flags and third-party libraries. Everything outside the project is a SYSTEM include.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND NOT CMAKE_INTERPROCEDURAL_OPTIMIZATION)
  add_link_options(-fuse-ld=mold)
endif()

add_library(aqua_warnings INTERFACE)
target_compile_options(aqua_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion
  -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -Wno-missing-field-initializers -Werror=switch -Werror=switch-enum -Werror=return-type
  $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow> # files that are compiled as one shadow each other
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${AQUA_WERROR}>:-Werror>)

add_compile_options(-ffunction-sections -fdata-sections)
add_link_options(-Wl,--gc-sections)
if(AQUA_HARDEN)
  add_compile_options(-fPIE)  # the rest: aqua_room
  add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)  # the same binary in any folder
  add_link_options(-Wl,-z,relro,-z,now)
  if(NOT AQUA_STATIC STREQUAL all)
    add_link_options(-pie)
  endif()
endif()
if(AQUA_STATIC STREQUAL all)
  add_link_options(-static-pie)
elseif(AQUA_STATIC STREQUAL most)
  add_link_options(-static-libstdc++ -static-libgcc)
elseif(NOT AQUA_STATIC STREQUAL none)
  message(FATAL_ERROR "AQUA_STATIC is `${AQUA_STATIC}`, expected none, most, or all")
endif()
if(AQUA_SANITIZE STREQUAL "address" OR AQUA_FUZZ)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr,null -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(AQUA_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
elseif(AQUA_SANITIZE)
  message(FATAL_ERROR "AQUA_SANITIZE is `${AQUA_SANITIZE}`, expected address, thread, or nothing")
endif()
if(AQUA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_package(Threads REQUIRED)

# From LLVM 18 on the config demands the exact minor version, hence the ".1".
set(AQUA_LLVM_VERSIONS 19.1 18.1 17 16 15 14 CACHE STRING "accepted LLVM versions, best first")
foreach(v IN LISTS AQUA_LLVM_VERSIONS)
  find_package(LLVM ${v} CONFIG QUIET)
  if(LLVM_FOUND)
    break()
  endif()
endforeach()
if(NOT LLVM_FOUND)
  message(FATAL_ERROR "LLVM 14 to 19 development files not found (Debian: llvm-19-dev)")
endif()
# Only the static Support library: the shared libLLVM costs 15 ms at every process start. The archives are taken
# by path, since the exported target asks for compression libraries that nothing here uses.
add_library(aqua_llvm INTERFACE)
target_include_directories(aqua_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS})
separate_arguments(_llvm_defs NATIVE_COMMAND "${LLVM_DEFINITIONS}")
target_compile_options(aqua_llvm INTERFACE ${_llvm_defs})
find_library(LLVM_SUPPORT_LIB libLLVMSupport.a HINTS ${LLVM_LIBRARY_DIRS} REQUIRED NO_DEFAULT_PATH)
find_library(LLVM_DEMANGLE_LIB libLLVMDemangle.a HINTS ${LLVM_LIBRARY_DIRS} REQUIRED NO_DEFAULT_PATH)
target_link_libraries(aqua_llvm INTERFACE ${LLVM_SUPPORT_LIB} ${LLVM_DEMANGLE_LIB} ${CMAKE_DL_LIBS})

# Debian has libfmt as a shared library only; for a binary that needs none it is made here, with the same symbols.
find_path(FMT_INCLUDE fmt/core.h REQUIRED)
file(STRINGS ${FMT_INCLUDE}/fmt/core.h _fmt_9 REGEX "define FMT_VERSION 9[0-9][0-9][0-9][0-9]$")
if(_fmt_9 AND NOT AQUA_STATIC STREQUAL none)
  add_library(aqua_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
  target_include_directories(aqua_fmt SYSTEM PUBLIC ${FMT_INCLUDE})
  add_library(fmt::fmt ALIAS aqua_fmt)
else()
  find_package(fmt 9 CONFIG REQUIRED)
endif()
find_package(CLI11 2.1 CONFIG REQUIRED)

find_path(ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime REQUIRED)
find_library(ANTLR4_LIB NAMES libantlr4-runtime.a antlr4-runtime REQUIRED)

find_path(SODIUM_INCLUDE sodium.h REQUIRED)
find_library(SODIUM_LIB NAMES libsodium.a sodium REQUIRED)
add_library(aqua_sodium INTERFACE)
target_include_directories(aqua_sodium SYSTEM INTERFACE ${SODIUM_INCLUDE})
target_link_libraries(aqua_sodium INTERFACE ${SODIUM_LIB} Threads::Threads)

find_path(TOMLPP_INCLUDE toml++/toml.h REQUIRED)
add_library(aqua_toml INTERFACE)
target_include_directories(aqua_toml SYSTEM INTERFACE ${TOMLPP_INCLUDE})
