# Run as a script: writes OUT, a C++ source with the text of every shader of FOLDER.
file(GLOB shaders ${FOLDER}/*.vert ${FOLDER}/*.frag)
list(SORT shaders)
set(rows "")
foreach(shader ${shaders})
  get_filename_component(name ${shader} NAME)
  file(READ ${shader} text)
  string(APPEND rows "    ShaderText{\"${name}\", R\"SHADER(${text})SHADER\"},\n")
endforeach()
file(WRITE ${OUT} "#include \"render/shader_text.h\"

namespace nandu {
namespace {
constexpr ShaderText kShaders[] = {
${rows}};
}  // namespace

std::span<const ShaderText> shader_texts() { return kShaders; }

}  // namespace nandu
")
