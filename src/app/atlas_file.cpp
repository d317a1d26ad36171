#include "app/atlas_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <span>

#include <fmt/format.h>

#include "app/kiln_module.h"
#include "app/problem_json.h"
#include "app/shipped_atlases.h"

namespace nandu {
namespace {

namespace fs = std::filesystem;

Problem cannot(const fs::path& file, std::string expected) {
    Problem problem;
    problem.file = file.filename().string().empty() ? file.string() : file.filename().string();
    problem.expected = std::move(expected);
    return problem;
}

/// A whole file as it lies in the system's cache. Packs are replaced by renaming, never written
/// over, so that what is mapped stays what it was.
class MappedFile final : public PackFile {
public:
    static Result<std::shared_ptr<const MappedFile>> open(const fs::path& file) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (descriptor < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
            if (descriptor >= 0) {
                close(descriptor);
            }
            return Failure(cannot(file, "a file that can be read"));
        }
        auto mapped = std::make_shared<MappedFile>();
        mapped->size_ = static_cast<std::size_t>(status.st_size);
        if (mapped->size_ > 0) {
            void* const at =
                mmap(nullptr, mapped->size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
            mapped->data_ = at == MAP_FAILED ? nullptr : at;
        }
        close(descriptor);
        if (mapped->size_ > 0 && mapped->data_ == nullptr) {
            return Failure(cannot(file, "a file that can be read to its end"));
        }
        return mapped;
    }
    MappedFile() = default;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() override {
        if (data_ != nullptr) {
            munmap(data_, size_);
        }
    }
    std::span<const std::byte> bytes() const {
        return {static_cast<const std::byte*>(data_), size_};
    }
    void forget_pages() const override {
        if (data_ != nullptr) {
            madvise(data_, size_, MADV_DONTNEED);
        }
    }

private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

ResultOrProblems<OpenedAtlas> open_pack(const fs::path& file) {
    const auto mapped = MappedFile::open(file);
    if (!mapped) {
        return tl::unexpected(Problems{mapped.error()});
    }
    auto pack = read_pack((*mapped)->bytes(), file.filename().string(), *mapped);
    (*mapped)->forget_pages();  // The checksum has read all of it; most is never drawn.
    if (!pack) {
        return tl::unexpected(Problems{pack.error()});
    }
    OpenedAtlas opened;
    opened.pack = std::make_shared<const Pack>(std::move(*pack));
    return opened;
}

/// The sum of an atlas's files, and which kiln and ground made the pack of them.
std::string cache_key(const fs::path& atlas, const Paths& paths) {
    std::string makers;
    std::error_code error;
    for (const fs::path& maker : {paths.kiln_module, paths.world}) {
        makers += fmt::format("{} {} ", fs::file_size(maker, error),
                              fs::last_write_time(maker, error).time_since_epoch().count());
    }
    for (const std::string& host : paths.allowed_hosts) {
        makers += host + ' ';
    }
    return fmt::format("{}-{:08x}", folder_hash(atlas, paths.calendars),
                       checksum_of(std::as_bytes(std::span(makers))) & 0xFFFFFFFFU);
}

ResultOrProblems<OpenedAtlas> open_folder(const fs::path& folder, const Paths& paths,
                                          const ReportLine& report) {
    const fs::path cached = paths.cache / (cache_key(folder, paths) + ".pack");
    std::error_code error;
    const fs::path cached_problems = fs::path(cached).replace_extension(".problems.json");
    if (fs::exists(cached, error)) {
        auto opened = open_pack(cached);
        const auto problems = problems_from_json(read_file(cached_problems));
        if (opened && problems) {
            opened->warnings = *problems;
            return opened;
        }
        fs::remove(cached, error);  // Stale or damaged: it is baked again, never trusted.
    }
    const auto kiln = load_kiln(paths.kiln_module);
    if (!kiln) {
        return tl::unexpected(Problems{kiln.error()});
    }
    KilnOrder order = kiln_order(folder, paths);
    order.progress = report;
    KilnYield yield = (*kiln)->fire(order);
    if (!yield.pack) {
        return tl::unexpected(yield.pack.error());
    }
    fs::create_directories(paths.cache, error);
    // A cache that cannot be written only costs time. The problems lie beside the pack, so that
    // they are told again next time.
    const std::string problems = json_of(yield.warnings);
    if (write_file(cached_problems, std::as_bytes(std::span(problems)))) {
        (void)write_file(cached, write_pack(*yield.pack));
    }
    OpenedAtlas opened;
    opened.pack = std::make_shared<const Pack>(std::move(*yield.pack));
    opened.warnings = std::move(yield.warnings);
    return opened;
}

}  // namespace

Result<std::vector<std::byte>> read_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream) {
        return Failure(cannot(file, "a file that can be read"));
    }
    const std::streamoff size = stream.tellg();
    std::vector<std::byte> bytes(static_cast<std::size_t>(std::max<std::streamoff>(0, size)));
    stream.seekg(0);
    stream.read(reinterpret_cast<char*>(bytes.data()), size);
    if (!stream) {
        return Failure(cannot(file, "a file that can be read to its end"));
    }
    return bytes;
}

