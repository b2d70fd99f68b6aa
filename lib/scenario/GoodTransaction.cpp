// SPDX-License-Identifier: MIT
#include "scenario/GoodServer.h"

#include "base/Address.h"
#include "scenario/Player.h"

#include <algorithm>

namespace posthorn::scenario {

namespace {

bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

bool isAddress(const QByteArray &path)
{
    return Address::parse(QString::fromUtf8(path)).has_value();
}

bool asksForUtf8(const PathArgument &path)
{
    return std::any_of(path.parameters.begin(), path.parameters.end(), [](const QByteArray &parameter) {
        return parameter.compare("SMTPUTF8", Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QByteArray GoodServer::parameterRefusal(const Session &session, const QByteArray &parameter) const
{
    const QByteArray key = parameter.split('=').first().toUpper();
    const QByteArray value = parameter.mid(key.size() + 1).toUpper();
    if (key == "SIZE" && offers(session, key)) {
        bool isNumber = false;
        if (value.toLongLong(&isNumber) > messageBound())
            return "552 5.3.4 Message larger than this server takes";
        return isNumber ? QByteArray() : QByteArray("501 5.5.4 SIZE wants a number");
    }
    if (key == "BODY" && offers(session, "8BITMIME"))
        return value == "7BIT" || value == "8BITMIME" ? QByteArray() : QByteArray("501 5.5.4 BODY not known");
    if ((key == "SMTPUTF8" && offers(session, key)) || (key == "AUTH" && session.signedIn))
        return {};
    const bool ofDsn = key == "RET" || key == "ENVID" || key == "NOTIFY" || key == "ORCPT";
    return ofDsn && offers(session, "DSN") ? QByteArray() : QByteArray("555 5.5.4 Parameter not known");
}

QByteArray GoodServer::mailRefusal(const Session &session, const std::optional<PathArgument> &path) const
{
    if (QByteArray why = obstacle(session); !why.isEmpty())
        return why;
    if (m_scenario.requiresAuth && !session.signedIn)
        return "530 5.7.0 Authentication required";
    if (session.sender)
        return "503 5.5.1 A mail is under way already";
    if (!path)
        return "501 5.5.4 Syntax: MAIL FROM:<address>";
    for (const QByteArray &parameter : path->parameters)
        if (QByteArray why = parameterRefusal(session, parameter); !why.isEmpty())
            return why;
    if (!isAscii(path->path) && !asksForUtf8(*path))
        return "553 5.6.7 This address needs SMTPUTF8";
    if (!path->path.isEmpty() && !isAddress(path->path))
        return "501 5.1.7 Bad sender address";
    return {};
}

Turn GoodServer::mail(const Session &session, const QByteArray &argument) const
{
    const auto path = parsePath(argument, "FROM:");
    const QByteArray refusal = mailRefusal(session, path);
    Turn turn =
        sayOnly(Moment::Mail, session, refusal.isEmpty() ? QByteArray("250 2.1.0 Sender ok") : refusal);
    turn.accepted = session.withoutMail();
    turn.accepted.sender = path ? path->path : argument;
    turn.accepted.utf8 = path && asksForUtf8(*path);
    return turn;
}

QByteArray GoodServer::rcptRefusal(const Session &session, const std::optional<PathArgument> &path) const
{
    if (QByteArray why = obstacle(session); !why.isEmpty())
        return why;
    if (!session.sender)
        return "503 5.5.1 Send MAIL first";
    if (session.recipients.size() >= Player::maxRecipients)
        return "452 4.5.3 Too many recipients";
    if (!path)
        return "501 5.5.4 Syntax: RCPT TO:<address>";
    for (const QByteArray &parameter : path->parameters)
        if (QByteArray why = parameterRefusal(session, parameter); !why.isEmpty())
            return why;
    if (!isAscii(path->path) && !session.utf8)
        return "553 5.6.7 This address needs SMTPUTF8";
    const bool isPostmaster = path->path.compare("postmaster", Qt::CaseInsensitive) == 0;
    return isPostmaster || isAddress(path->path) ? QByteArray()
                                                 : QByteArray("501 5.1.3 Bad recipient address");
}

Turn GoodServer::rcpt(const Session &session, const QByteArray &argument) const
{
    const auto path = parsePath(argument, "TO:");
    const QByteArray refusal = rcptRefusal(session, path);
    Turn turn =
        sayOnly(Moment::Rcpt, session, refusal.isEmpty() ? QByteArray("250 2.1.5 Recipient ok") : refusal);
    turn.accepted.recipients.append(path ? path->path : argument);
    return turn;
}

Turn GoodServer::data(const Session &session, const QByteArray &argument) const
{
    QByteArray reply = obstacle(session);
    if (reply.isEmpty() && !session.sender)
        reply = "503 5.5.1 Send MAIL first";
    else if (reply.isEmpty() && session.recipients.isEmpty())
        reply = "554 5.5.1 No valid recipients";
    else if (reply.isEmpty() && !argument.isEmpty())
        reply = "501 5.5.4 DATA takes no argument";
    Turn turn =
        sayOnly(Moment::Data, session, reply.isEmpty() ? "354 End with a dot on a line of its own" : reply);
    turn.continued.expects = Session::Expects::Message;
    return turn;
}

Turn GoodServer::answerBody(const Session &session, bool tooLarge) const
{
    Turn turn =
        sayOnly(Moment::Body, session.withoutMail(), "552 5.3.4 Message larger than this server takes");
    if (!tooLarge)
        turn.good = {{.kind = Act::Kind::Keep}, send("250 2.0.0 Message taken")};
    return turn;
}

} // namespace posthorn::scenario
