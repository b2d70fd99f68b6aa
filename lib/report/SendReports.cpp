// SPDX-License-Identifier: MIT
#include "base/VisibleText.h"
#include "report/Pieces.h"
#include "report/Report.h"

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

QString replyOf(const outbox::SendReport &report)
{
    if (report.delivery.reply)
        return report.delivery.reply->verbatim();
    const bool refused = report.delivery.problem && report.delivery.problem->reply;
    return refused ? report.delivery.problem->reply->verbatim() : QString();
}

Json recipientsJson(const outbox::SendReport &report)
{
    std::vector<Json> all;
    all.reserve(report.delivery.recipients.size());
    for (const RecipientResult &recipient : report.delivery.recipients) {
        const bool refused = recipient.status == RecipientResult::Status::Refused;
        all.push_back(
            object({{"address", recipient.address.toString()},
                    {"status", posthorn::idOf(recipient.status)},
                    {"reply", recipient.reply ? Json(recipient.reply->verbatim()) : Json()},
                    {"cause", refused && report.diagnosis ? Json(report.diagnosis->cause) : Json()}}));
    }
    return all;
}

constexpr QStringView doubt = u"It is not certain that the server took this mail: the connection ended after "
                              u"the last byte and before its "
                              "answer. Look for it in Sent or ask a recipient before it is sent again.";

/// A mail in doubt gets no advice to try again: that would send it twice.
explain::Card cardOf(const outbox::SendReport &report, const explain::Catalogue &words)
{
    if (report.delivery.status == Delivery::Status::InDoubt)
        return {.title = u"It is not certain that this mail was sent"_s, .why = doubt.toString()};
    return report.diagnosis ? words.card(*report.diagnosis) : explain::Card{};
}

QString headline(const outbox::SendReport &report)
{
    const auto accepted =
        std::count_if(report.delivery.recipients.begin(), report.delivery.recipients.end(),
                      [](const RecipientResult &r) { return r.status == RecipientResult::Status::Accepted; });
    switch (report.delivery.status) {
    case Delivery::Status::Sent:
        return u"Sent to %1 of %1 recipients.\n"_s.arg(accepted);
    case Delivery::Status::Partly:
        return u"Sent to %1 of %2 recipients.\n"_s.arg(accepted).arg(report.delivery.recipients.size());
    case Delivery::Status::InDoubt:
        return doubt.toString() + u'\n';
    case Delivery::Status::NotSent:
        break;
    }
    return u"Not sent.\n"_s;
}

} // namespace

QLatin1StringView idOf(Delivery::Status status)
{
    switch (status) {
    case Delivery::Status::Sent:
        return "sent"_L1;
    case Delivery::Status::Partly:
        return "partly"_L1;
    case Delivery::Status::InDoubt:
        return "in-doubt"_L1;
    case Delivery::Status::NotSent:
        break;
    }
    return "failed"_L1;
}

QByteArray sendJson(const outbox::SendReport &report, const explain::Catalogue &words)
{
    const explain::Card card = cardOf(report, words);
    return document(object({{"schema", "posthorn.send/1"_L1},
                            {"status", idOf(report.delivery.status)},
                            {"message_id", orNull(report.messageId)},
                            {"reply", orNull(replyOf(report))},
                            {"bytes", report.delivery.bytes},
                            {"elapsed_ms", report.elapsedMs},
                            {"recipients", recipientsJson(report)},
                            {"cause", report.diagnosis ? Json(report.diagnosis->cause) : Json()},
                            {"title", orNull(card.title)},
                            {"explanation", orNull(card.why)},
                            {"steps", card.steps},
                            {"fixes", fixesJson(card.fixes)}}));
}

QString sendText(const outbox::SendReport &report, const explain::Catalogue &words)
{
    QString text = headline(report);
    for (const RecipientResult &recipient : report.delivery.recipients) {
        if (recipient.status == RecipientResult::Status::Refused && recipient.reply)
            text += u"  %1: %2\n"_s.arg(recipient.address.toString(),
                                        visibleText(recipient.reply->verbatim()).replace(u'\n', u' '));
    }
    if (report.diagnosis && report.delivery.status != Delivery::Status::InDoubt)
        text += u'\n' + cardText(cardOf(report, words));
    const QString reply = replyOf(report);
    if (!reply.isEmpty())
        text += u"\nThe server said: %1\n"_s.arg(visibleText(reply));
    return text;
}

} // namespace posthorn::report
