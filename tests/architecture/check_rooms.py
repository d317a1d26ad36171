#!/usr/bin/env python3
"""Keeps the include rules of the rooms.

Reads the nandu_room(...) lines of src/CMakeLists.txt, which are the architecture, and every
#include in src/. A file may include its own room, the rooms that its room USES, and the outside
library that its room owns. Prints one sentence for each breach and fails.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "src"
cmake = (root / "CMakeLists.txt").read_text(encoding="utf-8")

uses = {}
for name, rest in re.findall(r"^\s*nandu_room\((\w+)([^)]*)\)", cmake, re.M):
    words, seen_from = set(), None
    for word in rest.split():
        if word in ("USES", "LOADS", "LIBRARIES", "MODULE"):
            seen_from = word
        elif seen_from in ("USES", "LOADS"):
            words.add(word)
    uses[name] = words

# An outside library, how its headers look, and the rooms that may see it.
owners = {
    "GDAL": (r"^(gdal|ogr|cpl_)", {"import"}),
    "PROJ": (r"^proj\.h", {"bake"}),
    "GEOS": (r"^geos", {"bake"}),
    "toml++": (r"^toml\+\+/", {"import"}),
    "FreeType": (r"^(ft2build|freetype/)", {"text"}),
    "OpenGL": (r"^(epoxy|GL|GLES\d|EGL)/", {"render"}),
    "Dear ImGui": (r"^(imgui|backends/imgui)", {"ui"}),
    "SDL2": (r"^(SDL2/|SDL)", {"ui", "app"}),
    "stb": (r"^stb", {"export"}),
    "Cairo": (r"^(cairo|fontconfig/)", {"export"}),
    "HarfBuzz": (r"^hb", {"export"}),
    "cereal": (r"^cereal/", {"pack"}),
    "xxHash": (r"^xxhash", {"pack"}),
    "CLI11": (r"^CLI/", {"app"}),
    "nlohmann-json": (r"^nlohmann/", {"app"}),
}

problems = []
rooms = set(uses)
seen = 0
for path in sorted(root.rglob("*")):
    if path.suffix not in (".h", ".cpp"):
        continue
    room = path.relative_to(root).parts[0]
    shown = path.relative_to(root)
    if room not in rooms:
        problems.append(f"{shown} lies in '{room}', which src/CMakeLists.txt does not declare as a room")
        continue
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if not match:
            continue
        seen += 1
        header = match.group(1)
        target = header.split("/")[0]
        if target in rooms and "/" in header and target != room and target not in uses[room]:
            problems.append(f"{shown} includes {header}, but '{room}' does not declare that it USES '{target}'")
        for library, (pattern, allowed) in owners.items():
            if re.match(pattern, header) and room not in allowed:
                problems.append(f"{shown} includes {header}: {library} belongs to {', '.join(sorted(allowed))}")

# The arrows must not run in circles.
def reaches(start, goal, path=()):
    return any(n == goal or (n not in path and reaches(n, goal, path + (n,))) for n in uses.get(start, ()))

for room in sorted(rooms):
    if reaches(room, room):
        problems.append(f"room '{room}' uses itself by a detour")

for problem in problems:
    print(problem)
print(f"{len(rooms)} rooms, {seen} includes read, {len(problems)} breaches")
if not rooms or not seen:
    sys.exit("nothing was read: is this the project's root?")
sys.exit(1 if problems else 0)
