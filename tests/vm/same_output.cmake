# PROGRAM prints exactly what is in FILE.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ ${FILE} expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "${FILE} is not what ${PROGRAM} prints")
endif()
