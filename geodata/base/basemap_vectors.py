#!/usr/bin/python3
"""Derives the modern vector base map: coast in three levels, lakes, rivers, streams.

usage: basemap_vectors.py PKGDIR OUT.gpkg        (build-basemap.sh calls it)

PKGDIR holds the unpacked packages. Sources: Natural Earth (Debian's libmagics++-data), GSHHG
and WDBII (gmt-gshhg-high). Coordinates stay lon/lat on WGS 84 (EPSG:4326); the program projects
them. historical_coast.py then turns the shore back to the twelfth century.
Needs python3-gdal, python3-shapely, python3-pyproj, python3-numpy, gmt.
"""
import os
import subprocess
import sys

import numpy as np
from osgeo import gdal, ogr, osr
from pyproj import Geod, Transformer
from shapely import wkb
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, polygonize, transform, unary_union
from shapely.prepared import prep
from shapely.validation import make_valid

gdal.UseExceptions()
ogr.UseExceptions()
# GeoPackages carry the time of their last change: fix it, so that the same input gives the same bytes.
gdal.SetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")
# wider than the theatre (92-137E 15-53N): the corners of a conic map show ground outside it
BOX = (80, 8, 150, 58)
FRAME = box(*BOX)
LCC = "+proj=lcc +lat_1=24 +lat_2=44 +lat_0=34 +lon_0=112 +datum=WGS84 +units=m"
FORWARD = Transformer.from_crs("EPSG:4326", LCC, always_xy=True).transform
INVERSE = Transformer.from_crs(LCC, "EPSG:4326", always_xy=True).transform
GEOD = Geod(ellps="WGS84")
# GSHHG lets the sea end far inland at these mouths (50 km at the Yangzi), where the rivers of
# Natural Earth do not follow: Natural Earth's coast is taken inside these boxes.
ESTUARIES = {
    "Yangzi": box(119.3, 30.9, 122.3, 32.4),
    "Min (Fujian)": box(119.0, 25.75, 119.85, 26.4),
    "Yalu": box(123.8, 39.6, 124.9, 40.4),
}

