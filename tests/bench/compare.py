#!/usr/bin/env python3
"""Runs the program and its floor in turn, pair by pair, and prints medians and ratios.

    compare.py BUILD [--runs 5] [--steps 100] [--size 1280x720] [--layer W.fgb --floor W.bin]

BUILD is a build folder with nandu, jin-song.pack and nandu_floor
(cmake --build BUILD --target nandu_floor). Needs a display, or draws without one. Layers and
their floor come from generate.py.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

FIGURES = ("first_frame_ms", "step_med_ms", "step_p95_ms", "step_cpu_ms", "pss_mb")


def run(command):
    environment = dict(os.environ, T0_NS=str(time.clock_gettime_ns(time.CLOCK_MONOTONIC)))
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}")
    return json.loads(done.stdout.splitlines()[-1])


def compare(title, ours, floor, runs):
    pairs = [(run(ours), run(floor)) for _ in range(runs + 1)][1:]  # The first only warms up.
    print(f"\n{title}: {runs} pairs, medians (smallest to largest)")
    print(f"{'':16}{'nandu':>26}{'floor':>26}{'ratio':>8}")
    for figure in FIGURES:
        a = [pair[0][figure] for pair in pairs]
        b = [pair[1][figure] for pair in pairs]
        ratio = statistics.median(x / max(y, 1e-9) for x, y in zip(a, b))
        cells = [f"{statistics.median(v):.2f} ({min(v):.2f} to {max(v):.2f})" for v in (a, b)]
        print(f"{figure:16}{cells[0]:>26}{cells[1]:>26}{ratio:8.2f}")
    print(pairs[0][0]["machine"])


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--steps", default="100")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--layer", help="a layer for nandu")
    parser.add_argument("--floor", help="the same as .bin")
    arguments = parser.parse_args()
    common = ["--steps", arguments.steps, "--size", arguments.size]
    nandu = os.path.join(arguments.build, "nandu")
    floor = os.path.join(arguments.build, "nandu_floor")
    if arguments.layer:
        compare(arguments.layer, [nandu, "bench", arguments.layer, "--json", *common],
                [floor, "features", arguments.floor, *common], arguments.runs)
        return
    ours = [nandu, "bench", "--json", *common]
    compare("built-in atlas and an empty window", ours, [floor, "empty", *common], arguments.runs)
    width, height = map(int, arguments.size.split("x"))
    # A step paints the cells, the sea or the land, and what lies over them: about three pictures.
    compare("built-in atlas and a clear-and-swap of three pictures' pixels", ours,
            [floor, "clear", "--pixels", str(3 * width * height), *common], arguments.runs)


if __name__ == "__main__":
    main()
