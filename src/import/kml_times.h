#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nandu {

/// Begin and end as a KML file has them, one entry for each placemark.
struct KmlTimes {
    std::string begin, end, when;

    /// Puts them into the cells that `header` calls begin, end and timestamp.
    void put_into(const std::vector<std::string>& header, std::vector<std::string>& cells) const;
};

/// The placemarks of each folder of a .kml file, in the order in which GDAL makes layers of them;
/// empty for other files.
std::vector<std::vector<KmlTimes>> kml_times(const std::filesystem::path& path);

}  // namespace nandu
