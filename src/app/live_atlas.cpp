#include "app/live_atlas.h"

#include <utility>

namespace nandu {

LiveAtlas::LiveAtlas(Paths paths, std::function<void()> wake)
    : paths_(std::move(paths)), wake_(std::move(wake)) {}

LiveAtlas::~LiveAtlas() {
    watch_.reset();
    cancel();
    finish_thread();
}

void LiveAtlas::finish_thread() {
    if (thread_.joinable()) {
        thread_.join();
    }
}

void LiveAtlas::cancel() {
    stop_ = true;
}

void LiveAtlas::open(const std::filesystem::path& atlas) {
    start(atlas, false);
}

void LiveAtlas::watch(const std::filesystem::path& atlas) {
    atlas_ = atlas;
    watch_.reset();
    std::error_code error;
    const bool pack =
        std::filesystem::is_regular_file(atlas, error) && atlas.extension() == ".pack";
    if (atlas.empty() || pack || !std::filesystem::exists(atlas, error)) {
        return;
    }
    if (shown_hash_.empty()) {
        shown_hash_ = folder_hash(atlas, paths_.calendars);
    }
    watch_ = watch_files(atlas, [this] {
        saved_ = true;
        wake_();
    });
}

void LiveAtlas::start(const std::filesystem::path& atlas, bool again) {
    cancel();
    finish_thread();
    stop_ = false;
    reading_ = true;
    reading_atlas_ = atlas;
    {
        const std::lock_guard lock(mutex_);
        arrival_.reset();
        what_.clear();
        done_ = total_ = 0;
    }
    thread_ = std::thread([this, atlas, again] {
        const auto report = [this](const std::string& what, int done, int total) {
            const std::lock_guard lock(mutex_);
            what_ = what;
            done_ = done;
            total_ = total;
            return !stop_;
        };
        const std::string hash = atlas.empty() ? "" : folder_hash(atlas, paths_.calendars);
        Arrival arrival;
        arrival.atlas = atlas;
        arrival.again = again;
        auto opened = open_atlas(atlas, paths_, report);
        if (opened) {
            arrival.pack = std::move(opened->pack);
            arrival.problems = std::move(opened->warnings);
        } else {
            arrival.problems = std::move(opened.error());
        }
        arrival.cancelled = !arrival.pack && stop_;
        {
            const std::lock_guard lock(mutex_);
            arrival_ = std::move(arrival);
            arrival_hash_ = hash;
        }
        wake_();
    });
}

std::optional<LiveAtlas::Arrival> LiveAtlas::take() {
    std::optional<Arrival> taken;
    std::string hash;
    {
        const std::lock_guard lock(mutex_);
        taken = std::exchange(arrival_, std::nullopt);
        hash = arrival_hash_;
    }
    if (taken) {
        finish_thread();
        reading_ = false;
        if (taken->again || taken->pack) {
            shown_hash_ = hash;
        }
        if (taken->pack && !taken->again) {
            watch(taken->atlas);
        }
    }
    // A save while it was being read is noticed here too, as the sums differ.
    if (!reading_ && saved_.exchange(false) && !atlas_.empty()) {
        if (folder_hash(atlas_, paths_.calendars) != shown_hash_) {
            start(atlas_, true);
        }
    }
    return taken;
}

void LiveAtlas::report(AtlasNews& news) const {
    const std::lock_guard lock(mutex_);
    news.reading = reading_;
    news.first = reading_ && reading_atlas_ != atlas_;
    news.what = what_;
    news.done = done_;
    news.total = total_;
}

}  // namespace nandu
