#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/layers.h"
#include "atlas/lonlat.h"
#include "base/localized_text.h"
#include "base/problem.h"
#include "calendar/civil.h"

namespace nandu {

/// A text of the manifest and the line on which it stands.
struct ManifestText {
    std::string text;
    int line = 0;
    std::string where() const { return "line " + std::to_string(line); }
};

struct ManifestLayer {
    ManifestText file;
    std::string table;  ///< Layer inside the file; "" for the only one.
    LayerKind kind = LayerKind::Area;
    std::string kind_word;
    int level = 0;
    bool shares_file = false;  ///< Another entry takes the features that do not suit this kind.
};

struct ManifestRaster {
    ManifestText file;
    std::string kind;
};

/// What statements without a source are.
enum class Unsourced { Warned, Refused, Accepted };

/// `atlas.toml` as it stands: what it leaves out is empty here. Dates and ids are still text.
struct ManifestFile {
    LocalizedText title, subtitle;
    std::vector<Language> languages;
    std::optional<ManifestText> crs;
    std::optional<LonLatBox> extent, home;
    bool extent_unusable = false;  ///< There is one, but it makes no sense.
    int home_line = 0;
    std::optional<ManifestText> from, until, opening_day;
    std::optional<ManifestText> protagonist, northern;
    std::optional<std::vector<ManifestText>> lanes;
    std::string seal_capital, seal_travelling;  ///< One character each.
    std::optional<double> raid_days;
    std::optional<CivilCalendar> calendar;  ///< Of dates that do not name theirs.
    std::optional<Unsourced> unsourced;
    std::vector<LocalizedText> credits;
    std::vector<ManifestLayer> layers;
    std::vector<ManifestRaster> rasters;
};

/// Reads TOML. What cannot be used goes to `problems`, with its line, and counts as left out.
ManifestFile manifest_from(std::string_view toml, const std::string& file, Problems& problems);

}  // namespace nandu
