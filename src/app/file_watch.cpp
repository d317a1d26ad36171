#include "app/file_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace nandu {
namespace {

namespace fs = std::filesystem;

/// A program that saves writes, closes, renames: so long nothing more must happen.
constexpr int kStillMs = 150;
constexpr std::chrono::milliseconds kLookEvery{1000};

class InotifyWatch final : public FileWatch {
public:
    InotifyWatch(const fs::path& folder, std::function<void()> changed)
        : changed_(std::move(changed)),
          events_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
          stop_(eventfd(0, EFD_CLOEXEC)) {
        add(folder);
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(
                 folder, fs::directory_options::skip_permission_denied, error)) {
            if (entry.is_directory(error)) {
                add(entry.path());
            }
        }
        if (good_) {
            thread_ = std::thread([this] { run(); });
        }
    }
    ~InotifyWatch() override {
        if (thread_.joinable()) {
            const std::uint64_t one = 1;
            (void)!::write(stop_, &one, sizeof one);
            thread_.join();
        }
        ::close(events_);
        ::close(stop_);
    }
    InotifyWatch(const InotifyWatch&) = delete;
    InotifyWatch& operator=(const InotifyWatch&) = delete;

    bool good() const { return good_; }

private:
    void add(const fs::path& folder) {
        const std::uint32_t what =
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF;
        good_ = events_ >= 0 && stop_ >= 0 &&
                inotify_add_watch(events_, folder.c_str(), what) >= 0 && good_;
    }

    /// True if something was there to read.
    bool drain() const {
        std::array<char, 4096> bytes{};
        bool any = false;
        while (::read(events_, bytes.data(), bytes.size()) > 0) {
            any = true;
        }
        return any;
    }

    void run() {
        bool pending = false;
        while (true) {
            std::array<pollfd, 2> files = {pollfd{events_, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
            const int ready = ::poll(files.data(), files.size(), pending ? kStillMs : -1);
            if ((files[1].revents & POLLIN) != 0) {
                return;
            }
            if (ready > 0 && drain()) {
                pending = true;
            } else if (ready == 0 && pending) {
                pending = false;
                changed_();
            }
        }
    }

    std::function<void()> changed_;
    int events_, stop_;
    bool good_ = true;
    std::thread thread_;
};

class LookingWatch final : public FileWatch {
public:
    LookingWatch(fs::path path, std::function<void()> changed)
        : path_(std::move(path)), changed_(std::move(changed)), thread_([this] { run(); }) {}
    ~LookingWatch() override {
        {
            const std::lock_guard lock(mutex_);
            stop_ = true;
        }
        woken_.notify_all();
        thread_.join();
    }
    LookingWatch(const LookingWatch&) = delete;
    LookingWatch& operator=(const LookingWatch&) = delete;

private:
    using Times = std::map<fs::path, std::pair<fs::file_time_type, std::uintmax_t>>;

    Times look() const {
        Times times;
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(
                 path_, fs::directory_options::skip_permission_denied, error)) {
            if (entry.is_regular_file(error)) {
                times[entry.path()] = {entry.last_write_time(error), entry.file_size(error)};
            }
        }
        return times;
    }

    void run() {
        Times known = look();
        std::unique_lock lock(mutex_);
        bool pending = false;
        while (!woken_.wait_for(lock, kLookEvery, [this] { return stop_; })) {
            Times now = look();
            const bool same = now == known;
            known = std::move(now);
            if (!same) {
                pending = true;
            } else if (std::exchange(pending, false)) {
                lock.unlock();
                changed_();
                lock.lock();
            }
        }
    }

    fs::path path_;
    std::function<void()> changed_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool stop_ = false;
    std::thread thread_;
};

/// Network file systems do not tell what other machines write.
bool is_on_a_network(const fs::path& path) {
    struct statfs about {};
    if (::statfs(path.c_str(), &about) != 0) {
        return false;
    }
    constexpr std::array<unsigned long, 5> kNetworks = {0x6969, 0xFF534D42, 0xFE534D42, 0x517B,
                                                        0x65735546};  // NFS, CIFS, SMB2, SMB, FUSE.
    const auto kind = static_cast<unsigned long>(about.f_type) & 0xFFFFFFFFUL;
    for (const unsigned long network : kNetworks) {
        if (kind == network) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::unique_ptr<FileWatch> watch_files(const fs::path& path, std::function<void()> changed) {
    std::error_code error;
    // A saved file is often a new one under the old name: its folder is what lasts.
    const fs::path folder = fs::is_directory(path, error) ? path : fs::absolute(path).parent_path();
    if (!is_on_a_network(folder)) {
        auto watch = std::make_unique<InotifyWatch>(folder, changed);
        if (watch->good()) {
            return watch;
        }
    }
    return std::make_unique<LookingWatch>(folder, std::move(changed));
}

}  // namespace nandu
