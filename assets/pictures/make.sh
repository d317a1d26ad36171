#!/usr/bin/env bash
# Makes the README's pictures with the program itself. Usage: make.sh PATH-TO-NANDU
# Needs ffmpeg.
set -euo pipefail
nandu=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$nandu" render --panels --date 1127-06-12 --select yingtian --size 1600x900 -o "$work/window.png"
ffmpeg -loglevel error -y -i "$work/window.png" -q:v 4 "$here/window.jpg"
"$nandu" render --panels --date 1130-02-20 --theme dark --lang zh-Hant --size 1600x900 \
  -o "$work/dark.png"
ffmpeg -loglevel error -y -i "$work/dark.png" -q:v 4 "$here/window-dark-zh.jpg"
i=0
for date in 1126-12-01 1127-01-09 1127-03-20 1127-05-01 1127-06-12 1127-09-01 1127-11-12 \
  1127-11-24 1127-12-02 1128-06-01 1129-02-20 1129-02-24 1129-03-01 1129-03-05 1129-05-15 \
  1129-06-10 1129-10-14 1129-11-05 1129-12-05 1130-01-20 1130-02-09 1130-02-20 1130-03-20 \
  1130-05-08 1130-06-01 1131-06-01 1132-02-03 1134-12-01 1135-06-01 1137-06-01 1138-04-03 \
  1142-10-11; do
  "$nandu" render --date $date --size 720x480 --extent 108,27,124,41 \
    -o "$work/$(printf %03d $i).png" >/dev/null
  i=$((i + 1))
done
ffmpeg -loglevel error -y -framerate 1.6 -i "$work/%03d.png" \
  -vf "split[a][b];[a]palettegen=max_colors=128[p];[b][p]paletteuse=dither=none" \
  "$here/capital-moves.gif"
ls -la "$here"
