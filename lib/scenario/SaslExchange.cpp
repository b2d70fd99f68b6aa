// SPDX-License-Identifier: MIT
#include "scenario/SaslExchange.h"

#include <QByteArrayList>

namespace posthorn::scenario {

namespace {

constexpr auto accepted = "235 2.7.0 Signed in";
constexpr auto refused = "535 5.7.8 User name and password not accepted";
constexpr auto notUnderstood = "501 5.5.2 Cannot decode this response";

using Users = QMap<QString, QByteArray>;

QByteArray challenge(const QByteArray &text)
{
    return "334 " + text.toBase64();
}

bool knows(const Users &users, const QByteArray &user, const QByteArray &password)
{
    const auto known = users.constFind(QString::fromUtf8(user));
    return users.isEmpty() || (known != users.constEnd() && *known == password);
}

SaslAnswer verdict(const SaslExchange &exchange, const QByteArray &password, const Users &users)
{
    return {.reply = knows(users, exchange.user, password) ? accepted : refused, .next = exchange};
}

/// RFC 4616: authorization identity, user, password, with NUL between.
SaslAnswer answerPlain(SaslExchange exchange, const QByteArray &response, const Users &users)
{
    const QByteArrayList parts = response.split('\0');
    if (parts.size() != 3)
        return {.reply = notUnderstood, .next = exchange};
    exchange.user = parts[1];
    return verdict(exchange, parts[2], users);
}

SaslAnswer answerLogin(SaslExchange exchange, const QByteArray &response, const Users &users)
{
    if (exchange.step++ > 0)
        return verdict(exchange, response, users);
    exchange.user = response;
    return {.reply = challenge("Password:"), .next = exchange};
}

/// A refused token is told in a challenge, which the client answers before it gets its 535.
SaslAnswer answerXOAuth2(SaslExchange exchange, const QByteArray &response, const Users &users)
{
    if (exchange.step++ > 0)
        return {.reply = refused, .next = exchange};
    const QByteArrayList fields = response.split('\1');
    if (fields.size() < 2 || !fields[0].startsWith("user=") || !fields[1].startsWith("auth=Bearer "))
        return {.reply = notUnderstood, .next = exchange};
    exchange.user = fields[0].mid(5);
    if (knows(users, exchange.user, fields[1].mid(12)))
        return {.reply = accepted, .next = exchange};
    return {.reply = challenge(R"({"status":"400","schemes":"Bearer"})"), .next = exchange};
}

using Answer = SaslAnswer (*)(SaslExchange, const QByteArray &, const Users &);

Answer answerOf(const QByteArray &mechanism)
{
    static const QMap<QByteArray, Answer> all{
        {"PLAIN", answerPlain}, {"LOGIN", answerLogin}, {"XOAUTH2", answerXOAuth2}};
    return all.value(mechanism);
}

} // namespace

bool isKnownMechanism(const QByteArray &mechanism)
{
    return answerOf(mechanism) != nullptr;
}

SaslAnswer firstChallenge(const QByteArray &mechanism)
{
    return {.reply = challenge(mechanism == "LOGIN" ? "Username:" : ""), .next = {.mechanism = mechanism}};
}

SaslAnswer answerResponse(const SaslExchange &exchange, const QByteArray &response, const Users &users)
{
    if (response == "*")
        return {.reply = "501 5.0.0 Sign-in cancelled", .next = exchange};
    const auto decoded = QByteArray::fromBase64Encoding(response, QByteArray::AbortOnBase64DecodingErrors);
    const Answer answer = answerOf(exchange.mechanism);
    if (!decoded || !answer)
        return {.reply = notUnderstood, .next = exchange};
    return answer(exchange, decoded.decoded, users);
}

} // namespace posthorn::scenario
