#include "map/overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <string>

#include "base/utf8.h"
#include "atlas/causes.h"
#include "map/because.h"
#include "map/label_placer.h"
#include "map/projection.h"
#include "map/routes.h"
#include "map/symbols.h"
#include "map/territory.h"

namespace nandu {
namespace {

constexpr int kTrailDays = 170;
constexpr int kBattleDaysAfter = 30;
/// One place label for so many square design pixels at the most.
constexpr double kAreaPerLabel = 12000.0;
/// From which scale on (metres a design pixel) a place of rank 0, 1, 2, 3 is shown, and a seat
/// that is nothing but a seat.
constexpr std::array<double, 4> kShownBelow = {1e9, 5200.0, 2600.0, 1100.0};
constexpr double kSeatsShownBelow = 480.0;
/// Of an army that the class is being told of, however long ago it marched.
constexpr double kToldStrength = 0.8;
constexpr double kSiegeRadius = 15.0;

/// One line of a label.
struct Row {
    std::string text;
    TextStyle style;
    Rgba colour;
};

class OverlayBuilder {
public:
    explicit OverlayBuilder(const OverlayInput& input)
        : in_(input),
          theme_(theme(input.theme)),
          s_(input.viewport.scale * input.text_scale),
          m_per_design_px_(input.camera.m_per_px * input.viewport.scale),
          simplified_(input.language == Language::Hans),
          placer_(input.viewport),
          focused_(input.story != nullptr && !input.story->everything),
          names_left_(focused_ ? input.story->most_names : std::numeric_limits<int>::max()) {}

