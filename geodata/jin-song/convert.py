#!/usr/bin/env python3
"""Makes the tables of this folder from the research tables.

Usage: convert.py RESEARCH_FOLDER

RESEARCH_FOLDER holds places.csv, control.csv and so on, with the Chinese texts in i18n/. The run
is repeatable: the same research gives the same bytes. What the research does not say in a form
that the atlas can use is written by hand in by_hand.py, and every correction of the research is
listed there with its reason. Afterwards `check.py` looks over the result.
"""
import csv
import math
import os
import re
import sys
import unicodedata

import by_hand as hand

HERE = os.path.dirname(os.path.abspath(__file__))
HAN = re.compile(r"[\u3400-\u9fff]+")


# --- reading ------------------------------------------------------------------------------------

class Research:
    """The research tables with the corrections of by_hand.CORRECTIONS applied."""

    def __init__(self, folder):
        self.folder = folder
        self.pending = {c: 0 for c in hand.CORRECTIONS}

    def rows(self, name):
        with open(os.path.join(self.folder, name + ".csv"), newline="", encoding="utf-8-sig") as f:
            rows = list(csv.DictReader(f))
        key = "prefecture_id" if name == "control" else "event_id" if name == "causes" else "id"
        for row in rows:
            for correction in hand.CORRECTIONS:
                table, row_id, column, old, new, _ = correction
                if table != name or row_id not in ("*", row.get(key)):
                    continue
                for c in ([column] if column != "*" else list(row)):
                    if row.get(c) and old in row[c]:
                        row[c] = row[c].replace(old, new)
                        self.pending[correction] += 1
        return rows

    def chinese(self, name):
        """{(id, field): (hant, hans)} of i18n/<name>.zh.csv."""
        return {(r["id"], r["field"]): (r["hant"], r["hans"])
                for r in self.rows("i18n/" + name + ".zh")}

    def unused_corrections(self):
        return [c for c, hits in self.pending.items() if not hits]


def learn_simplified(research):
    """A map of characters, learned from all pairs of texts in both scripts."""
    counts = {}
    folder = os.path.join(research.folder, "i18n")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".zh.csv") or name == "terms.zh.csv":
            continue
        with open(os.path.join(folder, name), newline="", encoding="utf-8-sig") as f:
            for row in csv.DictReader(f):
                if len(row["hant"]) == len(row["hans"]):
                    for a, b in zip(row["hant"], row["hans"]):
                        if HAN.match(a):
                            counts.setdefault(a, {}).setdefault(b, 0)
                            counts[a][b] += 1
    return {a: max(sorted(c), key=c.get) for a, c in counts.items()}


class Simplifier:
    def __init__(self, table):
        self.table = dict(table)
        self.table.update(hand.SIMPLIFIED)
        self.unknown = set()

    def __call__(self, text):
        out = []
        for ch in text:
            if HAN.match(ch) and ch not in self.table:
                self.unknown.add(ch)
            out.append(self.table.get(ch, ch))
        return "".join(out).translate(str.maketrans("「」『』", "“”‘’"))


# --- texts --------------------------------------------------------------------------------------

