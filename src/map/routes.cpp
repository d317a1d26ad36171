#include "map/routes.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

constexpr int kFadeDays = 45;

LonLat between(LonLat a, LonLat b, double t) {
    return {a.lon_deg + (b.lon_deg - a.lon_deg) * t, a.lat_deg + (b.lat_deg - a.lat_deg) * t};
}

/// Centripetal Catmull-Rom between b and c. Source: Barry & Goldman, A recursive evaluation
/// algorithm for a class of Catmull-Rom splines (SIGGRAPH 1988).
LonLat catmull_rom(LonLat a, LonLat b, LonLat c, LonLat d, double t) {
    const auto knot = [](double from, LonLat p, LonLat q) {
        const double length = std::hypot(q.lon_deg - p.lon_deg, q.lat_deg - p.lat_deg);
        return from + std::max(1e-6, std::sqrt(length));
    };
    const double t0 = 0.0;
    const double t1 = knot(t0, a, b);
    const double t2 = knot(t1, b, c);
    const double t3 = knot(t2, c, d);
    const double u = t1 + (t2 - t1) * t;
    const auto mix = [u](LonLat p, LonLat q, double from, double to) {
        return between(p, q, (u - from) / (to - from));
    };
    const LonLat ab = mix(a, b, t0, t1);
    const LonLat bc = mix(b, c, t1, t2);
    const LonLat cd = mix(c, d, t2, t3);
    return mix(mix(ab, bc, t0, t2), mix(bc, cd, t1, t3), t1, t2);
}

double most_men_of(const Route& route) {
    double most = 0.0;
    for (const Waypoint& waypoint : route.waypoints) {
        most = std::max(most, waypoint.strength);
    }
    return most;
}

double distance(ScreenPoint a, ScreenPoint b) {
    return std::hypot(b.x_px - a.x_px, b.y_px - a.y_px);
}

}  // namespace

std::vector<TrailPoint> travelled(const Route& route, Day day) {
    std::vector<TrailPoint> out;
    for (std::size_t i = 0; i < route.waypoints.size(); ++i) {
        const Waypoint& waypoint = route.waypoints[i];
        const Day reached = waypoint.when.first;
        if (reached <= day) {
            out.push_back({waypoint.position, reached,
                           waypoint.interpolated || (i > 0 && route.waypoints[i - 1].interpolated)});
            continue;
        }
        if (i > 0) {
            const Waypoint& behind = route.waypoints[i - 1];
            const double t = double(day - behind.when.first) / double(reached - behind.when.first);
            if (t > 0.0) {
                out.push_back({between(behind.position, waypoint.position, t), day, true});
            }
        }
        break;
    }
    return out;
}

std::optional<ArmyOnMap> army_on(const Route& route, Day day) {
    if (route.waypoints.size() < 2 || day < route.waypoints.front().when.first) {
        return std::nullopt;
    }
    const Day end = route.waypoints.back().when.first;
    const bool counted = most_men_of(route) > 0.0;
    if (day > end + kFadeDays && !counted) {
        return std::nullopt;
    }
    const std::vector<TrailPoint> trail = travelled(route, day);
    std::vector<LonLat> corners;
    std::vector<bool> guessed;  // The leg that ends at this corner.
    std::vector<double> leaving;  // How many go on from this corner.
    for (std::size_t i = 0; i < trail.size(); ++i) {
        const TrailPoint& point = trail[i];
        if (corners.empty() || !(corners.back() == point.position)) {
            corners.push_back(point.position);
            guessed.push_back(point.interpolated);
            leaving.push_back(0.0);
        }
        // The last point of the trail may lie between two waypoints.
        const double men = route.waypoints[i].when.first <= day ? route.waypoints[i].strength : 0.0;
        const double before = leaving.size() > 1 ? leaving[leaving.size() - 2] : 0.0;
        leaving.back() = men > 0.0 ? men : std::max(leaving.back(), before);
    }
    if (corners.size() < 2) {
        return std::nullopt;
    }
    ArmyOnMap army;
    // A march that is drawn by its numbers is a figure to be read to the end.
    army.strength = day <= end || counted ? 1.0 : 1.0 - 0.75 * double(day - end) / kFadeDays;
    army.path.push_back(corners.front());
    army.estimated.push_back(false);
    army.men.push_back(leaving.front());
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
        const LonLat b = corners[i];
        const LonLat c = corners[i + 1];
        const LonLat a = i > 0 ? corners[i - 1] : between(b, c, -1.0);
        const LonLat d = i + 2 < corners.size() ? corners[i + 2] : between(b, c, 2.0);
        constexpr int kSteps = 10;
        for (int k = 1; k <= kSteps; ++k) {
            army.path.push_back(catmull_rom(a, b, c, d, double(k) / kSteps));
            army.estimated.push_back(guessed[i + 1]);
            army.men.push_back(leaving[i]);
        }
    }
    return army;
}

