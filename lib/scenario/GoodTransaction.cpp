// SPDX-License-Identifier: MIT
#include "scenario/GoodServer.h"

#include "base/Address.h"
#include "scenario/Player.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

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
    return ofDsn && offers(session, "DSN") ? QByteArray() : wishRefusal(session, key, value);
}

/// RFC 8689, 4865, 2852, 6710.
QByteArray GoodServer::wishRefusal(const Session &session, const QByteArray &key,
                                   const QByteArray &value) const
{
    static const QMap<QByteArray, std::pair<QByteArray, QRegularExpression>> wishes{
        {"REQUIRETLS", {"REQUIRETLS", QRegularExpression(u"^$"_s)}},
        {"HOLDUNTIL", {"FUTURERELEASE", QRegularExpression(u"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$"_s)}},
        {"HOLDFOR", {"FUTURERELEASE", QRegularExpression(u"^[0-9]{1,9}$"_s)}},
        {"BY", {"DELIVERBY", QRegularExpression(u"^-?[0-9]{1,9};[NR]T?$"_s)}},
        {"MT-PRIORITY", {"MT-PRIORITY", QRegularExpression(u"^(?:0|-?[1-9])$"_s)}}};
    const auto wish = wishes.constFind(key);
    const bool underTls = key != "REQUIRETLS" || session.encrypted;
    if (wish == wishes.cend() || !underTls || !offers(session, wish->first))
        return "555 5.5.4 Parameter not known";
    const bool fits = wish->second.match(QString::fromLatin1(value)).hasMatch();
    return fits ? QByteArray() : "501 5.5.4 " + key + " is not written so";
}

QByteArray GoodServer::mailRefusal(const Session &session, const std::optional<PathArgument> &path) const
{
    if (QByteArray why = obstacle(session); !why.isEmpty())
        return why;
    if (m_scenario.requiresAuth && !session.signedIn)
        return "530 5.7.0 Authentication required";
    if (session.sender)
        return "503 5.5.1 A mail is under way already";
    if (const auto most = limit(session, "MAILMAX"); most > 0 && session.mails >= most)
        return "421 4.7.0 Enough mails for one connection";
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
    ++turn.accepted.mails;
    return turn;
}

QByteArray GoodServer::rcptRefusal(const Session &session, const std::optional<PathArgument> &path) const
{
    if (QByteArray why = obstacle(session); !why.isEmpty())
        return why;
    if (!session.sender)
        return "503 5.5.1 Send MAIL first";
    const auto announced = limit(session, "RCPTMAX");
    if (session.recipients.size() >= (announced > 0 ? announced : Player::maxRecipients))
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

QByteArray GoodServer::messageRefusal(const Session &session) const
{
    if (QByteArray why = obstacle(session); !why.isEmpty())
        return why;
    if (!session.sender)
        return "503 5.5.1 Send MAIL first";
    return session.recipients.isEmpty() ? "554 5.5.1 No valid recipients" : QByteArray();
}

Turn GoodServer::data(const Session &session, const QByteArray &argument) const
{
    QByteArray reply = messageRefusal(session);
    if (reply.isEmpty() && session.inChunks)
        reply = "503 5.5.1 The message comes by BDAT";
    else if (reply.isEmpty() && !argument.isEmpty())
        reply = "501 5.5.4 DATA takes no argument";
    Turn turn =
        sayOnly(Moment::Data, session, reply.isEmpty() ? "354 End with a dot on a line of its own" : reply);
    turn.continued.expects = Session::Expects::Message;
    return turn;
}

/// Without a reply of its own where the chunk is to be read: that comes behind it.
Turn GoodServer::bdat(const Session &session, const QByteArray &argument) const
{
    const auto chunk = parseChunk(argument);
    if (!offers(session, "CHUNKING"))
        return sayOnly(Moment::Unknown, session, "500 5.5.1 Command not known");
    if (!chunk)
        return sayOnly(Moment::Unknown, session, "501 5.5.4 Syntax: BDAT octets [LAST]");
    Turn turn{.moment = Moment::Bdat, .refused = session.expecting(Session::Expects::Chunk)};
    turn.refused.chunk = *chunk;
    return turn;
}

/// A chunk that nobody waits for is read all the same, so that what follows it is heard as commands.
Turn GoodServer::answerChunk(const Session &session, bool tooLarge) const
{
    const Moment moment = session.chunk.last ? Moment::Body : Moment::Bdat;
    if (const QByteArray why = messageRefusal(session); !why.isEmpty())
        return sayOnly(moment, session.expecting(Session::Expects::Command), why);
    if (session.chunk.last || tooLarge)
        return answerBody(session, tooLarge);
    Turn turn = sayOnly(moment, session.withoutMail(), "250 2.0.0 Chunk taken");
    turn.accepted = session.expecting(Session::Expects::Command);
    turn.accepted.inChunks = true;
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
