# SPDX-License-Identifier: MIT
"""How Posthorn and its peers are called: each function is a command."""
import json
import os
from pathlib import Path

PEERS = Path(__file__).resolve().parent / "peers"
PYTHON = "/usr/bin/python3"
FROM, TO = "alice@posthorn.test", "bob@posthorn.test"
PASSWORD = "POSTHORN_BENCH_PASSWORD"


def program():
    return os.environ["POSTHORN_CLI"]


def posthorn(server, security, *what):
    port = server.ports[security]
    command = [program(), "send", "--quiet", "--host", "localhost", "--connect-to", f"127.0.0.1:{port}", "--port",
               str(port), "--security", security, *what]
    if server.ca:
        command += ["--ca-file", server.ca]
    return command + (["--user", server.user, "--password-env", PASSWORD] if server.user else [])


def letter(*more):
    """The options of one short message."""
    return ("--from", FROM, "--to", TO, "--subject", "Bench", "--text", "One line.", *more)


def by_script(interpreter, script):
    """A peer that is a library: a script of peers/, which reads what to do as JSON."""
    def command(server, security, **work):
        task = {"host": "localhost", "port": server.ports[security], "security": security, "ca": server.ca,
                "user": server.user, "password": server.password, "from": FROM, "to": TO, **work}
        return [interpreter, str(PEERS / script), json.dumps(task)]
    return command


smtplib = by_script(PYTHON, "with_smtplib.py")
nodemailer = by_script("node", "with_nodemailer.cjs")


def msmtp(server, security):
    return ["msmtp", "--host=localhost", f"--port={server.ports[security]}", "--tls=on",
            f"--tls-starttls={'on' if security == 'starttls' else 'off'}", f"--tls-trust-file={server.ca}", "--auth=plain",
            f"--user={server.user}", f"--passwordeval=printenv {PASSWORD}", f"--from={FROM}", TO]


def swaks(server, security, *what):
    return ["swaks", "--server", "localhost", "--port", str(server.ports[security]),
            "--tls" if security == "starttls" else "--tls-on-connect", "--tls-verify", "--tls-ca-path", server.ca, "--auth",
            "PLAIN", "--auth-user", server.user, "--auth-password", server.password, "--from", FROM, "--to", TO,
            "--suppress-data", "--silent", "3", *what]


def curl(server, security, message):
    scheme = "smtps" if security == "tls" else "smtp"
    return ["curl", "--silent", "--show-error", "--url", f"{scheme}://localhost:{server.ports[security]}", "--ssl-reqd",
            "--cacert", server.ca, "--user", f"{server.user}:{server.password}", "--mail-from", FROM, "--mail-rcpt", TO,
            "--upload-file", message]
