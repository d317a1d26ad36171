#!/usr/bin/env bash
# The real program with two real windows: what stands on the class's screen is read from the
# display, not from the program.
set -euo pipefail
nandu=$1
log=$(mktemp)
trap 'kill $pid 2>/dev/null || true; rm -f "$log"' EXIT

fail() { printf 'FAILED: %s\n' "$1"; tail -n 2 "$log" | cut -c 1-600; exit 1; }
wait_for() { # wait_for PATTERN WHAT
  for _ in $(seq 600); do
    tail -n 1 "$log" | grep -qE "$1" && return
    kill -0 $pid 2>/dev/null || fail "the program ended while waiting for: $2"
    sleep 0.1
  done
  fail "$2"
}
# How bright a window is on the display, 0 to 1.
brightness() { import -window "$1" png:- | convert png:- -colorspace Gray -format '%[fx:maxima]' info:; }
wait_until_black() { # wait_until_black WINDOW yes|no
  for _ in $(seq 100); do
    local max; max=$(brightness "$1")
    if [[ $2 == yes && $max == 0 ]] || [[ $2 == no && $max != 0 ]]; then return; fi
    sleep 0.2
  done
  fail "window $1: brightest pixel $max, black expected: $2"
}

"$nandu" --size 1000x640 --ui-scale 1 --present --audience-window --report >"$log" 2>&1 &
pid=$!
wait_for '"class_window":true' "the class has a window of its own"
class=$(xdotool search --onlyvisible --name "the class's screen" | head -n 1)
main=$(xdotool search --onlyvisible --name 'Nandu' | grep -vx "$class" | head -n 1)
[[ -n $class && -n $main ]] || fail "there are two windows"
xdotool windowmove "$main" 0 0 2>/dev/null || true
xdotool windowmove "$class" 1000 0 2>/dev/null || true

press() { xdotool key --window "$main" "$1"; }
press b
wait_for '"blank":"black"' "B blanks"
wait_until_black "$class" yes
wait_until_black "$main" no
press b
wait_until_black "$class" no

# A clicker: PageDown to the question, Esc to leave.
press Next
wait_for '"step":1,"beat":"asked"' "PageDown asks"
press Next
wait_for '"beat":"revealed"' "PageDown reveals"
press Next
wait_for '"step":2,"beat":"told"' "PageDown goes on"

# The class's window goes: the lesson goes on in one.
press s
wait_for '"class_window":false,"screen_lost":true' "the lesson goes on in one window and says so"
press Next
wait_for '"step":2,.*"screen_lost":false' "and turns its pages"
press Escape
wait_for '"step":null' "Esc ends the lesson"
kill -0 $pid || fail "the program goes on"
echo "1 passed, 0 failed"
