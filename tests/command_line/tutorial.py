#!/usr/bin/env python3
"""Does what docs/your-own-atlas.md says: writes its sheets, runs its commands, compares what it
quotes. Usage: tutorial.py NANDU TUTORIAL

    ```csv FILE     a sheet        ```csv+ FILE    rows to add      ```csv- FILE    rows to take away
    ```sh           commands       ```sh fails     one that must end with an error
    ```text         lines that the commands before it have printed
A command that opens a window (`nandu FOLDER`) is replaced by `nandu check FOLDER`."""
import os
import re
import subprocess
import sys
import tempfile


def blocks(text):
    for match in re.finditer(r"^```(\S+)(?: +(\S+))?\n(.*?)^```$", text, re.M | re.S):
        yield match.groups()


def main():
    nandu, tutorial = (os.path.abspath(argument) for argument in sys.argv[1:3])
    with open(tutorial, encoding="utf-8") as file:
        text = file.read()
    for picture in re.findall(r"\]\((images/[^)]+)\)", text):
        if not os.path.exists(os.path.join(os.path.dirname(tutorial), picture)):
            sys.exit(f"{picture}: the tutorial shows it; there is no such file")
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "bin"))
        os.symlink(nandu, os.path.join(folder, "bin", "nandu"))
        environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}",
                           XDG_CACHE_HOME=f"{folder}/cache", XDG_CONFIG_HOME=f"{folder}/config",
                           SDL_VIDEODRIVER="offscreen", LIBGL_ALWAYS_SOFTWARE="1")
        printed = ""
        commands = 0
        for kind, argument, body in blocks(text):
            path = os.path.join(folder, argument or "")
            if kind in ("csv", "toml"):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(body)
            elif kind == "csv+":
                with open(path, "a", encoding="utf-8") as file:
                    file.write(body)
            elif kind == "csv-":
                with open(path, encoding="utf-8") as file:
                    rest = file.read()
                if body not in rest:
                    sys.exit(f"{argument}: there is no row to take away: {body}")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(rest.replace(body, ""))
            elif kind == "sh":
                for line in body.splitlines():
                    line = re.sub(r"^nandu (\w+)$", r"nandu check \1", line)
                    run = subprocess.run(["sh", "-c", line], cwd=folder, env=environment, text=True,
                                         capture_output=True, timeout=240)
                    printed = run.stdout + run.stderr
                    if (run.returncode != 0) != (argument == "fails"):
                        sys.exit(f"{line}: ended with {run.returncode}\n{printed}")
                    commands += 1
            elif kind == "text":
                for line in body.splitlines():
                    if line not in printed.splitlines():
                        sys.exit(f"the tutorial quotes\n  {line}\nbut it was\n{printed}")
            else:
                sys.exit(f"a block of the unknown kind {kind}")
        for made in ("cannae.png", "hannibal.html", "hannibal.pack", "steps"):
            if not os.path.exists(os.path.join(folder, made)):
                sys.exit(f"{made}: the tutorial makes it, but it is not there")
        print(f"the tutorial works: {commands} commands")


main()
