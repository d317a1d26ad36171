#include "map/because.h"

#include <algorithm>
#include <cmath>

namespace nandu {
namespace {

constexpr int kCurveSteps = 28;
constexpr double kBulge = 0.16;     ///< Of the length, and so much more for each lane.
constexpr double kHeadLength = 15.0, kHeadHalf = 7.0;
constexpr double kLoopHeight = 46.0, kLoopHalf = 30.0;

struct Curve {
    ScreenPoint a, b, c, d;  ///< Of a cubic Bézier.
    ScreenPoint at(double t) const {
        const double u = 1.0 - t;
        const double w[] = {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
        return {a.x_px * w[0] + b.x_px * w[1] + c.x_px * w[2] + d.x_px * w[3],
                a.y_px * w[0] + b.y_px * w[1] + c.y_px * w[2] + d.y_px * w[3]};
    }
};

double gap(ScreenPoint a, ScreenPoint b) { return std::hypot(b.x_px - a.x_px, b.y_px - a.y_px); }

}  // namespace

CauseLine cause_line(CauseStrength strength) {
    switch (strength) {
        case CauseStrength::Direct:
            return {3.4F, 0.0F, 0.0F};
        case CauseStrength::Contributing:
            return {2.6F, 11.0F, 6.0F};
        case CauseStrength::Disputed:
            return {2.6F, 2.6F, 5.0F};
    }
    return {};
}

std::vector<ScreenPoint> append_cause_arrow(DrawList& list, ScreenPoint cause, ScreenPoint effect,
                                            CauseStrength strength, int lane, double clear_px,
                                            Rgba colour, Rgba halo, double s) {
    const double length = gap(cause, effect);
    Curve curve;
    if (length > 2.0 * clear_px + 1.5 * kHeadLength * s) {
        // To the left of the way, so that there and back are two lines.
        const double bulge = (kBulge + 0.11 * lane) * length;
        const double side_x = (effect.y_px - cause.y_px) / length * bulge;
        const double side_y = -(effect.x_px - cause.x_px) / length * bulge;
        const auto control = [&](double t) {
            return ScreenPoint{cause.x_px + (effect.x_px - cause.x_px) * t + side_x * 4.0 / 3.0,
                               cause.y_px + (effect.y_px - cause.y_px) * t + side_y * 4.0 / 3.0};
        };
        curve = {cause, control(0.25), control(0.75), effect};
    } else {
        const ScreenPoint middle{(cause.x_px + effect.x_px) * 0.5,
                                 (cause.y_px + effect.y_px) * 0.5};
        const double half = (kLoopHalf + 14.0 * lane) * s + clear_px * 0.6;
        const double height = (kLoopHeight + 20.0 * lane) * s + clear_px * 0.8;
        curve = {middle,
                 {middle.x_px - half * 2.0, middle.y_px - height * 1.3},
                 {middle.x_px + half * 2.0, middle.y_px - height * 1.3},
                 middle};
    }

    // Evenly by its parameter is even enough for dashes; the ends are cut off by distance.
    std::vector<ScreenPoint> points;
    constexpr int kFine = kCurveSteps * 8;
    int from = 0;
    int to = kFine;
    while (from < kFine / 2 && gap(curve.at(double(from) / kFine), cause) < clear_px) {
        ++from;
    }
    while (to > kFine / 2 && gap(curve.at(double(to) / kFine), effect) < clear_px) {
        --to;
    }
    const ScreenPoint tip = curve.at(double(to) / kFine);
    int neck = to;
    while (neck > from && gap(curve.at(double(neck) / kFine), tip) < kHeadLength * s) {
        --neck;
    }
    for (int i = 0; i <= kCurveSteps; ++i) {
        points.push_back(
            curve.at((from + double(neck - from) * i / kCurveSteps) / kFine));
    }

    const CauseLine look = cause_line(strength);
    const double reach = std::max(1e-6, gap(points.back(), tip));
    const double ux = (tip.x_px - points.back().x_px) / reach;
    const double uy = (tip.y_px - points.back().y_px) / reach;
    const auto corner = [&](double back, double side) {
        return ScreenPoint{tip.x_px - ux * back - uy * side, tip.y_px - uy * back + ux * side};
    };
    const double halo_px = 1.8 * s;
    Stroke stroke;
    stroke.points = points;
    stroke.widths_px = {static_cast<float>(look.width * s)};
    stroke.colour = colour;
    stroke.dash_on_px = static_cast<float>(look.dash_on * s);
    stroke.dash_off_px = static_cast<float>(look.dash_off * s);
    stroke.round_caps = false;
    stroke.halo = halo;
    stroke.halo_px = static_cast<float>(halo_px);
    list.push_back(stroke);
    Fill casing;
    casing.points = {{tip.x_px + ux * halo_px * 1.6, tip.y_px + uy * halo_px * 1.6},
                     corner(reach + halo_px, kHeadHalf * s + halo_px * 1.4),
                     corner(reach + halo_px, -kHeadHalf * s - halo_px * 1.4)};
    casing.colour = halo;
    list.push_back(casing);
    Fill head;
    head.points = {tip, corner(reach, kHeadHalf * s), corner(reach, -kHeadHalf * s)};
    head.colour = colour;
    list.push_back(head);

    points.push_back(tip);
    return points;
}

}  // namespace nandu
