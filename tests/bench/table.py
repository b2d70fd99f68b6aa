# SPDX-License-Identifier: MIT
"""What was measured, what is demanded of it, and the table of both."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bound:
    """At most (or at least) `figure`; with `peer`, that many times the peer's value."""
    figure: float
    peer: str = ""
    least: bool = False
    tolerance: float = 0.0

    def limit(self, peers):
        base = self.figure * (peers[self.peer] if self.peer else 1)
        return base * (1 - self.tolerance if self.least else 1 + self.tolerance)

    def __str__(self):
        text = f"{'>=' if self.least else '<='} {self.figure:g}"
        text += f" x {self.peer}" if self.peer else ""
        return text + (f" (±{self.tolerance:.0%})" if self.tolerance else "")


@dataclass(frozen=True)
class Row:
    bench: str
    case: str
    unit: str
    posthorn: float | None  # None: this build cannot do it
    peers: dict = field(default_factory=dict)
    bound: Bound | None = None

    def holds(self):
        if self.bound is None:
            return True
        if self.posthorn is None:
            return False
        limit = self.bound.limit(self.peers)
        return self.posthorn >= limit if self.bound.least else self.posthorn <= limit

    def cells(self):
        verdict = "" if self.bound is None else "holds" if self.holds() else "MISSED"
        return (self.bench, self.case, shown(self.posthorn, self.unit), self.beside(), str(self.bound or ""), verdict)

    def beside(self):
        """The peers, each with Posthorn's share of its value."""
        ratio = {name: f" ({self.posthorn / value:.2f})" if self.posthorn and value else ""
                 for name, value in self.peers.items()}
        return ", ".join(f"{name} {shown(value, '')}{ratio[name]}" for name, value in self.peers.items())


def shown(value, unit):
    if value is None:
        return "cannot"
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:.{digits}f} {unit}".strip()


def table(rows):
    """The rows as aligned lines, a heading above."""
    heading = ("bench", "case", "posthorn", "beside it: value (posthorn / it)", "bound", "")
    cells = [heading, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heading))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in cells)
