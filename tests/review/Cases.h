// SPDX-License-Identifier: MIT
#pragma once
// Drafts as tests/data/review describes them: each says what differs from a mail that nothing is to be said
// of.

#include "base/MailboxList.h"
#include "mime/Draft.h"
#include "review/Review.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace posthorn::review {

using namespace Qt::StringLiterals;

inline QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/review/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline std::vector<Mailbox> people(const QJsonObject &json, const QString &key, const QString &usual)
{
    QStringList texts;
    for (const auto &text : json[key].toArray())
        texts.append(text.toString());
    return mailboxesFromText(json.contains(key) ? texts.join(u',') : usual).value();
}

inline mime::AttachedFile attached(const QJsonObject &json)
{
    const QString name = json["name"_L1].toString();
    const QByteArray bytes = json.contains("zip"_L1) ? dataFile(u"zips/"_s + json["zip"_L1].toString())
                                                     : QByteArray(json["size"_L1].toInteger(), 'x');
    mime::AttachedFile file = mime::attachBytes(name, bytes).value();
    file.contentId = json["contentId"_L1].toString();
    return file;
}

inline mime::Draft draftFrom(const QJsonObject &json)
{
    mime::Draft draft{.from = people(json, u"from"_s, u"Ada <ada@example.org>"_s),
                      .to = people(json, u"to"_s, u"bea@example.com"_s),
                      .cc = people(json, u"cc"_s, {}),
                      .bcc = people(json, u"bcc"_s, {}),
                      .replyTo = people(json, u"replyTo"_s, {}),
                      .subject = json["subject"_L1].toString(u"Concert on Friday"_s),
                      .text = json["text"_L1].toString(u"See you at seven."_s),
                      .html = json["html"_L1].toString(),
                      .markdown = json["markdown"_L1].toString(),
                      .calendar = json["calendar"_L1].toString()};
    for (const auto &file : json["attachments"_L1].toArray())
        draft.attachments.push_back(attached(file.toObject()));
    return draft;
}

inline Limits limitsFrom(const QJsonObject &json)
{
    Limits limits;
    if (json.contains("messageBytes"_L1))
        limits.messageBytes = json["messageBytes"_L1].toInteger();
    if (json.contains("recipientsPerMessage"_L1))
        limits.recipientsPerMessage = json["recipientsPerMessage"_L1].toInt();
    return limits;
}

inline std::vector<Finding> reviewed(const mime::Draft &draft, const Limits &limits = {})
{
    return review(draft, limits, Domains(providers::Table::builtIn()));
}

} // namespace posthorn::review
