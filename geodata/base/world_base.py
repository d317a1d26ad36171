#!/usr/bin/python3
"""Makes the ground of atlases that bring none: today's coast and rivers of the whole Earth.

usage: world_base.py PKGDIR OUT.gpkg        (build-basemap.sh calls it)

PKGDIR holds the unpacked libmagics++-data, which carries Natural Earth (public domain). The files
are EPSG:4326 and nothing of them is history: no shore was turned back.
Needs python3-gdal.
"""
import sys

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
ogr.UseExceptions()
# GeoPackages carry the time of their last change: fix it, so that the same input gives the same bytes.
gdal.SetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")

# layer, source, tolerance in degrees (0.006 is 600 m)
LAND = [("land_low", "50m/ne_50m_land.shp", 0.0), ("land_high", "10m/ne_10m_land.shp", 0.006)]
RIVERS = "10m/ne_10m_rivers_lake_centerlines.shp"
# The names of the 1:10m rivers have lost every letter beyond ASCII ("Rhne"); those of 1:50m are whole.
WHOLE_NAMES = "50m/ne_50m_rivers_lake_centerlines.shp"
# Natural Earth's rank of a river: our width, 1 the widest.
WIDTHS = {0: 1, 1: 1, 2: 1, 3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5}


def polygons(geometry):
    if geometry is None:
        return
    if geometry.GetGeometryName() == "POLYGON":
        yield geometry
    else:
        for i in range(geometry.GetGeometryCount()):
            yield from polygons(geometry.GetGeometryRef(i))


def main(packages, target):
    natural_earth = packages + "/libmagics++-data/usr/share/magics/"
    out = ogr.GetDriverByName("GPKG").CreateDataSource(target, ["ADD_GPKG_OGR_CONTENTS=NO"])
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    for name, source, tolerance in LAND:
        layer = out.CreateLayer(name, degrees, ogr.wkbPolygon)
        layer.StartTransaction()
        dataset = ogr.Open(natural_earth + source)
        for feature in dataset.GetLayer():
            for polygon in polygons(feature.GetGeometryRef()):
                simple = polygon.SimplifyPreserveTopology(tolerance) if tolerance else polygon
                # Islands that simplifying would take away stay as they are.
                for part in polygons(polygon if simple.IsEmpty() else simple):
                    row = ogr.Feature(layer.GetLayerDefn())
                    row.SetGeometry(part)
                    layer.CreateFeature(row)
        layer.CommitTransaction()
    layer = out.CreateLayer("rivers", degrees, ogr.wkbLineString)
    for field, kind in (("name", ogr.OFTString), ("kind", ogr.OFTString), ("width", ogr.OFTInteger)):
        layer.CreateField(ogr.FieldDefn(field, kind))
    layer.StartTransaction()
    gdal.SetConfigOption("SHAPE_ENCODING", "UTF-8")
    dataset = ogr.Open(natural_earth + WHOLE_NAMES)
    names = {}
    for feature in dataset.GetLayer():
        name = feature.GetField("name") or ""
        names["".join(letter for letter in name if ord(letter) < 128)] = name
    dataset = ogr.Open(natural_earth + RIVERS)
    for feature in dataset.GetLayer():
        geometry = feature.GetGeometryRef()
        if geometry is None or "Canal" in (feature.GetField("featurecla") or ""):
            continue
        many = geometry.GetGeometryName() == "MULTILINESTRING"
        parts = [geometry.GetGeometryRef(i) for i in range(geometry.GetGeometryCount())] if many else [geometry]
        for part in parts:
            row = ogr.Feature(layer.GetLayerDefn())
            row.SetGeometry(part.Simplify(0.006))
            row.SetField("name", names.get(feature.GetField("name")))  # No name rather than a broken one.
            row.SetField("kind", "river")
            row.SetField("width", WIDTHS.get(int(feature.GetField("scalerank")), 5))
            layer.CreateFeature(row)
    layer.CommitTransaction()


if __name__ == "__main__":
    main(*sys.argv[1:])
