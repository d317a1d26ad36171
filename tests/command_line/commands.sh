#!/usr/bin/env bash
# The commands as scripts use them: answers, exit codes, sentences.
set -uo pipefail
nandu=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config
passed=0 failed=0

expect() { # expect NAME EXIT_CODE PATTERN -- COMMAND…
  local name=$1 code=$2 pattern=$3 output status
  shift 4
  output=$("$@" 2>&1)
  status=$?
  if [[ $status == "$code" ]] && grep -qE -- "$pattern" <<<"$output"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  exit code %s, expected %s\n  expected to match: %s\n%s\n' \
      "$name" "$status" "$code" "$pattern" "${output:0:2000}"
  fi
}

expect "version" 0 '^nandu [0-9]' -- "$nandu" --version
expect "help" 0 'render' -- "$nandu" --help
expect "unknown option" 2 'no-such-option' -- "$nandu" --no-such-option
expect "unknown option of a command" 2 'nonsense' -- "$nandu" render --nonsense

at() { "$nandu" at "$@" --json; }
python_check='
import json, sys
state = json.loads(sys.argv[1]); song = next(p for p in state["polities"] if p["id"] == "song")
court = song["court"]; place = state.get("place")
sys.exit(0 if eval("(" + sys.argv[2] + ")") else 1)'
fact() { # fact NAME EXPRESSION DATE [OPTIONS…]
  local name=$1 expression=$2 json
  shift 2
  json=$(at "$@")
  if python3 -c "$python_check" "$json" "$expression"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  %s\n  %s\n' "$name" "$expression" "${json:0:1500}"
  fi
}
fact "enthronement" 'state["jdn"] == 2132857 and state["date"] == "1127-06-12"
     and song["capital"] == {"place": "kaifeng", "certainty": "probable"}
     and court == {"place": "yingtian", "lon": 115.607, "lat": 34.384, "en_route": False,
                   "from": None, "to": None, "certainty": "certain"}' 1127-06-12
fact "before the fall" 'court["place"] == "kaifeng"' 1120-05-01
fact "nobody reigns" 'court is None' 1127-06-01
fact "on the road" 'court["en_route"] and court["place"] is None and court["from"] == "yingtian"
     and court["to"] == "sizhou"' 1127-11-12
fact "later stay of one day" 'court["place"] == "zhenjiang"' 1129-02-23
fact "at the end" 'court["place"] == "linan" and song["capital"]["place"] == "linan"' 1142-10-11
fact "reign date" 'state["date"] == "1127-01-09"' 靖康元年閏十一月廿五日
fact "who held Kaifeng" 'place["seat"] == "kaifeng-fu" and place["holder"] == "jin"
     and place["since"] == "1127-01-09" and place["sources"]' 1127-01-10 --place 114.345,34.797
fact "the day before" 'place["holder"] == "song"' 1127-01-08 --place 114.345,34.797
fact "contested in a month" 'place["holder"] == "jin" and place["rival"] == "song"' 1128-01-10 --place 112.47,34.68
fact "nobody holds the sea" 'place["seat"] is None and place["holder"] is None' 1127-01-08 --place 125,30
fact "a harbour lies in its own cell" 'place["holder"] == "song"' 1127-01-08 --place 121.55,29.87

expect "bad date" 2 'expected' -- "$nandu" at 1127-13 --json
expect "ambiguous date" 2 '9 January 1127.*1 September 1127' -- "$nandu" date 9/1/1127
expect "date" 0 '"first_jdn":2132703' -- "$nandu" date 1127-01-09 --json
expect "bad place" 2 'LON,LAT' -- "$nandu" at 1127-01-09 --place here --json
expect "no such atlas" 1 'no such' -- "$nandu" at "$work/nowhere" 1127-01-09 --json
head -c 5000 "$(dirname "$nandu")/jin-song.pack" >"$work/cut.pack"
expect "damaged pack" 1 'pack' -- "$nandu" at "$work/cut.pack" 1127-01-09 --json

expect "render" 0 'map.png' -- "$nandu" render --date 1127-06-12 --size 640x400 --lang zh-Hant \
  --extent 108,28,122,40 -o "$work/map.png"
[[ $(head -c 4 "$work/map.png" | tail -c 3) == PNG ]] || { failed=$((failed + 1)); echo "FAILED: no PNG"; }
expect "bad size" 2 'WIDTHxHEIGHT' -- "$nandu" render --size 0x0 -o "$work/x.png"
expect "bad language" 2 'zh-Hant' -- "$nandu" render --lang klingon -o "$work/x.png"
expect "bad extent" 2 'WEST' -- "$nandu" render --extent 5,5,1,1 -o "$work/x.png"
expect "unwritable" 1 'written' -- "$nandu" render --size 64x64 -o "$work/no/such/folder/x.png"

root=$(cd "$(dirname "$0")/../.." && pwd)
expect "check of the built-in atlas" 0 'no errors' -- "$nandu" check "$root/geodata/jin-song"
mkdir "$work/bad"
printf 'id,name,lon,lat\na,A,200,91\na,B,10,10\n' >"$work/bad/places.csv"
expect "check of a bad folder" 1 'places.csv, row 2' -- "$nandu" check "$work/bad"
expect "check of nothing" 2 'there is none' -- "$nandu" check "$work/nothing"
expect "a small folder bakes" 0 '' -- "$nandu" bake "$root/tests/data/tiny-war" -o "$work/small.pack"
expect "and its pack opens" 0 '"jdn"' -- "$nandu" at "$work/small.pack" 1002-03-10 --json
expect "a folder opens as it is" 0 'folder.png' -- "$nandu" render "$root/tests/data/tiny-war" \
  --size 320x200 -o "$work/folder.png"