    Overlay build() {
        for (const ScreenBox& box : in_.covered) {
            placer_.take(box);
        }
        if (in_.story == nullptr) {
            scale_bar();
        }
        find_states();
        changed_land();
        if (in_.routes) {
            armies();
            court_way();
            captives_way();
        }
        because();
        // Symbols first, so that no label covers one; then labels in order of rank.
        court();
        captives();
        std::vector<Shown> places = chosen_places();
        if (in_.events) {
            events();
        }
        for (const Shown& shown : places) {
            take_symbol(shown);
        }
        if (in_.labels) {
            court_label();
            captive_labels();
            forced_labels(places);
            if (in_.story != nullptr) {
                state_names();
            }
            regions();
        }
        const int for_commanders =
            focused_ ? std::min(names_left_, std::min<int>(2, int(army_heads_.size()))) : 0;
        names_left_ -= for_commanders;
        other_places(places);
        names_left_ += for_commanders;
        if (in_.labels) {
            seats();
            waters();
        }
        draw_symbols(places);
        commanders();

        Overlay out;
        DrawList all = std::move(under_);
        const auto append = [&all](DrawList& more) {
            all.insert(all.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
        };
        append(ways_);
        append(symbols_);
        append(labels_);
        append(front_);
        out.list = std::make_shared<const DrawList>(std::move(all));
        out.targets = std::move(targets_);
        std::sort(signs_.begin(), signs_.end());
        signs_.erase(std::unique(signs_.begin(), signs_.end()), signs_.end());
        out.signs = std::move(signs_);
        out.states = std::move(states_);
        return out;
    }

private:
    enum class Look { Court, Capital, CapitalInName, Important, Ordinary, Pass, None };
    struct Shown {
        PlaceId id;
        ScreenPoint at;
        Look look;
        int rank;
        bool labelled = false;
        bool placed = false;
    };

    ScreenPoint screen(MapPointF p) const {
        return screen_from_map(in_.camera, in_.viewport, {p.x_m, p.y_m});
    }
    ScreenPoint screen(LonLat p) const {
        return screen_from_map(in_.camera, in_.viewport,
                               map_from_lonlat(in_.pack.projection, p));
    }
    ScreenPoint screen(PlaceId id) const {
        return screen(in_.pack.places[static_cast<std::size_t>(id)]);
    }
    bool in_window(ScreenPoint p, double margin_px = 0.0) const {
        // On the class's screen what lies under the plate is not there.
        if (in_.story != nullptr &&
            std::any_of(in_.covered.begin(), in_.covered.end(), [&](const ScreenBox& box) {
                return p.x_px >= box.left_px && p.x_px < box.right_px &&
                       p.y_px >= box.top_px + margin_px && p.y_px < box.bottom_px;
            })) {
            return false;
        }
        return p.x_px >= -margin_px && p.y_px >= -margin_px &&
               p.x_px < in_.viewport.width_px + margin_px &&
               p.y_px < in_.viewport.height_px + margin_px;
    }
    /// The dashed outline of what changed hands, under everything else.
    void changed_land() {
        if (!in_.outlines) {
            return;
        }
        for (const std::vector<MapPointF>& outline : *in_.outlines) {
            Stroke stroke;
            bool seen = false;
            for (const MapPointF& point : outline) {
                const ScreenPoint at = screen(point);
                const bool last = &point == &outline.back();
                if (!stroke.points.empty() && !last) {
                    const ScreenPoint& before = stroke.points.back();
                    if (std::hypot(at.x_px - before.x_px, at.y_px - before.y_px) < 1.5 * s_) {
                        continue;
                    }
                }
                seen = seen || in_window(at, 20 * s_);
                stroke.points.push_back(at);
            }
            if (!seen || stroke.points.size() < 2) {
                continue;
            }
            const auto s = static_cast<float>(in_.viewport.scale);
            stroke.widths_px = {2.4F * s};
            stroke.colour = theme_.map_ink;
            stroke.dash_on_px = 9.0F * s;
            stroke.dash_off_px = 6.0F * s;
            stroke.round_caps = false;
            stroke.halo_px = 1.6F * s;
            stroke.halo = with_alpha(theme_.map_halo, 0.8F);
            under_.push_back(stroke);
        }
    }

    const Atlas& atlas() const { return in_.pack.atlas; }
    const std::string& word(std::string_view key) const {
        return in_.strings.get(key, in_.language);
    }
    Rgba ink_of(PolityId polity) const {
        if (polity == kNo<PolityId>) {
            return theme_.no_polity;
        }
        const PolityStyle& style = atlas()[polity].style;
        return rgba(in_.theme == ThemeKind::Dark ? style.ink_dark.rgb : style.ink_light.rgb);
    }
    PolityId holder_of(SeatId seat) const {
        if (in_.holders == nullptr || seat == kNo<SeatId> ||
            static_cast<std::size_t>(seat) >= in_.holders->entries.size()) {
            return kNo<PolityId>;
        }
        return in_.holders->entries[static_cast<std::size_t>(seat)].holder;
    }
    SymbolPen pen(DrawList& list) const { return {list, theme_, s_, simplified_, 1.0F}; }
    TextStyle style(Face face, double size) const { return {face, size * s_, 0.0, simplified_}; }
    void sign(Sign kind) { signs_.push_back(kind); }

    // --- the class's screen ------------------------------------------------------------------

    /// On the class's screen only what the step shows is there at all.
    bool shows(std::string_view key) const {
        return !focused_ || std::find(in_.story->keys.begin(), in_.story->keys.end(), key) !=
                                in_.story->keys.end();
    }
    bool shows(const Event& event) const {
        return shows(event.key) ||
               (event.place != kNo<PlaceId> && shows(atlas()[event.place].key));
    }
    bool shows_captives() const {
        return !focused_ || std::any_of(atlas().routes.begin(), atlas().routes.end(),
                                        [this](const Route& route) {
                                            return route.kind == RouteKind::Captives &&
                                                   shows(route.key);
                                        });
    }
    /// The step's own places, and those where something that it shows has begun.
    bool shows_place(PlaceId id) const {
        if (shows(atlas()[id].key)) {
            return true;
        }
        return std::any_of(atlas().events.begin(), atlas().events.end(), [&](const Event& event) {
            return event.place == id && event.when.first <= in_.scene.day && shows(event.key);
        });
    }
    bool shows_region(const LocalizedText& name) const {
        return !focused_ || std::any_of(atlas().places.begin(), atlas().places.end(),
                                        [&](const Place& place) {
                                            return place.kind == PlaceKind::Region &&
                                                   shows(place.key) &&
                                                   place.name.hant.find(name.hant) == 0;
                                        });
    }

    // --- names -----------------------------------------------------------------------------

    /// The label's lines: Latin over Han in English, Han alone in the Chinese languages.
    void name_rows(std::vector<Row>& rows, const LocalizedText& name, const std::string& pinyin,
                   double size, Rgba ink, bool bold) const {
        const Face face = bold ? Face::ReadingBold : Face::Reading;
        if (in_.language != Language::En) {
            rows.push_back({name.in(in_.language), style(face, size), ink});
            return;
        }
        const std::string& latin = in_.tone_marks && !pinyin.empty() ? pinyin : name.en;
        const std::string& han = name.hant;
        if (!latin.empty()) {
            rows.push_back({latin, style(face, size), ink});
        }
        if (!han.empty() && han != latin) {
            rows.push_back({han, style(face, latin.empty() ? size : size * 0.9), ink});
        }
    }

    void place_rows(std::vector<Row>& rows, PlaceId id, double size, Rgba ink, bool bold,
                    const std::string& first_note) const {
        const Place& place = atlas()[id];
        const Toponym* toponym = toponym_at(place, in_.scene.day);
        if (!place.map_name.empty()) {
            name_rows(rows, place.map_name, "", size, ink, bold);
        } else if (toponym != nullptr) {
            LocalizedText name = toponym->name;
            if (name.en.empty()) {
                name.en = place.name.en;
            }
            name_rows(rows, name, toponym->pinyin, size, ink, bold);
        } else {
            name_rows(rows, place.name, place.pinyin, size, ink, bold);
        }
        std::string note = first_note;
        std::string today = place.map_note.in(in_.language);
        if (today.empty() && in_.modern_names && !place.modern.empty()) {
            // Without what stands in brackets: that is for the card.
            const std::string& modern = place.modern.in(in_.language);
            const std::string town = modern.substr(0, std::min(modern.find(" ("), modern.find("（")));
            today = word("map.today");
            today.replace(today.find("{0}"), 3, town);
        }
        if (!today.empty()) {
            note += note.empty() ? "" : " · ";
            note += today;
        }
        if (!note.empty()) {
            const Face face = in_.language == Language::En ? Face::ReadingItalic : Face::Reading;
            const double least = in_.story != nullptr ? 14.0 : 12.0;
            rows.push_back({note, style(face, std::max(least, size * 0.76)), ink});
        }
    }

    struct Block {
        double width = 0.0, height = 0.0;
        std::vector<TextSize> sizes;
    };
    Block measured(const std::vector<Row>& rows) const {
        Block block;
        for (const Row& row : rows) {
            const TextSize size = in_.measure(row.style, row.text);
            block.width = std::max(block.width, size.width_px);
            block.height += row.style.size_px * 1.08;
            block.sizes.push_back(size);
        }
        return block;
    }
    void write(const std::vector<Row>& rows, const Block& block, const ScreenBox& box, int side) {
        // Labels on the left of their sign are set flush right, above and below centred.
        const bool right_flush = side == 1 || side == 4 || side == 5;
        const bool centred = side == 6 || side == 7;
        double y = box.top_px;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double room = block.width - block.sizes[i].width_px;
            const double x =
                box.left_px + (right_flush ? room : centred ? room * 0.5 : 0.0);
            Text text;
            text.text = rows[i].text;
            text.style = rows[i].style;
            text.origin = {x, y + rows[i].style.size_px * 0.86};
            text.colour = rows[i].colour;
            text.halo = theme_.map_halo;
            text.halo_px = static_cast<float>(1.7 * in_.viewport.scale);
            labels_.push_back(std::move(text));
            y += rows[i].style.size_px * 1.08;
        }
    }
    std::optional<ScreenBox> label_beside(const std::vector<Row>& rows, ScreenPoint at,
                                          double radius, bool force) {
        if (rows.empty()) {
            return std::nullopt;
        }
        if (names_left_ <= 0) {
            return std::nullopt;
        }
        const Block block = measured(rows);
        const auto placed = placer_.beside(at, radius * s_, 4 * s_, block.width, block.height, -1,
                                           force);
        if (!placed) {
            return std::nullopt;
        }
        ScreenBox taken = placed->box;
        const double air = 3 * in_.viewport.scale;
        taken = {taken.left_px - air, taken.top_px - air, taken.right_px + air,
                 taken.bottom_px + air};
        placer_.take(taken);
        write(rows, block, placed->box, placed->side);
        --names_left_;
        return placed->box;
    }
    /// A label that must stand says less before it hides anything: first its note goes, then its
    /// second script; only the bare name is forced.
    std::optional<ScreenBox> label_that_must_stand(std::vector<Row> rows, ScreenPoint at,
                                                   double radius) {
        while (true) {
            const auto box = label_beside(rows, at, radius, rows.size() == 1);
            if (box || rows.size() <= 1) {
                return box;
            }
            rows.pop_back();
        }
    }
    void take_disc(ScreenPoint at, double radius) {
        const double r = radius * s_;
        placer_.take({at.x_px - r, at.y_px - r, at.x_px + r, at.y_px + r});
    }
    void target(PlaceId id, ScreenPoint at, const std::optional<ScreenBox>& label) {
        // At least 24 design pixels, whatever the symbol's size.
        const double r = 12 * s_;
        ScreenBox box{at.x_px - r, at.y_px - r, at.x_px + r, at.y_px + r};
        if (label) {
            box = {std::min(box.left_px, label->left_px), std::min(box.top_px, label->top_px),
                   std::max(box.right_px, label->right_px),
                   std::max(box.bottom_px, label->bottom_px)};
        }
        targets_.push_back({id, at, box});
    }

    // --- ways ------------------------------------------------------------------------------

