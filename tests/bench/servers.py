# SPDX-License-Identifier: MIT
"""The servers that Posthorn and its peers are measured against, each on loopback and for the length of a with block."""
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
POSTFIX = HERE.parent / "real" / "postfix"


@dataclass(frozen=True)
class Server:
    name: str
    ports: dict  # security: port
    ca: str = ""
    user: str = ""
    password: str = ""
    folder: Path | None = None  # Postfix: its logs and mails

    def behind(self, security, port):
        """The same server as a proxy's clients see it."""
        return replace(self, ports={security: port})


class Unavailable(Exception):
    """This server does not run here, and why."""


class Postfix:
    """A submission server of its own, as in tests/real, but for messages of any size."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="posthorn-bench-")
        note = Path(self.folder, "note")
        said = subprocess.run([POSTFIX, "start", note], capture_output=True, text=True)
        if said.returncode or "SKIP" in said.stdout:
            shutil.rmtree(self.folder)
            raise Unavailable(said.stdout.removeprefix("SKIP  :").strip() or said.stderr.strip())
        facts = dict(line.split("=", 1) for line in note.read_text().splitlines())
        take_any_size(f"{facts['folder']}/postfix")
        return Server("Postfix", {name: int(facts[name]) for name in ("tls", "starttls")}, facts["ca"],
                      "alice@posthorn.test", "correct-horse", Path(facts["folder"]))

    def __exit__(self, *_):
        subprocess.run([POSTFIX, "stop", f"{self.folder}/note"], check=True)
        shutil.rmtree(self.folder)


def take_any_size(configuration):
    programs = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin"}
    subprocess.run(["postconf", "-c", configuration, "-e", "message_size_limit=0"], check=True, env=programs)
    subprocess.run(["postfix", "-c", configuration, "reload"], check=True, capture_output=True, env=programs)


class Practice:
    """Posthorn's own practice server."""

    def __enter__(self):
        sys.path.insert(0, str(HERE.parent / "app"))
        import posthorn_cli
        self.running = posthorn_cli.Practice()
        practice = self.running.__enter__()
        ports = {name: practice.ports[name] for name in ("tls", "starttls")}
        return Server("practice server", ports, practice.ca, "anna@example.org", "correct-horse")

    def __exit__(self, *_):
        self.running.__exit__()


class Sink:
    """Postfix's smtp-sink: takes everything, keeps nothing, and is faster than any client here."""

    def __enter__(self):
        program = shutil.which("smtp-sink", path=os.environ["PATH"] + ":/usr/sbin")
        if program is None:
            raise Unavailable("smtp-sink (of the package postfix) is not installed")
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
        as_nobody = ["-u", "nobody"] if os.geteuid() == 0 else []
        self.running = subprocess.Popen([program, *as_nobody, f"127.0.0.1:{port}", "100"], stdout=subprocess.DEVNULL)
        await_port(port)
        return Server("smtp-sink", {"none": port})

    def __exit__(self, *_):
        self.running.terminate()
        self.running.wait(10)


def await_port(port, seconds=10):
    until = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
