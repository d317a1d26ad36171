#include "app/settings_file.h"

#include <algorithm>
#include <span>
#include <utility>

#include "app/atlas_file.h"
#include "ui/words.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

/// One setting: where it stands in the file, and how it is written and read.
struct StoredField {
    const char* at;        ///< JSON pointer.
    const char* expected;  ///< String key.
    Json (*write)(const Settings&);
    bool (*read)(const Json&, Settings&);  ///< False if the value is none of its kind.
};

template <bool Settings::*member>
StoredField stored_flag(const char* at) {
    return {at, "settings.true_or_false", [](const Settings& s) { return Json(s.*member); },
            [](const Json& json, Settings& s) {
                if (json.is_boolean()) {
                    s.*member = json.get<bool>();
                }
                return json.is_boolean();
            }};
}

template <bool LayerSwitches::*member>
StoredField stored_layer(const char* at) {
    return {at, "settings.true_or_false", [](const Settings& s) { return Json(s.layers.*member); },
            [](const Json& json, Settings& s) {
                if (json.is_boolean()) {
                    s.layers.*member = json.get<bool>();
                }
                return json.is_boolean();
            }};
}

bool read_between(const Json& json, double least, double most, double& out) {
    if (!json.is_number() || json.get<double>() < least || json.get<double>() > most) {
        return false;
    }
    out = json.get<double>();
    return true;
}

/// Reads one of two words.
template <class T>
bool read_either(const Json& json, const char* first, T first_value, const char* second,
                 T second_value, T& out) {
    if (json != first && json != second) {
        return false;
    }
    out = json == first ? first_value : second_value;
    return true;
}

const std::vector<StoredField>& stored_fields() {
    static const std::vector<StoredField> kFields = {
        {"/language", "settings.language_tag",
         [](const Settings& s) { return Json(tag_of(s.language)); },
         [](const Json& json, Settings& s) {
             const auto language = json.is_string() ? language_from_tag(json.get<std::string>())
                                                    : std::nullopt;
             s.language = language.value_or(s.language);
             return language.has_value();
         }},
        {"/theme", "settings.theme",
         [](const Settings& s) { return Json(s.theme == ThemeKind::Dark ? "dark" : "light"); },
         [](const Json& json, Settings& s) {
             return read_either(json, "light", ThemeKind::Light, "dark", ThemeKind::Dark, s.theme);
         }},
        {"/text_scale", "settings.text_scale", [](const Settings& s) { return Json(s.text_scale); },
         [](const Json& json, Settings& s) {
             return read_between(json, kSmallestTextScale, kLargestTextScale, s.text_scale);
         }},
        {"/latin_names", "settings.latin_names",
         [](const Settings& s) {
             return Json(s.latin_names == LatinNames::Plain ? "plain" : "tones");
         },
         [](const Json& json, Settings& s) {
             return read_either(json, "plain", LatinNames::Plain, "tones",
                                LatinNames::PinyinWithTones, s.latin_names);
         }},
        stored_flag<&Settings::gregorian_shown>("/calendars/gregorian"),
        stored_flag<&Settings::lunar_shown>("/calendars/chinese"),
        stored_flag<&Settings::reduced_motion>("/reduced_motion"),
        stored_flag<&Settings::letter_keys>("/letter_keys"),
        {"/lesson_minutes", "settings.minutes",
         [](const Settings& s) { return Json(s.lesson_minutes); },
         [](const Json& json, Settings& s) {
             return read_between(json, 1.0, 600.0, s.lesson_minutes);
         }},
        stored_flag<&Settings::legend_open>("/legend_open"),
        stored_layer<&LayerSwitches::territory>("/layers/territory"),
        stored_layer<&LayerSwitches::patterns>("/layers/patterns"),
        stored_layer<&LayerSwitches::labels>("/layers/labels"),
        stored_layer<&LayerSwitches::routes>("/layers/routes"),
        stored_layer<&LayerSwitches::events>("/layers/events"),
        stored_layer<&LayerSwitches::rivers>("/layers/rivers"),
        stored_layer<&LayerSwitches::relief>("/layers/relief"),
        stored_layer<&LayerSwitches::graticule>("/layers/graticule"),
        stored_layer<&LayerSwitches::reference>("/layers/reference"),
    };
    return kFields;
}

