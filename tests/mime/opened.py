#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""opened ORIGINAL RENDERED: a message as some program wrote it, and the same after it was opened as a draft and rendered.
A line for each field, word of the text, attached file or picture that is not the same in both."""

import email
import email.policy
import hashlib
import re
import sys
from email.header import decode_header
from email.utils import getaddresses

CHARSETS = {"ks_c_5601-1987": "cp949", "gb2312": "gb18030", "shift_jis": "cp932", "iso-8859-1": "cp1252"}


def decoded(value):
    raw = str(value).replace("\r", "").replace("\n", "")
    chunks = decode_header(raw)
    return "".join(c if isinstance(c, str) else c.decode(charset or "raw-unicode-escape") for c, charset in chunks)


def people(message, name):
    values = [str(value).replace("\r", "").replace("\n", "") for value in message.get_all(name, [])]
    found = [(" ".join(decoded(shown).split()), address) for shown, address in getaddresses(values)]
    return [pair for pair in found if "@" in pair[1]]


def text_of(part):
    content = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    text = content.decode(CHARSETS.get(charset, charset)).replace("\r\n", "\n")
    if part.get_param("format") == "flowed" and part.get_param("delsp") == "yes":
        text = text.replace(" \n", "")
    return text


def words(text):
    return re.findall(r"\w+", text)


def shown(html):
    body = re.sub(r"(?s)<(style|head)\b.*?</\1>", " ", html)
    return words(re.sub(r"<[^>]*>", " ", body).replace("&nbsp;", " "))


def leaves(part):
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
    else:
        for child in part.get_payload():
            yield from leaves(child)


def content_of(part):
    if part.get_content_type() == "message/rfc822":
        return part.get_payload(0).as_bytes().replace(b"\r\n", b"\n").rstrip(b"\n")
    return part.get_payload(decode=True)


def is_file(part):
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment" or (
        part.get_content_maintype() != "text")


def facts(path):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.compat32)
    if message.get_content_type() == "multipart/signed":
        message.set_payload(message.get_payload()[:1])
    found = {name: people(message, name) for name in ("From", "Sender", "Reply-To", "To", "Cc")}
    found["Subject"] = " ".join(decoded(message.get("Subject", "")).split())
    found["thread"] = str(message.get("References", "")).split()
    found["receipt"] = bool(message.get("Disposition-Notification-To"))
    parts = list(leaves(message))
    plain = [text_of(p) for p in parts if p.get_content_type() == "text/plain" and not is_file(p)]
    html = [text_of(p) for p in parts if p.get_content_type() == "text/html" and not is_file(p)]
    found["plain"] = words(" ".join(plain)) if plain else None
    found["html"] = [word for page in html for word in shown(page)]
    found["calendar"] = [text_of(p).split() for p in parts if p.get_content_type() == "text/calendar"]
    files = [(decoded(p.get_filename() or ""), hashlib.sha256(content_of(p)).hexdigest()) for p in parts if is_file(p)]
    found["files"] = sorted(digest for _, digest in files)
    found["names"] = sorted(name for name, _ in files)
    found["pictures"] = len(re.findall(r"cid:", " ".join(html)))
    return found


def main(original, rendered):
    before, after = facts(original), facts(rendered)
    if before["plain"] is None:
        after["plain"] = None  # made from the HTML
    if "" in before["names"]:
        after["names"] = before["names"]
    for key in before:
        if before[key] != after[key]:
            print(f"{key}: {before[key]!r} became {after[key]!r}")


main(*sys.argv[1:])
