#include "app/film.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/session.h"
#include "viewer/story.h"

namespace nandu {
namespace {

/// So many pictures may lie between drawing and encoding.
constexpr int kFilmBuffers = 5;
/// Reading aloud at an easy pace, with a moment to look at the map first.
constexpr double kLatinLettersPerSec = 16.0;
constexpr double kHanLettersPerSec = 5.0;
constexpr double kLookSecs = 2.5;
constexpr double kShortestHoldSecs = 3.0;

double reading_secs(const std::string& text, Language language) {
    const double letters = double(text.size());
    return kLookSecs + (language == Language::En ? letters / kLatinLettersPerSec
                                                 : letters / 3.0 / kHanLettersPerSec);
}

/// How long what stands on the class's screen wants to be looked at.
double hold_secs(const AppState& state, const Pack& pack) {
    const Presentation& story = *state.presentation;
    const Step& step = pack.atlas.steps[static_cast<std::size_t>(story.step)];
    switch (story.beat) {
        case Beat::Told:
            // It is read while the days run, too.
            return std::max(kShortestHoldSecs,
                            reading_secs(step.text.in(state.language), state.language) -
                                step.play_secs);
        case Beat::Asked:
            return reading_secs(step.question.in(state.language), state.language);
        case Beat::Revealed:
            break;
    }
    return 2.0 * kShortestHoldSecs;
}

/// The story as a teacher would go through it who only ever presses "next". `pace` above 1 is
/// faster.
std::vector<FilmPlan::Run> told_story(const AppState& look, const Pack& pack, double pace,
                                      double frames_per_sec) {
    std::vector<FilmPlan::Run> runs;
    AppState state = presenting(look, pack, 0, false);
    for (;;) {
        while (state.glide || state.presentation->playing) {
            runs.push_back({state, 1});
            state = apply(state, Tick{pace / frames_per_sec}, pack);
        }
        const double frames = hold_secs(state, pack) * frames_per_sec / pace;
        runs.push_back({state, static_cast<std::uint64_t>(std::max(1.0, std::round(frames)))});
        const int step = state.presentation->step;
        const Beat beat = state.presentation->beat;
        state = apply(state, NextStep{}, pack);
        if (state.presentation->step == step && state.presentation->beat == beat) {
            return runs;
        }
    }
}

std::uint64_t frames_in(const std::vector<FilmPlan::Run>& runs) {
    std::uint64_t sum = 0;
    for (const FilmPlan::Run& run : runs) {
        sum += run.frames;
    }
    return sum;
}

bool same_picture(const MapPicture& a, const MapPicture& b) {
    const auto same_fade = [](const MapPicture::Fade& x, const MapPicture::Fade& y) {
        return x.seat == y.seat && x.before == y.before && x.progress == y.progress;
    };
    return a.camera == b.camera && a.viewport == b.viewport && a.day == b.day &&
           a.overlay == b.overlay && a.front == b.front && a.features == b.features && a.holders == b.holders && a.theme == b.theme &&
           std::equal(a.fades.begin(), a.fades.end(), b.fades.begin(), b.fades.end(), same_fade);
}

}  // namespace

std::uint64_t FilmPlan::frames() const {
    return frames_in(runs);
}

FilmPlan plan_of_days(const AppState& look, Day from, Day to, double secs, double frames_per_sec) {
    FilmPlan plan;
    plan.frames_per_sec = frames_per_sec;
    const auto count = static_cast<int>(std::max(1.0, std::round(secs * frames_per_sec)));
    for (int i = 0; i < count; ++i) {
        AppState state = look;
        const double t = count < 2 ? 1.0 : double(i) / double(count - 1);
        const double day = from.jdn + double(to - from) * t;
        const double whole = std::floor(day + 1e-9);
        state.day.jdn = static_cast<std::int32_t>(whole);
        state.day_fraction = std::max(0.0, day - whole);
        state.playing = from != to && i + 1 < count;
        plan.runs.push_back({std::move(state), 1});
    }
    return plan;
}

FilmPlan plan_of_story(const AppState& look, const Pack& pack, double secs, double frames_per_sec) {
    FilmPlan plan;
    plan.frames_per_sec = frames_per_sec;
    plan.runs = told_story(look, pack, 1.0, frames_per_sec);
    if (secs > 0.0) {
        const double natural = double(plan.frames()) / frames_per_sec;
        plan.runs = told_story(look, pack, natural / secs, frames_per_sec);
    }
    return plan;
}

FilmMaker::FilmMaker(Studio& studio, FilmPlan plan, FilmFile film)
    : studio_(&studio),
      plan_(std::move(plan)),
      frames_(plan_.frames()),
      preview_(film.shape().palette_frames > 0 ? static_cast<std::uint64_t>(kPaletteFrames) : 0),
      target_(plan_.viewport().width_px, plan_.viewport().height_px),
      reader_(plan_.viewport().width_px, plan_.viewport().height_px, kFilmBuffers),
      slots_(kFilmBuffers),
      film_(std::move(film)) {}

FilmMaker::~FilmMaker() {
    // Without `finish` the encoder is stopped here, before the pictures it reads from go.
    const FilmFile stopped = std::move(film_);
}

const AppState& FilmMaker::state_of(std::uint64_t frame) {
    if (frame < run_first_) {
        run_ = 0;
        run_first_ = 0;
    }
    while (frame >= run_first_ + plan_.runs[run_].frames && run_ + 1 < plan_.runs.size()) {
        run_first_ += plan_.runs[run_].frames;
        ++run_;
    }
    return plan_.runs[run_].state;
}

void FilmMaker::push(int buffer) {
    Slot& slot = slots_[static_cast<std::size_t>(buffer)];
    film_.push(last_->bytes);
    slot.last_use = ++pushed_;
}

void FilmMaker::take_arrived() {
    last_ = reader_.take();
    slots_[static_cast<std::size_t>(last_->buffer)].taken = true;
    for (std::uint64_t i = 0; i < repeats_.front(); ++i) {
        push(last_->buffer);
    }
    repeats_.erase(repeats_.begin());
}

bool FilmMaker::make_room(bool may_wait) {
    while (true) {
        const std::uint64_t written = film_.written();
        std::uint64_t next = ~std::uint64_t{0};
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            Slot& slot = slots_[i];
            const bool is_last = last_ && last_->buffer == static_cast<int>(i);
            if (slot.taken && !is_last && slot.last_use <= written) {
                reader_.give_back(static_cast<int>(i));
                slot.taken = false;
            } else if (slot.taken && !is_last) {
                next = std::min(next, slot.last_use);
            }
        }
        if (reader_.has_room()) {
            return true;
        }
        if (reader_.under_way() > 1) {
            take_arrived();
            continue;
        }
        if (!may_wait || !film_.healthy()) {
            return false;
        }
        film_.wait_until_written(next);
    }
}

