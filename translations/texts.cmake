# The window's texts. `ninja translations` takes new ones from the sources into the .ts files; what has to be
# translated is then marked unfinished there. The build makes .qm files of them and puts them into the library.
set(LLM0_TS ${CMAKE_SOURCE_DIR}/translations/llm0_de.ts ${CMAKE_SOURCE_DIR}/translations/llm0_zh_CN.ts)
# English is in the sources; its file holds only the plurals.
set(LLM0_TS_ENGLISH ${CMAKE_SOURCE_DIR}/translations/llm0_en.ts)
set(LLM0_LUPDATE_ARGS -silent -locations none -no-obsolete -no-ui-lines -extensions cpp,h
    ${CMAKE_SOURCE_DIR}/ui ${CMAKE_SOURCE_DIR}/app)

add_custom_target(translations
  COMMAND Qt6::lupdate ${LLM0_LUPDATE_ARGS} -ts ${LLM0_TS}
  COMMAND Qt6::lupdate ${LLM0_LUPDATE_ARGS} -pluralonly -ts ${LLM0_TS_ENGLISH}
  COMMENT "Taking texts from the sources into translations/*.ts" VERBATIM)

set(qm_files)
foreach(ts ${LLM0_TS} ${LLM0_TS_ENGLISH})
  get_filename_component(name ${ts} NAME_WE)
  set(qm ${CMAKE_BINARY_DIR}/translations/${name}.qm)
  add_custom_command(OUTPUT ${qm}
    COMMAND Qt6::lrelease -silent ${ts} -qm ${qm}
    DEPENDS ${ts} VERBATIM)
  list(APPEND qm_files ${qm})
endforeach()
qt_add_resources(llm0_ui llm0_translations PREFIX /translations BASE ${CMAKE_BINARY_DIR}/translations FILES ${qm_files})
