#include "import/manifest_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/printable.h"
#include "base/utf8.h"
#include "import/row_reader.h"
#include "import/text_coding.h"
#include "import/text_table.h"

namespace nandu {
namespace {

constexpr std::pair<std::string_view, LayerKind> kLayerKinds[] = {
    {"land", LayerKind::Land},   {"lake", LayerKind::Lake}, {"river", LayerKind::River},
    {"coast", LayerKind::Coast}, {"area", LayerKind::Area}, {"reference", LayerKind::Reference},
    {"features", LayerKind::Features},
};
constexpr std::pair<std::string_view, CivilCalendar> kCalendarWords[] = {
    {"julian", CivilCalendar::Julian},
    {"gregorian", CivilCalendar::Gregorian},
};
constexpr std::pair<std::string_view, Unsourced> kUnsourcedWords[] = {
    {"warning", Unsourced::Warned},
    {"error", Unsourced::Refused},
    {"accepted", Unsourced::Accepted},
};
constexpr Words<CivilCalendar> kCalendars = kCalendarWords;
constexpr Words<Unsourced> kUnsourced = kUnsourcedWords;
const std::vector<std::string_view> kRasterKinds = {"land_shade", "land_height", "sea_depth",
                                                    "sea_shade"};

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

/// "a list", "the number 3", …: how a wrong value is named.
std::string words_for(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return shortened(text->get());
    }
    if (const auto* number = node.as_integer()) {
        return std::to_string(number->get());
    }
    if (const auto* number = node.as_floating_point()) {
        return fmt::format("{:g}", number->get());
    }
    if (const auto* truth = node.as_boolean()) {
        return truth->get() ? "true" : "false";
    }
    if (node.is_array()) {
        return "a list";
    }
    if (node.is_table()) {
        return "a table";
    }
    return "a date or time";
}

class ManifestReader {
public:
    ManifestReader(const std::string& file, Problems& problems)
        : file_(file), problems_(problems) {}

    ManifestFile read(const toml::table& root) {
        // The library sorts keys by name; problems should come in the order of the lines.
        std::vector<std::pair<std::string_view, const toml::node*>> keys;
        for (const auto& [key, node] : root) {
            keys.emplace_back(key.str(), &node);
        }
        std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
            return line_of(*a.second) < line_of(*b.second);
        });
        for (const auto& [key, node] : keys) {
            read_key(key, *node);
        }
        for (ManifestLayer& layer : manifest_.layers) {
            const auto same_file = [&](const ManifestLayer& other) {
                return &other != &layer && other.kind != layer.kind &&
                       other.file.text == layer.file.text && other.table == layer.table;
            };
            layer.shares_file =
                std::any_of(manifest_.layers.begin(), manifest_.layers.end(), same_file);
        }
        return std::move(manifest_);
    }

