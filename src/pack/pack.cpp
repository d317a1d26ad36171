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
    WriteBuffer buffer;
    buffer.bytes.resize(sizeof(Header));
    {
        std::ostream stream(&buffer);
        cereal::BinaryOutputArchive archive(stream);
        // Serialization is written once for both directions; writing does not change the pack.
        archive(const_cast<Pack&>(pack));
    }
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.version = kPackVersion;
    header.payload_bytes = buffer.bytes.size() - sizeof(Header);
    header.checksum = checksum_of(std::span(buffer.bytes).subspan(sizeof(Header)));
    std::memcpy(buffer.bytes.data(), &header, sizeof header);
    return std::move(buffer.bytes);
}

Result<Pack> read_pack(std::span<const std::byte> bytes, std::string_view name) {
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
        Pack pack;
        ReadBuffer buffer(payload);
        std::istream stream(&buffer);
        cereal::BinaryInputArchive archive(stream);
        archive(pack);
        return pack;
    } catch (const std::exception& error) {
        return damaged(name, std::string("a readable pack; reading stopped: ") + error.what());
    }
}

}  // namespace nandu
