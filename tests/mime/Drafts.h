// SPDX-License-Identifier: MIT
#pragma once
// A draft, and a fixed stamp.

#include "mime/Message.h"

#include <QTimeZone>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

inline Mailbox mailbox(const QString &address, const QString &name = {})
{
    return {.name = name, .address = *Address::parse(address)};
}

inline Stamp fixedStamp()
{
    return {.date = QDateTime(QDate(2026, 11, 21), QTime(9, 5, 7), Qt::OffsetFromUTC, 3600),
            .messageId = u"2f1c9a54-7f0e-4f4e-9a43-0d6b5a3c1e77"_s,
            .boundary = u"b7e1"_s};
}

inline Draft plainDraft()
{
    return {.from = {mailbox(u"alice@posthorn.test"_s, u"Alice"_s)},
            .to = {mailbox(u"bob@posthorn.test"_s, u"Bob"_s)},
            .subject = u"Hello"_s,
            .text = u"Good morning.\n"_s};
}

} // namespace posthorn::mime
