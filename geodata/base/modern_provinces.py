#!/usr/bin/python3
"""Draws today's provincial outlines, from the Digital Chart of the World for GMT.

    modern_provinces.py OUTPUT.geojson

Needs Debian's gmt-dcw, python3-netcdf4 and python3-shapely. A border that two provinces share is
drawn once; islets are left out.
"""
import json
import sys

import netCDF4
import numpy
from shapely.geometry import LineString, box
from shapely.ops import linemerge, unary_union

CHART = "/usr/share/gmt-dcw/dcw-gmt.nc"
STATES = ("AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ "
          "YN ZJ").split()
FRAME = box(85, 15, 140, 55)
TOLERANCE_DEG = 0.015
SAME_DEG = 0.03
SHORTEST_DEG = 0.6


def degrees(variable):
    variable.set_auto_maskandscale(False)
    raw = variable[:].astype(float)
    low, high = float(variable.min), float(variable.max)
    return numpy.where(raw >= 65535, numpy.nan, low + raw * (high - low) / 65534.0)


def rings(chart, code):
    lon, lat = degrees(chart["CN%s_lon" % code]), degrees(chart["CN%s_lat" % code])
    start = 0
    for end in list(numpy.flatnonzero(numpy.isnan(lon))) + [len(lon)]:
        if end - start > 3:
            yield LineString(zip(lon[start:end], lat[start:end]))
        start = end + 1


def main():
    chart = netCDF4.Dataset(CHART)
    drawn = None
    for code in STATES:
        outline = unary_union([ring.simplify(TOLERANCE_DEG) for ring in rings(chart, code)
                               if ring.length > SHORTEST_DEG])
        if drawn is not None:
            outline = outline.difference(drawn.buffer(SAME_DEG))
        drawn = outline if drawn is None else unary_union([drawn, outline])
    whole = linemerge(drawn.intersection(FRAME))
    features = [{"type": "Feature", "properties": {"kind": "province"},
                 "geometry": {"type": "LineString",
                              "coordinates": [[round(x, 3), round(y, 3)] for x, y in line.coords]}}
                for line in whole.geoms if line.length > 0.1]
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump({"type": "FeatureCollection", "features": features}, out,
                  separators=(",", ":"))
        out.write("\n")


main()
