# SPDX-License-Identifier: MIT
"""Includes: every `#include "room/…"` is one that layers.json allows, and a library has the rooms that own it."""
import json
import re
from functools import cache
from pathlib import Path

from sources import Violation, line_of, sources

TABLE = json.loads((Path(__file__).parent / "layers.json").read_text())
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
QT_HEADERS = Path("/usr/include/x86_64-linux-gnu/qt6")


def check(root):
    for source in sources(root):
        if source.room not in (*TABLE["lib"], "ui", "app"):
            yield Violation(source.name, 1, "layers", f"the room {source.room} is not in layers.json")
            continue
        code = source.code
        for match in INCLUDE.finditer(code):
            quoted, angled = match.groups()
            wrong = wrong_quoted(source, quoted) if quoted else wrong_angled(source, angled)
            if wrong:
                yield Violation(source.name, line_of(code, match), "layers", wrong)


def wrong_quoted(source, include):
    if include.endswith(".moc"):
        return None
    if "/" not in include:
        return f'"{include}" does not name its room: write "{source.room}/{include}"'
    room = include.split("/")[0]
    if room == source.room or source.room == "app" or room in allowed(source.room):
        return None
    return f'{source.room} may not include "{include}": layers.json allows {", ".join(allowed(source.room)) or "nothing"}'


def allowed(room):
    return TABLE["ui"] if room == "ui" else TABLE["lib"][room]


def wrong_angled(source, include):
    if source.room == "app":
        return None
    if source.room != "ui" and is_gui(include):
        return f"<{include}> belongs to Qt Gui or Widgets, which no room of lib may use"
    if include in TABLE["network"]["headers"] and source.room not in TABLE["network"]["rooms"]:
        return f"<{include}> is network, which only {', '.join(TABLE['network']['rooms'])} may touch"
    for prefix, rooms in TABLE["owners"].items():
        if include.startswith(prefix) and source.room not in rooms:
            return f"<{include}> belongs to {', '.join(rooms)} alone"
    return None


@cache
def is_gui(include):
    module, _, header = include.rpartition("/")
    modules = ("QtGui", "QtWidgets")
    return module in modules or (not module and any((QT_HEADERS / m / header).exists() for m in modules))
