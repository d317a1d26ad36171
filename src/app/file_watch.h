#pragma once

#include <filesystem>
#include <functional>
#include <memory>

namespace nandu {

/// Tells when the files of an atlas were saved, as long as it lives.
class FileWatch {
public:
    virtual ~FileWatch() = default;
};

/// Watches a folder and the folders in it, or one file. `changed` is called from a thread of the
/// watch's own, once the files have been still for a moment: programs save in several steps. With
/// inotify where the system has it, which costs nothing while nothing changes; where it has not,
/// or the folder lies on a network drive that does not tell, by looking every second.
std::unique_ptr<FileWatch> watch_files(const std::filesystem::path& path,
                                       std::function<void()> changed);

}  // namespace nandu
