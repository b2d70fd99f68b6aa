#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sends one mail with Python's smtplib: send.py plain|starttls|tls PORT CAFILE HOST [USER PASSWORD]"""
import smtplib
import ssl
import sys

mode, port, ca, host = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
context = ssl.create_default_context(cafile=ca)
text = "From: ann@example.org\r\nTo: ben@example.org\r\nSubject: Hello\r\n\r\n.first\r\n..second\r\n.\r\nlast\r\n"
try:
    if mode == "tls":
        smtp = smtplib.SMTP_SSL(host, port, context=context, timeout=10)
    else:
        smtp = smtplib.SMTP(host, port, timeout=10)
    with smtp:
        if mode == "starttls":
            smtp.starttls(context=context)
        if len(sys.argv) > 6:
            smtp.login(sys.argv[5], sys.argv[6])
        smtp.sendmail("ann@example.org", ["ben@example.org", "cid@example.org"], text)
    print("sent")
except smtplib.SMTPResponseException as error:
    print(type(error).__name__, error.smtp_code, error.smtp_error.decode())
    sys.exit(1)
except Exception as error:
    print(type(error).__name__, error)
    sys.exit(1)