private:
    void complain(int line, std::string_view field, std::string found, std::string expected,
                  std::string guess = {}, Severity severity = Severity::Error) {
        problems_.push_back({file_, fmt::format("line {}", line), std::string(field),
                             std::move(found), std::move(expected), std::move(guess), severity});
    }
    void wrong_type(const toml::node& node, std::string_view field, std::string expected) {
        complain(line_of(node), field, words_for(node), std::move(expected));
    }

    void read_key(std::string_view key, const toml::node& node) {
        if (key == "title") {
            manifest_.title = localized(key, node);
        } else if (key == "subtitle") {
            manifest_.subtitle = localized(key, node);
        } else if (key == "languages") {
            read_languages(node);
        } else if (key == "crs") {
            manifest_.crs = text(key, node);
        } else if (key == "extent") {
            manifest_.extent = box(key, node);
            manifest_.extent_unusable = !manifest_.extent;
        } else if (key == "home") {
            manifest_.home = box(key, node);
            manifest_.home_line = line_of(node);
        } else if (key == "from") {
            manifest_.from = date(key, node);
        } else if (key == "until") {
            manifest_.until = date(key, node);
        } else if (key == "opening_day") {
            manifest_.opening_day = date(key, node);
        } else if (key == "protagonist") {
            manifest_.protagonist = text(key, node);
        } else if (key == "northern") {
            manifest_.northern = text(key, node);
        } else if (key == "lanes") {
            manifest_.lanes = texts(key, node);
        } else if (key == "seal") {
            read_seal(node);
        } else if (key == "raid_days") {
            manifest_.raid_days = number(key, node, 0.0, 100000.0);
        } else if (key == "calendar") {
            manifest_.calendar = word(key, node, kCalendars);
        } else if (key == "unsourced") {
            manifest_.unsourced = word(key, node, kUnsourced);
        } else if (key == "credits") {
            read_credits(node);
        } else if (key == "layer") {
            for (const toml::table* entry : tables(key, node)) {
                read_layer(*entry);
            }
        } else if (key == "raster") {
            for (const toml::table* entry : tables(key, node)) {
                read_raster(*entry);
            }
        } else {
            unknown_key(key, node, "",
                        {"title", "subtitle", "languages", "crs", "extent", "home", "from", "until",
                         "opening_day", "protagonist", "northern", "lanes", "seal", "raid_days",
                         "calendar", "unsourced", "credits", "layer", "raster"});
        }
    }

    void unknown_key(std::string_view key, const toml::node& node, std::string_view of,
                     const std::vector<std::string_view>& known) {
        complain(line_of(node), of, std::string(key),
                 "a key that the manifest knows; this one is ignored", nearest_of(key, known),
                 Severity::Warning);
    }

    std::optional<ManifestText> text(std::string_view key, const toml::node& node) {
        if (const auto* found = node.as_string()) {
            return ManifestText{without_acting(found->get()), line_of(node)};
        }
        wrong_type(node, key, "a text in quotation marks");
        return std::nullopt;
    }

    template <class Value>
    std::optional<Value> word(std::string_view key, const toml::node& node, Words<Value> words) {
        const std::optional<ManifestText> found = text(key, node);
        std::vector<std::string_view> known;
        for (const auto& [name, value] : words) {
            if (found && found->text == name) {
                return value;
            }
            known.push_back(name);
        }
        if (found) {
            complain(found->line, key, shortened(found->text), alternatives(known),
                     nearest_of(found->text, known));
        }
        return std::nullopt;
    }

    std::optional<ManifestText> date(std::string_view key, const toml::node& node) {
        if (const auto* found = node.as_string()) {
            return ManifestText{without_acting(found->get()), line_of(node)};
        }
        if (const auto* found = node.as_date()) {
            const toml::date& day = found->get();
            return ManifestText{fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year),
                                            static_cast<int>(day.month), static_cast<int>(day.day)),
                                line_of(node)};
        }
        if (const auto* found = node.as_integer()) {
            return ManifestText{fmt::format("{:04}", found->get()), line_of(node)};
        }
        wrong_type(node, key, "a date in quotation marks, such as \"1127-01-09\"");
        return std::nullopt;
    }

    std::optional<double> number(std::string_view key, const toml::node& node, double least,
                                 double most) {
        const std::optional<double> found = node.value<double>();
        if (!found || !node.is_number()) {
            wrong_type(node, key, "a number without quotation marks");
            return std::nullopt;
        }
        if (!(*found >= least && *found <= most)) {
            wrong_type(node, key, fmt::format("a number from {:g} to {:g}", least, most));
            return std::nullopt;
        }
        return found;
    }

    std::vector<ManifestText> texts(std::string_view key, const toml::node& node) {
        std::vector<ManifestText> found;
        const toml::array* list = node.as_array();
        if (list == nullptr) {
            wrong_type(node, key, "a list of texts in square brackets");
            return found;
        }
        for (const toml::node& entry : *list) {
            if (std::optional<ManifestText> one = text(key, entry)) {
                found.push_back(std::move(*one));
            }
        }
        return found;
    }

    std::vector<const toml::table*> tables(std::string_view key, const toml::node& node) {
        std::vector<const toml::table*> found;
        if (const toml::table* one = node.as_table()) {
            complain(line_of(node), key, fmt::format("[{}]", key),
                     fmt::format("[[{}]] in double brackets, as there may be several", key));
            found.push_back(one);
            return found;
        }
        const toml::array* list = node.as_array();
        if (list == nullptr) {
            wrong_type(node, key, fmt::format("[[{}]] and its keys below", key));
            return found;
        }
        for (const toml::node& entry : *list) {
            if (const toml::table* one = entry.as_table()) {
                found.push_back(one);
            } else {
                wrong_type(entry, key, fmt::format("[[{}]] and its keys below", key));
            }
        }
        return found;
    }

    LocalizedText localized(std::string_view key, const toml::node& node) {
        LocalizedText found;
        if (const auto* one = node.as_string()) {
            return LocalizedText::same(without_acting(one->get()));
        }
        const toml::table* languages = node.as_table();
        if (languages == nullptr) {
            wrong_type(node, key, "a text, or { en = \"…\", zh-Hant = \"…\", zh-Hans = \"…\" }");
            return found;
        }
        for (const auto& [tag, value] : *languages) {
            const std::optional<Language> language = language_from_tag(tag.str());
            if (!language) {
                complain(line_of(value), key, std::string(tag.str()), "en, zh-Hant or zh-Hans",
                         nearest_of(tag.str(), {"en", "zh-Hant", "zh-Hans"}));
                continue;
            }
            if (const std::optional<ManifestText> one = text(key, value)) {
                (*language == Language::En     ? found.en
                 : *language == Language::Hant ? found.hant
                                               : found.hans) = one->text;
            }
        }
        return found;
    }

    void read_languages(const toml::node& node) {
        for (const ManifestText& tag : texts("languages", node)) {
            const std::optional<Language> language = language_from_tag(tag.text);
            if (!language) {
                complain(tag.line, "languages", tag.text, "en, zh-Hant or zh-Hans",
                         nearest_of(tag.text, {"en", "zh-Hant", "zh-Hans"}));
            } else if (std::find(manifest_.languages.begin(), manifest_.languages.end(),
                                 *language) == manifest_.languages.end()) {
                manifest_.languages.push_back(*language);
            }
        }
    }

    void read_seal(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            wrong_type(node, "seal", "{ capital = \"…\", travelling = \"…\" }");
            return;
        }
        for (const auto& [key, value] : *table) {
            std::string* character = key == "capital"      ? &manifest_.seal_capital
                                     : key == "travelling" ? &manifest_.seal_travelling
                                                           : nullptr;
            if (character == nullptr) {
                unknown_key(key.str(), value, "seal", {"capital", "travelling"});
                continue;
            }
            const std::string found = text("seal", value).value_or(ManifestText{}).text;
            std::size_t end = 0;
            if (!found.empty()) {
                next_code_point(found, end);
            }
            if (end != found.size()) {
                wrong_type(value, "seal", "one character");
            } else {
                *character = found;
            }
        }
    }

    void read_credits(const toml::node& node) {
        const toml::array* list = node.as_array();
        if (list == nullptr) {
            manifest_.credits.push_back(localized("credits", node));
            return;
        }
        for (const toml::node& entry : *list) {
            manifest_.credits.push_back(localized("credits", entry));
        }
        manifest_.credits.erase(
            std::remove_if(manifest_.credits.begin(), manifest_.credits.end(),
                           [](const LocalizedText& credit) { return credit.empty(); }),
            manifest_.credits.end());
    }

    std::optional<LonLatBox> box(std::string_view key, const toml::node& node) {
        const toml::array* list = node.as_array();
        if (list == nullptr || list->size() != 4) {
            complain(line_of(node), key,
                     list == nullptr ? words_for(node) : fmt::format("{} numbers", list->size()),
                     "[west, south, east, north] in degrees");
            return std::nullopt;
        }
        double sides[4] = {};
        for (std::size_t i = 0; i < 4; ++i) {
            const bool meridian = i % 2 == 0;
            const std::optional<double> side =
                number(key, (*list)[i], meridian ? -180.0 : -90.0, meridian ? 180.0 : 90.0);
            if (!side) {
                return std::nullopt;
            }
            sides[i] = *side;
        }
        const std::string found =
            fmt::format("[{:g}, {:g}, {:g}, {:g}]", sides[0], sides[1], sides[2], sides[3]);
        if (sides[0] >= sides[2]) {
            complain(line_of(node), key, found,
                     "west before east (a map across the 180th meridian is not supported)");
            return std::nullopt;
        }
        if (sides[1] >= sides[3]) {
            complain(line_of(node), key, found, "[west, south, east, north], south before north");
            return std::nullopt;
        }
        return LonLatBox{sides[0], sides[1], sides[2], sides[3]};
    }

    void read_layer(const toml::table& table) {
        ManifestLayer layer;
        const int line = line_of(table);
        for (const auto& [key, node] : table) {
            if (key == "file") {
                layer.file = text("layer.file", node).value_or(ManifestText{});
            } else if (key == "table") {
                layer.table = text("layer.table", node).value_or(ManifestText{}).text;
            } else if (key == "kind") {
                layer.kind_word = text("layer.kind", node).value_or(ManifestText{"?", line}).text;
            } else if (key == "level") {
                const std::optional<double> level = number("layer.level", node, 0.0, 2.0);
                if (level && *level != std::floor(*level)) {
                    wrong_type(node, "layer.level", "0, 1 or 2");
                }
                layer.level = static_cast<int>(level.value_or(0.0));
            } else {
                unknown_key(key.str(), node, "layer", {"file", "table", "kind", "level"});
            }
        }
        if (!has_file_and_kind(table, "layer")) {
            return;
        }
        std::vector<std::string_view> words;
        for (const auto& [word, kind] : kLayerKinds) {
            words.push_back(word);
            if (word == layer.kind_word) {
                layer.kind = kind;
                if (!layer.file.text.empty()) {
                    manifest_.layers.push_back(layer);
                }
                return;
            }
        }
        if (layer.kind_word != "?") {
            complain(line, "layer.kind", layer.kind_word, alternatives(words),
                     nearest_of(layer.kind_word, words));
        }
    }

    void read_raster(const toml::table& table) {
        ManifestRaster raster;
        for (const auto& [key, node] : table) {
            if (key == "file") {
                raster.file = text("raster.file", node).value_or(ManifestText{});
            } else if (key == "kind") {
                raster.kind = text("raster.kind", node).value_or(ManifestText{"?", 0}).text;
            } else {
                unknown_key(key.str(), node, "raster", {"file", "kind"});
            }
        }
        if (!has_file_and_kind(table, "raster") || raster.kind == "?") {
            return;
        }
        if (std::find(kRasterKinds.begin(), kRasterKinds.end(), raster.kind) ==
            kRasterKinds.end()) {
            complain(line_of(table), "raster.kind", raster.kind, alternatives(kRasterKinds),
                     nearest_of(raster.kind, kRasterKinds));
        } else if (!raster.file.text.empty()) {
            manifest_.rasters.push_back(raster);
        }
    }

    bool has_file_and_kind(const toml::table& table, std::string_view of) {
        bool complete = true;
        for (const std::string_view key : {"file", "kind"}) {
            if (!table.contains(key)) {
                complain(line_of(table), of, "", fmt::format("a key {}", key));
                complete = false;
            }
        }
        return complete;
    }

    std::string file_;
    Problems& problems_;
    ManifestFile manifest_;
};

}  // namespace

ManifestFile manifest_from(std::string_view toml, const std::string& file, Problems& problems) {
    std::optional<DecodedText> text = decoded(std::string(toml));
    if (!text || !is_valid_utf8(text->utf8)) {
        problems.push_back({file, "", "", "bytes that are no text",
                            "UTF-8; save it so in a text editor", "", Severity::Error});
        return {};
    }
    toml = text->utf8;
    try {
        return ManifestReader(file, problems).read(toml::parse(toml));
    } catch (const toml::parse_error& error) {
        problems.push_back({file,
                            fmt::format("line {}, column {}", error.source().begin.line,
                                        error.source().begin.column),
                            "", "", fmt::format("TOML that can be read ({})", error.description()),
                            "", Severity::Error});
        return {};
    }
}

}  // namespace nandu
