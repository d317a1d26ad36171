#pragma once

#include <string>

class OGRFeature;

namespace nandu {

/// A field as a person would type it: dates as 1127-01-09 (GDAL writes 1127/01/09), whatever
/// calendar the writer meant; lists with "; " between. Empty where it is unset or no UTF-8.
std::string field_text(const OGRFeature& feature, int field);

}  // namespace nandu
