// SPDX-License-Identifier: MIT
#pragma once
// A draft as the files of tests/data/mime/golden describe it; what is absent there stays as a draft begins.

#include "mime/Draft.h"

#include <QJsonArray>
#include <QJsonObject>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

inline Mailbox mailboxFromJson(const QJsonObject &json)
{
    return {.name = json["name"_L1].toString(), .address = *Address::parse(json["address"_L1].toString())};
}

inline std::vector<Mailbox> mailboxesFromJson(const QJsonValue &json)
{
    std::vector<Mailbox> all;
    for (const auto &item : json.toArray())
        all.push_back(mailboxFromJson(item.toObject()));
    return all;
}

inline AttachedFile fileFromJson(const QJsonObject &json)
{
    const QByteArray content = json.contains("text"_L1)
                                   ? json["text"_L1].toString().toUtf8()
                                   : QByteArray::fromBase64(json["base64"_L1].toString().toLatin1());
    AttachedFile file =
        *attachBytes(json["name"_L1].toString(), content, json["type"_L1].toString().toLatin1());
    file.contentId = json["contentId"_L1].toString();
    return file;
}

inline HtmlRule htmlRuleFrom(const QString &id)
{
    return id == "as-is"_L1                  ? HtmlRule::AsIs
           : id == "with-remote-pictures"_L1 ? HtmlRule::WithRemotePictures
                                             : HtmlRule::Clean;
}

inline Priority priorityFrom(const QString &id)
{
    return id == "high"_L1 ? Priority::High : id == "low"_L1 ? Priority::Low : Priority::Normal;
}

inline void readThread(Draft &draft, const QJsonObject &json)
{
    draft.inReplyTo = json["inReplyTo"_L1].toString();
    for (const auto &id : json["references"_L1].toArray())
        draft.references.append(id.toString());
}

inline Draft draftFromJson(const QJsonObject &json)
{
    Draft draft{.from = mailboxesFromJson(json["from"_L1]),
                .to = mailboxesFromJson(json["to"_L1]),
                .cc = mailboxesFromJson(json["cc"_L1]),
                .bcc = mailboxesFromJson(json["bcc"_L1]),
                .replyTo = mailboxesFromJson(json["replyTo"_L1]),
                .subject = json["subject"_L1].toString(),
                .text = json["text"_L1].toString(),
                .html = json["html"_L1].toString(),
                .htmlRule = htmlRuleFrom(json["htmlRule"_L1].toString()),
                .markdown = json["markdown"_L1].toString(),
                .calendar = json["calendar"_L1].toString(),
                .flowed = json["flowed"_L1].toBool(),
                .priority = priorityFrom(json["priority"_L1].toString()),
                .readReceipt = json["readReceipt"_L1].toBool()};
    if (json.contains("sender"_L1))
        draft.sender = mailboxFromJson(json["sender"_L1].toObject());
    for (const auto &item : json["attachments"_L1].toArray())
        draft.attachments.push_back(fileFromJson(item.toObject()));
    for (const auto &item : json["headers"_L1].toArray())
        draft.headers.push_back({item["name"_L1].toString(), item["value"_L1].toString()});
    readThread(draft, json);
    return draft;
}

} // namespace posthorn::mime