Result<void> write_file(const fs::path& file, std::span<const std::byte> bytes) {
    fs::path part = file;
    part += ".part";
    std::error_code error;
    {
        std::ofstream stream(part, std::ios::binary | std::ios::trunc);
        stream.write(reinterpret_cast<const char*>(bytes.data()),
                     static_cast<std::streamsize>(bytes.size()));
        stream.flush();
        if (!stream) {
            fs::remove(part, error);
            return Failure(cannot(file, "a place where a file can be written"));
        }
    }
    fs::rename(part, file, error);
    if (error) {
        const std::string reason = error.message();
        fs::remove(part, error);
        return Failure(cannot(file, "a place where a file can be written: " + reason));
    }
    return {};
}

std::string folder_hash(const fs::path& folder, const fs::path& calendars) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const fs::path& root : {folder, calendars}) {
        if (fs::is_regular_file(root, error)) {
            // A Shapefile has companions of the same name.
            for (const auto& entry :
                 fs::directory_iterator(fs::absolute(root).parent_path(), error)) {
                if (entry.path().stem() == root.stem() && entry.is_regular_file(error)) {
                    files.push_back(entry.path());
                }
            }
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(
                 root, fs::directory_options::skip_permission_denied, error)) {
            // Programs keep notes beside a file that is open in them: .~lock.war.ods#, ~$war.xlsx.
            const std::string name = entry.path().filename().string();
            if (name.rfind('.', 0) != 0 && name.rfind("~$", 0) != 0 &&
                entry.is_regular_file(error)) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    // Of companions, the one that was asked for makes the atlas.
    std::string names_and_sums = folder.string() + '\n';
    for (const fs::path& file : files) {
        const auto bytes = read_file(file);
        names_and_sums +=
            fmt::format("{}:{:016x}\n", file.string(), bytes ? checksum_of(*bytes) : 0);
    }
    return fmt::format("{:016x}-{}", checksum_of(std::as_bytes(std::span(names_and_sums))),
                       kPackVersion);
}

KilnOrder kiln_order(const fs::path& atlas, const Paths& paths) {
    KilnOrder order;
    std::error_code error;
    order.folder = atlas;
    order.calendars_folder = paths.calendars;
    order.world = paths.world;
    order.allowed_hosts = paths.allowed_hosts;
    order.built_in = fs::equivalent(atlas, paths.built_in_folder, error);
    return order;
}

bool is_pack(const fs::path& name) {
    std::error_code error;
    return fs::is_regular_file(name, error) && name.extension() == ".pack";
}

std::optional<OpenedAtlas> opened_at_once(const fs::path& name, const Paths& paths) {
    std::error_code error;
    const bool at_once = name.empty() || is_pack(name) ||
                         fs::exists(paths.cache / (cache_key(name, paths) + ".pack"), error);
    auto opened = at_once ? open_atlas(name, paths, {}) : tl::unexpected(Problems{});
    return opened ? std::optional(std::move(*opened)) : std::nullopt;
}

ResultOrProblems<OpenedAtlas> open_atlas(const fs::path& name, const Paths& paths,
                                         const ReportLine& report) {
    std::error_code error;
    if (name.empty()) {
        return open_pack(paths.built_in_pack);
    }
    if (const fs::path shipped = atlas_called(name, paths); shipped != name) {
        return open_atlas(shipped, paths, report);
    }
    if (!fs::exists(name, error)) {
        return tl::unexpected(Problems{cannot(name,
                                              "a folder with tables, a workbook, a file of "
                                              "places or a pack; there is no "
                                              "such file")});
    }
    return is_pack(name) ? open_pack(name) : open_folder(name, paths, report);
}

}  // namespace nandu
