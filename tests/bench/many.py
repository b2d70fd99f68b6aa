# SPDX-License-Identifier: MIT
"""500 small messages over one connection, into a sink that is not the bottleneck."""
import tempfile
from functools import partial

import clients
from process import Failed, cost, rounds
from servers import Sink, Unavailable
from table import Bound, Row

MESSAGES = 500
ROUNDS = 5
# The rates are of whole processes; 2 x leaves them so far apart that the noise of a best of five needs little room.
RATE = Bound(2, peer="smtplib", least=True, tolerance=0.05)
MESSAGE = b"From: alice@posthorn.test\r\nTo: bob@posthorn.test\r\nSubject: Bench %d\r\n\r\nOne line.\r\n"


def rows(_options):
    try:
        with Sink() as server, tempfile.TemporaryDirectory(prefix="posthorn-bench-") as folder:
            yield rate(server, written(folder))
    except Unavailable as why:
        print(f"many: not measured, for {why}")


def rate(server, letters):
    peers = {"smtplib": clients.smtplib(server, "none", times=MESSAGES),
             "nodemailer": clients.nodemailer(server, "none", times=MESSAGES)}
    ours = clients.posthorn(server, "none", *(word for path in letters for word in ("--eml", path)))
    commands = {name: partial(cost, command) for name, command in peers.items()}
    try:
        cost(ours)
    except Failed as why:
        print(f"many: {why}")
    else:
        commands["posthorn"] = partial(cost, ours)
    rates = {name: MESSAGES / one.wall for name, one in rounds(commands, ROUNDS).items()}
    mine = rates.pop("posthorn", None)
    return Row("many", f"{MESSAGES} messages, one connection", "/s", mine, rates, RATE)


def written(folder):
    letters = [f"{folder}/{number}.eml" for number in range(MESSAGES)]
    for number, path in enumerate(letters):
        with open(path, "wb") as file:
            file.write(MESSAGE % number)
    return letters
