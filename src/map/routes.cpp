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
    if (day > end + kFadeDays) {
        return std::nullopt;
    }
    const std::vector<TrailPoint> trail = travelled(route, day);
    std::vector<LonLat> corners;
    for (const TrailPoint& point : trail) {
        if (corners.empty() || !(corners.back() == point.position)) {
            corners.push_back(point.position);
        }
    }
    if (corners.size() < 2) {
        return std::nullopt;
    }
    ArmyOnMap army;
    army.estimated = trail.back().interpolated;
    army.strength = day <= end ? 1.0 : 1.0 - 0.75 * double(day - end) / kFadeDays;
    army.path.push_back(corners.front());
    for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
        const LonLat b = corners[i];
        const LonLat c = corners[i + 1];
        const LonLat a = i > 0 ? corners[i - 1] : between(b, c, -1.0);
        const LonLat d = i + 2 < corners.size() ? corners[i + 2] : between(b, c, 2.0);
        constexpr int kSteps = 10;
        for (int k = 1; k <= kSteps; ++k) {
            army.path.push_back(catmull_rom(a, b, c, d, double(k) / kSteps));
        }
    }
    return army;
}

SeatId seat_at(const Territory& territory, MapPoint point) {
    if (territory.seat_grid.empty()) {
        return kNo<SeatId>;
    }
    const auto column = static_cast<std::int32_t>(
        std::floor((point.x_m - territory.west_m) / territory.cell_m));
    const auto row = static_cast<std::int32_t>(
        std::floor((territory.north_m - point.y_m) / territory.cell_m));
    if (column < 0 || row < 0 || column >= territory.width || row >= territory.height) {
        return kNo<SeatId>;
    }
    const std::uint16_t seat =
        territory.seat_grid[static_cast<std::size_t>(row) *
                                static_cast<std::size_t>(territory.width) +
                            static_cast<std::size_t>(column)];
    return seat == Territory::kOutside ? kNo<SeatId> : static_cast<SeatId>(seat);
}

bool append_ribbon(DrawList& list, const std::vector<ScreenPoint>& points, Rgba colour, Rgba halo,
                   double s, bool estimated) {
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        length += distance(points[i - 1], points[i]);
    }
    const double head = std::min(22 * s, length * 0.6);
    if (length < 10 * s) {
        return false;
    }
    // The shaft ends where the head begins.
    std::vector<ScreenPoint> shaft;
    double walked = 0.0;
    ScreenPoint neck = points.front();
    shaft.push_back(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double leg = distance(points[i - 1], points[i]);
        if (walked + leg >= length - head) {
            const double t = leg > 0 ? (length - head - walked) / leg : 0.0;
            neck = {points[i - 1].x_px + (points[i].x_px - points[i - 1].x_px) * t,
                    points[i - 1].y_px + (points[i].y_px - points[i - 1].y_px) * t};
            shaft.push_back(neck);
            break;
        }
        walked += leg;
        shaft.push_back(points[i]);
    }
    const ScreenPoint tip = points.back();
    const double reach = std::max(1e-6, distance(neck, tip));
    const double ux = (tip.x_px - neck.x_px) / reach;
    const double uy = (tip.y_px - neck.y_px) / reach;

    Stroke ribbon;
    ribbon.points = shaft;
    ribbon.colour = with_alpha(colour, colour.a * 0.86F);
    ribbon.halo = with_alpha(halo, halo.a * colour.a);
    ribbon.halo_px = static_cast<float>(1.6 * s);
    ribbon.round_caps = false;
    double along = 0.0;
    for (std::size_t i = 0; i < shaft.size(); ++i) {
        along += i > 0 ? distance(shaft[i - 1], shaft[i]) : 0.0;
        ribbon.widths_px.push_back(
            static_cast<float>((3.0 + 6.0 * along / std::max(1.0, length)) * s));
    }
    if (estimated) {
        ribbon.dash_on_px = static_cast<float>(14 * s);
        ribbon.dash_off_px = static_cast<float>(6 * s);
    }
    list.push_back(ribbon);

    const double half = 9 * s;
    const auto corner = [&](double back, double side, double grow) {
        return ScreenPoint{tip.x_px - ux * back + (-uy) * side * grow,
                           tip.y_px - uy * back + ux * side * grow};
    };
    Fill casing;
    casing.points = {{tip.x_px + ux * 2.4 * s, tip.y_px + uy * 2.4 * s},
                     corner(reach + 1.6 * s, half + 2.2 * s, 1.0),
                     corner(reach + 1.6 * s, -half - 2.2 * s, 1.0)};
    casing.colour = with_alpha(halo, halo.a * colour.a);
    list.push_back(casing);
    Fill arrow;
    arrow.points = {tip, corner(reach, half, 1.0), corner(reach, -half, 1.0)};
    arrow.colour = with_alpha(colour, colour.a * 0.95F);
    list.push_back(arrow);
    return true;
}

}  // namespace nandu