bool FilmMaker::advance(bool may_wait) {
    if (drawn_ >= frames() || !film_.healthy()) {
        return false;
    }
    // A GIF's colours come from frames spread over the whole film.
    const std::uint64_t frame =
        drawn_ < preview_ ? drawn_ * (frames_ - 1) / std::max<std::uint64_t>(1, preview_ - 1)
                          : drawn_ - preview_;
    const MapPicture picture = studio_->screen(state_of(frame));
    if (shown_ && same_picture(*shown_, picture)) {
        // The picture that is there once more.
        if (reader_.under_way() > 0) {
            ++repeats_.back();
        } else {
            push(last_->buffer);
        }
        ++drawn_;
        return drawn_ < frames();
    }
    if (!make_room(may_wait)) {
        return film_.healthy();
    }
    studio_->renderer().draw(picture, target_.framebuffer());
    reader_.begin(target_.framebuffer());
    repeats_.push_back(1);
    shown_ = picture;
    ++drawn_;
    // One frame stays under way while the next is drawn.
    while (reader_.under_way() > 1) {
        take_arrived();
    }
    return drawn_ < frames();
}

Result<void> FilmMaker::finish() {
    while (reader_.under_way() > 0) {
        take_arrived();
    }
    return film_.finish();
}

}  // namespace nandu
