#include "pack/pack.h"

#include <algorithm>
#include <cstring>
#include <istream>
#include <ostream>
#include <streambuf>

#include <cereal/archives/binary.hpp>
#include <fmt/format.h>
#include <xxhash.h>

#include "pack/serialize.h"

namespace nandu {
namespace {

constexpr char kMagic[8] = {'N', 'A', 'N', 'D', 'U', 'P', 'K', '\n'};

/// What stands before the payload. Little-endian, as every machine that we run on.
struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t reserved;
    std::uint64_t payload_bytes;
    std::uint64_t checksum;  ///< XXH3, 64 bits, of the payload.
};

/// A stream over bytes that somebody else owns.
class ReadBuffer : public std::streambuf {
public:
    explicit ReadBuffer(std::span<const std::byte> bytes) {
        // std::streambuf wants char*; nothing writes through it.
        char* begin = const_cast<char*>(reinterpret_cast<const char*>(bytes.data()));
        setg(begin, begin, begin + bytes.size());
    }

protected:
    std::streamsize xsgetn(char* out, std::streamsize wanted) override {
        const std::streamsize count = std::min<std::streamsize>(wanted, egptr() - gptr());
        if (count > 0) {
            std::memcpy(out, gptr(), static_cast<std::size_t>(count));
        }
        setg(eback(), gptr() + count, egptr());
        return count;
    }
};

class WriteBuffer : public std::streambuf {
public:
    std::vector<std::byte> bytes;

protected:
    std::streamsize xsputn(const char* in, std::streamsize count) override {
        const auto* begin = reinterpret_cast<const std::byte*>(in);
        bytes.insert(bytes.end(), begin, begin + count);
        return count;
    }
    int_type overflow(int_type c) override {
        bytes.push_back(static_cast<std::byte>(c));
        return c;
    }
};

Failure damaged(std::string_view name, std::string expected) {
    Problem problem;
    problem.file = std::string(name);
    problem.expected = std::move(expected);
    return Failure(problem);
}

}  // namespace

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::vector<std::byte> write_pack(const Pack& pack) {
    WriteBuffer records;
    BlockRegion region;
    {
        std::ostream stream(&records);
        cereal::UserDataAdapter<BlockRegion, cereal::BinaryOutputArchive> archive(region, stream);
        // Serialization is written once for both directions; writing does not change the pack.
        archive(const_cast<Pack&>(pack));
    }
    const std::uint64_t records_at = region.written.size();
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.version = kPackVersion;
    header.payload_bytes = records_at + records.bytes.size() + sizeof records_at;
    std::vector<std::byte> bytes;
    bytes.reserve(sizeof header + header.payload_bytes);
    bytes.resize(sizeof header);
    bytes.insert(bytes.end(), region.written.begin(), region.written.end());
    bytes.insert(bytes.end(), records.bytes.begin(), records.bytes.end());
    const auto last = std::as_bytes(std::span(&records_at, 1));
    bytes.insert(bytes.end(), last.begin(), last.end());
    header.checksum = checksum_of(std::span(bytes).subspan(sizeof header));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

Result<Pack> read_pack(std::span<const std::byte> bytes, std::string_view name,
                       std::shared_ptr<const PackFile> owner) {
    Header header{};
    if (bytes.size() < sizeof header) {
        return damaged(name, "a pack; the file is too short to be one");
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0) {
        return damaged(name, "a pack, or a folder with tables");
    }
    if (header.version != kPackVersion) {
        return damaged(name, fmt::format("a pack of version {}, but it is of version {}; bake the "
                                         "folder again",
                                         kPackVersion, header.version));
    }
    const auto payload = bytes.subspan(sizeof header);
    if (payload.size() != header.payload_bytes ||
        checksum_of(payload) != header.checksum) {
        return damaged(name, "an undamaged pack; its checksum does not fit, bake the folder again");
    }
    try {
        std::uint64_t records_at = 0;
        if (payload.size() < sizeof records_at) {
            return damaged(name, "a pack; the file is too short to be one");
        }
        std::memcpy(&records_at, payload.data() + payload.size() - sizeof records_at,
                    sizeof records_at);
        if (records_at > payload.size() - sizeof records_at) {
            return damaged(name, "a readable pack; its records lie outside the file");
        }
        Pack pack;
        BlockRegion region{{}, payload.first(records_at), owner != nullptr};
        ReadBuffer buffer(payload.subspan(records_at));
        std::istream stream(&buffer);
        cereal::UserDataAdapter<BlockRegion, cereal::BinaryInputArchive> archive(region, stream);
        archive(pack);
        pack.file = std::move(owner);
        return pack;
    } catch (const std::exception& error) {
        return damaged(name, std::string("a readable pack; reading stopped: ") + error.what());
    }
}

}  // namespace nandu
