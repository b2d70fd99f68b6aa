// SPDX-License-Identifier: MIT
#include "outbox/QueuedMail.h"

#include "outbox/PlanJson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;

QJsonObject envelopeJson(const Envelope &envelope)
{
    QJsonArray to;
    for (const Address &address : envelope.to)
        to.append(address.toString());
    return {{"from"_L1, envelope.from ? envelope.from->toString() : QString()},
            {"to"_L1, to},
            {"size"_L1, envelope.size},
            {"eightBit"_L1, envelope.eightBit},
            {"utf8Header"_L1, envelope.utf8Header}};
}

Result<Envelope> envelopeFrom(const QJsonObject &json)
{
    Envelope envelope{.size = json["size"_L1].toInteger(),
                      .eightBit = json["eightBit"_L1].toBool(),
                      .utf8Header = json["utf8Header"_L1].toBool()};
    const QString from = json["from"_L1].toString();
    envelope.from = Address::parse(from);
    if (!envelope.from && !from.isEmpty())
        return badInput(u"envelope.from"_s, u"is no mail address"_s);
    for (const auto &item : json["to"_L1].toArray()) {
        const auto address = Address::parse(item.toString());
        if (!address)
            return badInput(u"envelope.to"_s, u"holds a text that is no mail address"_s);
        envelope.to.push_back(*address);
    }
    if (envelope.to.empty() || envelope.size <= 0)
        return badInput(u"envelope"_s, u"names no recipient or no size"_s);
    return envelope;
}

Outcome readPlan(const QJsonObject &json, QueuedMail &mail)
{
    const auto envelope = envelopeFrom(json["envelope"_L1].toObject());
    if (!envelope)
        return envelope.problem();
    mail.plan.envelope = *envelope;
    if (const Outcome read = readWishes(json["wishes"_L1].toObject(), mail.plan); !read)
        return read.problem();
    return mail.accountId.isEmpty() ? readRoute(json["route"_L1].toObject(), mail.plan) : Outcome(Done{});
}

} // namespace

QByteArray toJson(const QueuedMail &mail)
{
    QJsonObject json{{"version"_L1, version},
                     {"id"_L1, mail.id},
                     {"ledger"_L1, mail.ledger},
                     {"queued"_L1, mail.queuedAt.toUTC().toString(Qt::ISODateWithMs)},
                     {"messageId"_L1, mail.messageId},
                     {"subject"_L1, mail.subject},
                     {"sha256"_L1, QString::fromLatin1(mail.sha256)},
                     {"envelope"_L1, envelopeJson(mail.plan.envelope)},
                     {"wishes"_L1, wishesJson(mail.plan)}};
    if (mail.accountId.isEmpty())
        json["route"_L1] = routeJson(mail.plan);
    else
        json["account"_L1] = mail.accountId;
    return QJsonDocument(json).toJson();
}

Result<QueuedMail> queuedMailFrom(const QByteArray &bytes, const QString &name)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    if (json["version"_L1].toInt() != version)
        return badInput(name, u"is no envelope of this version"_s);
    QueuedMail mail{.id = json["id"_L1].toString(),
                    .ledger = json["ledger"_L1].toString(),
                    .accountId = json["account"_L1].toString(),
                    .messageId = json["messageId"_L1].toString(),
                    .subject = json["subject"_L1].toString(),
                    .sha256 = json["sha256"_L1].toString().toLatin1(),
                    .queuedAt = QDateTime::fromString(json["queued"_L1].toString(), Qt::ISODateWithMs)};
    if (const Outcome read = readPlan(json, mail); !read)
        return badInput(name, read.problem().subject + u' ' + read.problem().words);
    if (mail.id.isEmpty() || mail.sha256.size() != 64 || !mail.queuedAt.isValid())
        return badInput(name, u"lacks its id, hash or date"_s);
    return mail;
}

} // namespace posthorn::outbox