def english(text):
    """Typographic quotes, apostrophes and ranges; the research has plain ones."""
    if not text:
        return ""
    parts = text.strip().split('"')
    out = parts[0]
    for i, part in enumerate(parts[1:]):
        out += ("“" if i % 2 == 0 else "”") + part
    out = re.sub(r"(^|[\s(“–])'", r"\1‘", out).replace("'", "’")
    out = re.sub(r"(?<![\d-])(\d{3,4})-(\d{2,4})(?![\d-])", r"\1–\2", out)
    out = re.sub(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?=,? (?:January|February|March|April|May|June|July|"
                 r"August|September|October|November|December))", r"\1–\2", out)
    return out.replace(" - ", " – ")


def pinyin(text):
    return text.strip().replace("'", "’")


def without_tones(text):
    """Lǘchéng becomes Lücheng: tone marks go, the two dots stay."""
    out = []
    for ch in unicodedata.normalize("NFD", text):
        if ch not in "\u0300\u0301\u0304\u030c":
            out.append(ch)
    return unicodedata.normalize("NFC", "".join(out))


def without_han(text):
    return re.sub(r"\s+", " ", HAN.sub("", text)).strip()


def short_english(reading):
    """The English form of a place's pinyin: "Yìngtiān Fǔ" becomes "Yingtian"."""
    plain = without_tones(reading)
    head, _, tail = plain.rpartition(" ")
    return head if head and tail in hand.GENERIC_WORDS else plain


# --- dates --------------------------------------------------------------------------------------

def add_day(date):
    """The day after an ISO day of the Julian calendar; months and years stay as they are."""
    m = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", date)
    if not m:
        return date
    year, month, day = map(int, m.groups())
    lengths = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    day += 1
    if day > lengths[month - 1]:
        day, month = 1, month + 1
    if month > 12:
        month, year = 1, year + 1
    return f"{year:04}-{month:02}-{day:02}"


def when_of(begin, end):
    return begin if not end or begin == end else f"{begin}/{end}"


def earliest(date):
    return (date + "-01-01" if len(date) == 4 else date + "-01" if len(date) == 7 else date)


# --- writing ------------------------------------------------------------------------------------

LANGS = ("", "_hant", "_hans")


def spread(name):
    return [name + s for s in LANGS]


def write(table, columns, rows):
    path = os.path.join(HERE, table + ".csv")
    with open(path, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        out.writerow(columns)
        for row in rows:
            extra = set(row) - set(columns)
            if extra:
                raise SystemExit(f"{table}: columns {extra} are not in the schema")
            if "sources" in row:
                row["sources"] = row["sources"].lower()
            out.writerow([row.get(c, "") for c in columns])
    return len(rows)


def put(row, name, en, hant, hans):
    row[name], row[name + "_hant"], row[name + "_hans"] = en, hant, hans


CERTAINTY = {"high": "certain", "medium": "probable", "low": "approximate"}


def number(text):
    return f"{float(text):.4f}".rstrip("0").rstrip(".")


def km_between(lon1, lat1, lon2, lat2):
    x = math.radians(lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    y = math.radians(lat2 - lat1)
    return 6371.0 * math.hypot(x, y)


# --- the tables ---------------------------------------------------------------------------------

def sources(research, simplified):
    rows = []
    zh = research.chinese("sources")
    for r in research.rows("sources"):
        row = {"id": r["id"]}
        put(row, "citation", english(r["citation"]), *zh[r["id"], "citation"])
        put(row, "kind", english(r["type"]), *zh[r["id"], "type"])
        put(row, "supports", english(r["supports"]), *zh[r["id"], "supports"])
        rows.append(row)
    zh = research.chinese("sources-territory")
    full_note, full_note_zh = "", ("", "")
    for r in research.rows("sources-territory"):
        key = r["id"]
        note, note_zh = r["note"], zh.get((key, "note"), ("", ""))
        if note == "as above":
            note, note_zh = full_note, full_note_zh
        elif key == "T-SS22":
            full_note, full_note_zh = note, note_zh
        year = english(r["year"])
        year_hant = hand.YEARS_HANT.get(r["year"], r["year"] + "年")
        row = {"id": key.lower(), "licence": english(r["licence"])}
        title, author = zh[key, "title"], zh[key, "author"]
        put(row, "citation", f"{english(r['author'])}, {english(r['title'])}, {year}",
            f"{author[0]}：{title[0]}，{year_hant}",
            f"{author[1]}：{title[1]}，{simplified(year_hant)}")
        put(row, "kind", english(r["type"]), *zh[key, "type"])
        covers = zh[key, "covers"]
        put(row, "supports", f"{english(r['covers'])}; {english(note)}",
            f"{covers[0]}；{note_zh[0]}", f"{covers[1]}；{note_zh[1]}")
        rows.append(row)
    return write("sources", ["id", *spread("citation"), *spread("kind"), *spread("supports"),
                             "licence", "url"], rows)


def polities(research):
    zh = research.chinese("polities")
    rows = []
    for r in research.rows("polities"):
        key = r["id"]
        row = {"id": key, "from": r["begin_julian"], "until": r["end_julian"],
               "sources": hand.POLITY_SOURCES[key]}
        put(row, "name", english(r["name_en"]), *zh[key, "name"])
        put(row, "ruling_house", without_han(r["ruling_house"]),
            *zh.get((key, "ruling_house"), ("", "")))
        put(row, "capitals", english(r["capitals"]), *zh.get((key, "capitals"), ("", "")))
        put(row, "description", english(r["description"]), *zh[key, "description"])
        row.update(zip(("fill_light", "fill_dark", "ink_light", "ink_dark"), hand.COLOURS[key]))
        row["weight"] = hand.WEIGHTS.get(key, "1")
        row["drawn"] = "no" if key in hand.UNDRAWN else "yes"
        row["pattern"] = hand.PATTERNS.get(key, "")
        rows.append(row)
    write("polities", ["id", *spread("name"), *spread("ruling_house"), *spread("capitals"),
                       *spread("description"), "from", "until", "fill_light", "fill_dark",
                       "ink_light", "ink_dark", "weight", "drawn", "pattern", "sources"], rows)
    return {r["id"]: r for r in rows}


def seats(research):
    zh = research.chinese("prefectures")
    rows = []
    for r in research.rows("prefectures"):
        key = r["id"]
        anchor = r["rank"] == "region"
        name = hand.SEAT_NAMES.get(key, r["name_en"])
        name = re.sub(r" (Military |Industrial )?Prefecture$", "", name)
        lon, lat = hand.SEAT_POSITIONS.get(key, (r["lon"], r["lat"]))
        row = {"id": key, "pinyin": pinyin(r["pinyin"]), "rank": r["rank"],
               "anchor": "yes" if anchor else "no", "lon": number(lon), "lat": number(lat),
               "certainty": CERTAINTY[r["certainty"]]}
        put(row, "name", english(name), r["name_hant"], r["name_hans"])
        put(row, "circuit", pinyin(without_han(r["circuit"])), *zh.get((key, "circuit"), ("", "")))
        put(row, "modern", english(r["modern_place"]), *zh.get((key, "modern_place"), ("", "")))
        put(row, "note", english(r["note"]), *zh.get((key, "note"), ("", "")))
        rows.append(row)
    write("seats", ["id", *spread("name"), "pinyin", "rank", "anchor", *spread("circuit"),
                    *spread("modern"), *spread("note"), "lon", "lat", "certainty"], rows)
    return {r["id"]: r for r in rows}


def place_rank(key, score):
    if key in hand.RANKS:
        return hand.RANKS[key]
    return 2 if score >= 3 else 3


def places(research, seat_rows, scores, simplified):
    zh = research.chinese("places")
    added_zh = research.chinese("places-additions")
    link = {r["place_id"]: (r["prefecture_id"], r["relation"])
            for r in research.rows("place-prefecture")}
    rows = []
    for r in research.rows("places") + research.rows("places-additions"):
        key = r["id"]
        added = key in hand.ADDED_PLACES
        row = {"id": key, "lon": number(r["lon"]), "lat": number(r["lat"])}
        if added:
            extra = hand.ADDED_PLACES[key]
            name, modern = added_zh[key, "name"], added_zh[key, "modern_name_location"]
            put(row, "name", extra["name"], *name)
            put(row, "description", extra["en"], extra["hant"], simplified(extra["hant"]))
            row["pinyin"], row["sources"] = extra["pinyin"], extra["sources"]
            seat, is_seat = extra["seat"], extra["is_seat"]
        else:
            modern = zh[key, "modern_name_location"]
            put(row, "name", hand.PLACE_TITLES.get(key, english(r["name_en"])), r["name_hant"],
                r["name_hans"])
            put(row, "description", english(r["description_en"]), *zh[key, "description_long"])
            row["pinyin"], row["sources"] = pinyin(r["pinyin"]), r["source_ids"]
            seat, relation = link[key]
            is_seat = relation == "seat"
        if key in hand.PLACE_SEATS:
            seat, is_seat = hand.PLACE_SEATS[key]
        row["seat"], row["is_seat"] = seat, "yes" if is_seat else "no"
        put(row, "modern", english(r["modern_name_location"]), *modern)
        put(row, "map_name", *hand.MAP_NAMES.get(key, ("", "", "")))
        note = hand.MAP_NOTES.get(key)
        put(row, "map_note", *((f"today {note[0]}", "今" + note[1], "今" + simplified(note[1]))
                               if note else ("", "", "")))
        doubt = r["modern_name_location"] + r.get("note", "")
        row["kind"] = hand.PLACE_KINDS.get(key, "crossing" if r["kind"] == "river crossing"
                                           else r["kind"])
        row["certainty"] = ("disputed" if "disputed" in doubt or "proposed" in doubt else
                            "approximate" if "approximate" in doubt or row["kind"] == "region"
                            else "certain")
        row["error_km"] = ("" if row["kind"] == "region" else
                           "4" if row["certainty"] == "certain" else "30")
        row["rank"] = place_rank(key, scores.get(key, 0))
        row["variants"] = ";".join(hand.PLACE_VARIANTS.get(key, []))
        assert seat in seat_rows, (key, seat)
        rows.append(row)
    write("places", ["id", *spread("name"), "pinyin", *spread("map_name"), *spread("map_note"),
                     *spread("modern"), "lon", "lat", "error_km", "kind", "rank",
                     *spread("description"), "variants", "seat", "is_seat", "certainty",
                     "sources"], rows)
    return {r["id"]: r for r in rows}


def names(research, place_rows, simplified):
    """by_hand.NAMES as a table; fails if a name of the research is in none of its rows."""
    rows, by_place = [], {}
    for place, hant, reading, name, begin, end, note, note_hant in hand.NAMES:
        row = {"place": place, "pinyin": reading, "from": begin, "until": end}
        put(row, "name", name or short_english(reading), hant, simplified(hant))
        put(row, "note", note, note_hant, simplified(note_hant))
        rows.append(row)
        assert place in place_rows, place
        by_place.setdefault(place, []).append(row)
    lost = []
    for r in research.rows("places"):
        have = {x["name_hant"] for x in by_place.get(r["id"], [])}
        notes = "".join(x["note"] + x["note_hant"] for x in by_place.get(r["id"], []))
        for run in HAN.findall(r["historical_names"]):
            rest = run
            for piece in sorted(have, key=len, reverse=True):
                rest = rest.replace(piece, "|")
            lost += [f"{r['id']}: {run} ({part})" for part in rest.split("|")
                     if part not in notes]
    for key in place_rows:
        if key not in by_place:
            lost.append(f"{key}: no name at all")
    if lost:
        raise SystemExit("names: lost\n  " + "\n  ".join(lost))
    order = {k: i for i, k in enumerate(place_rows)}
    rows.sort(key=lambda r: order[r["place"]])
    return write("names", ["place", *spread("name"), "pinyin", "from", "until",
                           *spread("note")], rows)


def stays(research, polity_rows, simplified):
    zh = research.chinese("court")
    zh.update(research.chinese("captives"))
    rows = []

    def add(key, source, polity, role, place=None, **more):
        until = add_day(source["end_julian"])
        # A state ends on the day when the next one takes over, although the inclusive end of its
        # last stay names that same day.
        end = polity_rows[polity]["until"]
        if role in ("capital", "court") and end and end < until and earliest(end) >= "1115":
            until = end
        row = {"id": key, "polity": polity, "place": place or source["place_id"], "role": role,
               "from": source["begin_julian"], "until": until, "certainty": source["certainty"],
               "sources": source["source_ids"]}
        label = more.pop("label", None)
        if label:
            put(row, "label", label[0], label[1], simplified(label[1]))
        put(row, "summary", english(source["summary"]), *zh[source["id"], "summary"])
        if (source["id"], "lunar_date") in zh:
            lunar = zh[source["id"], "lunar_date"]
            put(row, "lunar_date", lunar[0], lunar[0], lunar[1])
        row.update(more)
        rows.append(row)

    for r in research.rows("court"):
        key = r["id"]
        if key == "int-kaifeng":
            add(key, r, "song", "vacant")
        elif r["role"] == "capital":
            add(key, r, "song", "capital", label=hand.STAY_LABELS.get(key))
            if key == "cap-kaifeng-seat":
                add("tc-kaifeng", r, "song", "court", travelling="no")
        else:
            add(key, r, "song", "court",
                travelling="no" if key == "tc-linan-1138" else "yes")
    for r in research.rows("captives"):
        key = r["id"]
        if key in hand.NOT_STAYS:
            continue
        if key in hand.CAPTIVES:
            polity, who, label = hand.CAPTIVES[key]
            add(key, r, polity, "captive", who=who, label=label)
        else:
            polity, court, doubt = hand.SEATS_OF_RULERS[key]
            add(key, r, polity, "capital")
            if court:
                more = {"certainty": doubt} if doubt else {}
                add(court, r, polity, "court", travelling="no", **more)
    for r in hand.MORE_STAYS:
        row = {k: r[k] for k in ("id", "polity", "place", "role", "from", "until", "certainty",
                                 "sources")}
        put(row, "summary", r["en"], r["hant"], simplified(r["hant"]))
        if r["role"] == "court":
            row["travelling"] = "no"
        rows.append(row)
    return write("stays", ["id", "polity", "place", "role", "who", *spread("label"), "from",
                           "until", "travelling", *spread("summary"), *spread("lunar_date"),
                           "certainty", "sources"], rows), rows


def polity_keys(text):
    return ";".join(hand.POLITY_KEYS[p.strip()] for p in text.split(";") if p.strip())


def events(research):
    rows = []
    for table in ("events", "events-additions"):
        zh = research.chinese(table)
        for r in research.rows(table):
            key = r["id"]
            row = {"id": key, "when": when_of(r["begin_julian"], r["end_julian"]),
                   "place": r["place_id"],
                   "polities": hand.EVENT_POLITIES.get(key) or polity_keys(r["polities"]),
                   "importance": r["importance"], "kind": hand.EVENT_KINDS[key],
                   "certainty": r["certainty"], "sources": r["source_ids"]}
            put(row, "title", english(r["title_en"]), *zh[key, "title"])
            put(row, "summary", english(r["summary"]), *zh[key, "summary"])
            lunar = zh.get((key, "lunar_date"), ("", ""))
            put(row, "lunar_date", lunar[0], *lunar)
            rows.append(row)
    rows.sort(key=lambda r: (earliest(r["when"].split("/")[0]), r["id"]))
    write("events", ["id", *spread("title"), "when", "place", "polities", "importance", "kind",
                     *spread("summary"), *spread("lunar_date"), "certainty", "sources"], rows)
    return rows


def routes_and_waypoints(research):
    zh = research.chinese("routes")
    labels = {r["label_en"]: (r["hant"], r["hans"]) for r in research.rows("i18n/waypoints.zh")}
    rows, points = [], []
    point = re.compile(r"(?:pt\(([\d.]+) ([\d.]+) ([^)]*)\)|(\w+))@(~?)([\d-]+)")
    for r in research.rows("routes"):
        key = r["id"]
        row = {"id": key, "kind": r["kind"], "polity": polity_keys(r["polity"]),
               "of_ruler": "yes" if key.startswith("rt-court-") else "no",
               "who": {"rt-captives-huizong": "huizong",
                       "rt-captives-qinzong": "qinzong"}.get(key, ""),
               "certainty": r["certainty"], "sources": r["source_ids"]}
        put(row, "title", english(r["title"]), *zh[key, "title"])
        put(row, "commander", english(r["commander"]), *zh.get((key, "commander"), ("", "")))
        put(row, "note", english(r["note"]), *zh.get((key, "note"), ("", "")))
        rows.append(row)
        for i, text in enumerate(r["waypoints"].split(";"), 1):
            m = point.fullmatch(text.strip())
            if not m:
                raise SystemExit(f"routes {key}: cannot read the waypoint {text!r}")
            lon, lat, label, place, about, date = m.groups()
            if label in hand.WAYPOINT_PLACES:
                place, label = hand.WAYPOINT_PLACES[label], None
            out = {"route": key, "order": i, "when": date,
                   "interpolated": "yes" if about else "no"}
            if place:
                out["place"] = place
            else:
                out["lon"], out["lat"] = number(lon), number(lat)
                put(out, "label", english(without_han(label)), *labels[label])
            points.append(out)
    write("routes", ["id", *spread("title"), "kind", "polity", *spread("commander"), "of_ruler",
                     "who", *spread("note"), "certainty", "sources"], rows)
    write("waypoints", ["route", "order", "place", "lon", "lat", *spread("label"), "when",
                        "interpolated"], points)
    return rows, points


def reigns(research, polity_rows):
    zh = research.chinese("rulers")
    seen, rows = {}, []
    for r in research.rows("rulers"):
        key = (r["polity"], r["personal_name_hant"])
        zkey = r["polity"] + ":" + (r["era_begin_julian"] or "none")
        if key in seen:
            continue
        row = {"polity": r["polity"], "pinyin": pinyin(r["personal_name_pinyin"]),
               "from": r["reign_begin_julian"], "until": add_day(r["reign_end_julian"]),
               "certainty": CERTAINTY[r["certainty"]], "sources": r["source_id"]}
        put(row, "title", hand.REIGN_TITLES.get(r["title_en"], english(r["title_en"])),
            *zh[zkey, "title"])
        put(row, "personal_name", hand.PERSONAL_NAMES.get(
            r["personal_name_hant"], without_tones(pinyin(r["personal_name_pinyin"]))),
            *zh[zkey, "personal_name"])
        note = hand.REIGN_NOTES.get(key)
        put(row, "note", *(note or ("", "", "")))
        row.update(hand.REIGN_CHANGES.get(key, {}))
        end = polity_rows[r["polity"]]["until"]
        if end and earliest(row["until"]) > earliest(end) and len(end) == 10:
            row["until"] = end
        seen[key] = row
        rows.append(row)
    # Where a successor takes the throne on the day the other leaves it, that day is his.
    regular = [r for r in rows if (r["polity"], r["personal_name_hant"]) != hand.IRREGULAR_REIGN]
    for a, b in zip(regular, regular[1:]):
        if a["polity"] == b["polity"] and b["from"] < a["until"]:
            a["until"] = b["from"]
    return write("reigns", ["polity", *spread("title"), *spread("personal_name"), "pinyin",
                            "from", "until", *spread("note"), "certainty", "sources"], rows)


def people(research):
    variants = research.rows("i18n/name-variants.zh")
    rows = []
    for r in research.rows("people"):
        found = []
        for v in variants:
            if v["key"] in hand.PERSON_KEYS.get(r["id"], ()):
                for part in (v["key"].split(" (")[0], *v["other_en"].split(";"), v["hant"],
                             v["hans"], *v["variants_hant"].split("；"),
                             *v["variants_hans"].split("；")):
                    part = english(part)
                    if part and part not in found:
                        found.append(part)
        for part in hand.PERSON_VARIANTS.get(r["id"], []):
            if part not in found:
                found.append(part)
        have = (r["name_en"], r["name_hant"], r["name_hans"])
        row = {"id": r["id"], "pinyin": pinyin(r["pinyin"]), "polity": r["polity"],
               "born": r["born"], "died": r["died"], "sources": r["source_ids"],
               "variants": ";".join(f for f in found if f not in have)}
        put(row, "name", english(without_han(r["name_en"])), r["name_hant"], r["name_hans"])
        put(row, "role", english(r["role_en"]), r["role_hant"], r["role_hans"])
        put(row, "description", english(r["description_en"]), r["description_hant"],
            r["description_hans"])
        rows.append(row)
    return write("people", ["id", *spread("name"), "pinyin", *spread("role"),
                            *spread("description"), "polity", "born", "died", "variants",
                            "sources"], rows)


def causes(research):
    rows = []
    for r in research.rows("causes"):
        row = {"event": r["event_id"], "because_of": r["because_of_event_id"],
               "strength": r["strength"], "sources": r["source_ids"]}
        put(row, "note", english(r["note_en"]), r["note_hant"], r["note_hans"])
        rows.append(row)
    return write("causes", ["event", "because_of", "strength", *spread("note"), "sources"], rows)


def control(research):
    # The Chinese notes are keyed by the uncorrected English, so the raw strings are kept.
    with open(os.path.join(research.folder, "control.csv"), newline="",
              encoding="utf-8-sig") as f:
        raw = [r["event"] for r in csv.DictReader(f)]
    zh = {r["note_en"]: (r["hant"], r["hans"]) for r in research.rows("i18n/control.zh")}
    rows = []
    for r, note in zip(research.rows("control"), raw):
        row = {"seat": r["prefecture_id"], "from": r["begin_julian"], "until": r["end_julian"],
               "polity": "" if r["polity"] == "none" else r["polity"],
               "certainty": CERTAINTY[r["certainty"]],
               "inferred": "yes" if r["certainty"] == "low" else "no",
               "sources": r["source_id"]}
        put(row, "note", english(r["event"]), *zh.get(note, ("", "")))
        rows.append(row)
    return write("control", ["seat", "polity", "from", "until", *spread("note"), "certainty",
                             "inferred", "sources"], rows)


def steps(research):
    rows = []
    for r in research.rows("steps"):
        row = {"id": r["id"], "order": r["order"], "when": when_of(r["date_from"], r["date_to"]),
               "play_secs": r["play_seconds"], "lon": r["view_lon"], "lat": r["view_lat"],
               "width_km": r["view_width_km"], "show": r["show"], "reveal": r["reveal"],
               "certainty": r["certainty"], "sources": r["source_ids"]}
        for name in ("title", "text", "notes", "question"):
            put(row, name, english(r[name + "_en"]), r[name + "_hant"], r[name + "_hans"])
        rows.append(row)
    return write("steps", ["id", "order", *spread("title"), "when", "play_secs", "lon", "lat",
                           "width_km", "show", *spread("text"), *spread("notes"),
                           *spread("question"), "reveal", "certainty", "sources"], rows)


def regions(simplified):
    rows = []
    for r in hand.REGIONS:
        row = dict(zip(("id", "kind", "polity", "lon", "lat", "from", "until", "rank", "size",
                        "tilt"), r[:1] + r[3:]))
        put(row, "name", r[1], r[2], simplified(r[2]))
        rows.append(row)
    return write("regions", ["id", *spread("name"), "lon", "lat", "kind", "polity", "from",
                             "until", "rank", "size", "tilt"], rows)


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    research = Research(sys.argv[1])
    simplified = Simplifier(learn_simplified(research))
    sources(research, simplified)
    polity_rows = polities(research)
    seat_rows = seats(research)
    event_rows = events(research)
    _, points = routes_and_waypoints(research)
    _, stay_rows = stays(research, polity_rows, simplified)
    scores = {}
    for e in event_rows:
        scores[e["place"]] = scores.get(e["place"], 0) + int(e["importance"])
    for s in stay_rows:
        scores[s["place"]] = scores.get(s["place"], 0) + 2
    for w in points:
        if "place" in w:
            scores[w["place"]] = scores.get(w["place"], 0) + 0.3
    place_rows = places(research, seat_rows, scores, simplified)
    names(research, place_rows, simplified)
    reigns(research, polity_rows)
    people(research)
    causes(research)
    control(research)
    steps(research)
    regions(simplified)
    for c in research.unused_corrections():
        print("correction without effect:", c[:4])
    if simplified.unknown:
        print("not known in simplified form, kept:", "".join(sorted(simplified.unknown)))


if __name__ == "__main__":
    main()
