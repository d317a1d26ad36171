#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "app/atlas_file.h"
#include "app/file_watch.h"
#include "app/paths.h"
#include "viewer/atlas_news.h"

namespace nandu {

/// The atlas that a window shows, as it lies on disk: read beside the window, and read anew
/// whenever one of its files is saved.
class LiveAtlas {
public:
    /// `wake` is called from other threads when there is something to take or to show.
    LiveAtlas(Paths paths, std::function<void()> wake);
    ~LiveAtlas();
    LiveAtlas(const LiveAtlas&) = delete;
    LiveAtlas& operator=(const LiveAtlas&) = delete;

    /// Begins to read an atlas in the background; one that is being read is given up. Empty: the
    /// built-in one.
    void open(const std::filesystem::path& atlas);
    /// The window shows this atlas already: only watch it.
    void watch(const std::filesystem::path& atlas);
    void cancel();
    /// Lets atlases fetch from a server, from the next reading on.
    void allow(std::string host) { paths_.allowed_hosts.push_back(std::move(host)); }

    /// What has been read since the last call.
    struct Arrival {
        std::filesystem::path atlas;
        std::shared_ptr<const Pack> pack;  ///< Null: it could not be read; `problems` say why.
        Problems problems;
        bool again = false;  ///< The atlas that is shown already, read anew.
        bool cancelled = false;
    };
    std::optional<Arrival> take();

    bool is_reading() const { return reading_; }
    /// Fills in what is being read, and how far.
    void report(AtlasNews& news) const;
    const std::filesystem::path& atlas() const { return atlas_; }

private:
    void start(const std::filesystem::path& atlas, bool again);
    void finish_thread();

    Paths paths_;
    std::function<void()> wake_;
    std::filesystem::path atlas_;  ///< Shown and watched.
    std::filesystem::path reading_atlas_;
    std::string shown_hash_;  ///< Of the files as they were last read.
    bool reading_ = false;
    std::thread thread_;
    std::atomic<bool> stop_ = false;
    std::atomic<bool> saved_ = false;  ///< The watch saw a change.
    std::unique_ptr<FileWatch> watch_;

    mutable std::mutex mutex_;  ///< Of what follows, which the reading thread writes.
    std::string what_;
    int done_ = 0, total_ = 0;
    std::optional<Arrival> arrival_;
    std::string arrival_hash_;
};

}  // namespace nandu