    void take_line(const std::vector<ScreenPoint>& points) {
        const double r = 5 * s_;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const ScreenPoint a = points[i - 1];
            const ScreenPoint b = points[i];
            const double length = std::hypot(b.x_px - a.x_px, b.y_px - a.y_px);
            if (!in_window(a, 200) && !in_window(b, 200)) {
                continue;
            }
            const int steps = std::clamp(static_cast<int>(length / (2 * r)) + 1, 1, 400);
            for (int k = 0; k <= steps; ++k) {
                const double t = double(k) / steps;
                const double x = a.x_px + (b.x_px - a.x_px) * t;
                const double y = a.y_px + (b.y_px - a.y_px) * t;
                placer_.take({x - r, y - r, x + r, y + r}, LabelPlacer::Taken::Soft);
            }
        }
    }

    void way(const std::vector<TrailPoint>& trail, Rgba colour, double width, bool fades) {
        for (std::size_t i = 1; i < trail.size(); ++i) {
            const ScreenPoint a = screen(trail[i - 1].position);
            const ScreenPoint b = screen(trail[i].position);
            if (std::hypot(b.x_px - a.x_px, b.y_px - a.y_px) < 0.5) {
                continue;
            }
            const double age = double(in_.scene.day - trail[i].day) / kTrailDays;
            const auto alpha =
                static_cast<float>(fades ? std::clamp(1.0 - 0.82 * age, 0.18, 1.0) : 1.0);
            Stroke leg;
            leg.points = {a, b};
            leg.widths_px = {static_cast<float>(width * s_)};
            leg.colour = with_alpha(colour, alpha);
            leg.round_caps = false;
            if (trail[i].interpolated) {
                leg.dash_on_px = static_cast<float>(2.2 * width * s_);
                leg.dash_off_px = static_cast<float>(1.9 * width * s_);
            }
            leg.halo = with_alpha(theme_.map_halo, theme_.map_halo.a * 0.8F * alpha);
            leg.halo_px = static_cast<float>(1.4 * s_);
            ways_.push_back(leg);
            take_line(leg.points);
        }
    }

    void court_way() {
        const PolityId us = atlas().manifest.protagonist;
        if (us == kNo<PolityId>) {
            return;
        }
        const PolityState* state = in_.scene.of(us);
        if (state == nullptr || !state->court) {
            return;
        }
        const auto trail = court_trail(atlas(), us, in_.scene.day, kTrailDays);
        const std::size_t before = ways_.size();
        way(trail, theme_.accent, 3.6, true);
        if (ways_.size() > before) {
            sign(Sign::CourtWay);
        }
    }

    void captives_way() {
        for (const Route& route : atlas().routes) {
            if (route.kind != RouteKind::Captives || !shows(route.key)) {
                continue;
            }
            const auto trail = travelled(route, in_.scene.day);
            if (trail.size() < 2 || in_.scene.day - trail.back().day > kTrailDays) {
                continue;
            }
            way(trail, theme_.captives, 3.4, false);
            sign(Sign::Captives);
        }
    }

    void armies() {
        for (const Route& route : atlas().routes) {
            if (route.kind != RouteKind::Army || !shows(route.key)) {
                continue;
            }
            const auto army = army_on(route, in_.scene.day);
            if (!army) {
                continue;
            }
            std::vector<ScreenPoint> points;
            points.reserve(army->path.size());
            for (const LonLat& p : army->path) {
                points.push_back(screen(p));
            }
            // What the step tells of stays strong until it has been told.
            const double strength =
                focused_ ? std::max(kToldStrength, army->strength) : army->strength;
            const Rgba ink = with_alpha(ink_of(route.polity), static_cast<float>(strength));
            std::vector<double> widths;
            if (most_ > 0.0 && men_on(route, in_.scene.day) > 0.0) {
                for (const double men : army->men) {
                    widths.push_back(march_width_px(men, most_) * s_);
                }
                numbers(route);
            }
            if (append_ribbon(under_, points, army->estimated, ink, theme_.map_halo, s_, widths)) {
                sign(Sign::Army);
                take_line(points);
                if (strength > 0.6 && !points.empty() && in_window(points.back())) {
                    army_heads_.push_back({&route, points.back()});
                }
            }
        }
    }

    /// How many were left, beside the march where the number changes.
    void numbers(const Route& route) {
        double before = 0.0;
        for (const Waypoint& waypoint : route.waypoints) {
            if (waypoint.when.first > in_.scene.day) {
                return;
            }
            const ScreenPoint at = screen(waypoint.position);
            if (waypoint.strength > 0.0 && waypoint.strength != before && in_window(at)) {
                strengths_.push_back({waypoint.strength, at});
            }
            before = waypoint.strength;
        }
    }

    /// Arrows from the causes of the selected event and to what came of it.
    void because() {
        if (!in_.event || atlas()[*in_.event].place == kNo<PlaceId>) {
            return;
        }
        std::map<std::pair<PlaceId, PlaceId>, int> lanes;
        std::vector<std::size_t> links = causes_of(atlas(), *in_.event);
        const auto effects = effects_of(atlas(), *in_.event);
        links.insert(links.end(), effects.begin(), effects.end());
        for (const std::size_t link : links) {
            const Cause& cause = atlas().causes[link];
            const PlaceId from = atlas()[cause.because_of].place;
            const PlaceId to = atlas()[cause.event].place;
            if (from == kNo<PlaceId> || to == kNo<PlaceId>) {
                continue;
            }
            const int lane = lanes[{from, to}]++;
            if (from == to && lane > 0) {
                continue;  // One loop says it.
            }
            take_line(append_cause_arrow(ways_, screen(from), screen(to), cause.strength, lane,
                                         (kCapitalRadius + 5) * s_, theme_.link,
                                         with_alpha(theme_.map_halo, 0.9F), s_));
            linked_.push_back(from);
            linked_.push_back(to);
            sign(cause.strength == CauseStrength::Direct         ? Sign::CauseDirect
                 : cause.strength == CauseStrength::Contributing ? Sign::CauseContributing
                                                                 : Sign::CauseDisputed);
        }
    }

    // --- the court and the captives -----------------------------------------------------------

    void court() {
        const PolityId us = atlas().manifest.protagonist;
        const PolityState* state = us == kNo<PolityId> ? nullptr : in_.scene.of(us);
        if (state == nullptr || !state->court) {
            return;
        }
        court_ = *state->court;
        court_at_ = screen(court_->position);
        capital_ = state->capital;
        const bool home = !court_->en_route && capital_ != kNo<StayId> &&
                          atlas()[capital_].place == court_->place;
        const Manifest& manifest = atlas().manifest;
        SymbolPen draw = pen(front_);
        draw.alpha = court_->en_route ? 1.0F : fade_of(court_->stay);
        draw.court(*court_at_, home ? manifest.seal_capital : manifest.seal_travelling,
                   !court_->en_route, court_->certainty != Certainty::Certain);
        take_disc(*court_at_, court_->en_route ? 14.0 : kCourtRadius);
        sign(Sign::Court);
        if (!court_->en_route) {
            shown_as_court_ = court_->place;
        }
    }

