// SPDX-License-Identifier: MIT
#include "CaseFile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace casefile {

namespace {

QJsonValue problemOf(const std::optional<Problem> &problem)
{
    if (!problem)
        return u"none"_s;
    QString text = idOf(problem->stage) + u' ' + idOf(problem->kind);
    if (problem->reply)
        text += u" %1"_s.arg(problem->reply->code);
    if (!problem->subject.isEmpty())
        text += u" <%1>"_s.arg(problem->subject);
    return problem->beforeGreeting ? text + u" before-greeting"_s : text;
}

QString statusOf(Delivery::Status status)
{
    switch (status) {
    case Delivery::Status::NotSent:
        return u"not-sent"_s;
    case Delivery::Status::Sent:
        return u"sent"_s;
    case Delivery::Status::Partly:
        return u"partly"_s;
    case Delivery::Status::InDoubt:
        break;
    }
    return u"in-doubt"_s;
}

QJsonArray recipientsOf(const Delivery &delivery)
{
    QJsonArray all;
    for (const RecipientResult &recipient : delivery.recipients)
        all.append(recipient.reply ? u"%1 %2"_s.arg(idOf(recipient.status)).arg(recipient.reply->code)
                                   : QString(idOf(recipient.status)));
    return all;
}

/// "sent", or "not-sent: auth auth-refused 535".
QJsonArray deliveriesOf(const std::map<std::size_t, Delivery> &deliveries)
{
    QJsonArray all;
    for (const auto &[number, delivery] : deliveries) {
        const QString why = problemOf(delivery.problem).toString();
        all.append(statusOf(delivery.status) + (delivery.problem ? u": "_s + why : QString()));
    }
    return all;
}

QJsonArray stepsOf(const std::vector<Step> &steps)
{
    QJsonArray all;
    for (const Step &step : steps)
        if (step.status != StepStatus::Running)
            all.append(idOf(step.stage) + u' ' + idOf(step.status));
    return all;
}

QString leftOut(const std::vector<Step> &steps)
{
    QString all;
    for (const Step &step : steps)
        all += step.evidence.value(u"left_out"_s);
    return all;
}

template <class List>
QJsonArray texts(const List &lines)
{
    QJsonArray all;
    for (const auto &line : lines)
        all.append(QString(line));
    return all;
}

QJsonArray decoded(const QByteArrayList &lines)
{
    QJsonArray all;
    for (const QByteArray &line : lines)
        all.append(QString::fromUtf8(line));
    return all;
}

QJsonArray messagesOf(const std::vector<scenario::Captured> &captured)
{
    QJsonArray all;
    for (const scenario::Captured &mail : captured)
        all.append(QString::fromUtf8(mail.message));
    return all;
}

QString lastClock(const std::vector<smtp::Phase> &clocks)
{
    static const QStringList names{u"none"_s, u"connect"_s, u"tls"_s,   u"greeting"_s, u"command"_s,
                                   u"data"_s, u"block"_s,   u"final"_s, u"quit"_s,     u"idle"_s};
    return clocks.empty() ? QString() : names[static_cast<int>(clocks.back())];
}

} // namespace

QJsonObject outcome(const test::Performance &seen, const QJsonObject &wanted)
{
    if (!seen.finish)
        return {{u"problem"_s, u"it never ended"_s}};
    const smtp::action::Finish &finish = *seen.finish;
    const QJsonObject all{{u"problem"_s, problemOf(finish.problem)},
                          {u"deliveryProblem"_s, problemOf(finish.delivery.problem)},
                          {u"words"_s, finish.problem ? finish.problem->words : QString()},
                          {u"delivery"_s, statusOf(finish.delivery.status)},
                          {u"recipients"_s, recipientsOf(finish.delivery)},
                          {u"deliveries"_s, deliveriesOf(seen.deliveries)},
                          {u"waits"_s, seen.waits},
                          {u"leftOut"_s, leftOut(seen.steps)},
                          {u"said"_s, decoded(seen.linesShown())},
                          {u"heard"_s, decoded(seen.heard)},
                          {u"flights"_s, seen.flights.size()},
                          {u"abort"_s, finish.abort},
                          {u"steps"_s, stepsOf(seen.steps)},
                          {u"messages"_s, messagesOf(seen.captured)},
                          {u"capabilities"_s, texts(seen.capabilities)},
                          {u"capabilitiesBeforeTls"_s, texts(seen.capabilitiesBeforeTls)},
                          {u"mechanism"_s, seen.mechanism},
                          {u"clock"_s, lastClock(seen.clocks)}};
    QJsonObject chosen;
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        chosen.insert(it.key(), all.value(it.key()));
    return chosen;
}

} // namespace casefile
