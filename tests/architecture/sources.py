# SPDX-License-Identifier: MIT
"""What the rules look at: the project's C++ files, and a violation as a value."""
import re
from dataclasses import dataclass, field
from pathlib import Path

AREAS = ("lib", "ui", "app")
TOKEN = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)'
    r'|(?P<string>R"(?P<mark>\w*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])+\')',
    re.DOTALL)


@dataclass(frozen=True, order=True)
class Violation:
    path: str
    line: int
    rule: str
    sentence: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.sentence} [{self.rule}]"


@dataclass
class Source:
    """One C++ file; `code` is its text without comments, `bare` also without the insides of strings."""
    root: Path
    path: Path
    text: str = field(init=False)

    def __post_init__(self):
        self.text = self.path.read_text(encoding="utf-8")

    @property
    def name(self):
        return self.path.relative_to(self.root).as_posix()

    @property
    def room(self):
        """lib/smtp/Dialogue.h → smtp; ui/… → ui; app/… → app."""
        parts = self.path.relative_to(self.root).parts
        return parts[1] if parts[0] == "lib" else parts[0]

    @property
    def code(self):
        return TOKEN.sub(lambda t: blank(t.group()) if t.group("comment") else t.group(), self.text)

    @property
    def bare(self):
        return TOKEN.sub(lambda t: blank(t.group()), self.text)


def line_of(text, match):
    return text.count("\n", 0, match.start()) + 1


def blank(text):
    """As many lines as before, nothing on them but the quotes that keep a string a string."""
    edge = '"' if text.endswith('"') else ""
    return edge + "\n" * text.count("\n") + edge


def sources(root, areas=AREAS):
    for area in areas:
        for path in sorted((root / area).rglob("*")):
            if path.suffix in (".h", ".cpp") and path.is_file():
                yield Source(root, path)