    /// The map fades what is doubtful by the calendar's one rule, but never out of sight.
    float fade_of(StayId stay) const {
        return static_cast<float>(
            std::max(0.35, likelihood_at(atlas()[stay].span, in_.scene.day)));
    }

    void court_label() {
        if (!court_at_ || !in_window(*court_at_)) {
            return;
        }
        std::vector<Row> rows;
        const Rgba ink = theme_.accent;
        const PolityId us = atlas().manifest.protagonist;
        if (court_->en_route) {
            rows.push_back({word("map.court_on_road"), style(Face::ReadingBold, 17), ink});
            if (court_->from != kNo<PlaceId> && court_->to != kNo<PlaceId>) {
                rows.push_back({name_on_day(court_->from) + " → " + name_on_day(court_->to),
                                style(Face::ReadingItalic, 14), ink});
            }
        } else {
            std::string note = word("map.court_here");
            if (court_->certainty != Certainty::Certain) {
                note += " (" + word("cert." + std::string(word_of(court_->certainty))) + ")";
            }
            place_rows(rows, court_->place, 20, ink_of(us), true, note);
        }
        const auto box =
            label_that_must_stand(rows, *court_at_, court_->en_route ? 14.0 : kCourtRadius);
        if (!court_->en_route) {
            target(court_->place, *court_at_, box);
        }
    }

    std::string name_on_day(PlaceId id) const {
        const Place& place = atlas()[id];
        const Toponym* toponym = toponym_at(place, in_.scene.day);
        if (in_.language != Language::En) {
            return toponym != nullptr ? toponym->name.in(in_.language) : place.name.in(in_.language);
        }
        if (toponym != nullptr && in_.tone_marks && !toponym->pinyin.empty()) {
            return toponym->pinyin;
        }
        return toponym != nullptr && !toponym->name.en.empty() ? toponym->name.en : place.name.en;
    }

    void captives() {
        if (!shows_captives()) {
            return;
        }
        for (const CaptiveState& captive : in_.scene.captives) {
            const ScreenPoint at = screen(captive.position);
            if (!in_window(at, 20)) {
                continue;
            }
            SymbolPen draw = pen(front_);
            draw.alpha = captive.en_route ? 1.0F : fade_of(captive.stay);
            draw.captive(at, captive.en_route || captive.certainty >= Certainty::Approximate);
            take_disc(at, 8.0);
            sign(Sign::Captives);
        }
    }

    void captive_labels() {
        if (!shows_captives()) {
            return;
        }
        // Captives held together share one label.
        std::vector<std::pair<ScreenPoint, std::string>> groups;
        for (const CaptiveState& captive : in_.scene.captives) {
            const ScreenPoint at = screen(captive.position);
            const std::string& name = captive.label.in(in_.language);
            if (!in_window(at) || name.empty()) {
                continue;
            }
            const auto same = std::find_if(groups.begin(), groups.end(), [&at](const auto& g) {
                return std::hypot(g.first.x_px - at.x_px, g.first.y_px - at.y_px) < 6;
            });
            if (same == groups.end()) {
                groups.push_back({at, name});
            } else if (same->second.find(name) == std::string::npos) {
                same->second += in_.language == Language::En ? ", " + name : "、" + name;
            }
        }
        for (const auto& group : groups) {
            const Face face = Face::ReadingBold;
            label_beside({{group.second, style(face, 15), theme_.captives}}, group.first, 8.0,
                         false);
        }
    }

    // --- places -----------------------------------------------------------------------------

    std::vector<Shown> chosen_places() {
        std::vector<Shown> shown;
        for (std::size_t i = 0; i < atlas().places.size(); ++i) {
            const Place& place = atlas().places[i];
            const auto id = static_cast<PlaceId>(i);
            if (place.kind == PlaceKind::Region) {
                continue;  // Its name is set among the regions.
            }
            const ScreenPoint at = screen(id);
            if (!in_window(at) || (shown_as_court_ && *shown_as_court_ == id) ||
                (focused_ && !shows_place(id))) {
                continue;
            }
            const bool chosen = in_.selected == id || in_.hovered == id ||
                                std::find(linked_.begin(), linked_.end(), id) != linked_.end();
            Look look = look_of(id);
            int rank = std::clamp(place.rank, 0, 3);
            if (look == Look::Capital || look == Look::CapitalInName) {
                rank = std::min(rank, look == Look::CapitalInName ? 0 : 1);
            }
            if (has_event_today(id)) {
                rank = std::min(rank, 1);
            }
            if (focused_) {
                rank = shows(place.key) ? 0 : 1;
            } else if (!chosen && m_per_design_px_ > kShownBelow[static_cast<std::size_t>(rank)]) {
                continue;
            }
            shown.push_back({id, at, look, chosen ? 0 : rank});
        }
        std::stable_sort(shown.begin(), shown.end(), [](const Shown& a, const Shown& b) {
            return std::pair(a.rank, a.look) < std::pair(b.rank, b.look);
        });
        return shown;
    }

    bool has_event_today(PlaceId id) const {
        return std::any_of(in_.scene.events.begin(), in_.scene.events.end(), [&](EventId e) {
            const Event& event = atlas()[e];
            return event.place == id && event.importance >= 2 &&
                   event.when.last - event.when.first < 400;
        });
    }

    Look look_of(PlaceId id) const {
        for (const PolityState& state : in_.scene.polities) {
            if (state.capital != kNo<StayId> && atlas()[state.capital].place == id) {
                return state.polity == atlas().manifest.protagonist ? Look::CapitalInName
                                                                    : Look::Capital;
            }
        }
        const Place& place = atlas()[id];
        switch (place.kind) {
            case PlaceKind::Pass:
                return Look::Pass;
            case PlaceKind::Battlefield:
            case PlaceKind::Crossing:
            case PlaceKind::County:
                return Look::Ordinary;
            case PlaceKind::Region:
                return Look::None;
            default:
                return place.rank <= 2 ? Look::Important : Look::Ordinary;
        }
    }

    double radius_of(Look look) const {
        switch (look) {
            case Look::Capital:
            case Look::CapitalInName:
                return kCapitalRadius;
            case Look::Important:
                return kSeatRadius;
            default:
                return kSmallSeatRadius;
        }
    }

    /// A label stands clear of the ring of a siege.
    double label_radius_of(const Shown& shown) const {
        if (in_.story != nullptr && in_.story->ringed == shown.id) {
            return kStoryRingRadius + 3.0;
        }
        const bool besieged =
            std::find(besieged_.begin(), besieged_.end(), shown.id) != besieged_.end();
        return besieged ? kSiegeRadius + 3.0 : radius_of(shown.look);
    }

    void take_symbol(const Shown& shown) {
        if (shown.rank == 0 || shown.look == Look::Capital || shown.look == Look::CapitalInName) {
            take_disc(shown.at, radius_of(shown.look));
        }
    }

