#include "viewer/search.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "calendar/read_date.h"
#include "calendar/write_date.h"

namespace nandu {
namespace {

/// Base letters of U+00C0 … U+017F; '*' marks those that become two letters or none.
constexpr std::string_view kLatin1 =
    "aaaaaa*ceeeeiiiidnooooo ouuuuyt*"   // C0-DF
    "aaaaaa*ceeeeiiiidnooooo ouuuuyty";  // E0-FF
constexpr std::string_view kExtendedA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"   // 100-13F
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // 140-17F
/// Vowels with the caron, then ü with tone marks: U+01CD … U+01DC.
constexpr std::string_view kPinyin = "aaiioouuuuuuuuuu";

/// The plain letters that a character folds to; empty if it is passed over.
std::string_view folded(char32_t c, std::string& buffer) {
    buffer.clear();
    if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0;  // Full-width forms of ASCII.
    }
    if (c >= 'A' && c <= 'Z') {
        buffer += static_cast<char>(c - 'A' + 'a');
    } else if (c < 0x80) {
        const auto a = static_cast<char>(c);
        const bool word = (a >= 'a' && a <= 'z') || (a >= '0' && a <= '9');
        if (word) {
            buffer += a;
        } else if (a != '\'' && a != '`' && a != '-') {
            buffer += ' ';
        }
    } else if (c == 0xC6 || c == 0xE6) {
        buffer = "ae";
    } else if (c == 0xDF || c == 0x17F) {
        buffer = c == 0xDF ? "ss" : "s";
    } else if (c == 0x132 || c == 0x133) {
        buffer = "ij";
    } else if (c == 0x152 || c == 0x153) {
        buffer = "oe";
    } else if (c == 0xDE || c == 0xFE) {
        buffer = "th";
    } else if (c >= 0xC0 && c <= 0xFF) {
        buffer += kLatin1[c - 0xC0];
    } else if (c >= 0x100 && c <= 0x17F) {
        buffer += kExtendedA[c - 0x100];
    } else if (c >= 0x1CD && c <= 0x1DC) {
        buffer += kPinyin[c - 0x1CD];
    } else if (c == 0x1F8 || c == 0x1F9 || c == 0x1E3E || c == 0x1E3F) {
        buffer += c < 0x1000 ? 'n' : 'm';  // Tone marks on syllabic nasals.
    } else if ((c >= 0x300 && c <= 0x36F) || c == 0x2BC || c == 0x2018 || c == 0x2019 ||
               c == 0x2010 || c == 0x2011) {
        // Combining marks, apostrophes and hyphens vanish.
    } else if ((c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) || c == 0xB7 ||
               c == 0xFF08 || c == 0xFF09) {
        buffer += ' ';
    } else {
        append_utf8(buffer, c);
    }
    return buffer;
}

std::string without_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ') {
            out += c;
        }
    }
    return out;
}

bool is_word_start(std::string_view text, std::size_t at) {
    return at == 0 || text[at - 1] == ' ' || static_cast<unsigned char>(text[at]) >= 0x80;
}

/// How well an entry answers: whole 4, prefix 3, prefix of a word 2, anywhere 1, not at all 0.
double match(std::string_view entry, std::string_view query) {
    if (entry == query) {
        return 4.0;
    }
    if (entry.compare(0, query.size(), query) == 0) {
        return 3.0;
    }
    double best = 0.0;
    for (std::size_t at = entry.find(query); at != std::string_view::npos;
         at = entry.find(query, at + 1)) {
        if (is_word_start(entry, at)) {
            return 2.0;
        }
        best = 1.0;
    }
    // A substring of one or two letters is an accident.
    const bool latin = static_cast<unsigned char>(query[0]) < 0x80;
    return latin && query.size() < 3 ? 0.0 : best;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> out;
    for (std::size_t at = 0; at < text.size();) {
        out.push_back(next_code_point(text, at));
    }
    return out;
}

/// Slips of the hand between two words: letters changed, lost, added, or two that swapped.
/// Gives up above `most` and returns most + 1.
int slips(const std::vector<char32_t>& a, const std::vector<char32_t>& b, int most) {
    const int gap = static_cast<int>(a.size()) - static_cast<int>(b.size());
    if (gap > most || -gap > most) {
        return most + 1;
    }
    std::vector<int> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
            least = std::min(least, row[j]);
        }
        if (least > most) {
            return most + 1;
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

using What = std::variant<PlaceId, EventId, PersonId, Day>;

LocalizedText title_of(const Pack& pack, const What& what) {
    if (const auto* place = std::get_if<PlaceId>(&what)) {
        return pack.atlas[*place].name;
    }
    if (const auto* event = std::get_if<EventId>(&what)) {
        return pack.atlas[*event].title;
    }
    if (const auto* person = std::get_if<PersonId>(&what)) {
        return pack.atlas[*person].name;
    }
    return {};
}

}  // namespace

