// SPDX-License-Identifier: MIT
#include "Sendings.h"

#include "support/ScriptedWire.h"

using namespace Qt::StringLiterals;

namespace posthorn::test {

namespace {

mime::Message letter(int number)
{
    return {Envelope{.from = Address::parse(u"anna@example.org"),
                     .to = {*Address::parse(u"r%1@example.net"_s.arg(number))}},
            u"<%1@example.org>"_s.arg(number), "From: anna@example.org\r\n\r\nx\r\n"};
}

} // namespace

Outcome RefusingIntents::committing(const QString &messageId)
{
    if (messageId == refused)
        return Problem{.kind = Problem::Kind::DiskFull, .subject = u"outbox"_s};
    return RunIntentLog::committing(messageId);
}

smtp::Plan planTo(const QString &host)
{
    return {.endpoint = {host, 587, Security::StartTls}, .user = u"anna"_s, .secret = Secret("secret")};
}

Sendings::Sendings(std::vector<Scripts> played, QByteArrayList capabilities)
    : m_played(std::move(played)), m_capabilities(std::move(capabilities))
{
    connect(&sender, &outbox::Sender::finished, this,
            [this](const outbox::SendReport &report) { reports.push_back(report); });
    connect(&sender, &outbox::Sender::begun, this, [this](quint64 number) { begun.append(number); });
}

void Sendings::send(int count)
{
    for (int at = 0; at < count; ++at)
        sender.send(route, letter(++m_sent));
}

std::vector<Delivery::Status> Sendings::statuses() const
{
    std::vector<Delivery::Status> all;
    all.reserve(reports.size());
    for (const auto &report : reports)
        all.push_back(report.delivery.status);
    return all;
}

std::vector<quint64> Sendings::numbers() const
{
    std::vector<quint64> all;
    all.reserve(reports.size());
    for (const auto &report : reports)
        all.push_back(report.number);
    return all;
}

std::size_t Sendings::captured()
{
    std::size_t count = 0;
    for (const auto &server : servers)
        count += server->takeCaptured().size();
    return count;
}

qsizetype Sendings::said(const QByteArray &verb) const
{
    qsizetype count = 0;
    for (const auto &server : servers)
        for (const QByteArray &heard : server->heard())
            count += heard.startsWith(verb) ? 1 : 0;
    return count;
}

std::unique_ptr<wire::Wire> Sendings::connection()
{
    scenario::Scenario played{
        .id = u"line"_s, .capabilities = {"PIPELINING", "STARTTLS"}, .capabilitiesUnderTls = m_capabilities};
    if (!m_played.empty())
        played.on = m_played[std::min(servers.size(), m_played.size() - 1)];
    servers.push_back(std::make_shared<scenario::Player>(played));
    return std::make_unique<ScriptedWire>(servers.back());
}

} // namespace posthorn::test
