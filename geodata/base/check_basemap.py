#!/usr/bin/python3
"""Checks the base map's files; says what is wrong and fails.

usage: check_basemap.py [BASEMAP.gpkg RELIEFDIR]        (default: those beside this script)

Needs python3-gdal, python3-shapely.
"""
import pathlib
import sys

from osgeo import gdal, ogr, osr
from shapely import wkb

gdal.UseExceptions()
ogr.UseExceptions()
HERE = pathlib.Path(__file__).resolve().parent
LAYERS = {"land_low": "Polygon", "land_mid": "Polygon", "land_high": "Polygon", "lakes": "Polygon",
          "rivers": "LineString", "streams": "LineString", "modern_coast": "LineString"}
RASTERS = {"land_shade_2km.tif": (4110, 2310, "Byte"), "land_height_4km.tif": (2055, 1155, "Int16"),
           "sea_depth_4km.tif": (2055, 1155, "Int16"), "sea_shade_4km.tif": (2055, 1155, "Byte")}
LCC = "+proj=lcc +lat_1=24 +lat_2=44 +lat_0=34 +lon_0=112 +datum=WGS84 +units=m +no_defs"


def main(vectors, relief):
    wrong = []
    dataset = ogr.Open(str(vectors))
    names = {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())}
    if names != set(LAYERS):
        wrong.append(f"layers {sorted(names)}, expected {sorted(LAYERS)}")
    for name, kind in LAYERS.items():
        count = 0
        for feature in dataset.GetLayerByName(name):
            g = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
            where, count = f"{name} {feature.GetFID()}", count + 1
            west, south, east, north = g.bounds
            if g.geom_type != kind or g.is_empty:
                wrong.append(f"{where} is a {g.geom_type}, expected {kind}")
            if not g.is_valid:
                wrong.append(f"{where} is not valid")
            if west < 80 or south < 8 or east > 150 or north > 58:
                wrong.append(f"{where} leaves 80-150E 8-58N")
            if kind == "Polygon" and (not g.exterior.is_ccw or any(r.is_ccw for r in g.interiors)):
                wrong.append(f"{where} is not oriented: shell counter-clockwise, holes clockwise")
        if not count:
            wrong.append(f"{name} is empty")
    expected = osr.SpatialReference()
    expected.ImportFromProj4(LCC)
    for name, (columns, rows, type_) in RASTERS.items():
        raster = gdal.Open(str(relief / name))
        found = (raster.RasterXSize, raster.RasterYSize, gdal.GetDataTypeName(raster.GetRasterBand(1).DataType))
        if found != (columns, rows, type_):
            wrong.append(f"{name} is {found}, expected {(columns, rows, type_)}")
        if not raster.GetSpatialRef() or not raster.GetSpatialRef().IsSame(expected):
            wrong.append(f"{name} is not in the map's projection")
    print("\n".join(wrong) or "base map: all well")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])) if len(sys.argv) > 2 else main(HERE / "basemap.gpkg", HERE))
