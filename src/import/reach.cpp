#include "import/reach.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <system_error>

#include "import/gdal_session.h"

namespace nandu {
namespace {

constexpr std::uintmax_t kLargestSourceBytes = std::uintmax_t{2} << 30U;
constexpr std::uintmax_t kLargestUnpackedBytes = std::uintmax_t{512} << 20U;
constexpr int kMostPackedFiles = 10'000;

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return small;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
    const std::string small = in_small_letters(text.substr(0, 16));
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return small.rfind(start, 0) == 0; });
}

/// The host of `scheme://host:port/…`. Where the two of us could read it differently, "?".
std::string host_of_url(std::string_view url) {
    const std::size_t begin = url.find("://") + 3;
    const std::string_view rest = url.substr(begin);
    std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (starts_with_any(url, {"postgres"})) {
        authority = authority.substr(authority.rfind('@') + 1);  // npos + 1 is 0.
        // A query may name another host.
        if (rest.find('?') != std::string_view::npos) {
            return "?";
        }
    }
    const std::size_t port = authority.rfind(':');
    const std::string_view digits =
        port == std::string_view::npos ? "" : authority.substr(port + 1);
    const std::string host = in_small_letters(authority.substr(0, port));
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    const bool good = !host.empty() && std::all_of(host.begin(), host.end(), plain) &&
                      digits.find_first_not_of("0123456789") == std::string_view::npos;
    return good ? host : "?";
}

/// The pairs of a connection string of PostgreSQL, `host=a dbname='b c'`. Nothing if it is none.
std::optional<std::vector<std::pair<std::string, std::string>>> pairs_of(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::size_t at = 0;
    const auto skip = [&] {
        while (at < text.size() && (text[at] == ' ' || text[at] == ',')) {
            ++at;
        }
    };
    for (skip(); at < text.size(); skip()) {
        const std::size_t equals = text.find('=', at);
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        std::string key = in_small_letters(text.substr(at, equals - at));
        while (!key.empty() && key.back() == ' ') {
            key.pop_back();
        }
        std::string value;
        at = equals + 1;
        while (at < text.size() && text[at] == ' ') {
            ++at;
        }
        const bool quoted = at < text.size() && text[at] == '\'';
        at += quoted ? 1 : 0;
        bool closed = !quoted;
        while (at < text.size()) {
            if (text[at] == '\\' && at + 1 < text.size()) {
                ++at;
            } else if (quoted && text[at] == '\'') {
                closed = true;
                ++at;
                break;
            } else if (!quoted && text[at] == ' ') {
                break;
            }
            value += text[at++];
        }
        if (!closed) {
            return std::nullopt;
        }
        pairs.emplace_back(std::move(key), std::move(value));
    }
    return pairs;
}

/// What may stand in a connection string: nothing that makes the client read other files.
constexpr std::string_view kConnectionKeys[] = {
    "host",   "hostaddr", "port",    "dbname",  "user",          "password", "connect_timeout",
    "tables", "sslmode",  "schemas", "options", "active_schema", "application_name"};

std::string host_of_connection(std::string_view text) {
    if (starts_with_any(text, {"postgresql://", "postgres://"})) {
        return host_of_url(text);
    }
    const auto pairs = pairs_of(text);
    if (!pairs) {
        return "?";
    }
    std::string host, address;
    for (const auto& [key, value] : *pairs) {
        if (std::find(std::begin(kConnectionKeys), std::end(kConnectionKeys), key) ==
            std::end(kConnectionKeys)) {
            return "?";
        }
        host = key == "host" ? in_small_letters(value) : host;
        address = key == "hostaddr" ? in_small_letters(value) : address;
    }
    // The address is what is connected to, whatever the name says.
    const std::string& named = address.empty() ? host : address;
    return named.empty() || named.front() == '/' ? "localhost" : named;
}

Failure refused(std::string expected, std::string found = {},
                ProblemKind kind = ProblemKind::Other) {
    Problem problem;
    problem.expected = std::move(expected);
    problem.found = std::move(found);
    problem.kind = kind;
    return Failure(std::move(problem));
}

/// What a packed file holds when it is unpacked, by its own table of contents; nothing if that
/// cannot be read. The reader stops where the table says that a part ends.
std::optional<std::uintmax_t> unpacked_bytes(const std::filesystem::path& path) {
    const GdalSession session;
    const std::string packed = "/vsizip/{" + path.string() + "}";
    std::unique_ptr<VSIDIR, decltype(&VSICloseDir)> contents(
        VSIOpenDir(packed.c_str(), -1, nullptr), &VSICloseDir);
    if (!contents) {
        return std::nullopt;
    }
    std::uintmax_t bytes = 0;
    int files = 0;
    while (const VSIDIREntry* entry = VSIGetNextDirEntry(contents.get())) {
        bytes += entry->nSize;
        if (++files > kMostPackedFiles) {
            return kLargestUnpackedBytes + bytes + 1;
        }
    }
    return bytes;
}

}  // namespace

bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder) {
    std::error_code error;
    const std::filesystem::path real_path = std::filesystem::weakly_canonical(path, error);
    const std::filesystem::path real_folder = std::filesystem::weakly_canonical(folder, error);
    if (real_path.empty() || real_folder.empty()) {
        return false;  // A ring of links.
    }
    const auto [folder_end, path_rest] =
        std::mismatch(real_folder.begin(), real_folder.end(), real_path.begin(), real_path.end());
    return folder_end == real_folder.end() || folder_end->empty();
}