# Lakes younger than 1142, or dammed: (lon, lat, status, english, 中文, note).
# status: reservoir = modern dam, never draw; later = formed after the period,
# do not draw; changed = existed, other size; natural = draw as it is.
LAKES = [
    (118.99, 29.61, "reservoir", "Qiandao / Xin'anjiang Reservoir", "千島湖", "dam 1959"),
    (114.51, 23.91, "reservoir", "Xinfengjiang Reservoir", "新豐江水庫", "dam 1959"),
    (126.79, 43.64, "reservoir", "Songhua (Fengman) Reservoir", "松花湖", "dam 1942"),
    (125.09, 40.56, "reservoir", "Supung Reservoir", "水豐水庫", "dam 1943"),
    (116.96, 40.50, "reservoir", "Miyun Reservoir", "密雲水庫", "dam 1960"),
    (124.83, 43.21, "reservoir", "Erlong Reservoir", "二龍湖", "dam 1946"),
    (107.27, 30.00, "reservoir", "Changshou Reservoir", "長壽湖", "dam 1957"),
    (109.54, 19.35, "reservoir", "Songtao Reservoir", "松濤水庫", "dam 1960s"),
    (124.14, 41.86, "reservoir", "Dahuofang Reservoir", "大伙房水庫", "dam 1958"),
    (102.59, 16.72, "reservoir", "Ubol Ratana Reservoir", "", "dam 1966"),
    (103.46, 16.71, "reservoir", "Lam Pao Reservoir", "", "dam 1968"),
    (118.57, 33.25, "later", "Hongze Lake", "洪澤湖", "great lake only after the Yellow River took the Huai (1194) and the 1578 dyke; small lakes before"),
    (117.23, 34.62, "later", "Nansi (Weishan) Lakes", "微山湖", "formed 13th-17th c."),
    (116.90, 35.00, "later", "Nansi (Nanyang) Lakes", "南陽湖", "formed 13th-17th c."),
    (118.20, 34.07, "later", "Luoma Lake", "駱馬湖", "formed 17th c."),
    (108.78, 40.87, "later", "Ulansuhai", "烏梁素海", "formed after 1850"),
    (108.90, 40.97, "later", "Ulansuhai (north)", "烏梁素海", "formed after 1850"),
    (113.28, 29.85, "later", "Hong Lake", "洪湖", "grew together in Ming-Qing times"),
    (119.33, 32.94, "changed", "Gaoyou Lake", "高郵湖", "a group of smaller lakes in Song times (Bishe, Xinkai, Fanliang)"),
    (116.19, 36.01, "changed", "Dongping Lake", "東平湖", "remnant of the Liangshan marsh (梁山泊), far larger in the 12th c."),
    (112.16, 28.92, "changed", "Dongting Lake (west)", "洞庭湖", ""),
    (112.90, 29.31, "changed", "Dongting Lake", "洞庭湖", "outline varies with flood season"),
    (112.48, 29.18, "changed", "Dongting Lake (south)", "洞庭湖", ""),
    (120.13, 31.23, "natural", "Lake Tai", "太湖", ""),
    (117.58, 31.58, "natural", "Lake Chao", "巢湖", ""),
    (117.42, 31.58, "natural", "Lake Chao", "巢湖", ""),
    (100.10, 36.89, "natural", "Qinghai Lake", "青海", ""),
    (132.43, 44.94, "natural", "Lake Khanka (Xingkai)", "興凱湖", ""),
    (117.41, 48.96, "natural", "Lake Hulun", "呼倫湖", ""),
    (117.71, 47.82, "natural", "Lake Buir", "貝爾湖", ""),
    (102.72, 24.84, "natural", "Lake Dian", "滇池", ""),
    (100.20, 25.79, "natural", "Lake Er", "洱海", ""),
    (102.88, 24.49, "natural", "Fuxian Lake", "撫仙湖", ""),
    (118.87, 31.47, "natural", "Shijiu Lake", "石臼湖", ""),
    (128.96, 43.90, "natural", "Lake Jingpo", "鏡泊湖", ""),
    (112.67, 40.55, "natural", "Dai Hai", "岱海", ""),
    (113.28, 40.85, "natural", "Huangqi Hai", "黃旗海", ""),
    (116.67, 43.30, "natural", "Dalai Nor", "達里泊", ""),
    (97.69, 34.93, "natural", "Lake Ngoring", "鄂陵湖", ""),
    (97.26, 34.93, "natural", "Lake Gyaring", "扎陵湖", ""),
    (97.57, 38.30, "natural", "Hala Lake", "哈拉湖", ""),
    (119.80, 31.58, "natural", "Lake Ge", "滆湖", ""),
    (118.98, 31.12, "natural", "Lake Nanyi", "南漪湖", ""),
    (120.97, 31.12, "natural", "Dianshan Lake", "澱山湖", ""),
    (100.49, 51.04, "natural", "Lake Khövsgöl", "", ""),
    (92.77, 50.33, "natural", "Uvs Nuur", "", ""),
    (136.09, 35.24, "natural", "Lake Biwa", "琵琶湖", ""),
    (116.32, 30.07, "changed", "Longgan and Huangda Lakes", "龍感湖", "remnants of the old Pengli marsh"),
    (124.28, 45.25, "natural", "Chagan Lake", "查干湖", ""),
]
# Natural Earth river name -> (english, 中文, width class 1 = widest .. 5)
RIVERS = {
    "Tuotuo": ("Tuotuo", "沱沱河", 4),
    "Tongtian": ("Tongtian", "通天河", 3),
    "Jinsha (Yangtze)": ("Jinsha", "金沙江", 2),
    "Chang Jiang (Yangtze)": ("Yangtze", "長江", 1),
    "Yangtze": ("Yangtze", "長江", 1),
    "Huang": ("Yellow River", "黃河", 1),
    "Huang (Yellow)": ("Yellow River", "黃河", 1),
    "Huai": ("Huai", "淮河", 2),
    "Hudi": ("Huai", "淮河", 2),  # Natural Earth calls the middle Huai "Hudi"
    "Wei": ("Wei", "渭河", 2),
    "Han": ("Han", "漢水", 2),
    "Fen": ("Fen", "汾河", 3),
    "Jing": ("Jing", "涇河", 4),
    "Qin": ("Qin", "沁河", 4),
    "Yi": ("Yi", "伊河", 5),
    "Ying": ("Ying", "潁河", 4),
    "Dan": ("Dan", "丹江", 4),
    "Jialing": ("Jialing", "嘉陵江", 2),
    "Min": ("Min", "岷江", 3),
    "Tuo": ("Tuo", "沱江", 4),
    "Dadu": ("Dadu", "大渡河", 3),
    "Yalong": ("Yalong", "雅礱江", 3),
    "Wu": ("Wu", "烏江", 3),
    "Yuan": ("Yuan", "沅江", 3),
    "Xiang": ("Xiang", "湘江", 2),
    "Zi": ("Zi", "資水", 4),
    "Gan": ("Gan", "贛江", 2),
    "Fuchun": ("Qiantang", "錢塘江", 3),
    "Ou": ("Ou", "甌江", 4),
    "Yong": ("Yong", "甬江", 5),
    "Jiulong": ("Jiulong", "九龍江", 4),
    "Mei": ("Mei", "梅江", 4),
    "Xi": ("Xi", "西江", 2),
    "Xun": ("Xun", "潯江", 2),
    "Hongshui": ("Hongshui", "紅水河", 2),
    "Nanpan": ("Nanpan", "南盤江", 3),
    "Yu": ("Yu", "鬱江", 3),
    "You": ("You", "右江", 3),
    "Zuo": ("Zuo", "左江", 4),
    "Bei": ("Bei", "北江", 3),
    "Dong": ("Dong", "東江", 3),
    "Rong": ("Rong", "融江", 4),
    "Duliu": ("Duliu", "都柳江", 4),
    "Liao": ("Liao", "遼河", 2),
    "Xiliao": ("Western Liao", "西遼河", 3),
    "Xar Moron": ("Shira Muren (Huang)", "潢水", 3),
    "Songhua (Sungari)": ("Sungari (Hun-t'ung)", "混同江", 2),
    "Di’er Songhua": ("Upper Sungari", "松花江", 3),
    "Nen": ("Nen", "嫩江", 3),
    "Heilong Jiang (Amur)": ("Amur", "黑龍江", 1),
    "Amur": ("Amur", "黑龍江", 1),
    "Argun’ (Ergun)": ("Argun", "額爾古納河", 3),
    "Hailar": ("Hailar", "海拉爾河", 4),
    "Ussuri": ("Ussuri", "烏蘇里江", 3),
    "Ussuri (Wusuli)": ("Ussuri", "烏蘇里江", 3),
    "Yalu": ("Yalu", "鴨綠江", 2),
    "Tumen": ("Tumen", "圖們江", 3),
    "Daling": ("Daling", "大凌河", 4),
    "Luan": ("Luan", "灤河", 3),
    "Shandian": ("Shandian", "閃電河", 5),
    "Yongding": ("Yongding (Lugou)", "盧溝河", 3),
    "Sanggan": ("Sanggan", "桑乾河", 3),
    "Hai": ("Hai", "海河", 4),
    "Zhang": ("Zhang", "漳河", 4),
    "Wuding": ("Wuding", "無定河", 4),
    "Wujia": ("Wujia (old north bed)", "烏加河", 4),
    "Tao’er": ("Tao'er", "洮兒河", 4),
    "Herlen (Kerulen)": ("Kerulen", "克魯倫河", 3),
    "Orhon": ("Orkhon", "斡兒寒河", 3),
    "Onon": ("Onon", "斡難河", 3),
    "Selenge (Selenga)": ("Selenga", "薛靈哥河", 2),
    "Lancang (Mekong)": ("Lancang (Mekong)", "瀾滄江", 2),
    "Mekong": ("Mekong", "", 2),
    "Nu (Salween)": ("Nu (Salween)", "怒江", 2),
    "Hong (Red)": ("Red River", "紅河", 3),
    "Da (Black)": ("Black River", "", 4),
    "Nakdong": ("Nakdong", "洛東江", 4),
    "Namhan": ("Han (Korea)", "漢江", 4),
    "Yarlung (Brahmaputra)": ("Yarlung Tsangpo", "雅魯藏布江", 2),
}


