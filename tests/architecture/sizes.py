# SPDX-License-Identifier: MIT
"""Sizes: the hard limits. A function counts from the line of its name to its closing brace."""
import json
import subprocess

from sources import AREAS, Violation, sources

LIMITS = {".cpp": 300, ".h": 120}
FUNCTION = 40
# Macros that stand where a word of C++ would; without them ctags loses the thread.
MACROS = "Q_OBJECT,Q_GADGET,Q_SIGNALS:+=public,Q_SLOTS=,Q_EMIT="


def check(root):
    files = {source.path: source.name for source in sources(root, (*AREAS, "tests"))}
    for path, name in files.items():
        lines = len(path.read_text().splitlines())
        if lines > LIMITS[path.suffix]:
            yield Violation(name, 1, "sizes", f"{lines} lines; {LIMITS[path.suffix]} are the limit")
    for tag in functions(files):
        lines = tag["end"] - tag["line"] + 1
        if lines > FUNCTION:
            where = files[tag["path"]]
            yield Violation(where, tag["line"], "sizes", f"{tag['name']} has {lines} lines; {FUNCTION} are the limit")


def functions(files):
    command = ["ctags", "--options=NONE", "--language-force=C++", "--kinds-C++=f", "--fields=+ne", "--output-format=json",
               "--sort=no", "-I", MACROS, "-o", "-", "-L", "-"]
    listing = "\n".join(map(str, files))
    output = subprocess.run(command, input=listing, capture_output=True, text=True, check=True).stdout
    by_path = {str(path): path for path in files}
    for line in output.splitlines():
        tag = json.loads(line)
        if "end" in tag:
            yield {**tag, "path": by_path[tag["path"]]}
