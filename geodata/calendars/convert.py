#!/usr/bin/env python3
"""Makes the tables of this folder from the calendar research.

    python3 convert.py PATH

PATH is a folder with calendar/{song-months,jin-months-diff,song-months-disputed,eras}.csv and
history/i18n/eras.zh.csv. Days and lengths are copied, never computed. Done here:

- song-months.csv gets the column `open`: 1 where song-months-disputed.csv says that the sources
  differ about the first day and nobody has decided.
- Polities get the keys that the atlases use (song, jin, liao, ...).
- eras.csv gets its Chinese texts as columns, half-open days `from` and `until` like every table
  of an atlas, and four columns that the reader of dates needs: `polity_variants` (what may stand
  before an era), `variants` (other spellings of the era), `months` (whose table of months counts),
  `needs_polity` and `cancelled`.
"""

import csv
import pathlib
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent

# research label: key, English, traditional, simplified, forms accepted before an era, months
POLITIES = {
    "Song": ("song", "Song", "宋", "宋", "Song;宋;北宋;南宋;大宋", "song"),
    "Song (Miao-Liu coup)": ("song", "Song", "宋", "宋", "Song;宋;北宋;南宋;大宋", "song"),
    "Liao": ("liao", "Liao", "遼", "辽", "Liao;遼;辽;契丹;大遼;大辽", "north"),
    "Northern Liao": ("northern_liao", "Northern Liao", "北遼", "北辽",
                      "Northern Liao;Liao;北遼;北辽;遼;辽", "north"),
    "Western Liao": ("qara_khitai", "Western Liao", "西遼", "西辽",
                     "Western Liao;Qara Khitai;西遼;西辽", "song"),
    "Jin": ("jin", "Jin", "金", "金", "Jin;金;大金", "north"),
    "Xia": ("xixia", "Western Xia", "西夏", "西夏", "Western Xia;Xia;Xi Xia;夏;西夏;大夏", "song"),
    "Qi": ("qi", "Qi", "齊", "齐", "Qi;齊;齐;大齊;大齐;偽齊;伪齐;劉齊;刘齐", "song"),
}
VARIANTS = {"壽昌": "壽隆;寿隆;Shoulong", "神曆": "神歷"}
NEEDS_POLITY = {("Western Liao", "紹興"), ("Xia", "貞觀"), ("Xia", "正德"), ("Xia", "大德")}
CANCELLED = {("Song (Miao-Liu coup)", "明受")}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, table):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def day_after(iso):
    """The next day of the Julian calendar."""
    year, month, day = map(int, iso.split("-"))
    lengths = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if day < lengths[month - 1]:
        return f"{year:04}-{month:02}-{day + 1:02}"
    if month < 12:
        return f"{year:04}-{month + 1:02}-01"
    return f"{year + 1:04}-01-01"


def without_tones(pinyin):
    plain = unicodedata.normalize("NFD", pinyin)
    return "".join(c for c in plain if not unicodedata.combining(c))


def main(research):
    disputed = rows(research / "calendar/song-months-disputed.csv")
    write("song-months-disputed.csv", list(disputed[0]), disputed)
    open_months = {(r["lunar_year"], r["month"], r["leap"]) for r in disputed
                   if r["polity"] == "song" and r["verdict"].startswith("open")}

    months = rows(research / "calendar/song-months.csv")
    for month in months:
        key = (month["lunar_year"], month["month"], month["leap"])
        month["open"] = "1" if key in open_months else "0"
    columns = [c for c in months[0] if c != "open"]
    columns.insert(columns.index("length") + 1, "open")
    write("song-months.csv", columns, months)

    north = rows(research / "calendar/jin-months-diff.csv")
    for month in north:
        month["polity"] = POLITIES[month["polity"]][0]
    write("jin-months-diff.csv", list(north[0]), north)

    chinese = {}
    for row in rows(research / "history/i18n/eras.zh.csv"):
        chinese[row["id"], row["field"]] = (row["hant"], row["hans"])
    eras = []
    for row in rows(research / "calendar/eras.csv"):
        label = row["polity"]
        key, en, hant, hans, forms, table = POLITIES[label]
        identity = f"{label}:{row['begin_julian']}"
        emperor = chinese[identity, "emperor"]
        note = chinese[identity, "note"]
        eras.append({
            "polity": key, "polity_name": en, "polity_name_hant": hant, "polity_name_hans": hans,
            "polity_variants": forms,
            "name": without_tones(row["pinyin"]),
            "name_hant": row["era_hant"], "name_hans": row["era_hans"],
            "pinyin": row["pinyin"], "variants": VARIANTS.get(row["era_hant"], ""),
            "emperor": row["emperor_en"], "emperor_hant": emperor[0], "emperor_hans": emperor[1],
            "from": row["begin_julian"], "until": day_after(row["end_julian"]),
            "year1_lunar_year": row["year1_lunar_year"], "precision": row["precision"],
            "months": table,
            "needs_polity": "yes" if (label, row["era_hant"]) in NEEDS_POLITY else "no",
            "cancelled": "yes" if (label, row["era_hant"]) in CANCELLED else "no",
            "note": row["note"], "note_hant": note[0], "note_hans": note[1],
        })
    write("eras.csv", list(eras[0]), eras)
    print(f"{len(months)} months, {len(north)} northern differences, {len(eras)} eras")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
