#!/usr/bin/env python3
"""W(n): n points and n/10 polygons of 20 to 60 vertices with [begin, end) days, always the same
for the same seed. Writes OUT.geojson, OUT.bin (for the floor program) and, where ogr2ogr is
installed, OUT.gpkg and OUT.fgb.

    generate.py 10000 OUT              about 6 % are visible on a day
    generate.py 10000 OUT --many       about 34 %
"""
import argparse
import array
import datetime
import math
import random
import shutil
import subprocess

FIRST = datetime.date(1900, 1, 1)
DAYS = 36524  # a century
JDN_OF_ORDINAL = 1721425  # datetime's ordinal 0 as a Julian day number


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("points", type=int)
    parser.add_argument("out")
    parser.add_argument("--many", action="store_true", help="34 %% visible instead of 6 %%")
    parser.add_argument("--seed", type=int, default=1127)
    parser.add_argument("--only", choices=["geojson", "gpkg", "fgb"],
                        help="keep only this format beside OUT.bin")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    share = 0.34 if arguments.many else 0.06
    first = FIRST.toordinal()

    def span():
        # Spans of share * DAYS on the average that begin before or after the first day, so that
        # every day has as many.
        length = max(1, int(DAYS * share * rng.uniform(0.5, 1.5)))
        begin = rng.randrange(-length, DAYS)
        return begin, begin + length

    def text(day):
        return datetime.date.fromordinal(first + day).isoformat()

    polygons = arguments.points // 10
    binary = array.array("f")
    days = array.array("i", [polygons, arguments.points, first + JDN_OF_ORDINAL,
                             first + DAYS + JDN_OF_ORDINAL])
    with open(arguments.out + ".geojson", "w") as geojson, open(arguments.out + ".bin", "wb") as flat:
        flat.write(days.tobytes())
        geojson.write('{"type":"FeatureCollection","features":[\n')
        separator = ""
        for i in range(polygons):
            begin, end = span()
            x, y = rng.uniform(101.5, 126.5), rng.uniform(24.5, 45.5)
            count = rng.randint(20, 60)
            size = rng.uniform(0.05, 0.35)
            ring = []
            for k in range(count):
                angle = 2 * math.pi * k / count
                r = size * rng.uniform(0.7, 1.0)
                ring.append((round(x + r * math.cos(angle), 5), round(y + r * math.sin(angle), 5)))
            flat.write(array.array("i", [first + begin + JDN_OF_ORDINAL,
                                         first + end + JDN_OF_ORDINAL, count]).tobytes())
            flat.write(array.array("f", [c for p in [(x, y)] + ring for c in p]).tobytes())
            corners = ",".join(f"[{a},{b}]" for a, b in ring + ring[:1])
            geojson.write(f'{separator}{{"type":"Feature","properties":{{"id":"a{i}","begin":'
                          f'"{text(begin)}","end":"{text(end)}"}},"geometry":{{"type":"Polygon",'
                          f'"coordinates":[[{corners}]]}}}}')
            separator = ",\n"
        for i in range(arguments.points):
            begin, end = span()
            x, y = round(rng.uniform(101.5, 126.5), 5), round(rng.uniform(24.5, 45.5), 5)
            flat.write(array.array("i", [first + begin + JDN_OF_ORDINAL,
                                         first + end + JDN_OF_ORDINAL]).tobytes())
            flat.write(array.array("f", [x, y]).tobytes())
            geojson.write(f'{separator}{{"type":"Feature","properties":{{"id":"p{i}","begin":'
                          f'"{text(begin)}","end":"{text(end)}"}},"geometry":{{"type":"Point",'
                          f'"coordinates":[{x},{y}]}}}}')
            separator = ",\n"
        geojson.write("\n]}\n")
    if shutil.which("ogr2ogr") is None:
        print("ogr2ogr is not installed: only GeoJSON is written")
        return
    for extension, driver in (("gpkg", "GPKG"), ("fgb", "FlatGeobuf")):
        if arguments.only in (None, extension):
            subprocess.run(["ogr2ogr", "-f", driver, "-nln", "features", "-nlt", "GEOMETRY",
                            f"{arguments.out}.{extension}", f"{arguments.out}.geojson"], check=True)


if __name__ == "__main__":
    main()
