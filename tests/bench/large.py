# SPDX-License-Identifier: MIT
"""One large attachment to Postfix over TLS: how long it takes, and how much memory."""
import os
import tempfile
import time
from functools import partial
from pathlib import Path

import clients
from process import MEGABYTE, Failed, cost, rounds
from servers import Postfix, Unavailable
from table import Bound, Row

ROUNDS = 5
# Two runs of one and the same program differ by less than this in their best of five.
WALL = Bound(1, peer="nodemailer", tolerance=0.05)
PEAK = Bound(48)


def rows(options):
    try:
        with Postfix() as server, tempfile.TemporaryDirectory(prefix="posthorn-bench-") as folder:
            yield from hundred_megabytes(server, incompressible(f"{folder}/bench.bin", 100))
            if options.gigabyte:
                yield from gigabyte(server, sparse(f"{folder}/bench.bin", 1024))
    except Unavailable as why:
        print(f"large: not measured, for {why}")


def hundred_megabytes(server, path):
    commands = {"posthorn": clients.posthorn(server, "tls", *clients.letter("--attach", path)),
                "nodemailer": clients.nodemailer(server, "tls", attach=path),
                "smtplib": clients.smtplib(server, "tls", attach=path),
                "swaks": clients.swaks(server, "tls", "--attach", f"@{path}")}
    costs = rounds({name: partial(sent, server, command) for name, command in commands.items()}, ROUNDS)
    ours = costs.pop("posthorn")
    case = "100 MB to Postfix over TLS"
    yield Row("large", case, "s", ours.wall, {name: one.wall for name, one in costs.items()}, WALL)
    yield Row("large", f"{case}, processor", "s", ours.cpu, {name: one.cpu for name, one in costs.items()})
    yield Row("large", f"{case}, peak memory", "MB", ours.peak, {name: one.peak for name, one in costs.items()}, PEAK)


def gigabyte(server, path):
    """The same memory, ten times the file; the peers that hold it in memory are left in peace."""
    ours = sent(server, clients.posthorn(server, "tls", *clients.letter("--attach", path)))
    peer = sent(server, clients.nodemailer(server, "tls", attach=path))
    case = "1 GB to Postfix over TLS"
    yield Row("large", case, "s", ours.wall, {"nodemailer": peer.wall}, WALL)
    yield Row("large", f"{case}, peak memory", "MB", ours.peak, {"nodemailer": peer.peak}, PEAK)


def sent(server, command):
    """What the command cost; then it waits until Postfix has put the message away, which also costs processor time."""
    used = cost(command, environment={clients.PASSWORD: server.password})
    arrived = server.folder / "maildir" / "new"
    until = time.monotonic() + 120
    while not (arrived.is_dir() and any(arrived.iterdir())):
        if time.monotonic() > until:
            raise Failed("Postfix took a message and did not deliver it")
        time.sleep(0.02)
    for message in arrived.iterdir():
        message.unlink()
    return used


def incompressible(path, megabytes):
    with open(path, "wb") as file:
        for _ in range(megabytes):
            file.write(os.urandom(MEGABYTE))
    return path


def sparse(path, megabytes):
    Path(path).unlink(missing_ok=True)
    with open(path, "wb") as file:
        file.truncate(megabytes * MEGABYTE)
    return path
