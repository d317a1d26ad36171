#!/bin/bash
# Builds the physical base map from Debian 12's packages only.
#   usage: build-basemap.sh [WORKDIR]        (default: build/basemap of this tree, which git ignores)
# About 220 MB are downloaded once into WORKDIR/deb; some five minutes of work on two cores.
# The results are small and committed here, so that nobody needs this to build the program.
#   SKIP_APT=1   do not install missing tools (gdal-bin python3-gdal python3-numpy python3-scipy
#                python3-shapely python3-pyproj gmt gmt-common)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$here/../../build/basemap}
mkdir -p "$work/deb" "$work/pkg" && work=$(cd "$work" && pwd)
tools=(gdal-bin python3-gdal python3-numpy python3-scipy python3-shapely python3-pyproj gmt gmt-common)
data=(libmagics++-data gmt-gshhg-high gmt-gshhg-low ferret-datasets flightgear-data-models)
PY=/usr/bin/python3   # Debian's own, for the GDAL bindings: another python3 may come first in PATH

if [ "${SKIP_APT:-0}" != 1 ]; then
  missing=(); for p in "${tools[@]}"; do dpkg -s "$p" >/dev/null 2>&1 || missing+=("$p"); done
  [ ${#missing[@]} -eq 0 ] || apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"
fi
cd "$work/deb"   # also where gmt leaves its gmt.history
for p in "${data[@]}"; do ls "${p}"_*.deb >/dev/null 2>&1 || apt-get download "$p"; done

unpack() { mkdir -p "$work/pkg/$2"; dpkg-deb --fsys-tarfile "$work/deb/$1"_*.deb | tar x -C "$work/pkg/$2" --wildcards "${@:3}"; }
unpack libmagics++-data libmagics++-data './usr/share/magics/10m/*' './usr/share/magics/50m/*'
unpack gmt-gshhg-high gmt-gshhg './usr/share/gmt-gshhg/*'
unpack gmt-gshhg-low  gmt-gshhg './usr/share/gmt-gshhg/*'
unpack ferret-datasets ferret-datasets './usr/share/ferret-vis/data/etopo5.cdf'
unpack flightgear-data-models flightgear-data-models './usr/share/games/flightgear/Models/Astro/Textures/normalmap_earth_N*.png'

export PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0
"$PY" "$here/basemap_vectors.py" "$work/pkg" "$work/modern.gpkg"
"$PY" "$here/historical_coast.py" "$work/modern.gpkg" \
  "$here/coast-historical.geojson" "$here/../jin-song/rivers-historical.geojson" "$work/basemap.gpkg"
"$PY" "$here/basemap_relief.py" "$work/pkg" "$work/relief"
"$PY" "$here/world_base.py" "$work/pkg" "$work/world.gpkg"
"$PY" "$here/check_basemap.py" "$work/basemap.gpkg" "$work/relief"

cp "$work/basemap.gpkg" "$work/world.gpkg" "$work"/relief/{land_shade_2km,land_height_4km,sea_depth_4km,sea_shade_4km}.tif "$here"
{
  echo "Packages of Debian 12 (bookworm, main) that the base map was made from"
  echo
  for p in "${data[@]}"; do dpkg-deb -f "$work/deb/${p}"_*.deb Package Version; done | sed 's/^[A-Za-z]*: //' | paste -d' ' - -
  echo
  echo "Their sha256"
  (cd "$work/deb" && for p in "${data[@]}"; do sha256sum "${p}"_*.deb; done)
  echo
  echo "Tools"
  for p in gdal-bin python3-gdal python3-numpy python3-scipy python3-shapely python3-pyproj gmt libgeos-c1v5 libproj25; do
    dpkg-query -W -f '${Package} ${Version}\n' "$p"; done
  echo
  echo "sha256 of the results"
  (cd "$here" && sha256sum basemap.gpkg world.gpkg ./*.tif)
} > "$here/SOURCES.txt"
ls -la "$here"
