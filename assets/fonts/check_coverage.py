#!/usr/bin/python3
"""Checks that no character of the project's texts is missing from the shipped fonts.

usage: check_coverage.py [DIR...]        (default: geodata and assets of this tree)

The regular chains must hold every character of the texts and of charset.txt; else the check
fails. The bold Han faces hold one script each: for them, fields named *hans or *hant and the
columns `hans` and `hant` are looked at, and what is missing is only told, since the program
falls back to the regular weight. Needs python3-fonttools.
"""
import csv
import json
import pathlib
import sys
import unicodedata

from fontTools.ttLib import TTFont

from subset_fonts import texts

HERE = pathlib.Path(__file__).resolve().parent
CHAINS = {
    "display": ["display-latin.otf", "display-han.ttf"],
    "reading, traditional": ["reading.ttf", "reading-tc.otf"],
    "reading, simplified": ["reading.ttf", "reading-sc.otf"],
    "ui, traditional": ["ui.ttf", "ui-tc.otf"],
    "ui, simplified": ["ui.ttf", "ui-sc.otf"],
}
BOLD_CHAINS = {
    ("reading bold, traditional", "hant"): ["reading-bold.ttf", "reading-bold-tc.otf"],
    ("reading bold, simplified", "hans"): ["reading-bold.ttf", "reading-bold-sc.otf"],
    ("ui bold, traditional", "hant"): ["ui-bold.ttf", "ui-bold-tc.otf"],
    ("ui bold, simplified", "hans"): ["ui-bold.ttf", "ui-bold-sc.otf"],
}


def visible(text):
    return {c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn") and c != "\ufffd"}


def fields(value, key=""):
    """Every (key, text) inside a JSON value."""
    if isinstance(value, dict):
        for k, v in value.items():
            yield from fields(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from fields(v, key)
    elif isinstance(value, str):
        yield key, value


def main(folders):
    root = HERE.parent.parent
    seen = {c: "charset.txt" for c in visible((HERE / "charset.txt").read_text(encoding="utf-8"))}
    script = {"hant": set(), "hans": set()}
    files = 0
    for file, text in texts(folders or [root / "geodata", root / "assets"]):
        files += 1
        for c in visible(text):
            seen.setdefault(c, str(file))
        pairs = []
        if file.suffix == ".csv":
            pairs = [(k, v) for row in csv.DictReader(text.splitlines()) for k, v in row.items()]
        elif file.suffix in (".json", ".geojson"):
            pairs = fields(json.loads(text))
        for key, value in pairs:
            for end in script:
                if isinstance(key, str) and key.endswith(end) and isinstance(value, str):
                    script[end] |= {c for c in visible(value) if ord(c) >= 0x2E80}
    characters = {f.name: {chr(c) for c in TTFont(f, lazy=True).getBestCmap()} for f in sorted(HERE.glob("*.?tf"))}
    failed = False
    for name, faces in CHAINS.items():
        missing = sorted(set(seen) - set().union(*(characters[f] for f in faces)))
        for c in missing:
            failed = True
            print(f"{name}: no glyph for {c} U+{ord(c):04X} of {seen[c]}")
    for (name, end), faces in BOLD_CHAINS.items():
        missing = sorted(script[end] - set().union(*(characters[f] for f in faces)))
        if missing:
            print(f"{name}: falls back to the regular weight for {''.join(missing)}")
    print(f"{files} text files, {len(seen)} characters: {'some are missing' if failed else 'all are covered'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
