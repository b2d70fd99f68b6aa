// SPDX-License-Identifier: MIT
#include "Rules.h"

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace rules {

namespace {

bool showsSecret(const test::Performance &seen, const QByteArray &secret)
{
    return std::any_of(seen.shown.begin(), seen.shown.end(), [&secret](const QByteArray &shown) {
        return shown.contains(secret) || shown.contains(secret.toBase64());
    });
}

bool isEnd(const QByteArray &line)
{
    return line == "." || (line.startsWith("BDAT ") && line.endsWith(" LAST"));
}

bool saysInClear(const test::Performance &seen, const QByteArray &verb)
{
    const auto tls = seen.heard.indexOf("STARTTLS");
    const auto said = std::find_if(seen.heard.begin(), seen.heard.end(),
                                   [&verb](const QByteArray &line) { return line.startsWith(verb); });
    return said != seen.heard.end() && (tls < 0 || said - seen.heard.begin() < tls);
}

/// How often the server has it for whom.
QMap<QByteArray, int> captured(const test::Performance &seen)
{
    QMap<QByteArray, int> times;
    for (const scenario::Captured &mail : seen.captured)
        for (const QByteArray &recipient : mail.recipients)
            ++times[recipient];
    return times;
}

QString brokenDelivery(const Delivery &delivery, const QMap<QByteArray, int> &has)
{
    const bool isInDoubt = delivery.status == Delivery::Status::InDoubt;
    for (const RecipientResult &one : delivery.recipients) {
        if (one.status == RecipientResult::Status::InDoubt) {
            if (!isInDoubt)
                return u"somebody is in doubt, and the message is not"_s;
            continue;
        }
        const int times = has.value(one.address.wire());
        const bool isIn = one.status == RecipientResult::Status::Accepted;
        if (isIn && times == 0)
            return u"said to be sent, and the server has it not: "_s + one.address.toString();
        if (!isIn && times > 0)
            return u"said not to be sent, and the server has it: "_s + one.address.toString();
    }
    return {};
}

QString brokenDeliveries(const test::Performance &seen, const test::Play &play)
{
    const auto has = captured(seen);
    if (std::any_of(has.begin(), has.end(), [](int times) { return times > 1; }))
        return u"somebody has it twice"_s;
    if (play.plan.until != Stage::Send)
        return seen.captured.empty() ? QString() : u"a mail was sent"_s;
    const auto lines = seen.linesShown();
    const auto ends = std::count_if(lines.begin(), lines.end(), isEnd);
    qsizetype possible = 0;
    for (const auto &[number, delivery] : seen.deliveries) {
        if (QString broken = brokenDelivery(delivery, has); !broken.isEmpty())
            return broken;
        possible += delivery.status == Delivery::Status::NotSent ? 0 : 1;
    }
    const std::size_t wanted = play.plan.queued ? play.queue.size() : 1;
    if (seen.deliveries.size() > wanted || (!play.plan.queued && seen.deliveries.size() != 1))
        return u"a message has no delivery of its own"_s;
    return ends < possible ? u"sent without a terminator"_s : QString();
}

} // namespace

QString broken(const test::Performance &seen, const test::Play &play)
{
    if (!seen.finish)
        return u"it never ended"_s;
    const QByteArray secret = play.plan.secret.bytes().toByteArray();
    if (!secret.isEmpty() && showsSecret(seen, secret))
        return u"a secret is shown"_s;
    if (play.plan.endpoint.security == Security::StartTls)
        for (const char *verb : {"AUTH", "MAIL", "RCPT", "DATA", "HELO"})
            if (saysInClear(seen, verb))
                return u"said in clear: "_s + QString::fromLatin1(verb);
    const bool failed = std::any_of(seen.steps.begin(), seen.steps.end(),
                                    [](const Step &step) { return step.status == StepStatus::Failed; });
    if (!play.plan.queued && failed != seen.finish->problem.has_value())
        return u"steps and problem disagree"_s;
    return brokenDeliveries(seen, play);
}

const std::map<QString, std::vector<scenario::Act>> &misbehaviours()
{
    using Kind = scenario::Act::Kind;
    static const std::map<QString, std::vector<scenario::Act>> all{
        {u"4xx"_s, {{.bytes = "451 4.3.0 later\r\n"}}},
        {u"5xx"_s, {{.bytes = "554-5.7.1 no\r\n554 5.7.1 never\r\n"}}},
        {u"421"_s, {{.bytes = "421 4.3.2 bye\r\n"}, {.kind = Kind::Close}}},
        {u"5xx and close"_s, {{.bytes = "550 no\r\n"}, {.kind = Kind::Close}}},
        {u"250"_s, {{.bytes = "250 ok\r\n"}}},
        {u"354"_s, {{.bytes = "354 go\r\n"}}},
        {u"334"_s, {{.bytes = "334 \r\n"}}},
        {u"good and more"_s, {{.kind = Kind::Good}, {.bytes = "250 more\r\n"}}},
        {u"good and a fragment"_s, {{.kind = Kind::Good}, {.bytes = "25"}}},
        {u"good and 421"_s, {{.kind = Kind::Good}, {.bytes = "421 bye\r\n"}, {.kind = Kind::Close}}},
        {u"close"_s, {{.kind = Kind::Close}}},
        {u"good and close"_s, {{.kind = Kind::Good}, {.kind = Kind::Close}}},
        {u"half line"_s, {{.bytes = "250 2.0.0 O"}, {.kind = Kind::Close}}},
        {u"half reply"_s, {{.bytes = "250-2.0.0 Ok\r\n"}, {.kind = Kind::Reset}}},
        {u"garbage"_s, {{.bytes = QByteArray("\0\xff\r\n", 4)}}},
        {u"silence"_s, {{.kind = Kind::Silence}}},
        {u"endless"_s, {{.bytes = QByteArray("250-x\r\n").repeated(600)}}}};
    return all;
}

test::Play playFor(Security security, Stage until, bool pipelining, int recipients)
{
    test::Play play{.body = "Subject: x\r\n\r\nhello\r\n", .loopback = true};
    play.plan.endpoint.security = security;
    play.plan.until = until;
    play.plan.user = u"anna"_s;
    play.plan.secret = Secret("geheim");
    play.plan.envelope.from = Address::parse(u"anna@example.com");
    for (int number = 0; number < recipients; ++number)
        play.plan.envelope.to.push_back(*Address::parse(u"r%1@example.org"_s.arg(number)));
    play.scenario.capabilities = {"STARTTLS", "AUTH PLAIN LOGIN"};
    play.scenario.capabilitiesUnderTls = {"AUTH PLAIN LOGIN"};
    if (pipelining)
        for (auto *list : {&play.scenario.capabilities, &play.scenario.capabilitiesUnderTls})
            list->append("PIPELINING");
    return play;
}

} // namespace rules
