// SPDX-License-Identifier: MIT
#pragma once
// The server's side of PLAIN, LOGIN and XOAUTH2 (RFC 4954): one step at a time, as values.

#include <QByteArray>
#include <QMap>
#include <QString>

namespace posthorn::scenario {

struct SaslExchange
{
    QByteArray mechanism{};
    QByteArray user{};
    int step = 0;
};

struct SaslAnswer
{
    QByteArray reply{}; ///< without CRLF
    SaslExchange next{};
};

[[nodiscard]] bool isKnownMechanism(const QByteArray &mechanism);
/// The answer to an AUTH command without initial response.
[[nodiscard]] SaslAnswer firstChallenge(const QByteArray &mechanism);
/// The answer to one response as it came, in base64. Without `users` any sign-in is taken.
[[nodiscard]] SaslAnswer answerResponse(const SaslExchange &exchange, const QByteArray &response,
                                        const QMap<QString, QByteArray> &users);

} // namespace posthorn::scenario
