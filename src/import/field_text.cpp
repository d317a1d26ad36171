#include "import/field_text.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <cstdlib>

#include "base/utf8.h"
#include "import/text_table.h"

namespace nandu {

std::string field_text(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return {};
    }
    const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
    if (type == OFTDate || type == OFTDateTime) {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
        feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
        return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "", std::abs(year), month, day);
    }
    if (type == OFTReal) {
        return fmt::format("{}", feature.GetFieldAsDouble(field));  // Every digit of it.
    }
    if (type == OFTStringList) {
        std::string all;
        for (char** item = feature.GetFieldAsStringList(field); item != nullptr && *item != nullptr;
             ++item) {
            all.append(all.empty() ? "" : "; ").append(*item);
        }
        return is_valid_utf8(all) ? all : std::string{};
    }
    const char* text = feature.GetFieldAsString(field);
    return is_valid_utf8(text) ? std::string(trimmed(text)) : std::string{};
}

}  // namespace nandu
