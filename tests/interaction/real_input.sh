#!/usr/bin/env bash
# The real program in a real window with real keys and a real mouse: press, drag, click, and read
# from what the program reports about itself that it did the right thing.
set -euo pipefail
nandu=$1
log=$(mktemp)
config=$(mktemp -d)
export XDG_CONFIG_HOME=$config
trap 'kill $pid 2>/dev/null || true; rm -rf "$log" "$config"' EXIT

fail() { printf 'FAILED: %s\n' "$1"; cat "$log"; exit 1; }
# Waits until a line of the report matches; never a fixed sleep.
wait_for() { # wait_for PATTERN WHAT
  for _ in $(seq 300); do
    tail -n 1 "$log" | grep -qE "$1" && return
    kill -0 $pid 2>/dev/null || fail "the program ended while waiting for: $2"
    sleep 0.1
  done
  fail "$2"
}

"$nandu" --size 1280x800 --ui-scale 1 --report >"$log" 2>&1 &
pid=$!
wait_for '"date":"1127-06-12"' "it opens on the atlas's day"
window=$(xdotool search --sync --onlyvisible --pid $pid | tail -n 1)
xdotool windowmove "$window" 0 0 2>/dev/null || true
xdotool mousemove 640 300

xdotool key --window "$window" ctrl+Right
wait_for '"announced":"ev-' "Ctrl+Right goes to the next event"

xdotool key --window "$window" Home
wait_for '"date":"1115-01-01"' "Home goes to the first day"

# Drag on the ruler towards the right: time follows the hand.
eval "$(tail -n 1 "$log" | python3 -c 'import json,sys
r=json.load(sys.stdin)["rects"]["timeline/ruler"]
print("left=%d right=%d y=%d" % (r[0], r[2], (r[1]+r[3])/2))')"
xdotool mousemove $((left + 40)) $y
sleep 0.2
xdotool mousedown 1
for step in $(seq 1 20); do
  xdotool mousemove $((left + 40 + (right - left - 80) * step / 20)) $y
  sleep 0.03
done
xdotool mouseup 1
wait_for '"date":"114[0-2]-' "dragging scrubs to the story's last years"
wait_for '"court":"linan"' "and the court is at Lin'an"

xdotool key --window "$window" ctrl+f
wait_for '"search_open":true' "Ctrl+F opens the search"
xdotool type --window "$window" --delay 40 kaifeng
wait_for '"search":"kaifeng"' "letters arrive in the field"
# Held as long as a finger holds it: a slow frame must see it down.
xdotool keydown --window "$window" Return
sleep 0.3
xdotool keyup --window "$window" Return
wait_for '"selection":"kaifeng"' "Enter opens Kaifeng"
xdotool key --window "$window" Escape
wait_for '"selection":null' "Esc closes the card"

# Idle costs nothing: clock ticks used in two quiet seconds.
sleep 9
before=$(awk '{print $14 + $15}' /proc/$pid/stat)
sleep 2
after=$(awk '{print $14 + $15}' /proc/$pid/stat)
((after - before <= 2)) || fail "an idle window used $((after - before)) clock ticks in two seconds"
echo "1 passed, 0 failed"