double men_on(const Route& route, Day day) {
    double men = 0.0;
    for (const Waypoint& waypoint : route.waypoints) {
        if (waypoint.when.first > day) {
            break;
        }
        men = waypoint.strength > 0.0 ? waypoint.strength : men;
    }
    return men;
}

double men_counted(const Route& route, Day day) {
    double men = 0.0;
    for (const Waypoint& waypoint : route.waypoints) {
        men = waypoint.when.first <= day ? waypoint.strength : men;
    }
    return men;
}

double most_men(const Atlas& atlas) {
    double most = 0.0;
    for (const Route& route : atlas.routes) {
        most = std::max(most, most_men_of(route));
    }
    return most;
}

double march_width_px(double men, double most) {
    constexpr double kWidest = 26.0;
    constexpr double kThinnest = 1.6;  // Less cannot be seen; the numbers stand beside it.
    return most > 0.0 ? std::max(kThinnest, kWidest * men / most) : kThinnest;
}

std::string with_commas(double number) {
    std::string digits = std::to_string(static_cast<long long>(std::llround(number)));
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

bool append_ribbon(DrawList& list, const std::vector<ScreenPoint>& points,
                   const std::vector<bool>& estimated, Rgba colour, Rgba halo, double s,
                   const std::vector<double>& widths_px) {
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        length += distance(points[i - 1], points[i]);
    }
    if (length < 10 * s) {
        return false;
    }
    const double head = std::min(22 * s, length * 0.6);
    const auto width_at = [&](std::size_t point, double along) {
        return static_cast<float>(widths_px.empty() ? (3.0 + 6.0 * along / length) * s
                                                    : widths_px[point]);
    };
    const double last_width = widths_px.empty() ? 0.0 : widths_px.back();
    // The shaft ends where the head begins; a new stroke begins where the certainty changes.
    Stroke ribbon;
    ribbon.colour = with_alpha(colour, colour.a * 0.86F);
    ribbon.halo = with_alpha(halo, halo.a * colour.a);
    ribbon.halo_px = static_cast<float>(1.6 * s);
    ribbon.round_caps = false;
    const auto begin = [&ribbon, s](ScreenPoint at, float width, bool guess) {
        ribbon.points = {at};
        ribbon.widths_px = {width};
        ribbon.dash_on_px = static_cast<float>(guess ? 14 * s : 0.0);
        ribbon.dash_off_px = static_cast<float>(guess ? 6 * s : 0.0);
    };
    ScreenPoint neck = points.front();
    double walked = 0.0;
    bool guess = points.size() > 1 && estimated[1];
    begin(points.front(), width_at(0, 0.0), guess);
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (estimated[i] != guess && ribbon.points.size() > 1) {
            list.push_back(ribbon);
            guess = estimated[i];
            begin(points[i - 1], width_at(i - 1, walked), guess);
        }
        const double leg = distance(points[i - 1], points[i]);
        if (walked + leg >= length - head) {
            const double t = leg > 0 ? (length - head - walked) / leg : 0.0;
            neck = {points[i - 1].x_px + (points[i].x_px - points[i - 1].x_px) * t,
                    points[i - 1].y_px + (points[i].y_px - points[i - 1].y_px) * t};
            ribbon.points.push_back(neck);
            ribbon.widths_px.push_back(width_at(i, length - head));
            break;
        }
        walked += leg;
        ribbon.points.push_back(points[i]);
        ribbon.widths_px.push_back(width_at(i, walked));
    }
    list.push_back(ribbon);

    const ScreenPoint tip = points.back();
    const double reach = std::max(1e-6, distance(neck, tip));
    const double ux = (tip.x_px - neck.x_px) / reach;
    const double uy = (tip.y_px - neck.y_px) / reach;
    const auto corner = [&](double back, double side) {
        return ScreenPoint{tip.x_px - ux * back - uy * side, tip.y_px - uy * back + ux * side};
    };
    const double half = std::max(widths_px.empty() ? 9 * s : 6 * s, last_width * 0.5 + 3 * s);
    Fill casing;
    casing.points = {{tip.x_px + ux * 2.4 * s, tip.y_px + uy * 2.4 * s},
                     corner(reach + 1.6 * s, half + 2.2 * s),
                     corner(reach + 1.6 * s, -half - 2.2 * s)};
    casing.colour = with_alpha(halo, halo.a * colour.a);
    list.push_back(casing);
    Fill arrow;
    arrow.points = {tip, corner(reach, half), corner(reach, -half)};
    arrow.colour = with_alpha(colour, colour.a * 0.95F);
    list.push_back(arrow);
    return true;
}

}  // namespace nandu