std::string host_of(std::string_view source) {
    if (starts_with_any(source, {"pg:", "postgresql:"}) &&
        !starts_with_any(source, {"postgresql://"})) {
        return host_of_connection(source.substr(source.find(':') + 1));
    }
    if (starts_with_any(source, {"postgresql://", "postgres://", "https://", "http://"})) {
        return host_of_url(source);
    }
    return {};
}

Result<std::filesystem::path> allowed(const std::string& source, const Reach& reach) {
    const std::string host = host_of(source);
    if (host == "?") {
        return refused("an address that names one server and no files of this computer");
    }
    if (!host.empty()) {
        if (std::find(reach.hosts.begin(), reach.hosts.end(), host) == reach.hosts.end()) {
            return refused(fmt::format("the user's leave to fetch something from {0}: open it with "
                                       "--allow-remote {0}, or say so in the window",
                                       host),
                           host, ProblemKind::NeedsConsent);
        }
        const bool file = starts_with_any(source, {"http"});
        return std::filesystem::path(file ? "/vsicurl/" + source : source);
    }
    const std::filesystem::path named(source);
    const std::string start = named.begin() == named.end() ? "" : named.begin()->string();
    // GDAL takes `NAME:…` for a recipe of its driver NAME, and /vsi… for its own devices.
    if (source.find("://") != std::string::npos || source.rfind("/vsi", 0) == 0 ||
        start.find(':') != std::string::npos || source.find('\0') != std::string::npos ||
        source.find_first_of("<{") == 0) {
        return refused("a file in the atlas's folder; nothing is fetched from elsewhere");
    }
    const std::filesystem::path path = reach.folder / named;
    if (!reach.outside && (named.is_absolute() || !is_within(path, reach.folder))) {
        return refused("a file inside the atlas's folder");
    }
    return std::filesystem::absolute(path).lexically_normal();
}

std::optional<Problem> objection_to_file(const std::filesystem::path& path, const Reach& reach) {
    if (path.string().rfind("/vsicurl/", 0) == 0 || !host_of(path.string()).empty()) {
        return std::nullopt;
    }
    std::error_code error;
    const auto refuse = [](std::string found, std::string expected) {
        Problem problem;
        problem.found = std::move(found);
        problem.expected = std::move(expected);
        return problem;
    };
    if (!std::filesystem::is_regular_file(path, error)) {
        return refuse("", "a file that is there");
    }
    if (!reach.outside) {
        // A Shapefile has companions of the same name; GDAL finds them by itself.
        for (const auto& entry : std::filesystem::directory_iterator(path.parent_path(), error)) {
            const std::string name = entry.path().filename().string();
            const bool companion = name.rfind(path.stem().string() + ".", 0) == 0;
            if (companion && !is_within(entry.path(), reach.folder)) {
                return refuse(fmt::format("{}, a link that leads out of the folder", name),
                              "files inside the atlas's folder");
            }
        }
    }
    const std::uintmax_t bytes = std::filesystem::file_size(path, error);
    if (error || bytes > kLargestSourceBytes) {
        return refuse(error ? "" : fmt::format("{} MB", bytes >> 20U), "a file of at most 2,048 MB");
    }
    const std::string extension = in_small_letters(path.extension().string());
    if (extension == ".xlsx" || extension == ".xlsm" || extension == ".ods" ||
        extension == ".kmz") {
        const auto unpacked = unpacked_bytes(path);
        if (unpacked && *unpacked > kLargestUnpackedBytes) {
            return refuse(fmt::format("{} MB when unpacked", *unpacked >> 20U),
                          "a file that unpacks to at most 512 MB");
        }
    }
    return std::nullopt;
}

GDALDatasetUniquePtr open_source(const std::filesystem::path& path, const char* driver,
                                 unsigned kind, const char* const* options) {
    assert(is_known_driver(driver));
    const std::string name = path.string();
    const bool remote = name.rfind("/vsicurl/", 0) == 0;
    std::optional<ThreadOption> way;
    if (remote) {
        way.emplace("CPL_VSIL_CURL_ALLOWED_FILENAME", name.c_str());
    }
    const char* const drivers[] = {driver, nullptr};
    return GDALDatasetUniquePtr(GDALDataset::Open(
        name.c_str(), kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, options, nullptr));
}

std::string objection_to_grids(std::string_view definition) {
    std::string small = in_small_letters(definition);
    // Web Mercator says so in words: no grid at all.
    constexpr std::string_view kNone = "nadgrids=@null";
    for (std::size_t at = small.find(kNone); at != std::string::npos; at = small.find(kNone)) {
        small.erase(at, kNone.size());
    }
    for (const std::string_view word :
         {"nadgrids", "geoidgrids", "grids=", "+init=", "parameterfile", "+file="}) {
        if (small.find(word) != std::string::npos) {
            return "a reference system that needs no files, such as EPSG:4326";
        }
    }
    return {};
}

bool refers_to_grids(const OGRSpatialReference& reference) {
    char* text = nullptr;
    reference.exportToWkt(&text);
    const bool refers = text != nullptr && !objection_to_grids(text).empty();
    CPLFree(text);
    return refers;
}

}  // namespace nandu