/// Sets `at`, also where something that is no object stands in the way.
void put_at(Json& document, const char* at, Json value) {
    const Pointer pointer(at);
    const Pointer parent = pointer.parent_pointer();
    if (!parent.empty() && (!document.contains(parent) || !document[parent].is_object())) {
        document[parent] = Json::object();
    }
    document[pointer] = std::move(value);
}

/// A name beside `file` that is free.
fs::path free_name(const fs::path& file, const std::string& ending) {
    fs::path name = file;
    name += ending;
    std::error_code error;
    for (int n = 2; fs::exists(name, error) && n < 1000; ++n) {
        name = file;
        name += ending + "-" + std::to_string(n);
    }
    return name;
}

}  // namespace

LocalizedText in_all_languages(const Strings& strings, std::string_view key,
                               std::initializer_list<std::string_view> arguments) {
    return {filled(strings.get(key, Language::En), arguments),
            filled(strings.get(key, Language::Hant), arguments),
            filled(strings.get(key, Language::Hans), arguments)};
}

SettingsFile::SettingsFile(fs::path file, const Strings& strings) : file_(std::move(file)) {
    std::error_code error;
    if (file_.empty() || !fs::exists(file_, error)) {
        return;
    }
    const std::string name = file_.filename().string();
    const auto bytes = read_file(file_);
    if (!bytes) {
        // It may be somebody's good file: it is neither moved nor written over.
        messages_.push_back(in_all_languages(strings, "settings.unreadable", {file_.string()}));
        file_.clear();
        return;
    }
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    Json document = Json::parse(text, nullptr, false);
    if (!document.is_object()) {
        const fs::path aside = free_name(file_, ".damaged");
        fs::rename(file_, aside, error);
        if (error) {
            messages_.push_back(in_all_languages(strings, "settings.unreadable", {file_.string()}));
            file_.clear();
        } else {
            messages_.push_back(in_all_languages(strings, "settings.damaged", {aside.string()}));
        }
        return;
    }
    document_ = std::move(document);
    for (const StoredField& field : stored_fields()) {
        const Pointer at(field.at);
        if (!document_.contains(at) || field.read(document_[at], settings_)) {
            continue;
        }
        const std::string found = document_[at].dump(-1, ' ', false, Json::error_handler_t::replace);
        LocalizedText message;
        for (auto [part, language] : {std::pair(&LocalizedText::en, Language::En),
                                      std::pair(&LocalizedText::hant, Language::Hant),
                                      std::pair(&LocalizedText::hans, Language::Hans)}) {
            message.*part = filled(strings.get("settings.wrong_value", language),
                                   {name, std::string_view(field.at).substr(1), found,
                                    strings.get(field.expected, language)});
        }
        messages_.push_back(std::move(message));
        put_at(document_, field.at, field.write(settings_));
        unsaved_ = true;
    }
    seen_ = settings_;
}

std::optional<WindowPlace> SettingsFile::window() const {
    const auto found = document_.find("window");
    if (found == document_.end() || !found->is_object()) {
        return std::nullopt;
    }
    WindowPlace place;
    for (auto [key, value] : {std::pair("x", &place.x), std::pair("y", &place.y),
                              std::pair("width", &place.width),
                              std::pair("height", &place.height)}) {
        const auto number = found->find(key);
        if (number == found->end() || !number->is_number_integer()) {
            return std::nullopt;
        }
        *value = number->get<int>();
    }
    const auto maximized = found->find("maximized");
    place.maximized = maximized != found->end() && *maximized == true;
    return place;
}

void SettingsFile::note(const Settings& now) {
    if (now == seen_) {
        return;
    }
    for (const StoredField& field : stored_fields()) {
        Json value = field.write(now);
        if (value != field.write(seen_)) {
            put_at(document_, field.at, std::move(value));
            unsaved_ = true;
        }
    }
    seen_ = now;
}

void SettingsFile::set_window(const WindowPlace& place) {
    Json json = {{"x", place.x},
                 {"y", place.y},
                 {"width", place.width},
                 {"height", place.height},
                 {"maximized", place.maximized}};
    if (document_.contains("window") && document_["window"] == json) {
        return;
    }
    document_["window"] = std::move(json);
    unsaved_ = true;
}

Result<void> SettingsFile::save() {
    if (!std::exchange(unsaved_, false) || file_.empty()) {
        return {};
    }
    std::error_code error;
    fs::create_directories(file_.parent_path(), error);
    const std::string text =
        document_.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return write_file(file_, std::as_bytes(std::span(text)));
}

}  // namespace nandu