def fix_ambiguous(name, x, y):
    """The same Natural Earth name is used for different rivers."""
    if name == "Han" and x > 115:
        return ("Han (Guangdong)", "韓江", 4) if y < 30 else ("Han (Korea)", "漢江", 4)
    if name == "Min" and x > 112:
        return ("Min (Fujian)", "閩江", 3)
    if name == "Yi":
        return ("Yi (Luoyang)", "伊河", 5) if x < 115 else ("Yi (Shandong)", "沂河", 5)
    if name == "Ou":
        return ("Ou", "甌江", 4) if x > 112 else ("Ou (Laos)", "", 5)
    if name == "Liu":
        return ("Liu", "柳江", 4) if y < 30 else ("Liu (Liaoning)", "柳河", 5)
    if name == "Quan":
        return ("Quan", "泉河", 5)
    return None

# The few characters of the tables above that are written otherwise in simplified Chinese.
SIMPLIFIED = str.maketrans(
    "乾們倫兒凱圖壽撫東桑榆溝滄漢潁潯澤澱濤瀾灤烏無爾甌盤盧礱紅納綠興蘇豐貝資贛達遼郵錢鏡長閃閩陽難雲電靈韓額馬駱鬱魯鴨黃龍庫涇",
    "干们伦儿凯图寿抚东桑榆沟沧汉颍浔泽淀涛澜滦乌无尔瓯盘卢砻红纳绿兴苏丰贝资赣达辽邮钱镜长闪闽阳难云电灵韩额马骆郁鲁鸭黄龙库泾",
)


