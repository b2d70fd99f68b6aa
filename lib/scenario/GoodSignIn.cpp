// SPDX-License-Identifier: MIT
#include "scenario/GoodServer.h"

namespace posthorn::scenario {

QByteArray GoodServer::authObstacle(const Session &session, const QByteArray &mechanism) const
{
    if (QByteArray why = obstacle(session); !why.isEmpty())
        return why;
    if (session.signedIn)
        return "503 5.5.1 Signed in already";
    if (session.sender)
        return "503 5.5.1 No sign-in while a mail is under way";
    QByteArrayList offered;
    for (const QByteArray &line : capabilities(session))
        if (const Command capability = parseCommand(line); capability.verb == "AUTH")
            offered += capability.argument.toUpper().split(' ');
    if (offered.isEmpty())
        return "503 5.5.1 Sign-in is not offered here";
    const bool usable = offered.contains(mechanism) && isKnownMechanism(mechanism);
    return usable ? QByteArray() : QByteArray("504 5.5.4 This mechanism is not offered");
}

Turn GoodServer::auth(const Session &session, const QByteArray &argument) const
{
    const Command parts = parseCommand(argument); // mechanism and initial response
    if (QByteArray why = authObstacle(session, parts.verb); !why.isEmpty())
        return authTurn(Moment::Auth, session, {.reply = why, .next = {.mechanism = parts.verb}});
    if (parts.argument.isEmpty())
        return authTurn(Moment::Auth, session, firstChallenge(parts.verb));
    // RFC 4954 section 4: "=" stands for an empty initial response.
    const QByteArray initial = parts.argument == "=" ? QByteArray() : parts.argument;
    return authTurn(Moment::Auth, session,
                    answerResponse({.mechanism = parts.verb}, initial, m_scenario.users));
}

Turn GoodServer::authResponse(const Session &session, const QByteArray &line) const
{
    return authTurn(Moment::AuthResponse, session, answerResponse(session.sasl, line, m_scenario.users));
}

Turn GoodServer::authTurn(Moment moment, const Session &session, const SaslAnswer &answer) const
{
    Turn turn = sayOnly(moment, session.expecting(Session::Expects::Command), answer.reply);
    turn.isVerdict = answer.reply.startsWith("235") || answer.reply.startsWith("535");
    turn.accepted.signedIn = true;
    turn.accepted.user = QString::fromUtf8(answer.next.user);
    turn.continued.expects = Session::Expects::SaslResponse;
    turn.continued.sasl = answer.next;
    return turn;
}

} // namespace posthorn::scenario