expect "the other atlas is whole" 0 'no errors, 0 warnings' -- "$nandu" check "$root/geodata/napoleon-1812"
expect "and is drawn" 0 'napoleon.png' -- "$nandu" render "$root/geodata/napoleon-1812" --size 320x200 -o "$work/napoleon.png"

expect "a film of no known kind" 2 'ends in .mp4' -- "$nandu" film -o "$work/x.avi"
expect "a film of odd size" 2 'even numbers' -- "$nandu" film --size 101x100 -o "$work/x.mp4"
expect "a film of no day" 2 'month from 01' -- "$nandu" film --from 1127-13 -o "$work/x.mp4"
expect "two lengths of story" 2 'steps bring' -- "$nandu" film --steps --to 1130-01-01 -o "$work/x.mp4"
expect "a film without ffmpeg" 1 'apt install ffmpeg' -- env PATH=/nowhere "$nandu" film -o "$work/x.mp4"
expect "a page in no language" 2 'zh-Hant' -- "$nandu" export --lang klingon -o "$work/x.html"
expect "export to no format" 2 'gpkg' -- "$nandu" export --to shapefile -o "$work/x.shp"
for format in gpkg geojson kml czml lpf; do
  expect "export to $format" 0 "war.$format" -- \
    "$nandu" export "$root/tests/data/tiny-war" --to "$format" -o "$work/war.$format"
done
expect "a folder of GeoJSON is never written into" 1 'a new folder' -- \
  "$nandu" export "$root/tests/data/tiny-war" --to geojson -o "$work/war.geojson"
expect "an exported GeoPackage opens" 0 'no errors' -- "$nandu" check "$work/war.gpkg"
expect "an exported folder opens" 0 'no errors' -- "$nandu" check "$work/war.geojson"
expect "CZML and Linked Places are JSON with times" 0 '^good$' -- python3 -c '
import json, sys
czml, places = (json.load(open(f"{sys.argv[1]}/war.{kind}")) for kind in ("czml", "lpf"))
spans = [a for packet in czml for a in
         ([packet["availability"]] if isinstance(packet.get("availability"), str)
          else packet.get("availability", []))]
assert czml[0]["id"] == "document" and spans
assert all(a < b for a, b in (span.split("/") for span in spans))
assert places["type"] == "FeatureCollection" and all(f["names"] for f in places["features"])
print("good")' "$work"
expect "nothing half-written" 1 'no folder' -- \
  "$nandu" export "$root/tests/data/tiny-war" --to gpkg -o "$work/none/war.gpkg"
expect "a page" 0 'lesson.html' -- "$nandu" export "$root/tests/data/tiny-war" -o "$work/lesson.html"
expect "a page without a network" 0 'data:image/webp' -- cat "$work/lesson.html"
expect "no word left out" 1 '^$' -- grep -oE '\{\{[a-z_]+\}\}|lesson\.[a-z_]+' "$work/lesson.html"
expect "nothing half-made is left" 1 '^$' -- grep -E '^x\.|\.part' <(ls "$work")
expect "a sheet on no paper" 2 'a1, a2' -- "$nandu" render --paper a9 -o "$work/x.pdf"
expect "a sheet of two shapes" 2 'one of the two' -- "$nandu" render --portrait --landscape -o "$work/x.pdf"
expect "a sheet of no kind" 2 'ends in .pdf' -- "$nandu" render --paper a4 -o "$work/x.doc"
expect "a sheet as vectors" 0 'sheet.svg' -- "$nandu" render --date 1130-02-20 --lang zh-Hant --grey -o "$work/sheet.svg"
expect "the sheet's words" 0 '建炎四年正月十一日甲寅<' -- cat "$work/sheet.svg"
expect "a sheet without colours" 1 '^$' -- grep -oE '(fill|stroke)="#(00|ff)?[0-9a-f]{2}(00|ff)"' <(sed 's/#\(..\)\1\1"/grey"/g' "$work/sheet.svg")
expect "steps that are none" 2 'numbers from 1 to 20' -- "$nandu" handout --steps 3-99 -o "$work/x.pdf"
expect "a handout" 0 'h.pdf' -- "$nandu" handout --steps 6,8 -o "$work/h.pdf"
if command -v pdftotext >/dev/null; then
  pdftotext -layout -l 2 "$work/h.pdf" "$work/asked.txt"
  pdftotext -layout -f 3 "$work/h.pdf" "$work/answers.txt"
  expect "a step on paper" 0 'Fifteen months at Yangzhou' -- cat "$work/asked.txt"
  expect "a question on paper" 0 'In which city will he stop' -- cat "$work/asked.txt"
  expect "no answer beside it" 1 '^$' -- grep -E 'Hángzhōu|Hangzhou|5 March 1129' "$work/asked.txt"
  expect "the answer behind" 0 '5 March 1129: Hangzhou' -- cat "$work/answers.txt"
  expect "fonts that travel along" 1 '^$' -- grep -E ' no +(yes|no) +(yes|no) +[0-9]' <(pdffonts "$work/h.pdf")
else
  echo "SKIPPED: pdftotext (poppler-utils) is missing, so the handout is not read"
fi
if command -v chromium >/dev/null && node -e 'require("puppeteer-core"), require("axe-core")' 2>/dev/null; then
  expect "the page in a browser" 0 ' 0 faults' -- node "$root/tests/html/lesson_check.cjs" "$work/lesson.html"
else
  echo "SKIPPED: chromium or the npm packages puppeteer-core and axe-core are missing, so the HTML" \
    "edition is not opened in a browser"
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