# ------------------------------------------------------------------ geometry

def area_km2(polygon):
    return abs(GEOD.geometry_area_perimeter(polygon)[0]) / 1e6


def length_km(line):
    return GEOD.geometry_length(line) / 1e3


def rounded(geometry, digits=4):
    """To 1e-4 degrees (11 m)."""
    return transform(lambda x, y, z=None: (np.round(x, digits), np.round(y, digits)), geometry)


def parts(geometry, kind):
    """The parts of `kind` ("Polygon", "LineString") of any geometry."""
    if geometry.is_empty:
        return []
    if geometry.geom_type == kind:
        return [geometry]
    if geometry.geom_type == "LinearRing":
        return [LineString(geometry)] if kind == "LineString" else []
    return [p for g in getattr(geometry, "geoms", []) for p in parts(g, kind)]


def clean(polygon, least_km2=0.0):
    """Rounded, valid polygons with counter-clockwise shells; specks under `least_km2` go."""
    polygon = rounded(polygon)
    for _ in range(3):
        if polygon.is_valid:
            break
        polygon = rounded(make_valid(polygon))
    if not polygon.is_valid:
        polygon = polygon.buffer(0)
    return [orient(p, 1.0) for p in parts(polygon, "Polygon") if area_km2(p) >= max(least_km2, 1e-3)]


def vertices(geometry):
    if hasattr(geometry, "geoms"):
        return sum(map(vertices, geometry.geoms))
    if geometry.geom_type == "Polygon":
        return len(geometry.exterior.coords) + sum(len(r.coords) for r in geometry.interiors)
    return len(geometry.coords)


# ------------------------------------------------------------------ reading and writing

FIELD_TYPES = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}


def create(path):
    if os.path.exists(path):
        os.remove(path)
    return ogr.GetDriverByName("GPKG").CreateDataSource(path)


def write_layer(dataset, name, rows, fields):
    """`rows` are (geometry, {field: value}); `fields` maps names to Python types."""
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(4326)
    kind = ogr.wkbPolygon if rows[0][0].geom_type == "Polygon" else ogr.wkbLineString
    layer = dataset.CreateLayer(name, srs, kind, ["SPATIAL_INDEX=YES"])
    for field, type_ in fields.items():
        layer.CreateField(ogr.FieldDefn(field, FIELD_TYPES[type_]))
    layer.StartTransaction()
    for geometry, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for field, value in values.items():
            if value is not None:
                feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb.dumps(geometry)))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    print(f"{name:14s}{len(rows):6d} features {sum(vertices(g) for g, _ in rows):8d} vertices", flush=True)


def read_shapes(path):
    source = ogr.Open(path)
    layer = source.GetLayer(0)
    layer.SetSpatialFilterRect(*BOX[:2], *BOX[2:])
    for feature in layer:
        geometry = wkb.loads(bytes(feature.GetGeometryRef().ExportToWkb()))
        if not geometry.is_valid:
            geometry = geometry.buffer(0)
        yield feature, geometry.intersection(FRAME)


class Gshhg:
    def __init__(self, folder):
        self.folder = folder
        self.shores = self.segments(["-A2", "-Wthin"])

    def segments(self, what):
        """[(level, points)] of `gmt coast -M`; the header of each segment says "Level n"."""
        region = f"-R{BOX[0]}/{BOX[2]}/{BOX[1]}/{BOX[3]}"
        text = subprocess.run(["gmt", "coast", region, "-Dh", "-M", *what, "--DIR_GSHHG=" + self.folder,
                               "--FORMAT_FLOAT_OUT=%.5f"], capture_output=True, text=True, check=True).stdout
        found, points, level = [], [], 0
        for line in text.splitlines() + ["> Level 0"]:
            if line.startswith(">"):
                if len(points) > 1:
                    found.append((level, points))
                points, level = [], int(line.rsplit("Level", 1)[1])
            elif line and line[0] != "#":
                points.append(tuple(map(float, line.split()[:2])))
        return found

    def rings_and_open(self, level):
        """Closed shores of a level (1 land, 2 lake, 3 island in a lake) and those the frame cuts."""
        merged = parts(linemerge([LineString(p) for lv, p in self.shores if lv == level]), "LineString")
        return [Polygon(x) for x in merged if x.is_ring and len(x.coords) > 3], [x for x in merged if not x.is_ring]


