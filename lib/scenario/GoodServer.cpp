// SPDX-License-Identifier: MIT
#include "scenario/GoodServer.h"

#include "scenario/Player.h"

#include <algorithm>

namespace posthorn::scenario {

GoodServer::GoodServer(const Scenario &scenario) : m_scenario(scenario) {}

GoodServer::Handler GoodServer::handlerOf(const QByteArray &verb)
{
    static const QMap<QByteArray, Handler> all{
        {"EHLO", &GoodServer::ehlo}, {"HELO", &GoodServer::helo}, {"STARTTLS", &GoodServer::startTls},
        {"AUTH", &GoodServer::auth}, {"MAIL", &GoodServer::mail}, {"RCPT", &GoodServer::rcpt},
        {"DATA", &GoodServer::data}, {"RSET", &GoodServer::rset}, {"NOOP", &GoodServer::noop},
        {"QUIT", &GoodServer::quit}, {"VRFY", &GoodServer::vrfy}, {"BDAT", &GoodServer::bdat}};
    return all.value(verb);
}

Turn GoodServer::greet(const Session &session) const
{
    Turn turn = sayOnly(Moment::Greeting, session, "220 localhost ESMTP ready");
    turn.accepted.greeted = true;
    return turn;
}

Turn GoodServer::answer(const Session &session, const QByteArray &line) const
{
    if (session.expects == Session::Expects::SaslResponse)
        return authResponse(session, line);
    const Command command = parseCommand(line);
    if (const Handler handler = handlerOf(command.verb))
        return (this->*handler)(session, command.argument);
    return sayOnly(Moment::Unknown, session, "500 5.5.1 Command not known");
}

QByteArrayList GoodServer::capabilities(const Session &session) const
{
    QByteArrayList all = session.encrypted ? m_scenario.capabilitiesUnderTls : m_scenario.capabilities;
    const auto isSize = [](const QByteArray &line) { return line.toUpper().startsWith("SIZE"); };
    if (m_scenario.messageBytes > 0 && std::none_of(all.begin(), all.end(), isSize))
        all.append("SIZE " + QByteArray::number(m_scenario.messageBytes));
    return all;
}

bool GoodServer::offers(const Session &session, const QByteArray &keyword) const
{
    const QByteArrayList all = capabilities(session);
    return std::any_of(all.begin(), all.end(),
                       [&keyword](const QByteArray &line) { return parseCommand(line).verb == keyword; });
}

qsizetype GoodServer::limit(const Session &session, const QByteArray &name) const
{
    for (const QByteArray &line : capabilities(session))
        if (const Command capability = parseCommand(line); capability.verb == "LIMITS")
            for (const QByteArray &word : capability.argument.toUpper().split(' '))
                if (word.startsWith(name + '='))
                    return word.mid(name.size() + 1).toLongLong();
    return 0;
}

qint64 GoodServer::messageBound() const
{
    return m_scenario.messageBytes > 0 ? std::min<qint64>(m_scenario.messageBytes, Player::maxMessage)
                                       : Player::maxMessage;
}

QByteArray GoodServer::obstacle(const Session &session) const
{
    if (!session.greeted)
        return "503 5.5.1 No service here; only QUIT is taken";
    if (m_scenario.requiresTls && !session.encrypted)
        return "530 5.7.0 Must issue a STARTTLS command first";
    return session.helloed ? QByteArray() : QByteArray("503 5.5.1 Send EHLO or HELO first");
}

Turn GoodServer::ehlo(const Session &session, const QByteArray &argument) const
{
    QByteArrayList lines{"localhost"};
    lines += capabilities(session);
    for (QByteArray &line : lines)
        line.prepend("250-");
    lines.last()[3] = ' ';
    Turn turn = sayOnly(Moment::Ehlo, session, lines.join("\r\n"));
    if (!session.greeted)
        turn.good = {send("503 5.5.1 No service here; only QUIT is taken")};
    else if (argument.isEmpty())
        turn.good = {send("501 5.5.4 Syntax: EHLO name")};
    turn.accepted = session.withoutMail();
    turn.accepted.helloed = true;
    return turn;
}

Turn GoodServer::helo(const Session &session, const QByteArray &argument) const
{
    Turn turn = ehlo(session, argument);
    turn.moment = Moment::Helo;
    if (codeOf(turn.good) == 250)
        turn.good = {send("250 localhost")};
    return turn;
}

Turn GoodServer::startTls(const Session &session, const QByteArray &argument) const
{
    Turn turn = sayOnly(Moment::StartTls, session, "220 2.0.0 Ready to start TLS");
    if (session.encrypted)
        turn.good = {send("503 5.5.1 TLS is on already")};
    else if (!session.greeted || !offers(session, "STARTTLS"))
        turn.good = {send("502 5.5.1 STARTTLS is not offered")};
    else if (!argument.isEmpty())
        turn.good = {send("501 5.5.4 STARTTLS takes no argument")};
    turn.accepted.expects = Session::Expects::Handshake;
    return turn;
}

Turn GoodServer::rset(const Session &session, const QByteArray &) const
{
    Turn turn = sayOnly(Moment::Rset, session, "250 2.0.0 Forgotten");
    turn.accepted = session.withoutMail();
    return turn;
}

Turn GoodServer::noop(const Session &session, const QByteArray &) const
{
    return sayOnly(Moment::Noop, session, "250 2.0.0 Still here");
}

Turn GoodServer::quit(const Session &session, const QByteArray &) const
{
    Turn turn = sayOnly(Moment::Quit, session, "221 2.0.0 Goodbye");
    turn.good.push_back({.kind = Act::Kind::Close});
    return turn;
}

Turn GoodServer::vrfy(const Session &session, const QByteArray &) const
{
    return sayOnly(Moment::Unknown, session, "252 2.1.5 Cannot verify, but will take the message");
}

} // namespace posthorn::scenario