    bool label_place(Shown& shown, bool force) {
        const Place& place = atlas()[shown.id];
        std::vector<Row> rows;
        std::string note;
        Rgba ink = theme_.map_ink;
        if (shown.look == Look::Capital || shown.look == Look::CapitalInName) {
            for (const PolityState& state : in_.scene.polities) {
                if (state.capital != kNo<StayId> &&
                    atlas()[state.capital].place == shown.id) {
                    const std::string& label = atlas()[state.capital].label.in(in_.language);
                    note = label.empty() ? word("place.capital") : label;
                }
            }
        }
        const double size = shown.look == Look::CapitalInName ? 19
                            : place.rank <= 1                 ? 17
                                                              : 15;
        place_rows(rows, shown.id, size, ink, shown.look == Look::CapitalInName, note);
        auto box = label_beside(rows, shown.at, label_radius_of(shown), false);
        if (!box && rows.size() > 1 && !force && place.map_note.empty()) {
            rows.pop_back();
            box = label_beside(rows, shown.at, label_radius_of(shown), false);
        }
        if (!box && force) {
            box = label_that_must_stand(rows, shown.at, label_radius_of(shown));
        }
        shown.placed = true;
        if (box) {
            shown.labelled = true;
            target(shown.id, shown.at, box);
        }
        return box.has_value();
    }

    void forced_labels(std::vector<Shown>& places) {
        for (Shown& shown : places) {
            if (shown.rank == 0) {
                label_place(shown, true);
            }
        }
    }

    void other_places(std::vector<Shown>& places) {
        const double area = in_.viewport.width_px * in_.viewport.height_px / (s_ * s_);
        const int most = std::max(8, static_cast<int>(area / kAreaPerLabel));
        int count = 0;
        for (Shown& shown : places) {
            if (shown.placed) {
                ++count;
                continue;
            }
            const bool keeps_sign = shown.look == Look::Capital || shown.look == Look::CapitalInName;
            const double r = radius_of(shown.look) * s_;
            const ScreenBox disc{shown.at.x_px - r, shown.at.y_px - r, shown.at.x_px + r,
                                 shown.at.y_px + r};
            if (!keeps_sign && (!placer_.is_free(disc) || count >= most)) {
                continue;
            }
            if (!in_.labels) {
                placer_.take(disc);
                shown.labelled = true;
                target(shown.id, shown.at, std::nullopt);
                continue;
            }
            if (label_place(shown, false)) {
                placer_.take(disc);
                ++count;
            } else if (keeps_sign) {
                shown.labelled = true;
                target(shown.id, shown.at, std::nullopt);
            }
        }
    }

    void draw_symbols(const std::vector<Shown>& places) {
        for (const Shown& shown : places) {
            if (!shown.labelled) {
                continue;
            }
            const Place& place = atlas()[shown.id];
            const bool uncertain = place.certainty >= Certainty::Approximate || place.error_km > 9;
            const double error_px = place.error_km * 1000.0 / in_.camera.m_per_px;
            if (uncertain && error_px > 12 * s_) {
                Shape doubt;
                doubt.center = shown.at;
                doubt.half_width_px = doubt.half_height_px = doubt.corner_px =
                    static_cast<float>(error_px);
                doubt.fill = with_alpha(theme_.map_ink, 0.08F);
                under_.push_back(doubt);
            }
            const SymbolPen draw = pen(symbols_);
            switch (shown.look) {
                case Look::Capital:
                case Look::CapitalInName: {
                    PolityId of = kNo<PolityId>;
                    for (const PolityState& state : in_.scene.polities) {
                        if (state.capital != kNo<StayId> &&
                            atlas()[state.capital].place == shown.id) {
                            of = state.polity;
                        }
                    }
                    draw.capital(shown.at, ink_of(of));
                    sign(shown.look == Look::CapitalInName ? Sign::CapitalInName : Sign::Capital);
                    break;
                }
                case Look::Pass:
                    draw.pass(shown.at, theme_.map_ink);
                    sign(Sign::Pass);
                    break;
                default:
                    draw.seat(shown.at, theme_.map_ink, shown.look == Look::Important, uncertain);
                    sign(uncertain ? Sign::UncertainPlace : Sign::Seat);
                    break;
            }
        }
        if (in_.pointed_seat) {
            pen(front_).focus_ring(screen(in_.pack.seats[static_cast<std::size_t>(*in_.pointed_seat)]),
                                   kCapitalRadius);
        }
        if (in_.selected && atlas()[*in_.selected].kind != PlaceKind::Region) {
            const bool court = shown_as_court_ && *shown_as_court_ == *in_.selected;
            pen(front_).focus_ring(screen(*in_.selected), court ? kCourtRadius : kCapitalRadius);
        }
    }

    /// Towns that are nothing but seats, once the map is near enough.
    void seats() {
        if (m_per_design_px_ > kSeatsShownBelow || focused_) {
            return;
        }
        for (std::size_t i = 0; i < atlas().seats.size(); ++i) {
            const Seat& seat = atlas().seats[i];
            if (seat.anchor || is_place_seat(static_cast<SeatId>(i))) {
                continue;
            }
            const ScreenPoint at = screen(in_.pack.seats[i]);
            if (!in_window(at)) {
                continue;
            }
            const double r = kSmallSeatRadius * s_;
            const ScreenBox disc{at.x_px - r, at.y_px - r, at.x_px + r, at.y_px + r};
            if (!placer_.is_free(disc)) {
                continue;
            }
            std::vector<Row> rows;
            name_rows(rows, seat.name, seat.pinyin, 14, with_alpha(theme_.map_ink, 0.86F), false);
            if (label_beside(rows, at, kSmallSeatRadius, false)) {
                placer_.take(disc);
                pen(symbols_).seat(at, theme_.map_ink, false,
                                   seat.certainty >= Certainty::Approximate);
            }
        }
    }
    bool is_place_seat(SeatId seat) {
        if (place_seats_.empty()) {
            place_seats_.assign(atlas().seats.size(), false);
            for (const Place& place : atlas().places) {
                if (place.is_seat && place.seat != kNo<SeatId>) {
                    place_seats_[static_cast<std::size_t>(place.seat)] = true;
                }
            }
        }
        return place_seats_[static_cast<std::size_t>(seat)];
    }

    // --- events -----------------------------------------------------------------------------