# ------------------------------------------------------------------ layers

def natural_earth_land(path, least_km2):
    # this package's copy of the land layers has the lakes cut out: fill the holes
    shells = [Polygon(p.exterior) for _, g in read_shapes(path) for p in parts(g, "Polygon")]
    merged = unary_union([p if p.is_valid else p.buffer(0) for p in shells])
    return [q for p in parts(merged, "Polygon") for q in clean(p.intersection(FRAME), least_km2)]


def gshhg_land(gshhg, mid, least_km2):
    land, open_lines = gshhg.rings_and_open(1)
    inside = prep(unary_union(mid))
    # the continent: close it with the frame, keep the faces that are land
    for face in polygonize(unary_union(open_lines + [FRAME.exterior])):
        if any(inside.contains(p) and face.contains(p) for p in (face.representative_point(), face.centroid)):
            land.append(face)
    land = unary_union([p if p.is_valid else p.buffer(0) for p in land])
    boxes = unary_union(list(ESTUARIES.values()))
    land = land.difference(boxes).union(unary_union(mid).intersection(boxes))
    # The two coasts part by up to 2 km where they meet at a box's edge: no slits and threads there.
    seam = boxes.boundary.buffer(0.02)
    around = land.intersection(boxes.boundary.buffer(0.1))
    smooth = around.buffer(0.004).buffer(-0.008).buffer(0.004)
    land = land.difference(seam).union(smooth.intersection(seam))
    return [q for p in parts(land, "Polygon") for q in clean(p.intersection(FRAME), least_km2)]


def lakes(gshhg):
    shores, _ = gshhg.rings_and_open(2)
    islands, _ = gshhg.rings_and_open(3)
    rows, used = [], set()
    for lake in (q for p in shores for q in parts(p if p.is_valid else p.buffer(0), "Polygon")):
        area = area_km2(lake)
        if area < 15:
            continue
        holes = [i for i in islands if lake.contains(i.representative_point())]
        if holes:
            lake = lake.difference(unary_union(holes).buffer(0))
        shape = length_km(lake.exterior) / (2 * np.sqrt(np.pi * area))  # 1 = circle
        kind = "river" if shape > 6.5 else "lake"  # a double-line river drawn as a polygon
        hit = None
        for k, row in enumerate(LAKES):
            if k not in used and lake.distance(Point(row[0], row[1])) < 0.06:
                if hit is None or row[2] in ("reservoir", "later"):
                    hit = k
        status, name, han, remark = "unchecked", None, None, None
        if hit is not None and kind == "lake":
            used.add(hit)
            _, _, status, name, han, remark = LAKES[hit]
        if status in ("reservoir", "later"):  # not there in the twelfth century
            continue
        for part in parts(lake, "Polygon"):
            for q in clean(part.simplify(0.0015)):
                rows.append((q, dict(name=name, name_hant=han or None, name_hans=han.translate(SIMPLIFIED) if han else None,
                                     kind=kind, status=status, area_km2=round(area, 1), shape=round(float(shape), 2),
                                     remark=remark or None)))
    return rows


# These reaches are drawn from the atlas's own rivers-historical.geojson: the Yellow River, which
# ran elsewhere below 113.5E, and the whole Huai, which had its own mouth.
MODERN_REACHES = {"Yellow River": box(113.5, 30, 125, 42), "Huai": box(112, 31, 122, 35)}


