# The shaders travel inside the program: nothing to install and nothing to find at run time.
file(GLOB nandu_shaders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shaders/*.vert
     ${CMAKE_SOURCE_DIR}/shaders/*.frag)
set(nandu_shader_source ${CMAKE_CURRENT_BINARY_DIR}/shader_text.cpp)
add_custom_command(
  OUTPUT ${nandu_shader_source}
  COMMAND ${CMAKE_COMMAND} -DOUT=${nandu_shader_source} -DFOLDER=${CMAKE_SOURCE_DIR}/shaders
          -P ${CMAKE_CURRENT_LIST_DIR}/embed_shaders.cmake
  DEPENDS ${nandu_shaders} ${CMAKE_CURRENT_LIST_DIR}/embed_shaders.cmake
  COMMENT "Embedding shaders")
target_sources(nandu_render PRIVATE ${nandu_shader_source})