    void events() {
        for (std::size_t i = 0; i < atlas().events.size(); ++i) {
            const Event& event = atlas().events[i];
            const bool battle = event.kind == "battle";
            const bool siege = event.kind == "siege";
            if ((!battle && !siege) || event.place == kNo<PlaceId> ||
                event.when.first > in_.scene.day || !shows(event)) {
                continue;
            }
            const int after = in_.scene.day - event.when.last;
            const ScreenPoint at = screen(event.place);
            if (!in_window(at, 30)) {
                continue;
            }
            SymbolPen draw = pen(symbols_);
            const Rgba ink = event_ink(event);
            if (siege && after <= 0) {
                draw.siege(at, ink, event.certainty >= Certainty::Probable);
                take_disc(at, kSiegeRadius);
                besieged_.push_back(event.place);
                sign(Sign::Siege);
            } else if (battle && after <= kBattleDaysAfter) {
                draw.alpha = after <= 0 ? 1.0F : 0.4F;
                draw.battle({at.x_px, at.y_px - 13 * s_}, ink);
                take_disc({at.x_px, at.y_px - 13 * s_}, 8);
                sign(Sign::Battle);
            }
        }
    }
    Rgba event_ink(const Event& event) const {
        return event.polities.empty() ? theme_.map_ink : ink_of(event.polities.front());
    }

    // --- regions and waters -------------------------------------------------------------------

    void find_states() {
        if (in_.holders == nullptr || !in_.territory || in_.pack.territory.seat_grid.empty()) {
            return;
        }
        // A coarse look at the screen: which holder lies under each of some hundred spots.
        std::map<PolityId, int> counts;
        const int steps = 24;
        for (int row = 0; row < steps; ++row) {
            for (int column = 0; column < steps * 2; ++column) {
                const ScreenPoint at{(column + 0.5) * in_.viewport.width_px / (steps * 2),
                                     (row + 0.5) * in_.viewport.height_px / steps};
                const SeatId seat = seat_at(in_.pack.territory,
                                            map_from_screen(in_.camera, in_.viewport, at));
                if (seat == kNo<SeatId>) {
                    continue;
                }
                const auto& entry = in_.holders->entries[static_cast<std::size_t>(seat)];
                if (entry.holder == kNo<PolityId>) {
                    continue;
                }
                ++counts[entry.holder];
                if (entry.raid) {
                    sign(Sign::Raid);
                } else if (entry.contested) {
                    sign(Sign::Contested);
                    ++counts[entry.before];
                } else if (entry.inferred && atlas()[entry.holder].style.drawn) {
                    sign(Sign::Inferred);
                }
            }
        }
        for (const auto& [polity, count] : counts) {
            states_.push_back(polity);
        }
        std::stable_sort(states_.begin(), states_.end(), [&counts](PolityId a, PolityId b) {
            return counts[a] > counts[b];
        });
    }

    void regions() {
        std::vector<const RegionLabel*> today;
        for (const RegionLabel& region : atlas().regions) {
            if (region.span.possible().contains(in_.scene.day)) {
                today.push_back(&region);
            }
        }
        std::stable_sort(today.begin(), today.end(), [](const auto* a, const auto* b) {
            return std::pair(a->rank, a->kind != "state") < std::pair(b->rank, b->kind != "state");
        });
        for (const RegionLabel* region : today) {
            if (in_.story != nullptr &&
                (region->kind == "state" || !shows_region(region->name))) {
                continue;
            }
            if (region->rank > 0 && region->kind != "state" &&
                m_per_design_px_ < 350.0) {
                continue;  // Close by, the names of whole lands only get in the way.
            }
            if (region->kind == "state" && (!in_.territory || m_per_design_px_ < 500.0)) {
                continue;
            }
            region_label(*region);
        }
    }

    void region_label(const RegionLabel& region) {
        const bool sea = region.kind == "sea";
        const double grow = std::clamp(std::pow(1800.0 / m_per_design_px_, 0.35), 0.62, 1.25);
        const double size = std::max(13.0, region.size_px * grow);
        Rgba ink = sea ? theme_.water_ink
                       : region.kind == "state" ? ink_of(region.polity) : theme_.no_polity;
        TextStyle first = style(sea ? Face::ReadingItalic : Face::Display, size);
        first.spacing_em = sea ? 0.22 : region.kind == "state" ? 0.45 : 0.3;
        TextStyle second = style(Face::Display, size * 0.86);
        second.spacing_em = 0.2;
        std::vector<Row> rows;
        if (in_.language == Language::En) {
            rows.push_back({sea ? region.name.en : upper_case(region.name.en), first, ink});
            if (!region.name.hant.empty()) {
                rows.push_back({region.name.hant, second, ink});
            }
        } else {
            second.size_px = first.size_px;
            second.spacing_em = 0.3;
            rows.push_back({region.name.in(in_.language), second, ink});
        }
        const Block block = measured(rows);
        ScreenPoint middle = screen(region.position);
        const double air = 4 * s_;
        const bool must_stand = region.rank == 0 && region.kind != "state";
        if (must_stand) {
            // Into the window from wherever it lies near by, for what is named at every zoom.
            const double inset_x = block.width * 0.5 + 12 * s_;
            const double inset_y = block.height * 0.5 + 8 * s_;
            const double x = std::clamp(middle.x_px, inset_x,
                                        std::max(inset_x, in_.viewport.width_px - inset_x));
            const double y = std::clamp(middle.y_px, inset_y,
                                        std::max(inset_y, in_.viewport.height_px - inset_y));
            if (std::abs(x - middle.x_px) < block.width &&
                std::abs(y - middle.y_px) < block.height * 3) {
                middle = {x, y};
            }
        }
        const auto box_at = [&](double dx, double dy) {
            return ScreenBox{middle.x_px + dx - block.width * 0.5 - air,
                             middle.y_px + dy - block.height * 0.5 - air,
                             middle.x_px + dx + block.width * 0.5 + air,
                             middle.y_px + dy + block.height * 0.5 + air};
        };
        // Near its place if something stands there; a label of rank 0 is never given up.
        const double step = block.height * 0.75;
        for (int ring = 0; ring <= (must_stand ? 7 : 3); ++ring) {
            for (int k = 0; k < (ring == 0 ? 1 : 8); ++k) {
                const double angle = k * std::numbers::pi / 4;
                const double dx = std::cos(angle) * ring * step * 1.6;
                const double dy = std::sin(angle) * ring * step;
                const ScreenBox box = box_at(dx, dy);
                const ScreenPoint center{middle.x_px + dx, middle.y_px + dy};
                if (!placer_.fits(box) ||
                    (region.kind == "state" && !lies_in(center, region.polity))) {
                    continue;
                }
                set_region(rows, block, box, air, region.tilt_deg);
                return;
            }
        }
        if (must_stand && in_window(middle)) {
            set_region(rows, block, box_at(0, 0), air, region.tilt_deg);
        }
    }

    /// A state's name stands on its own land and nowhere else.
    bool lies_in(ScreenPoint at, PolityId polity) const {
        return in_.holders == nullptr || in_.pack.territory.seat_grid.empty() ||
               holder_of(seat_at(in_.pack.territory,
                                 map_from_screen(in_.camera, in_.viewport, at))) == polity;
    }

