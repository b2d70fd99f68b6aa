# SPDX-License-Identifier: MIT
"""Servers that misbehave, on free ports of loopback: one that speaks SMTP up to its fault, and some that do not."""

import base64
import contextlib
import re
import socket
import ssl
import struct
import subprocess
import tempfile
import threading
import time
from pathlib import Path

good = {"greeting": "220 mail.example.org ESMTP", "helo": "250 mail.example.org", "starttls": "220 2.0.0 Ready to start TLS",
        "sign-in": "235 2.7.0 Authentication successful", "mail": "250 2.1.0 Ok", "rcpt": "250 2.1.5 Ok",
        "data": "354 End data with <CR><LF>.<CR><LF>", "body": "250 2.0.0 Ok", "rset": "250 2.0.0 Ok", "noop": "250 2.0.0 Ok",
        "quit": "221 2.0.0 Bye", "unknown": "502 5.5.2 Error: command not recognized"}
moments = {"HELO": "helo", "EHLO": "ehlo", "STARTTLS": "starttls", "AUTH": "auth", "MAIL": "mail", "RCPT": "rcpt",
           "DATA": "data", "RSET": "rset", "NOOP": "noop", "QUIT": "quit"}


@contextlib.contextmanager
def standing(fault):
    """Where the fault waits: its port, and the file of the authority that a client may trust."""
    with tempfile.TemporaryDirectory() as folder:
        place = {"ca": authority(Path(folder), fault)}
        listener = socket.create_server(("127.0.0.1", 0))
        place["port"] = listener.getsockname()[1]
        if fault.get("server") == "none":
            listener.close()
        else:
            threading.Thread(target=serve, args=(listener, Path(folder), fault), daemon=True).start()
        try:
            yield place
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()


def serve(listener, folder, fault):
    with contextlib.suppress(OSError):
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=meet, args=(connection, folder, fault), daemon=True).start()


def meet(connection, folder, fault):
    kind = fault.get("server", "speaks")
    with contextlib.suppress(OSError, EOFError):
        if kind == "silent":
            time.sleep(20)
        elif kind == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif kind == "says":
            connection.sendall(fault["words"].encode())
            connection.recv(4096)
        else:
            implicit = fault.get("mode") == "tls" and fault.get("at") != "plain"
            Talk(wrapped(connection, folder, kind) if implicit else connection, folder, fault).run()
    connection.close()


def wrapped(connection, folder, kind):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    if kind == "old":
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    if kind == "choosy":  # asks for a certificate that nobody has
        context.verify_mode = ssl.CERT_REQUIRED
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(connection, server_side=True)


class Talk:
    """One connection: everything goes well but for the fault's moment."""

    def __init__(self, connection, folder, fault):
        self.connection, self.folder, self.fault = connection, folder, fault
        self.words = connection.makefile("rb")
        self.under_tls = fault.get("mode") == "tls"

    def run(self):
        self.answer("greeting")
        while line := self.line():
            moment = moments.get(line.split(" ")[0].upper(), "unknown")
            getattr(self, moment, lambda line: self.answer(moment))(line)
            if moment == "quit":
                return

    def line(self):
        return self.words.readline().decode("latin-1").strip()

    def say(self, *lines):
        self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    def answer(self, moment):
        """Whether it went well."""
        faulty = moment in self.fault.get("moments", [])
        self.say(*(self.fault["reply"] if faulty else [good[moment]]))
        return not faulty

    def ehlo(self, line):
        if "ehlo" in self.fault.get("moments", []):
            return self.answer("ehlo")
        key = "offersUnderTls" if self.under_tls else "offers"
        usual = ["8BITMIME", "ENHANCEDSTATUSCODES"] + (["AUTH PLAIN LOGIN"] if self.under_tls else ["STARTTLS"])
        offers = ["mail.example.org"] + self.fault.get(key, usual)
        return self.say(*[f"250-{offer}" for offer in offers[:-1]], f"250 {offers[-1]}")

    def starttls(self, line):
        if self.answer("starttls"):
            self.connection = wrapped(self.connection, self.folder, self.fault.get("server"))
            self.words, self.under_tls = self.connection.makefile("rb"), True

    def auth(self, line):
        if "auth" in self.fault.get("moments", []):
            return self.answer("auth")
        for asked in ["Username:", "Password:"] if line.upper() == "AUTH LOGIN" else [""] if line.count(" ") == 1 else []:
            self.say(f"334 {base64.b64encode(asked.encode()).decode()}")
            self.line()
        return self.answer("sign-in")

    def mail(self, line):
        size = re.search(r"SIZE=(\d+)", line)
        if size and int(size[1]) > self.fault.get("takes", int(size[1])):
            return self.say("552 5.3.4 Message size exceeds fixed limit")
        return self.answer("mail")

    def data(self, line):
        if self.answer("data"):
            taken = 0
            while (octets := self.words.readline()) not in (b".\r\n", b""):
                taken += len(octets)
            if taken > self.fault.get("takes", taken):
                return self.say("552 5.3.4 Error: message file too big")
            self.answer("body")


def authority(folder, fault):
    """Makes a server's certificate: run out, not valid yet, of another host, or good; and returns its issuer's file."""
    kind = fault.get("server")
    start, end = {"expired": ("20230101000000Z", "20240101000000Z"),
                  "early": ("20450101000000Z", "20460101000000Z")}.get(kind, ("20230101000000Z", "20450101000000Z"))
    name = "other.example.net" if kind == "other-name" else "localhost"
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01")
    (folder / "ca.cnf").write_text(
        f"[ca]\ndefault_ca=a\n[a]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\npolicy=p\n"
        f"x509_extensions=e\n[p]\ncommonName=supplied\n[e]\nsubjectAltName=DNS:{name}\n")
    openssl(folder, "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 9000 -subj /CN=Test-CA")
    openssl(folder, f"req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN={name}")
    openssl(folder, f"ca -batch -notext -config ca.cnf -cert ca.pem -keyfile ca.key -in server.csr -out server.pem "
                    f"-startdate {start} -enddate {end}")
    return "" if fault.get("distrust") else str(folder / "ca.pem")


def openssl(folder, words):
    subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)
