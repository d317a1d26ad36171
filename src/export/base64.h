#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace nandu {

/// Bytes as letters for data: addresses (RFC 4648, with padding).
std::string base64_of(std::span<const std::uint8_t> bytes);

}  // namespace nandu