    /// On the class's screen, which has no legend, each colour bears its name in the middle of its
    /// land, wherever that is on this screen.
    void state_names() {
        constexpr int kColumns = 48, kRows = 27;
        constexpr double kLeastShare = 0.025;
        constexpr int kMostStates = 3;
        if (in_.holders == nullptr || !in_.territory || in_.pack.territory.seat_grid.empty()) {
            return;
        }
        const auto spot = [this](int column, int row) {
            return ScreenPoint{(column + 0.5) * in_.viewport.width_px / kColumns,
                               (row + 0.5) * in_.viewport.height_px / kRows};
        };
        std::vector<PolityId> holders;
        for (int row = 0; row < kRows; ++row) {
            for (int column = 0; column < kColumns; ++column) {
                const ScreenPoint at = spot(column, row);
                const bool covered =
                    std::any_of(in_.covered.begin(), in_.covered.end(),
                                [&at](const ScreenBox& box) { return box.contains(at); });
                holders.push_back(covered ? kNo<PolityId>
                                          : holder_of(seat_at(
                                                in_.pack.territory,
                                                map_from_screen(in_.camera, in_.viewport, at))));
            }
        }
        const auto holder = [&](int column, int row) {
            return column < 0 || row < 0 || column >= kColumns || row >= kRows
                       ? kNo<PolityId>
                       : holders[static_cast<std::size_t>(row * kColumns + column)];
        };
        int named = 0;
        for (const PolityId polity : states_) {
            const auto cells = std::count(holders.begin(), holders.end(), polity);
            if (named == kMostStates || names_left_ <= 0 ||
                double(cells) < kLeastShare * double(holders.size())) {
                return;
            }
            // Spots of its land, the deepest inside it first.
            std::vector<std::pair<int, ScreenPoint>> spots;
            for (int row = 0; row < kRows; ++row) {
                for (int column = 0; column < kColumns; ++column) {
                    int depth = 0;
                    const auto all_around = [&](int d) {
                        for (int k = -d; k <= d; ++k) {
                            if (holder(column + k, row - d) != polity ||
                                holder(column + k, row + d) != polity ||
                                holder(column - d, row + k) != polity ||
                                holder(column + d, row + k) != polity) {
                                return false;
                            }
                        }
                        return true;
                    };
                    while (depth < 8 && all_around(depth)) {
                        ++depth;
                    }
                    if (depth > 0) {
                        spots.emplace_back(depth, spot(column, row));
                    }
                }
            }
            std::stable_sort(spots.begin(), spots.end(),
                             [](const auto& a, const auto& b) { return a.first > b.first; });
            named += set_state_name(polity, spots) ? 1 : 0;
        }
    }

    bool set_state_name(PolityId polity,
                        const std::vector<std::pair<int, ScreenPoint>>& spots) {
        LocalizedText name = atlas()[polity].name;
        for (const RegionLabel& region : atlas().regions) {
            if (region.kind == "state" && region.polity == polity &&
                region.span.possible().contains(in_.scene.day)) {
                name = region.name;
            }
        }
        for (const double size : {25.0, 20.0, 16.0}) {
            TextStyle first = style(Face::Display, size);
            first.spacing_em = 0.35;
            TextStyle second = style(Face::Display, size * 0.86);
            second.spacing_em = 0.2;
            std::vector<Row> rows;
            if (in_.language == Language::En) {
                rows.push_back({upper_case(name.en), first, ink_of(polity)});
                if (!name.hant.empty()) {
                    rows.push_back({name.hant, second, ink_of(polity)});
                }
            } else {
                rows.push_back({name.in(in_.language), first, ink_of(polity)});
            }
            const Block block = measured(rows);
            const double air = 4 * s_;
            for (const auto& [depth, at] : spots) {
                const ScreenBox box{at.x_px - block.width * 0.5 - air,
                                    at.y_px - block.height * 0.5 - air,
                                    at.x_px + block.width * 0.5 + air,
                                    at.y_px + block.height * 0.5 + air};
                const bool on_its_land =
                    lies_in({box.left_px, at.y_px}, polity) &&
                    lies_in({box.right_px, at.y_px}, polity);
                if (on_its_land && placer_.fits(box)) {
                    set_region(rows, block, box, air, 0.0);
                    return true;
                }
            }
        }
        return false;
    }

    void set_region(const std::vector<Row>& rows, const Block& block, const ScreenBox& box,
                    double air, double tilt_deg) {
        --names_left_;
        placer_.take(box);
        const double tilt = std::clamp(tilt_deg, -6.0, 6.0) * std::numbers::pi / 180.0;
        const double middle_x = (box.left_px + box.right_px) * 0.5;
        double y = box.top_px + air;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Text text;
            text.text = rows[i].text;
            text.style = rows[i].style;
            const double half =
                (block.sizes[i].width_px - rows[i].style.spacing_em * rows[i].style.size_px) * 0.5;
            // Rotated about its own middle.
            text.origin = {middle_x - std::cos(tilt) * half,
                           y + rows[i].style.size_px * 0.86 - std::sin(tilt) * half};
            text.angle_rad = tilt;
            text.colour = rows[i].colour;
            text.halo = theme_.map_halo;
            text.halo_px = static_cast<float>(1.7 * in_.viewport.scale);
            labels_.push_back(std::move(text));
            y += rows[i].style.size_px * 1.12;
        }
    }

