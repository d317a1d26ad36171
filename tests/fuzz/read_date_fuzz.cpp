// libFuzzer target for the reader of dates:
//
//   clang++-14 -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -DFMT_HEADER_ONLY
//       -DNANDU_SOURCE_DIR='"."' -Isrc tests/fuzz/read_date_fuzz.cpp src/calendar/*.cpp
//       src/base/*.cpp -o build/read_date_fuzz
//   build/read_date_fuzz -max_len=200 build/found tests/fuzz/corpus/read_date
//
// tests/unit/calendar/malformed_test.cpp replays the corpus without a fuzzer.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "base/utf8.h"
#include "calendar/calendar_csv.h"
#include "calendar/date_report.h"
#include "calendar/read_date.h"

namespace {

std::string calendar_file(const char* name) {
    std::ifstream file(std::string(NANDU_SOURCE_DIR) + "/geodata/calendars/" + name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const nandu::CalendarTables kTables =
        nandu::calendar_tables_from_csv(calendar_file("song-months.csv"),
                                        calendar_file("jin-months-diff.csv"),
                                        calendar_file("eras.csv"))
            .value();
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const nandu::Result<nandu::DateValue> value = nandu::read_date(text, kTables);
    if (!value) {
        require(!value.error().expected.empty());
        require(nandu::is_valid_utf8(nandu::sentence(value.error())));
        return 0;
    }
    const nandu::DateReport report = nandu::describe(*value, kTables);
    for (const nandu::Language language : nandu::kLanguages) {
        const auto again = nandu::read_date(report.words.in(language), kTables);
        require(again && again->first == value->first && again->last == value->last);
    }
    const auto edtf = nandu::read_edtf(report.edtf);
    require(edtf && edtf->first == value->first && edtf->last == value->last);
    return 0;
}
