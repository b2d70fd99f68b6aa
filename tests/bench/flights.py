# SPDX-License-Identifier: MIT
"""Client flights until a message for one recipient is accepted and QUIT is out."""
import tempfile

import clients
from process import Failed, cost
from proxy import Proxy
from servers import Postfix, Practice, Unavailable
from table import Bound, Row

BOUNDS = {"tls": 6, "starttls": 7}
NAMES = {"tls": "implicit TLS", "starttls": "STARTTLS"}
MESSAGE = b"From: alice@posthorn.test\r\nTo: bob@posthorn.test\r\nSubject: Bench\r\n\r\nOne line.\r\n"


def flights(server, security, command, stdin=None):
    """How often the client of command(server) speaks."""
    with Proxy(server.ports[security]) as proxy:
        cost(command(server.behind(security, proxy.port)), stdin=stdin,
             environment={clients.PASSWORD: server.password})
    return proxy.flights


def of_posthorn(server, security, *what):
    return flights(server, security, lambda seen: clients.posthorn(seen, security, *(what or clients.letter())))


def of_further_message(server, security, message):
    """What a second message on the same connection adds."""
    def times(count):
        return of_posthorn(server, security, *["--eml", message] * count)
    return times(2) - times(1)


def peers(server, security, message):
    """{peer: its flights}"""
    commands = {"nodemailer": lambda seen: clients.nodemailer(seen, security),
                "msmtp": lambda seen: clients.msmtp(seen, security),
                "swaks": lambda seen: clients.swaks(seen, security, "--data", f"@{message}"),
                "smtplib": lambda seen: clients.smtplib(seen, security),
                "curl": lambda seen: clients.curl(seen, security, message)}
    found = {}
    for name, command in commands.items():
        with open(message, "rb") as stdin:
            found[name] = flights(server, security, command, stdin)
    return found


def attempt(count, *arguments):
    try:
        return count(*arguments)
    except Failed:
        return None


def rows_with(server):
    with tempfile.NamedTemporaryFile(suffix=".eml") as file:
        file.write(MESSAGE)
        file.flush()
        for security, most in BOUNDS.items():
            case = f"{NAMES[security]}, {server.name}"
            beside = peers(server, security, file.name)
            yield Row("flights", case, "", of_posthorn(server, security), beside, Bound(most))
            single = attempt(of_posthorn, server, security, *clients.letter("--chunking"))
            yield Row("flights", f"{case}, --chunking", "", single, {}, Bound(most - 1))
            further = attempt(of_further_message, server, security, file.name)
            yield Row("flights", f"{case}, a further message", "", further, {}, Bound(2))


def rows(_options):
    try:
        with Postfix() as server:
            yield from rows_with(server)
    except Unavailable as why:
        print(f"flights: against the practice server, for {why}")
        with Practice() as server:
            yield from rows_with(server)