def rivers(path):
    rows, lines, groups = [], [], {}
    for feature, geometry in read_shapes(path):
        name = (feature.GetField("name") or "").replace("?", "’").replace("\ufffd", "’").strip()
        key = (name, int(feature.GetField("scalerank") or 10), feature.GetField("featurecla") != "River",
               feature.GetField("rivernum"))
        groups.setdefault(key, []).extend(parts(geometry, "LineString"))
    for (given, rank, in_lake, _), pieces in sorted(groups.items(), key=lambda item: item[0][1]):
        for line in parts(linemerge(pieces), "LineString") if len(pieces) > 1 else pieces:
            lines.append(line)
            middle = line.interpolate(0.5, normalized=True)
            name, han, width = (fix_ambiguous(given, middle.x, middle.y) or RIVERS.get(given)
                                or (given or None, None, 4 if rank <= 7 else 5))
            reaches = [(line, 0)]
            if name in MODERN_REACHES:
                cut = MODERN_REACHES[name]
                reaches = [(x, 0) for x in parts(line.difference(cut), "LineString")]
                reaches += [(x, 1) for x in parts(line.intersection(cut), "LineString")]
            elif name == "Hai":
                reaches = [(line, 1)]
            for reach, modern in reaches:
                reach = rounded(reach)
                rows.append((reach, dict(name=name, name_hant=han or None,
                                         name_hans=han.translate(SIMPLIFIED) if han else None, kind="river", width=width,
                                         ne_rank=rank, ne_name=given or None, through_lake=int(in_lake),
                                         modern_only=modern, length_km=round(length_km(reach), 1))))
    return rows, lines


def streams(gshhg, rivers_drawn):
    """Second-rank streams of the World Data Bank II, where no named river is near."""
    near = unary_union([transform(FORWARD, s).simplify(500).buffer(9000) for s in rivers_drawn])
    near_fast = prep(near)
    core, canals = box(96, 18, 134, 50), box(118.4, 32.2, 121.3, 35.0)  # north Jiangsu: modern canals
    rows = []
    for cls, width in {1: 5, 2: 5, 3: 6, 4: 7}.items():  # 5-10 (intermittent, canals) are left out
        segments = [LineString(p) for _, p in gshhg.segments([f"-I{cls}/thin"])]
        for line in parts(linemerge(segments), "LineString"):
            if not core.intersects(line) or canals.contains(line.centroid):
                continue
            plane = transform(FORWARD, line).simplify(350)
            rest = plane.difference(near) if near_fast.intersects(plane) else plane
            # keep a whole tributary where most of it is away from a named river
            if rest.length < 0.6 * plane.length or plane.length < (25e3 if cls < 4 else 40e3):
                continue
            line = rounded(transform(INVERSE, plane))
            rows.append((line, dict(kind="river", width=width, wdb_class=cls, length_km=round(length_km(line), 1))))
    return rows


LAND_FIELDS = {"area_km2": float}
LAKE_FIELDS = {"name": str, "name_hant": str, "name_hans": str, "kind": str, "status": str, "area_km2": float,
               "shape": float, "remark": str}
RIVER_FIELDS = {"name": str, "name_hant": str, "name_hans": str, "kind": str, "width": int, "ne_rank": int,
                "ne_name": str, "through_lake": int, "modern_only": int, "length_km": float}
STREAM_FIELDS = {"kind": str, "width": int, "wdb_class": int, "length_km": float}


def land_rows(polygons):
    polygons = sorted(polygons, key=lambda p: (-area_km2(p), p.bounds))
    return [(p, dict(area_km2=round(area_km2(p), 1))) for p in polygons]


def main(packages, out):
    natural_earth = os.path.join(packages, "libmagics++-data/usr/share/magics")
    gshhg = Gshhg(os.path.join(packages, "gmt-gshhg/usr/share/gmt-gshhg"))
    dataset = create(out)
    low = natural_earth_land(os.path.join(natural_earth, "50m/ne_50m_land.shp"), 150)
    mid = natural_earth_land(os.path.join(natural_earth, "10m/ne_10m_land.shp"), 4)
    # the finer coast's estuary for the coarse one too, or the river ends 40 km inland
    estuary = ESTUARIES["Yangzi"].difference(unary_union(mid))
    low = [q for p in low for q in parts(p.difference(estuary), "Polygon")]
    low = [r for q in low for r in clean(q, 100)]
    write_layer(dataset, "land_low", land_rows(low), LAND_FIELDS)
    write_layer(dataset, "land_mid", land_rows(mid), LAND_FIELDS)
    write_layer(dataset, "land_high", land_rows(gshhg_land(gshhg, mid, 2)), LAND_FIELDS)
    write_layer(dataset, "lakes", lakes(gshhg), LAKE_FIELDS)
    river_rows, lines = rivers(os.path.join(natural_earth, "10m/ne_10m_rivers_lake_centerlines.shp"))
    write_layer(dataset, "rivers", river_rows, RIVER_FIELDS)
    write_layer(dataset, "streams", streams(gshhg, lines), STREAM_FIELDS)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