std::string folded_for_search(std::string_view text) {
    std::string out;
    std::string buffer;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view letters = folded(next_code_point(text, at), buffer);
        if (letters == " " && (out.empty() || out.back() == ' ')) {
            continue;
        }
        out += letters;
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

SearchIndex::SearchIndex(const Pack& pack) : pack_(&pack) {
    const auto add = [this](const std::string& name, const What& what, double weight) {
        std::string key = folded_for_search(name);
        if (!key.empty()) {
            entries_.push_back({std::move(key), name, what, weight});
        }
    };
    const auto add_all = [&add](const LocalizedText& text, const What& what, double weight) {
        add(text.en, what, weight);
        add(text.hant, what, weight);
        if (text.hans != text.hant) {
            add(text.hans, what, weight);
        }
    };
    const Atlas& atlas = pack.atlas;
    for (std::size_t i = 0; i < atlas.places.size(); ++i) {
        const Place& place = atlas.places[i];
        const auto id = static_cast<PlaceId>(i);
        const double weight = 0.9 - 0.12 * place.rank;
        add_all(place.name, id, weight);
        add(place.pinyin, id, weight - 0.01);
        for (const Toponym& name : place.names) {
            add_all(name.name, id, weight - 0.02);
            add(name.pinyin, id, weight - 0.02);
        }
        for (const std::string& variant : place.variants) {
            add(variant, id, weight - 0.03);
        }
        add_all(place.modern, id, weight - 0.06);
    }
    for (std::size_t i = 0; i < atlas.people.size(); ++i) {
        const Person& person = atlas.people[i];
        const auto id = static_cast<PersonId>(i);
        add_all(person.name, id, 0.6);
        add(person.pinyin, id, 0.59);
        for (const std::string& variant : person.variants) {
            add(variant, id, 0.58);
        }
    }
    for (std::size_t i = 0; i < atlas.events.size(); ++i) {
        add_all(atlas.events[i].title, static_cast<EventId>(i),
                0.2 + 0.1 * atlas.events[i].importance);
    }
}

std::vector<SearchHit> SearchIndex::find(std::string_view query, std::size_t most) const {
    std::vector<SearchHit> hits;
    const std::string key = folded_for_search(query);
    if (key.empty() || most == 0) {
        return hits;
    }
    if (const auto date = read_date(query, pack_->calendars, pack_->atlas.manifest.calendar)) {
        const DaySpan span = pack_->atlas.manifest.span;
        if (date->first < span.until && span.from <= date->last) {
            SearchHit hit;
            hit.what = std::max(date->first, span.from);
            for (const Language language : kLanguages) {
                std::string& text = language == Language::En     ? hit.title.en
                                    : language == Language::Hant ? hit.title.hant
                                                                 : hit.title.hans;
                text = write_date_value(*date, language, pack_->atlas.manifest.calendar);
            }
            hit.score = 10.0;
            hits.push_back(std::move(hit));
        }
    }

    const std::string squeezed = without_spaces(key);
    std::map<std::pair<std::size_t, int>, std::size_t> places_of_hits;
    for (const Entry& entry : entries_) {
        double quality = match(entry.folded, key);
        if (quality < 3.0 && entry.folded.find(' ') != std::string::npos) {
            // Syllables written together: "yingtianfu" for "Yingtian Fu".
            quality = std::max(quality, match(without_spaces(entry.folded), squeezed) - 0.2);
        }
        if (quality <= 0.0) {
            continue;
        }
        const double rest = 1.0 / (1.0 + static_cast<double>(entry.folded.size()));
        const double score = quality + entry.weight + 0.05 * rest;
        const int number = std::visit(
            [](const auto& id) {
                if constexpr (std::is_same_v<std::decay_t<decltype(id)>, Day>) {
                    return id.jdn;
                } else {
                    return static_cast<int>(id);
                }
            },
            entry.what);
        const auto [slot, fresh] =
            places_of_hits.emplace(std::pair(entry.what.index(), number), hits.size());
        if (fresh) {
            SearchHit hit;
            hit.what = entry.what;
            hits.push_back(std::move(hit));
        }
        SearchHit& hit = hits[slot->second];
        if (score > hit.score) {
            hit.score = score;
            hit.detail = entry.shown;
        }
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const SearchHit& a, const SearchHit& b) { return a.score > b.score; });
    if (hits.size() > most) {
        hits.resize(most);
    }
    for (SearchHit& hit : hits) {
        if (std::holds_alternative<Day>(hit.what)) {
            continue;
        }
        hit.title = title_of(*pack_, hit.what);
        if (hit.detail == hit.title.en || hit.detail == hit.title.hant ||
            hit.detail == hit.title.hans) {
            hit.detail.clear();
        }
    }
    return hits;
}

std::optional<std::string> SearchIndex::nearest(std::string_view query) const {
    const std::vector<char32_t> wanted = code_points(folded_for_search(query));
    if (wanted.size() < 2) {
        return std::nullopt;
    }
    const int allowed = std::max(1, static_cast<int>(wanted.size()) / 3);
    const Entry* best = nullptr;
    double best_cost = allowed + 1;
    for (const Entry& entry : entries_) {
        // Titles of events are sentences: nobody misspells a whole one.
        if (std::holds_alternative<EventId>(entry.what)) {
            continue;
        }
        const int cost = slips(wanted, code_points(entry.folded), allowed);
        const double weighed = cost - 0.5 * entry.weight;
        if (cost <= allowed && weighed < best_cost) {
            best_cost = weighed;
            best = &entry;
        }
    }
    return best ? std::optional(best->shown) : std::nullopt;
}

}  // namespace nandu
