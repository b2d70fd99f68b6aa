// SPDX-License-Identifier: MIT
#pragma once
// A server's behaviour as data: what it answers, when, and how it misbehaves. The format is described beside
// its schema, resources/practice/scenario.schema.json.

#include "base/Result.h"

#include <QByteArrayList>
#include <map>

namespace posthorn::scenario {

/// One thing a server does.
struct Act
{
    enum class Kind {
        Send,  ///< these bytes, exactly
        Delay, ///< wait before the next act
        BeginTls,
        Close,   ///< in order (FIN)
        Reset,   ///< at once (RST)
        Silence, ///< nothing more, ever, while the connection stays open
        Keep,    ///< a whole message has been taken: see Player::takeCaptured
        Good     ///< in scripts only: what a well-behaved server does at this moment
    };

    Kind kind = Kind::Send;
    QByteArray bytes{};
    int ms = 0;

    bool operator==(const Act &) const = default;
};

/// The same moment may come several times; the n-th script answers the n-th, the last one all that follow.
using Scripts = std::vector<std::vector<Act>>;

struct Scenario
{
    QString id{};
    QString title{};
    QString source{};              ///< where its replies were seen, and when
    QByteArrayList capabilities{}; ///< of EHLO before TLS, without the code
    QByteArrayList capabilitiesUnderTls{};
    QMap<QString, QByteArray> users{}; ///< user → password; empty: any sign-in is taken
    bool requiresAuth = false;
    bool requiresTls = false;
    qint64 messageBytes = 0; ///< SIZE; 0: no bound of its own
    /// Moment → scripts; the moments are those of Moment.h. What is not named behaves well.
    std::map<QString, Scripts> on{};
};

/// `name` is the file's; what is wrong comes as one BadInput with `name` as its subject.
[[nodiscard]] Result<Scenario> parseScenario(const QByteArray &json, const QString &name);

} // namespace posthorn::scenario
