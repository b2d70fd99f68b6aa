# SPDX-License-Identifier: MIT
"""Error texts explained: many in one process, and one in a cold one."""
import json
import tempfile
from functools import partial
from pathlib import Path

import clients
from process import cost, rounds
from table import Bound, Row

ROUNDS = 5
COLD_ROUNDS = 20
TEXTS = 20_000
OWN_TEXTS = Path(__file__).resolve().parent.parent / "data" / "diagnose"
THROUGHPUT = Bound(20_000, least=True, tolerance=0.05)
# A process of 20 ms meets the scheduler's moods; the best of twenty still moves by this much.
COLD = Bound(1.5, peer="python3", tolerance=0.1)
ONE_TEXT = "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted. For more information, go to')"


def rows(_options):
    yield throughput()
    yield cold()


def throughput():
    with tempfile.NamedTemporaryFile("w+") as file:
        for number, text in zip(range(TEXTS), endlessly(own_texts())):
            file.write(json.dumps({"id": number, "text": text}) + "\n")
        file.flush()
        costs = rounds({"posthorn": partial(answered, file.name)}, ROUNDS)
    return Row("explain", "own texts a second of processor time", "/s", TEXTS / costs["posthorn"].cpu, {}, THROUGHPUT)


def cold():
    costs = rounds({"posthorn": partial(cost, [clients.program(), "explain", ONE_TEXT]),
                    "python3": partial(cost, [clients.PYTHON, "-c", "pass"])}, COLD_ROUNDS)
    milliseconds = {name: one.wall * 1000 for name, one in costs.items()}
    return Row("explain", "one text, a new process", "ms", milliseconds.pop("posthorn"), milliseconds, COLD)


def answered(path):
    with open(path, "rb") as stdin:
        return cost([clients.program(), "explain", "--jsonl"], stdin=stdin)


def own_texts():
    return [path.read_text(errors="replace") for path in sorted(OWN_TEXTS.rglob("*.txt"))]


def endlessly(texts):
    while True:
        yield from texts
