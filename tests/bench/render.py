# SPDX-License-Identifier: MIT
"""A message with a large attachment, rendered and thrown away: `send --dry-run`."""
import tempfile
from functools import partial

import clients
from large import incompressible
from process import cost, rounds
from table import Bound, Row

ROUNDS = 5
MEGABYTES = 100
# Processor time varies less than wall time, but still with what shares the caches: 4 % between two best of five.
THROUGHPUT = Bound(200, least=True, tolerance=0.05)
ABOVE_BASE = Bound(16)


def rows(_options):
    with tempfile.TemporaryDirectory(prefix="posthorn-bench-") as folder:
        path = incompressible(f"{folder}/bench.bin", MEGABYTES)
        dry_run = [clients.program(), "send", "--dry-run", *clients.letter()]
        costs = rounds({"empty": partial(cost, dry_run), "large": partial(cost, [*dry_run, "--attach", path])}, ROUNDS)
    empty, large = costs["empty"], costs["large"]
    case = f"{MEGABYTES} MB attached"
    yield Row("render", f"{case}, input a second of processor time", "MB/s", MEGABYTES / (large.cpu - empty.cpu), {},
              THROUGHPUT)
    yield Row("render", f"{case}, memory above the program's base", "MB", max(0, large.peak - empty.peak), {}, ABOVE_BASE)
