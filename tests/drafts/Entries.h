// SPDX-License-Identifier: MIT
#pragma once

#include "drafts/Journal.h"

#include <QTest>

namespace posthorn::drafts {

inline const QString id = QStringLiteral("6ba7b810-9dad-41d1-80b4-00c04fd430c8");

[[nodiscard]] inline QDateTime noon()
{
    return {QDate{2026, 3, 2}, QTime{12, 3}};
}

/// Half a recipient, as nobody but a person in the middle of writing leaves it.
[[nodiscard]] inline Entry entry(const QString &text)
{
    Entry result{.saved = noon()};
    result.written = {.accountId = QStringLiteral("home"),
                      .from = mailboxFromText(u"Ada <ada@example.org>"),
                      .to = QStringLiteral("Bea Curie <bea@example.com>, cleo@"),
                      .cc = QStringLiteral("d@example.net"),
                      .bcc = QStringLiteral("e@example.net"),
                      .replyTo = QStringLiteral("office@example.org"),
                      .subject = QStringLiteral("Grüße\tund \"Anderes\""),
                      .text = text};
    return result;
}

[[nodiscard]] inline mime::AttachedFile file(const QString &name, const QByteArray &content)
{
    return mime::attachBytes(name, content).value();
}

[[nodiscard]] inline QStringList namesIn(const QString &path)
{
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace posthorn::drafts
