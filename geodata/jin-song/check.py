#!/usr/bin/env python3
"""Looks over the tables of this folder: check.py [FOLDER]. Names every fault, then the count.

The importer checks an atlas too; this is for whoever edits the tables and has no build at hand,
and it asks more: all three languages everywhere, no gap in what holds a seat, the court known on
every day.
"""
import csv
import os
import re
import sys
import tomllib

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
faults = []


def fault(table, row, text):
    faults.append(f"{table}.csv, {row}: {text}")


# --- dates --------------------------------------------------------------------------------------

PART = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


def jdn(year, month, day):
    """Julian Day Number of a day of the Julian calendar."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083


def days_of(text):
    """First and last day that an EDTF date may mean; None where it cannot be read."""
    if text.startswith("[") and text.endswith("]") and ".." in text:
        ends = [days_of(part) for part in text[1:-1].split("..")]
        return None if None in ends else (ends[0][0], ends[1][1])
    if "/" in text:
        ends = [days_of(part) for part in text.split("/")]
        return None if None in ends or len(ends) != 2 else (ends[0][0], ends[1][1])
    m = PART.fullmatch(text)
    if not m:
        return None
    year, month, day = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    if month > 12 or (m[2] and month < 1):
        return None
    lengths = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if m[3] and not 1 <= day <= lengths[month - 1]:
        return None
    return (jdn(year, month or 1, day or 1),
            jdn(year, month or 12, day or lengths[(month or 12) - 1]))


def date(table, row, column, text):
    days = days_of(text)
    if days is None:
        fault(table, row, f"{column}: {text!r} is no date")
    elif days[0] > days[1]:
        fault(table, row, f"{column}: {text} ends before it begins")
    return days


# --- tables -------------------------------------------------------------------------------------

def read(table):
    with open(os.path.join(FOLDER, table + ".csv"), "rb") as f:
        raw = f.read()
    if b"\r" in raw or not raw.endswith(b"\n") or raw.startswith(b"\xef\xbb\xbf"):
        fault(table, "file", "line ends are not LF, or there is a byte-order mark")
    rows = list(csv.DictReader(raw.decode("utf-8").splitlines(True)))
    for i, row in enumerate(rows, 2):
        if None in row or None in row.values():
            fault(table, f"row {i}", "more or fewer cells than columns")
    return rows


TABLES = ("sources polities places names stays events readings routes waypoints reigns people causes seats "
          "control steps regions").split()
T = {t: read(t) for t in TABLES}
KEYS = {t: {r["id"] for r in T[t]} for t in TABLES if "id" in T[t][0]}

for table, keys in KEYS.items():
    seen = set()
    for r in T[table]:
        if r["id"] in seen:
            fault(table, r["id"], "id twice")
        seen.add(r["id"])
        if not re.fullmatch(r"[a-z][a-z0-9_-]*", r["id"]):
            fault(table, r["id"], "not an id")

TEXTS = {
    "sources": "citation* kind* supports*", "polities": "name* ruling_house capitals description*",
    "places": "name* map_name map_note modern* description*", "names": "name* note",
    "stays": "label summary* lunar_date", "events": "title* summary* lunar_date",
    "routes": "title* commander note", "waypoints": "label", "reigns": "title* personal_name* note",
    "people": "name* role* description*", "causes": "note*", "readings": "note*",
    "seats": "name* circuit modern* note", "control": "note*",
    "steps": "title* text* notes* question*", "regions": "name*",
}
WORDS = {
    "certainty": "certain probable approximate disputed", "travelling": "yes no",
    "of_ruler": "yes no", "interpolated": "yes no", "inferred": "yes no", "anchor": "yes no",
    "is_seat": "yes no", "drawn": "yes no", "role": "capital court captive vacant",
    "importance": "1 2 3", "strength": "direct contributing disputed",
    "pattern": "horizontal vertical dots diagonal",
}
KINDS = {
    "places": "capital prefecture county pass battlefield crossing region",
    "routes": "army court captives embassy", "regions": "land sea state",
    "events": "battle siege fall campaign throne court captives surrender treaty embassy flood "
              "revolt death politics",
}
# column: table whose ids it lists; "place*" must not be empty
REFERENCES = {
    "polities": {"sources": "sources"},
    "places": {"seat": "seats", "sources": "sources"}, "names": {"place": "places"},
    "stays": {"polity": "polities", "place": "places", "sources": "sources"},
    "events": {"place": "places", "polities": "polities", "sources": "sources"},
    "routes": {"polity": "polities", "sources": "sources"},
    "waypoints": {"route": "routes", "place": "places"},
    "reigns": {"polity": "polities", "sources": "sources"},
    "people": {"polity": "polities", "sources": "sources"},
    "readings": {"event": "events", "sources": "sources"},
    "causes": {"event": "events", "because_of": "events", "sources": "sources"},
    "control": {"seat": "seats", "polity": "polities", "sources": "sources"},
    "steps": {"sources": "sources"}, "regions": {"polity": "polities"},
}
NO_SOURCE_NEEDED = {"names", "waypoints", "seats", "regions", "sources"}
SUSPECT_IN_HANS = set("國東會軍陽縣興開應臨揚鎮廣遼劉趙張楊韓嶽飛馬龍關萬與為時後來書長門義說這個們")

with open(os.path.join(FOLDER, "atlas.toml"), "rb") as f:
    MANIFEST = tomllib.load(f)
WEST, SOUTH, EAST, NORTH = MANIFEST["extent"]
FIRST, LAST = days_of(MANIFEST["from"])[0], days_of(MANIFEST["until"])[0] - 1


def name_of(table, i, r):
    key = r.get("id") or r.get("route") or r.get("seat") or r.get("place") or r.get("polity") or \
        r.get("event") or ""
    return f"row {i} ({key})"


for table, rows in T.items():
    for i, r in enumerate(rows, 2):
        where = name_of(table, i, r)
        for field in TEXTS[table].split():
            name = field.rstrip("*")
            texts = [r[name], r[name + "_hant"], r[name + "_hans"]]
            if any(texts) != all(texts):
                fault(table, where, f"{name}: a language is missing: {texts}")
            if field.endswith("*") and not any(texts):
                fault(table, where, f"{name} is empty")
            if any(t != t.strip() or "  " in t for t in texts):
                fault(table, where, f"{name}: spaces to spare")
            if '"' in texts[0] or "'" in texts[0]:
                fault(table, where, f"{name}: straight quotes")
            if SUSPECT_IN_HANS & set(re.sub(r"[（(][^（）()]*[）)]", "", texts[2])):
                fault(table, where, f"{name}_hans has traditional characters: {texts[2]}")
        for column, words in WORDS.items():
            if column in r and r[column] and r[column] not in words.split() and \
                    not (column == "role" and table == "people"):
                fault(table, where, f"{column}: {r[column]!r}")
        if table in KINDS and r["kind"] not in KINDS[table].split():
            fault(table, where, f"kind: {r['kind']!r}")
        for column, target in REFERENCES.get(table, {}).items():
            parts = [p for p in r[column].split(";") if p]
            for part in parts:
                if part not in KEYS[target]:
                    fault(table, where, f"{column}: no {part!r} in {target}.csv")
            if column == "sources" and not parts and table not in NO_SOURCE_NEEDED:
                fault(table, where, "no source")
        if r.get("lon") or r.get("lat"):
            lon, lat = float(r["lon"]), float(r["lat"])
            if not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
                fault(table, where, f"{lon}, {lat} is outside the extent")
        spans = []
        for column in ("from", "until", "when", "born", "died"):
            if r.get(column):
                spans.append(date(table, where, column, r[column]))
        if r.get("from") and r.get("until") and None not in spans and spans[0][0] >= spans[1][1]:
            fault(table, where, f"from {r['from']} is not before until {r['until']}")

# --- places and names ---------------------------------------------------------------------------

for r in T["places"]:
    if r["is_seat"] == "yes" and not r["seat"]:
        fault("places", r["id"], "is_seat without a seat")
open_names = {}
for r in T["names"]:
    if not r["from"] and not r["until"]:
        open_names[r["place"]] = open_names.get(r["place"], 0) + 1
for place, count in open_names.items():
    if count > 1:
        fault("names", place, "two names open at both ends")
for place in KEYS["places"] - {r["place"] for r in T["names"]}:
    fault("names", place, "no name")
tones = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")
for table in ("names", "places", "seats", "people", "reigns"):
    for i, r in enumerate(T[table], 2):
        if not tones.search(r["pinyin"]):
            fault(table, name_of(table, i, r), f"pinyin without tones: {r['pinyin']!r}")

# --- routes -------------------------------------------------------------------------------------

ways = {}
for r in T["waypoints"]:
    ways.setdefault(r["route"], []).append(r)
    if bool(r["place"]) == bool(r["lon"]):
        fault("waypoints", r["route"], f"point {r['order']}: a place or a position, not both")
for route in KEYS["routes"]:
    points = ways.get(route, [])
    if len(points) < 2:
        fault("waypoints", route, "fewer than two points")
    if [int(p["order"]) for p in points] != list(range(1, len(points) + 1)):
        fault("waypoints", route, "order is not 1, 2, 3 …")
    for a, b in zip(points, points[1:]):
        if days_of(b["when"])[0] < days_of(a["when"])[0]:
            fault("waypoints", route, f"{b['when']} comes after {a['when']}")

# --- holdings -----------------------------------------------------------------------------------

held = {}
for r in T["control"]:
    held.setdefault(r["seat"], []).append(r)
for seat in KEYS["seats"]:
    rows = held.get(seat, [])
    if not rows:
        fault("control", seat, "nobody ever holds it")
        continue
    if days_of(rows[0]["from"])[0] > FIRST:
        fault("control", seat, "begins after the slider does")
    if rows[-1]["until"]:
        fault("control", seat, "ends before the slider does")
    for a, b in zip(rows, rows[1:]):
        if a["until"] != b["from"]:
            fault("control", seat, f"gap or overlap: {a['until']} and {b['from']}")
        if a["polity"] == b["polity"]:
            fault("control", seat, f"two rows for one holder at {b['from']}")
polity_span = {r["id"]: (days_of(r["from"])[0] if r["from"] else -10**9,
                         days_of(r["until"])[1] if r["until"] else 10**9) for r in T["polities"]}
for r in T["control"] + [s for s in T["stays"] if s["role"] in ("capital", "court")]:
    if r["polity"]:
        begin, end = polity_span[r["polity"]]
        # The Jurchen held their land some weeks before they called it Jin.
        early = days_of(r["from"])[1] < begin and days_of(r["from"])[0] > FIRST
        if early or (r["until"] and days_of(r["until"])[0] > end):
            fault("control/stays", r.get("seat") or r["id"], f"outside the days of {r['polity']}")

# --- where the court is -------------------------------------------------------------------------


def stays_on(day, role, polity, who=None):
    found = []
    for r in T["stays"]:
        if r["role"] != role or r["polity"] != polity or (who and who not in r["who"].split(";")):
            continue
        begin = days_of(r["from"])[0]
        end = days_of(r["until"])[1] if r["until"] else 10**9
        if begin <= day < end:
            found.append((begin, r["place"], r["certainty"], r["id"]))
    return sorted(found)


def expect(day, role, polity, place, certainty=None, who=None):
    found = stays_on(days_of(day)[0], role, polity, who)
    good = found and found[-1][1] == place and certainty in (None, found[-1][2])
    if place is None:
        good = not found
    if not good:
        fault("stays", day, f"{polity} {role} should be {place} ({certainty}), is {found}")


expect("1127-06-12", "capital", "song", "kaifeng", "probable")
expect("1127-06-12", "court", "song", "yingtian", "certain")
expect("1115-01-01", "court", "song", "kaifeng")
expect("1127-05-13", "court", "song", "kaifeng")
expect("1127-05-14", "court", "song", None)
expect("1127-05-14", "vacant", "song", "kaifeng")
expect("1127-06-11", "vacant", "song", "kaifeng")
expect("1127-06-12", "vacant", "song", None)
expect("1129-02-23", "court", "song", "zhenjiang")
expect("1142-12-31", "court", "song", "linan", "certain")
expect("1142-12-31", "capital", "song", "linan", "disputed")
expect("1127-06-12", "capital", "jin", "huining")
expect("1127-06-12", "capital", "liao", None)
expect("1131-01-01", "capital", "qi", "daming")
expect("1137-12-31", "court", "qi", "kaifeng")
expect("1128-12-31", "captive", "song", None, who="huizong")
expect("1129-06-01", "captive", "song", "hanzhou", who="qinzong")
expect("1135-06-04", "captive", "song", "wuguocheng", who="huizong")
for polity in KEYS["polities"]:
    for role in ("capital", "court"):
        for day in range(FIRST, LAST + 1):
            found = stays_on(day, role, polity)
            if len(found) > 1 and not (role == "court" and found[1][0] == day):
                fault("stays", polity, f"two of role {role} on day {day}: {found}")
                break
# A day without a court stay needs a route of the ruler to travel on.
court_routes = [(days_of(ways[r["id"]][0]["when"])[0], days_of(ways[r["id"]][-1]["when"])[0])
                for r in T["routes"] if r["of_ruler"] == "yes"]
missing = [day for day in range(FIRST, LAST + 1)
           if not stays_on(day, "court", "song") and not stays_on(day, "vacant", "song")
           and not any(a <= day <= b for a, b in court_routes)]
if missing:
    fault("stays", "song", f"{len(missing)} days without court or way, first is day {missing[0]}")

# --- the story ----------------------------------------------------------------------------------

known = KEYS["places"] | KEYS["events"] | KEYS["routes"] | KEYS["polities"]
if [int(r["order"]) for r in T["steps"]] != list(range(1, len(T["steps"]) + 1)):
    fault("steps", "order", "is not 1, 2, 3 …")
for r in T["steps"]:
    for key in r["show"].split(";"):
        if key not in known:
            fault("steps", r["id"], f"show: nothing is called {key!r}")
    if r["reveal"]:
        key, _, day = r["reveal"].partition("@")
        if key not in known or days_of(day) is None:
            fault("steps", r["id"], f"reveal: {r['reveal']!r}")
for r in T["causes"]:
    when = {e["id"]: days_of(e["when"])[0] for e in T["events"]}
    if when[r["because_of"]] > when[r["event"]]:
        fault("causes", r["event"], f"the cause {r['because_of']} comes later")

print(*faults, sep="\n")
print(f"{sum(map(len, T.values()))} rows in {len(T)} tables, {len(faults)} faults")
sys.exit(1 if faults else 0)
