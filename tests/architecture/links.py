# SPDX-License-Identifier: MIT
"""Links: what a room's CMakeLists.txt names is what layers.json allows, and no room of lib links Qt Gui or Widgets."""
import re

from layers import TABLE
from sources import Violation, line_of

GUI = re.compile(r"Qt6?::(Gui|Widgets|Svg|SvgWidgets|OpenGL\w*|PrintSupport)\b")
USED = re.compile(r"\bposthorn_(\w+)")
KEYWORDS = {"SOURCES", "USES", "LINKS", "MOC"}
CALL = re.compile(r"\b(posthorn_library|target_link_libraries)\s*\(([^)]*)\)")


def check(root):
    for path in sorted((root / "lib").glob("*/CMakeLists.txt")):
        room, name = path.parent.name, path.relative_to(root).as_posix()
        text = re.sub(r"#[^\n]*", "", path.read_text())
        if room not in TABLE["lib"]:
            yield Violation(name, 1, "links", f"the room {room} is not in layers.json")
            continue
        for match in GUI.finditer(text):
            yield Violation(name, line_of(text, match), "links", f"{match.group()} may not be linked by a room of lib")
        for call in CALL.finditer(text):
            for used in sorted(rooms_of(call) - {room, *TABLE["lib"][room]}):
                yield Violation(name, line_of(text, call), "links", f"{room} may not use {used}")


def rooms_of(call):
    function, arguments = call.groups()
    if function == "target_link_libraries":
        return set(USED.findall(arguments))
    used, keyword = set(), ""
    for word in arguments.split():
        keyword = word if word in KEYWORDS else keyword
        if keyword == "USES" and word not in KEYWORDS:
            used.add(word)
    return used