    /// Upper case for Latin letters of the basic plane; other scripts have none.
    static std::string upper_case(const std::string& text) {
        std::string out;
        std::size_t at = 0;
        while (at < text.size()) {
            char32_t c = next_code_point(text, at);
            if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) {
                c -= 0x20;
            }
            append_utf8(out, c);
        }
        return out;
    }

    void waters() {
        const BaseMap& base = in_.pack.basemap;
        for (const WaterName& water : base.names) {
            if (!shows_region(water.name) || !water.span.possible().contains(in_.scene.day) ||
                water.width > (m_per_design_px_ > 2600 ? 2 : m_per_design_px_ > 1200 ? 3 : 6)) {
                continue;
            }
            water_label(water);
        }
    }

    void water_label(const WaterName& water) {
        const std::string& name =
            in_.language == Language::En ? water.name.en : water.name.in(in_.language);
        if (name.empty()) {
            return;
        }
        const TextStyle look =
            style(in_.language == Language::En ? Face::ReadingItalic : Face::Reading, 14);
        const TextSize size = in_.measure(look, name);
        // The straightest stretch of the river on the screen that is as long as the name.
        std::vector<ScreenPoint> path;
        for (std::uint32_t i = 0; i < water.count; ++i) {
            path.push_back(screen(in_.pack.basemap.name_paths[water.first + i]));
        }
        std::vector<double> along(path.size(), 0.0);
        for (std::size_t i = 1; i < path.size(); ++i) {
            along[i] = along[i - 1] + std::hypot(path[i].x_px - path[i - 1].x_px,
                                                 path[i].y_px - path[i - 1].y_px);
        }
        double best_score = 1.06;  // Arc over chord: a bend spoils the line.
        std::size_t best_from = 0, best_to = 0;
        for (std::size_t from = 0, to = 0; from + 1 < path.size(); ++from) {
            while (to < path.size() && along[to] - along[from] < size.width_px * 1.1) {
                ++to;
            }
            if (to == path.size()) {
                break;
            }
            if (!in_window(path[from]) || !in_window(path[to])) {
                continue;
            }
            const double dx = path[to].x_px - path[from].x_px;
            const double dy = path[to].y_px - path[from].y_px;
            const double score =
                (along[to] - along[from]) / std::max(1.0, std::sqrt(dx * dx + dy * dy));
            if (score < best_score &&
                std::abs(std::atan2(dy, std::abs(dx))) < 65 * std::numbers::pi / 180 &&
                placer_.fits(water_box(path[from], path[to], size, look))) {
                best_score = score;
                best_from = from;
                best_to = to;
            }
        }
        if (best_to == 0) {
            return;
        }
        ScreenPoint a = path[best_from];
        ScreenPoint b = path[best_to];
        placer_.take(water_box(a, b, size, look));
        if (a.x_px > b.x_px) {
            std::swap(a, b);
        }
        const double angle = std::atan2(b.y_px - a.y_px, b.x_px - a.x_px);
        const double length = std::hypot(b.x_px - a.x_px, b.y_px - a.y_px);
        const double lead = (length - size.width_px) * 0.5;
        const double lift = 4 * s_;
        Text text;
        text.text = name;
        text.style = look;
        text.angle_rad = angle;
        text.origin = {a.x_px + std::cos(angle) * lead + std::sin(angle) * lift,
                       a.y_px + std::sin(angle) * lead - std::cos(angle) * lift};
        text.colour = theme_.water_ink;
        text.halo = theme_.map_halo;
        text.halo_px = static_cast<float>(1.7 * in_.viewport.scale);
        labels_.push_back(std::move(text));
    }
    static ScreenBox water_box(ScreenPoint a, ScreenPoint b, const TextSize&,
                               const TextStyle& look) {
        const double r = look.size_px * 0.7;
        return {std::min(a.x_px, b.x_px) - r, std::min(a.y_px, b.y_px) - r * 1.6,
                std::max(a.x_px, b.x_px) + r, std::max(a.y_px, b.y_px) + r * 0.4};
    }

    /// A bar of a round length at the lower left, clear of the panels. Taken before any label.
    void scale_bar() {
        const double longest_m = 190 * s_ * in_.camera.m_per_px;
        double length_m = std::pow(10.0, std::floor(std::log10(longest_m)));
        for (const double step : {5.0, 2.0}) {
            if (length_m * step <= longest_m) {
                length_m *= step;
                break;
            }
        }
        const double length = length_m / in_.camera.m_per_px;
        const TextStyle look = style(Face::Ui, 12);
        const std::string far = scale_words(length_m);
        const double text_width = in_.measure(look, far).width_px;
        const double height = 24 * s_;
        const double width = length + text_width * 0.5 + 8 * s_;
        double floor = in_.viewport.height_px;
        for (const ScreenBox& box : in_.covered) {
            if (box.right_px - box.left_px > 0.8 * in_.viewport.width_px) {
                floor = std::min(floor, box.top_px);  // The dock.
            }
        }
        const double top = floor - 12 * s_ - height;
        std::vector<double> lefts = {16 * s_};
        for (const ScreenBox& box : in_.covered) {
            if (box.left_px < 40 * s_ && box.right_px < 0.5 * in_.viewport.width_px) {
                lefts.push_back(box.right_px + 24 * s_);
            }
        }
        std::sort(lefts.begin(), lefts.end());
        for (const double left : lefts) {
            const ScreenBox box{left - 4 * s_, top, left + width + 4 * s_, top + height};
            if (!placer_.fits(box)) {
                continue;
            }
            placer_.take(box);
            const double y = top + 20 * s_;
            for (int part = 0; part < 2; ++part) {
                Stroke bar;
                bar.points = {{left + length * part * 0.5, y}, {left + length * (part + 1) * 0.5, y}};
                bar.widths_px = {static_cast<float>(5 * s_)};
                bar.colour = part == 0 ? theme_.map_ink : with_alpha(theme_.map_halo, 1.0F);
                bar.round_caps = false;
                bar.halo = theme_.map_ink;
                bar.halo_px = static_cast<float>(1.0 * s_);
                front_.push_back(bar);
            }
            const auto number = [&](const std::string& text, double x) {
                Text item;
                item.text = text;
                item.style = look;
                item.origin = {x, y - 6 * s_};
                item.colour = theme_.map_ink;
                item.halo = theme_.map_halo;
                front_.push_back(item);
            };
            number("0", left - in_.measure(look, "0").width_px * 0.5 + 3 * s_);
            number(far, left + length - text_width * 0.5);
            return;
        }
    }
    std::string scale_words(double length_m) const {
        const auto whole = [](double value) {
            return std::to_string(static_cast<long long>(std::llround(value)));
        };
        if (length_m < 1000.0) {
            return whole(length_m) + " m";
        }
        return whole(length_m / 1000.0) +
               (in_.language == Language::En ? " km" : " 公里");
    }

    /// Names of commanders beside their armies' heads, last and only where there is room.
    void commanders() {
        if (!in_.labels) {
            return;
        }
        for (const auto& [route, at] : army_heads_) {
            const std::string& name = route->commander.in(in_.language);
            const double men = men_counted(*route, in_.scene.day);
            const std::string words =
                men > 0.0 ? (name.empty() ? "" : name + "  ") + with_commas(men) : name;
            if (!words.empty()) {
                label_beside({{words, style(Face::ReadingItalic, men > 0.0 ? 16 : 14),
                               ink_of(route->polity)}},
                             at, 10.0 + march_width_px(men, most_) * 0.5, men > 0.0);
            }
        }
        for (const auto& [men, at] : strengths_) {
            label_beside({{with_commas(men), style(Face::ReadingItalic, 13), theme_.map_ink}}, at,
                         4.0 + march_width_px(men, most_) * 0.5, false);
        }
    }

    const OverlayInput& in_;
    const Theme& theme_;
    const double s_;
    const double m_per_design_px_;
    const bool simplified_;
    LabelPlacer placer_;
    const bool focused_;  ///< Only what a step of the story shows.
    int names_left_;
    DrawList under_, ways_, symbols_, labels_, front_;
    std::vector<PickTarget> targets_;
    std::vector<Sign> signs_;
    std::vector<PolityId> states_;
    std::vector<PlaceId> besieged_;
    std::vector<PlaceId> linked_;  ///< Both ends of what led to what.
    std::vector<bool> place_seats_;
    std::vector<std::pair<const Route*, ScreenPoint>> army_heads_;
    std::vector<std::pair<double, ScreenPoint>> strengths_;
    const double most_ = most_men(in_.pack.atlas);  ///< The widest march.
    std::optional<CourtState> court_;
    std::optional<ScreenPoint> court_at_;
    std::optional<PlaceId> shown_as_court_;
    StayId capital_ = kNo<StayId>;
};

}  // namespace

Overlay overlay_for(const OverlayInput& input) { return OverlayBuilder(input).build(); }

}  // namespace nandu
