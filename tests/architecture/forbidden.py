# SPDX-License-Identifier: MIT
"""Forbidden: the patterns of forbidden.json, and tests that would not see a warning."""
import json
import re
from pathlib import Path

from sources import AREAS, Violation, line_of, sources

RULES = json.loads((Path(__file__).parent / "forbidden.json").read_text())["rules"]


def check(root):
    for source in sources(root, (*AREAS, "tests")):
        views = {"text": source.text, "code": source.code, "bare": source.bare}
        for rule in RULES:
            if applies(rule, source.name):
                view = views[rule["view"]]
                for match in re.finditer(rule["pattern"], view):
                    yield Violation(source.name, line_of(view, match), rule["id"], rule["why"])
        if source.path.name.startswith("tst_") and source.path.suffix == ".cpp" and "failOnWarning" not in source.code:
            yield Violation(source.name, 1, "deaf-test", "calls QTest::failOnWarning nowhere, so warnings pass unseen")


def applies(rule, name):
    return name.split("/")[0] in rule["in"] and name not in rule.get("except", [])
