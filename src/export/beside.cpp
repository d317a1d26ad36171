#include "export/beside.h"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

namespace nandu {

namespace fs = std::filesystem;

fs::path beside(const fs::path& file, const char* ending) {
    fs::path part = file;
    part += ending;
    return part;
}

Problem no_place(const fs::path& file, std::string reason) {
    Problem problem;
    problem.file = file.filename().string();
    problem.found = std::move(reason);
    problem.expected = "a place where a file can be written";
    return problem;
}

Result<void> can_be_written(const fs::path& file, const fs::path& part) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        return Failure(no_place(file, "a folder of that name"));
    }
    const std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    if (!stream) {
        return Failure(no_place(file, std::generic_category().message(errno)));
    }
    return {};
}

Result<void> renamed(const fs::path& part, const fs::path& file) {
    std::error_code error;
    fs::rename(part, file, error);
    if (error) {
        const std::string reason = error.message();
        fs::remove(part, error);
        return Failure(no_place(file, reason));
    }
    return {};
}

Result<void> write_whole(const fs::path& file, std::span<const std::uint8_t> bytes) {
    const fs::path part = beside(file, ".part");
    std::error_code ignored;
    {
        std::ofstream stream(part, std::ios::binary | std::ios::trunc);
        stream.write(reinterpret_cast<const char*>(bytes.data()),
                     static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream) {
            const std::string reason = std::generic_category().message(errno);
            fs::remove(part, ignored);
            return Failure(no_place(file, reason));
        }
    }
    return renamed(part, file);
}

}  // namespace nandu
