#include "app/report.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "calendar/write_date.h"

namespace nandu {
namespace {

using Json = nlohmann::ordered_json;

Json selection_of(const AppState& state, const Atlas& atlas) {
    if (const auto* place = std::get_if<PlaceId>(&state.selection)) {
        return atlas[*place].key;
    }
    if (const auto* event = std::get_if<EventId>(&state.selection)) {
        return atlas[*event].key;
    }
    if (const auto* person = std::get_if<PersonId>(&state.selection)) {
        return atlas[*person].key;
    }
    if (const auto* feature = std::get_if<FeatureId>(&state.selection)) {
        return static_cast<int>(*feature);
    }
    return std::holds_alternative<LandSpot>(state.selection) ? Json("land") : Json();
}

}  // namespace

std::string report_line(const AppState& state, Stage& stage, const ItemRects& rects) {
    const Atlas& atlas = stage.pack().atlas;
    Json json;
    json["date"] = write_iso(state.day, CivilCalendar::Julian);
    const PolityState* us = stage.scene(state.day).of(atlas.manifest.protagonist);
    json["court"] = us != nullptr && us->court && us->court->place != kNo<PlaceId>
                        ? Json(atlas[us->court->place].key)
                        : Json();
    json["announced"] = state.announced ? Json(atlas[*state.announced].key) : Json();
    json["selection"] = selection_of(state, atlas);
    json["search_open"] = state.search_open;
    json["search"] = state.search_text;
    json["language"] = tag_of(state.language);
    json["playing"] = state.playing;
    if (state.presentation) {
        const Presentation& story = *state.presentation;
        json["step"] = story.step + 1;
        json["beat"] = story.beat == Beat::Told    ? "told"
                       : story.beat == Beat::Asked ? "asked"
                                                   : "revealed";
        json["blank"] = story.blank == Blank::None    ? "none"
                        : story.blank == Blank::Black ? "black"
                                                      : "white";
        json["off_path"] = story.off_path;
        json["running"] = story.playing;
        json["class_window"] = story.screen.has_value();
        json["screen_lost"] = story.screen_lost;
    } else {
        json["step"] = nullptr;
    }
    Json boxes = Json::object();
    for (const std::string& name : rects.names()) {
        const ScreenBox box = *rects.find(name);
        boxes[name] = {std::lround(box.left_px), std::lround(box.top_px),
                       std::lround(box.right_px), std::lround(box.bottom_px)};
    }
    json["rects"] = std::move(boxes);
    return json.dump();
}

}  // namespace nandu
