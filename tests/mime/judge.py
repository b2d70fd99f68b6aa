#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Reads messages with Python's email package, an implementation we share no line with, and says as JSON what
it saw: one array element a file, in the order of the arguments."""

import email
import email.errors
import email.message
import email.policy
import hashlib
import json
import sys
from email.header import decode_header, make_header
from email.utils import getaddresses


def mailboxes(message, plain, name):
    """Addresses by the modern parser; names by the old one, for the modern one keeps the blank between two
    adjacent encoded words of a name (RFC 2047 section 6.2 drops it)."""
    if message[name] is None:
        return []
    unfolded = str(plain[name]).replace("\r", "").replace("\n", "")
    names = [str(make_header(decode_header(shown))) for shown, _ in getaddresses([unfolded])]
    addresses = [a.addr_spec for a in message[name].addresses]
    if len(names) != len(addresses):
        names = [f"{len(names)} names, {len(addresses)} addresses"] * len(addresses)
    return [{"name": n, "address": a} for n, a in zip(names, addresses)]


def header_defects(part):
    for name, value in part.items():
        for defect in getattr(value, "defects", ()):
            if isinstance(defect, email.errors.NonASCIILocalPartDefect):
                continue  # RFC 6532 made it lawful; the package is older
            if name == "Content-Type" and "encoded" in str(defect):
                continue  # RFC 2047 forbids it in a parameter; yet it is what old readers understand
            yield f"{name}: {type(defect).__name__} {defect}"


def defects(message):
    found = []
    for part in message.walk():
        found += [f"{type(d).__name__} {d}" for d in part.defects]
        found += header_defects(part)
    return found


def legacy_name(part):
    """The name parameter as it was written, for a reader that decodes RFC 2047 there."""
    plain = email.message.Message()
    plain["Content-Type"] = dict(part.raw_items()).get("Content-Type", "")
    return str(plain.get_param("name") or "").replace("\r", "").replace("\n", "")


def leaf(part):
    content = part.get_payload(decode=True)
    if content is None:  # message/rfc822: what lies inside, as it was written
        content = part.get_payload(0).as_bytes()
    return {
        "type": part.get_content_type(),
        "charset": part.get_content_charset(),
        "encoding": part["Content-Transfer-Encoding"],
        "contentId": part["Content-ID"],
        "format": part.get_param("format"),
        "method": part.get_param("method"),
        "disposition": part.get_content_disposition(),
        "filename": part.get_filename(),
        "name": str(make_header(decode_header(legacy_name(part)))),
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "text": content.decode("utf-8", "replace") if part.get_content_maintype() == "text" else None,
    }


def leaves(part):
    if part.get_content_maintype() == "multipart":
        for child in part.iter_parts():
            yield from leaves(child)
    else:
        yield leaf(part)


def lines_of(raw):
    header_lines = raw.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
    return {
        "longest": max(map(len, raw.split(b"\r\n"))),
        "longestOfHeader": max(map(len, header_lines)),
        "crlfOnly": b"\r" not in raw.replace(b"\r\n", b"") and b"\n" not in raw.replace(b"\r\n", b""),
        "ascii": raw.isascii(),
        "ended": raw.endswith(b"\r\n"),
    }


def parsed(raw, policy):
    if raw.split(b"\r\n\r\n", 1)[0].isascii():
        return email.message_from_bytes(raw, policy=policy)
    return email.message_from_string(raw.decode("utf-8"), policy=policy)


def judge(raw):
    message = parsed(raw, email.policy.default)
    plain = parsed(raw, email.policy.compat32)
    date = message["Date"]
    return {
        "defects": defects(message),
        "names": list(message.keys()),
        "headers": {name: str(value) for name, value in message.items()},
        "from": mailboxes(message, plain, "From"),
        "sender": mailboxes(message, plain, "Sender"),
        "replyTo": mailboxes(message, plain, "Reply-To"),
        "to": mailboxes(message, plain, "To"),
        "cc": mailboxes(message, plain, "Cc"),
        "subject": message["Subject"],
        "date": date.datetime.isoformat() if date else None,
        "messageId": message["Message-ID"],
        "inReplyTo": message["In-Reply-To"],
        "references": message["References"],
        "receipt": message["Disposition-Notification-To"],
        "boundaries": [part.get_boundary() for part in message.walk() if part.is_multipart() and part.get_boundary()],
        "structure": [part.get_content_type() for part in message.walk()],
        "leaves": list(leaves(message)),
        "lines": lines_of(raw),
    }


print(json.dumps([judge(open(path, "rb").read()) for path in sys.argv[1:]]))
