#pragma once

#include <string>

#include "render/framebuffer.h"

namespace nandu {

/// Compares a picture with tests/golden/expected/NAME.png and fails the running test if too many
/// pixels differ; actual picture and difference are then kept in the build folder. With
/// NANDU_UPDATE_GOLDEN set, the expected picture is replaced instead: look before committing.
void expect_like_golden(const std::string& name, const Image& actual);

}  // namespace nandu
