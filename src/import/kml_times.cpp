#include "import/kml_times.h"

#include <cpl_minixml.h>

#include <algorithm>
#include <string_view>

namespace nandu {
namespace {

/// The placemarks of each folder, in the order in which GDAL makes layers of them. Read from the
/// XML itself: the driver takes whole dates of our era only, and drops `<begin>1812</begin>`.
void collect_kml_times(const CPLXMLNode* container, std::vector<std::vector<KmlTimes>>& folders) {
    const std::size_t own = folders.size();
    folders.emplace_back();
    for (const CPLXMLNode* node = container->psChild; node != nullptr; node = node->psNext) {
        const std::string_view name(node->pszValue);
        if (node->eType != CXT_Element) {
            continue;
        }
        if (name == "Placemark") {
            folders[own].push_back({CPLGetXMLValue(node, "TimeSpan.begin", ""),
                                    CPLGetXMLValue(node, "TimeSpan.end", ""),
                                    CPLGetXMLValue(node, "TimeStamp.when", "")});
        } else if (name == "Folder" || name == "Document") {
            collect_kml_times(node, folders);
        }
    }
}

}  // namespace

void KmlTimes::put_into(const std::vector<std::string>& header,
                        std::vector<std::string>& cells) const {
    for (std::size_t i = 0; i < cells.size() && i < header.size(); ++i) {
        const std::string* raw = header[i] == "begin"       ? &begin
                                 : header[i] == "end"       ? &end
                                 : header[i] == "timestamp" ? &when
                                                            : nullptr;
        if (raw != nullptr) {
            cells[i] = raw->substr(0, raw->find('T'));
        }
    }
}

std::vector<std::vector<KmlTimes>> kml_times(const std::filesystem::path& path) {
    std::vector<std::vector<KmlTimes>> folders;
    const std::string extension = path.extension().string();
    if (extension != ".kml" && extension != ".KML") {
        return folders;
    }
    CPLXMLNode* root = CPLParseXMLFile(path.c_str());
    if (root != nullptr) {
        CPLStripXMLNamespace(root, nullptr, TRUE);
        if (const CPLXMLNode* kml = CPLSearchXMLNode(root, "=kml")) {
            collect_kml_times(kml, folders);
        }
        CPLDestroyXMLNode(root);
    }
    folders.erase(std::remove_if(folders.begin(), folders.end(),
                                 [](const auto& folder) { return folder.empty(); }),
                  folders.end());
    return folders;
}

}  // namespace nandu
