#!/usr/bin/python3
"""Derives the relief grids of the base map: heights, depths and hillshade.

usage: basemap_relief.py PKGDIR OUTDIR        (build-basemap.sh calls it)

Writes land_shade_2km.tif, land_height_4km.tif, sea_depth_4km.tif and sea_shade_4km.tif in the
map's projection. The grids run on under the coast, so that the coast itself always comes from
the vector layer at the resolution of the screen.

Land heights: the Earth normal maps of Debian's flightgear-data-models
(Models/Astro/Textures/normalmap_earth_N3.png and _N4.png, 2048 x 2048 each).
  alpha  = 255 - height / 25.1 m  (NASA Visible Earth topography, 0..6400 m)
  red, green = slope to the east and north
  Each tile is 90 degrees in 2016 pixels plus a border of 16 pixels on each side (found from the
  texture coordinates in earth_N4.ac, 0.0078125..0.9921875, and confirmed on coasts and on the
  levels of 15 lakes).
Sea depths: etopo5.cdf of Debian's ferret-datasets, true 5 arc minutes at sea; over China's land
it is too poor to use.
Heights in 25 m steps and slopes are put together by a screened Poisson equation, which takes
away the terraces that 8-bit heights show on plains.

Needs python3-gdal, python3-numpy, python3-scipy. The same input gives the same bytes.
"""
import os
import sys

import numpy as np
from osgeo import gdal, osr
from scipy import fft
from scipy import ndimage as nd

gdal.UseExceptions()
PKG, OUT = sys.argv[1], sys.argv[2]
TEXTURES = os.path.join(PKG, "flightgear-data-models/usr/share/games/flightgear/Models/Astro/Textures")
ETOPO = os.path.join(PKG, "ferret-datasets/usr/share/ferret-vis/data/etopo5.cdf")
BOX = (45, 0, 179, 64)  # degrees: west, south, east, north of the grids before projection
LCC = "+proj=lcc +lat_1=24 +lat_2=44 +lat_0=34 +lon_0=112 +datum=WGS84 +units=m +no_defs"
# The theatre 92-137E 15-53N is x -2220..2765 km, y -2111..2334 km in this projection;
# the grid is wider so that a 16:9 window that shows its whole height is filled.
EXTENT = (-3840000, -2200000, 4380000, 2420000)
RES = 2000  # metres
CELL = 90 / 2016  # degrees
STEP = 25.1  # metres of height in one step of the alpha channel


def tile(n):
    pixels = gdal.Open(os.path.join(TEXTURES, f"normalmap_earth_{n}.png")).ReadAsArray()
    return pixels[:, 16:-16, 16:-16].astype(np.float64)


def land_heights():
    """Heights in metres and their geotransform, EPSG:4326."""
    both = np.concatenate([tile("N3"), tile("N4")], axis=2)  # 0..180E, 90..0N
    j0, j1 = round(BOX[0] / CELL), round(BOX[2] / CELL)
    i0, i1 = round((90 - BOX[3]) / CELL), round((90 - BOX[1]) / CELL)
    red, green, blue, alpha = both[:, i0:i1, j0:j1]
    h8 = 255 - alpha
    nx, ny = (red - 127) / 127.5, (green - 127) / 127.5
    nz = np.maximum((blue / 255) * 2 - 1, 0.2)
    sx, sy = -nx / nz, ny / nz  # rising east, rising south
    # the slopes' unit, fitted where the height steps are clear
    gy, gx = np.gradient(h8)
    m = (np.abs(gx) + np.abs(gy)) > 3
    k = 0.5 * (np.sum(sx[m] * gx[m]) / np.sum(gx[m] ** 2) + np.sum(sy[m] * gy[m]) / np.sum(gy[m] ** 2))
    sx, sy = sx / k, sy / k
    # screened Poisson: (w - laplace) h = w h8 - div(slope), by cosine transform
    w = 0.25
    div = np.zeros_like(h8)
    fx, fy = 0.5 * (sx[:, 1:] + sx[:, :-1]), 0.5 * (sy[1:] + sy[:-1])
    div[:, :-1] += fx
    div[:, 1:] -= fx
    div[:-1] += fy
    div[1:] -= fy
    rows, columns = h8.shape
    lam = (2 - 2 * np.cos(np.pi * np.arange(rows) / rows))[:, None]
    lam = lam + (2 - 2 * np.cos(np.pi * np.arange(columns) / columns))[None]
    h = fft.idctn(fft.dctn(w * h8 - div, norm="ortho") / (w + lam), norm="ortho")
    h = np.clip(h, h8 - 0.75, h8 + 0.75) * STEP
    print(f"heights {h.min():.0f}..{h.max():.0f} m; moved by {np.abs(h - h8 * STEP).mean():.1f} m on average")
    return h, (j0 * CELL, CELL, 0, 90 - i0 * CELL, 0, -CELL)


