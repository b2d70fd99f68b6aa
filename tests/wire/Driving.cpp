// SPDX-License-Identifier: MIT
#include "Driving.h"

#include <QBuffer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace posthorn::test {

using scenario::Act;

scenario::Scenario goodServer()
{
    return {.id = u"good"_s,
            .capabilities = {"PIPELINING", "STARTTLS", "AUTH PLAIN LOGIN"},
            .capabilitiesUnderTls = {"PIPELINING", "AUTH PLAIN LOGIN"}};
}

scenario::Scenario silentAt(const QString &moment)
{
    scenario::Scenario played = goodServer();
    played.on[moment] = {{{.kind = Act::Kind::Silence}}};
    return played;
}

smtp::Plan mailPlan(Security security)
{
    return {.endpoint = {.host = u"mail.posthorn.test"_s, .port = 587, .security = security},
            .auth = AuthMethod::Plain,
            .user = u"alice@posthorn.test"_s,
            .secret = Secret("correct-horse"),
            .until = Stage::Send,
            .envelope = {.from = Address::parse(u"alice@posthorn.test"),
                         .to = {*Address::parse(u"bob@posthorn.test")}}};
}

std::unique_ptr<QIODevice> deviceOf(const QByteArray &bytes)
{
    auto device = std::make_unique<QBuffer>();
    device->setData(bytes);
    return device;
}

Driving::Driving(const smtp::Plan &plan, const scenario::Scenario &played, std::unique_ptr<QIODevice> body,
                 const Way &way)
    : m_server(std::make_shared<scenario::Player>(played)),
      m_driver(std::make_unique<wire::Driver>(plan, std::make_unique<ScriptedWire>(m_server, way),
                                              std::move(body)))
{
    connect(m_driver.get(), &wire::Driver::finished, this, [this](const wire::Run &done) {
        ++finishes;
        run = done;
    });
    connect(m_driver.get(), &wire::Driver::lineAdded, this,
            [this](const Line &line) { lines.push_back(line); });
    connect(m_driver.get(), &wire::Driver::progressed, this, [this](qint64 now) { progress.push_back(now); });
    connect(m_driver.get(), &wire::Driver::commitAsked, this, [this] {
        ++commitsAsked;
        if (commits)
            m_driver->mayCommit();
    });
}

QStringList Driving::linesOf(Line::From from) const
{
    QStringList texts;
    for (const Line &line : lines) {
        if (line.from == from)
            texts.append(line.text);
    }
    return texts;
}

const Step *Driving::step(Stage stage) const
{
    const auto &steps = run->transcript.steps;
    const auto place =
        std::find_if(steps.begin(), steps.end(), [stage](const Step &one) { return one.stage == stage; });
    return place == steps.end() ? nullptr : &*place;
}

bool Driving::hasReached(const QString &moment) const
{
    if (moment == u"connect" || moment == u"greeting")
        return true;
    if (moment == u"commit")
        return commitsAsked > 0;
    const QStringList said = linesOf(Line::From::Client);
    return std::any_of(said.begin(), said.end(),
                       [&](const QString &line) { return line.startsWith(moment); });
}

} // namespace posthorn::test
