// SPDX-License-Identifier: MIT
#include "CaseEnvelope.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace casefile {

namespace {

std::vector<Address> addresses(const QJsonArray &texts)
{
    std::vector<Address> all;
    for (const auto &text : texts)
        if (const auto address = Address::parse(text.toString()))
            all.push_back(*address);
    return all;
}

ReportWish readReport(const QJsonObject &wish)
{
    ReportWish report{.id = wish.value("id"_L1).toString()};
    const QString content = wish.value("content"_L1).toString();
    if (!content.isEmpty())
        report.content = content == u"full" ? ReportWish::Content::Full : ReportWish::Content::Headers;
    if (!wish.contains("notify"_L1))
        return report;
    const QJsonArray events = wish.value("notify"_L1).toArray();
    report.notify = ReportWish::Events{.success = events.contains(u"success"_s),
                                       .failure = events.contains(u"failure"_s),
                                       .delay = events.contains(u"delay"_s)};
    return report;
}

std::optional<DeliverBy> readDeliverBy(const QJsonValue &wish)
{
    if (!wish.isObject())
        return std::nullopt;
    const bool notifies = wish["otherwise"_L1].toString() == u"notify";
    return DeliverBy{.within = std::chrono::seconds(wish["within"_L1].toInteger()),
                     .otherwise = notifies ? DeliverBy::Otherwise::Notify : DeliverBy::Otherwise::Return,
                     .trace = wish["trace"_L1].toBool()};
}

Wishes readWishes(const QJsonObject &wanted)
{
    Wishes wishes{.report = readReport(wanted.value("report"_L1).toObject()),
                  .requireTls = wanted.value("requireTls"_L1).toBool(),
                  .deliverBy = readDeliverBy(wanted.value("deliverBy"_L1)),
                  .submitter = Address::parse(wanted.value("submitter"_L1).toString())};
    if (wanted.contains("holdUntil"_L1))
        wishes.holdUntil = QDateTime::fromString(wanted.value("holdUntil"_L1).toString(), Qt::ISODate);
    if (wanted.contains("mtPriority"_L1))
        wishes.mtPriority = wanted.value("mtPriority"_L1).toInt();
    return wishes;
}

} // namespace

Envelope readEnvelope(const QJsonObject &plan)
{
    const QString from = plan.value("from"_L1).toString(u"anna@example.com"_s);
    return {.from = Address::parse(from),
            .to = addresses(plan.value("to"_L1).toArray({u"bert@example.org"_s})),
            .size = plan.value("size"_L1).toInteger(),
            .eightBit = plan.value("eightBit"_L1).toBool(),
            .utf8Header = plan.value("utf8Header"_L1).toBool(),
            .wishes = readWishes(plan.value("wishes"_L1).toObject())};
}

} // namespace casefile
