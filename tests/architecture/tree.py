# SPDX-License-Identifier: MIT
"""Tree: the top level holds what layers.json lists and nothing else; no room stands empty."""
from layers import TABLE
from sources import Violation

IGNORED = {"build"}  # as in .gitignore


def check(root):
    found = {path.name for path in root.iterdir() if not path.name.startswith(".")} - IGNORED
    for name in sorted(found - set(TABLE["tree"])):
        yield Violation(name, 1, "tree", "is not one of the top level's names in layers.json")
    for name in sorted(set(TABLE["tree"]) - found):
        yield Violation(name, 1, "tree", "is missing from the top level")
    for room in sorted(path for path in (root / "lib").glob("*") if path.is_dir()):
        if not (room / "CMakeLists.txt").exists() or not any(room.glob("*.cpp")):
            yield Violation(room.relative_to(root).as_posix(), 1, "tree", "a room comes with its CMakeLists.txt and code")