def dataset(array, transform, kind=gdal.GDT_Float32):
    d = gdal.GetDriverByName("MEM").Create("", array.shape[1], array.shape[0], 1, kind)
    d.SetGeoTransform(transform)
    wgs = osr.SpatialReference()
    wgs.ImportFromEPSG(4326)
    d.SetProjection(wgs.ExportToWkt())
    d.GetRasterBand(1).WriteArray(array)
    return d


def sea_depths(shape, transform):
    d = dataset(np.zeros(shape), transform)
    source = gdal.Translate("", ETOPO, format="MEM", projWin=[43, 66, 181, -2], outputSRS="EPSG:4326")
    gdal.ReprojectImage(source, d, None, None, gdal.GRA_CubicSpline)
    return nd.gaussian_filter(np.minimum(d.ReadAsArray().astype(np.float64), -1), 1.2)


def on_map(array, transform):
    return gdal.Warp("", dataset(array.astype(np.float32), transform), format="MEM", dstSRS=LCC,
                     outputBounds=EXTENT, xRes=RES, yRes=RES, resampleAlg="cubicspline", errorThreshold=0)


def shade(z, azimuth, altitude, exaggeration):
    dy, dx = np.gradient(z * exaggeration, RES)
    a, e = np.radians(azimuth), np.radians(altitude)
    lx, ly, lz = np.cos(e) * np.sin(a), np.cos(e) * np.cos(a), np.sin(e)
    return np.clip((-dx * lx + dy * ly + lz) / np.sqrt(dx * dx + dy * dy + 1), 0, 1)  # rows run south


def swiss(z, exaggeration):
    """Main light from the north-west with help from west and north; a smoothed copy carries the
    big forms, the full grid the detail; contrast grows with height (aerial perspective); flat
    ground is 0.5 everywhere."""
    def multi(q, f):
        s = 0.60 * shade(q, 315, 45, f) + 0.25 * shade(q, 275, 40, f) + 0.15 * shade(q, 355, 40, f)
        return s - (0.60 * np.sin(np.radians(45)) + 0.40 * np.sin(np.radians(40)))
    s = 0.62 * multi(z, exaggeration) + 0.55 * multi(nd.gaussian_filter(z, 5), exaggeration * 1.6)
    s *= 0.72 + 0.45 * np.clip(z / 4500, 0, 1)
    s = np.where(s < 0, s * 0.95, s * 0.80)  # lights softer than shadows
    return np.clip(0.5 + 0.62 * s, 0, 1)


def half(a):
    rows, columns = a.shape[0] // 2, a.shape[1] // 2
    return a[: rows * 2, : columns * 2].reshape(rows, 2, columns, 2).mean((1, 3))


def save(name, array, cell, kind):
    path = os.path.join(OUT, name)
    d = gdal.GetDriverByName("GTiff").Create(path, array.shape[1], array.shape[0], 1, kind,
                                             ["COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=9", "TILED=YES"])
    d.SetGeoTransform((EXTENT[0], cell, 0, EXTENT[3], 0, -cell))
    lcc = osr.SpatialReference()
    lcc.ImportFromProj4(LCC)
    d.SetProjection(lcc.ExportToWkt())
    d.GetRasterBand(1).WriteArray(array)
    del d
    print(f"{name:22s} {os.path.getsize(path) / 1e6:.2f} MB  {array.shape[1]} x {array.shape[0]}")


def main():
    os.makedirs(OUT, exist_ok=True)
    h, transform = land_heights()
    z = sea_depths(h.shape, transform)
    land = np.maximum(on_map(np.maximum(h, 0), transform).ReadAsArray().astype(np.float64), 0)
    sea = on_map(z, transform).ReadAsArray().astype(np.float64)
    sea_shade = 0.5 + 0.5 * (swiss(nd.gaussian_filter(sea, 2.5), 3.0) - 0.5)
    save("land_height_4km.tif", np.round(half(land) / 5).astype(np.int16) * 5, 2 * RES, gdal.GDT_Int16)
    save("sea_depth_4km.tif", np.round(half(np.minimum(sea, -1)) / 10).astype(np.int16) * 10, 2 * RES, gdal.GDT_Int16)
    save("land_shade_2km.tif", np.round(swiss(land, 11.0) * 255).astype(np.uint8), RES, gdal.GDT_Byte)
    save("sea_shade_4km.tif", np.round(half(sea_shade) * 255).astype(np.uint8), 2 * RES, gdal.GDT_Byte)


main()
