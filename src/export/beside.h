#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "base/result.h"

namespace nandu {

// A file appears as a whole or not at all: it is written beside its place and then renamed.

/// The name under which a file is written until it is whole.
std::filesystem::path beside(const std::filesystem::path& file, const char* ending);

Problem no_place(const std::filesystem::path& file, std::string reason);

/// Makes an empty file at `part`, to learn whether `file` can be written where it should be.
[[nodiscard]] Result<void> can_be_written(const std::filesystem::path& file,
                                          const std::filesystem::path& part);

/// Gives a finished `part` its name; removes it where that fails.
[[nodiscard]] Result<void> renamed(const std::filesystem::path& part,
                                   const std::filesystem::path& file);

[[nodiscard]] Result<void> write_whole(const std::filesystem::path& file,
                                       std::span<const std::uint8_t> bytes);

}  // namespace nandu
