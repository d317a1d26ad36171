#!/usr/bin/python3
"""Turns the modern shore back to that of the twelfth century.

usage: historical_coast.py MODERN.gpkg COAST.geojson RIVERS.geojson OUT.gpkg
       (build-basemap.sh calls it with coast-historical.geojson and rivers-historical.geojson)

All land layers get the same treatment, so that zooming changes no shore:
  1. islands at the Yangzi's mouth go: today's Chongming and its neighbours did not exist;
  2. features of kind `sea_then_land_now` are cut out, and so is what lies to seaward of the
     coastlines in SEAWARD and between those of ESTUARY_HEAD, for which the source gives lines only;
  3. features of kind `island` are added.
The outlines have a vertex every 10-30 km and an uncertainty of 5-20 km. They are joined and
rounded (Chaikin's corner cutting), which moves them by less than that uncertainty.

Rivers: what lies in the regained sea is marked `modern_only`; streams and lakes there go, and so
do lakes inside `modern_lake_absent` outlines. Layer `modern_coast` keeps today's shore (from
land_high) as lines for a faint reference: `changed` = 1 where the old shore was another.
"""
import json
import sys

from osgeo import ogr
from shapely import wkb
from shapely.geometry import LineString, Polygon, box, shape
from shapely.ops import linemerge, unary_union

import basemap_vectors as base

RIVER_MOUTH = box(120.5, 30.95, 122.35, 32.15)
# The estuary between the ends of the source's north and south shores: sandbanks grown on since.
ESTUARY_HEAD = [(120.5, 31.985), (120.62, 31.94), (120.75, 31.82), (121.0, 31.65), (121.28, 31.53), (121.35, 31.7),
                (121.3, 31.9), (121.1, 31.93), (120.88, 31.95), (120.75, 31.99)]
QIDONG = box(121.05, 31.85, 121.9, 32.1)
RIVER_ISLAND = box(119.65, 32.0, 120.0, 32.35)  # GSHHG has a lake where Natural Earth has Yangzhong island
# How to close a coastline on its sea side, from its last point back to its first.
SEAWARD = {
    "coast-bohai-west": [(119.3, 37.6), (118.6, 38.5), (118.3, 38.98)],
    "coast-liaodong-bay": [(121.9, 40.4), (121.3, 40.7)],
}
SPECK_KM2 = {"land_low": 150, "land_mid": 4, "land_high": 2}
LEFTOVER_KM2 = 40  # bits of land that the cut leaves standing in the sea


def features(path):
    with open(path, encoding="utf-8") as f:
        for feature in json.load(f)["features"]:
            yield feature["properties"], shape(feature["geometry"])


def chaikin(ring, rounds=3):
    points = list(ring)[:-1]
    for _ in range(rounds):
        cut = []
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
            cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
        points = cut
    return Polygon(points)


def old_sea(coast):
    pieces = [g for p, g in coast if p["kind"] == "sea_then_land_now"]
    lines = {p["id"]: g for p, g in coast if p["kind"] == "coastline"}
    pieces += [Polygon(list(lines[i].coords) + back) for i, back in SEAWARD.items()]
    pieces.append(Polygon(ESTUARY_HEAD))
    # join neighbours first, so that no thread of land stays between them
    joined = unary_union([g.buffer(0) for g in pieces]).buffer(0.02, join_style=2).buffer(-0.02, join_style=2)
    return unary_union([chaikin(p.exterior.coords).buffer(0) for p in base.parts(joined, "Polygon")])


def read_layer(dataset, name):
    layer = dataset.GetLayerByName(name)
    fields = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
    return [(wkb.loads(bytes(f.GetGeometryRef().ExportToWkb())), {k: f.GetField(k) for k in fields}) for f in layer]


def old_land(polygons, sea, islands, speck_km2):
    done = []
    for p in polygons:
        if RIVER_MOUTH.contains(p):
            continue
        if not p.intersects(sea):
            done.append(p)
            continue
        rest = base.parts(p.difference(sea), "Polygon")
        largest = max(rest, key=lambda q: q.area, default=None)
        for q in rest:
            if q is not largest and (base.area_km2(q) < LEFTOVER_KM2 or RIVER_MOUTH.contains(q)):
                continue
            done += base.clean(q, speck_km2)
    return done + [q for i in islands for q in base.clean(i, 0)]


def modern_coast(modern, old):
    """Today's shores without the edge of the map, told apart by whether they moved."""
    frame = base.FRAME.boundary.buffer(2e-4)
    old_shores = unary_union([p.boundary for p in old if p.intersects(AREA)]).buffer(2e-4)
    rows = []
    for p in modern:
        for ring in [p.exterior, *p.interiors]:
            shore = LineString(ring)
            if shore.intersects(frame):
                shore = shore.difference(frame)
            if not shore.intersects(AREA):
                pieces = [(shore, 0)]
            else:
                moved = shore.difference(old_shores)
                pieces = [(moved, 1), (shore.difference(moved.buffer(1e-6)), 0)]
            for geometry, changed in pieces:
                lines = base.parts(geometry, "LineString")
                for line in base.parts(linemerge(lines), "LineString") if len(lines) > 1 else lines:
                    line = base.rounded(line)
                    if base.length_km(line) > (1.0 if changed else 0.2):
                        rows.append((line, dict(kind="coast", changed=changed)))
    return rows


AREA = box(116.5, 30, 123, 41.5)  # the shores that differ


def main(modern_path, coast_path, rivers_path, out):
    modern = ogr.Open(modern_path)
    coast = list(features(coast_path))
    sea = old_sea(coast)
    islands = [chaikin(g.exterior.coords, 2) for p, g in coast if p["kind"] == "island"]
    no_lake = unary_union([g for p, g in features(rivers_path) if p["kind"] == "modern_lake_absent"])
    dataset = base.create(out)
    for name, speck in SPECK_KM2.items():
        today = [g for g, _ in read_layer(modern, name)]
        land = old_land(today, sea, [i for i in islands if base.area_km2(i) >= speck], speck)
        base.write_layer(dataset, name, base.land_rows(land), base.LAND_FIELDS)

    lakes = [(g, v) for g, v in read_layer(modern, "lakes")
             if not g.representative_point().within(no_lake) and g.intersection(sea).area < 0.3 * g.area
             and not g.representative_point().within(RIVER_ISLAND)]
    base.write_layer(dataset, "lakes", lakes, base.LAKE_FIELDS)

    rivers = []
    for g, v in read_layer(modern, "rivers"):
        if v["modern_only"] or not g.intersects(sea):
            rivers.append((g, v))
            continue
        for piece, gone in ((g.difference(sea), 0), (g.intersection(sea), 1)):
            for line in base.parts(piece, "LineString"):
                line = base.rounded(line)
                if line.length:
                    rivers.append((line, {**v, "modern_only": gone, "length_km": round(base.length_km(line), 1)}))
    base.write_layer(dataset, "rivers", rivers, base.RIVER_FIELDS)

    streams = []
    for g, v in read_layer(modern, "streams"):
        if g.intersects(QIDONG):  # canals of ground that has grown since
            continue
        for line in base.parts(g.difference(sea) if g.intersects(sea) else g, "LineString"):
            streams.append((base.rounded(line), {**v, "length_km": round(base.length_km(line), 1)}))
    base.write_layer(dataset, "streams", streams, base.STREAM_FIELDS)
    # `land` and `today` are those of land_high, the last of the three
    base.write_layer(dataset, "modern_coast", modern_coast(today, land), {"kind": str, "changed": int})


if __name__ == "__main__":
    main(*sys.argv[1:5])
