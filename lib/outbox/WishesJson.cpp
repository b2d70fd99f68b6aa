// SPDX-License-Identifier: MIT
#include "outbox/PlanJson.h"

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject reportJson(const ReportWish &report)
{
    QJsonObject json{{"content"_L1, static_cast<int>(report.content)}, {"id"_L1, report.id}};
    if (report.notify)
        json["notify"_L1] = QJsonObject{{"success"_L1, report.notify->success},
                                        {"failure"_L1, report.notify->failure},
                                        {"delay"_L1, report.notify->delay}};
    return json;
}

ReportWish reportFrom(const QJsonObject &json)
{
    ReportWish report{.id = json["id"_L1].toString()};
    for (const auto content : {ReportWish::Content::Headers, ReportWish::Content::Full}) {
        if (json["content"_L1].toInt() == static_cast<int>(content))
            report.content = content;
    }
    if (json.contains("notify"_L1)) {
        const QJsonObject notify = json["notify"_L1].toObject();
        report.notify = ReportWish::Events{.success = notify["success"_L1].toBool(),
                                           .failure = notify["failure"_L1].toBool(),
                                           .delay = notify["delay"_L1].toBool()};
    }
    return report;
}

QJsonObject deliverByJson(const DeliverBy &by)
{
    return {{"within"_L1, qint64{by.within.count()}},
            {"notify"_L1, by.otherwise == DeliverBy::Otherwise::Notify},
            {"trace"_L1, by.trace}};
}

DeliverBy deliverByFrom(const QJsonObject &json)
{
    return {.within = std::chrono::seconds(json["within"_L1].toInteger()),
            .otherwise =
                json["notify"_L1].toBool() ? DeliverBy::Otherwise::Notify : DeliverBy::Otherwise::Return,
            .trace = json["trace"_L1].toBool()};
}

} // namespace

QJsonObject wishesJson(const smtp::Plan &plan)
{
    const Wishes &wishes = plan.envelope.wishes;
    QJsonObject json{{"partial"_L1, QString(idOf(plan.partial))},
                     {"chunking"_L1, plan.chunking},
                     {"requireTls"_L1, wishes.requireTls}};
    if (wishes.report.isWanted())
        json["report"_L1] = reportJson(wishes.report);
    if (wishes.holdUntil)
        json["holdUntil"_L1] = wishes.holdUntil->toUTC().toString(Qt::ISODate);
    if (wishes.deliverBy)
        json["deliverBy"_L1] = deliverByJson(*wishes.deliverBy);
    if (wishes.mtPriority)
        json["mtPriority"_L1] = *wishes.mtPriority;
    if (wishes.submitter)
        json["submitter"_L1] = wishes.submitter->toString();
    return json;
}

Outcome readWishes(const QJsonObject &json, smtp::Plan &plan)
{
    const auto partial = smtp::partialFromId(json["partial"_L1].toString());
    if (!partial)
        return badInput(u"wishes"_s, u"say nothing known about refused recipients"_s);
    plan.partial = *partial;
    plan.chunking = json["chunking"_L1].toBool();
    Wishes &wishes = plan.envelope.wishes;
    wishes.requireTls = json["requireTls"_L1].toBool();
    if (json.contains("report"_L1))
        wishes.report = reportFrom(json["report"_L1].toObject());
    if (json.contains("holdUntil"_L1))
        wishes.holdUntil = QDateTime::fromString(json["holdUntil"_L1].toString(), Qt::ISODate);
    if (json.contains("deliverBy"_L1))
        wishes.deliverBy = deliverByFrom(json["deliverBy"_L1].toObject());
    if (json.contains("mtPriority"_L1))
        wishes.mtPriority = json["mtPriority"_L1].toInt();
    if (json.contains("submitter"_L1))
        wishes.submitter = Address::parse(json["submitter"_L1].toString());
    return Done{};
}

} // namespace posthorn::outbox
