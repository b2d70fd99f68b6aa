// SPDX-License-Identifier: MIT
#pragma once
// What a server remembers of one connection, and one turn of the talk: the answer and what each answer
// would make of the session. A script may answer otherwise; the code that went out then decides.

#include "scenario/Command.h"
#include "scenario/Moment.h"
#include "scenario/SaslExchange.h"
#include "scenario/Scenario.h"

namespace posthorn::scenario {

struct Session
{
    enum class Expects { Command, SaslResponse, Message, Chunk, Handshake };

    Expects expects = Expects::Command;
    bool encrypted = false;
    bool greeted = false;
    bool helloed = false;
    QString user{};
    bool signedIn = false;
    SaslExchange sasl{};
    std::optional<QByteArray> sender{};
    QByteArrayList recipients{};
    bool utf8 = false;
    bool inChunks = false; ///< a BDAT has been heard: the message comes by it, whole
    ChunkArgument chunk{}; ///< what has not been read of it
    int mails = 0;         ///< begun on this connection

    /// No mail is under way any more.
    [[nodiscard]] Session withoutMail() const;
    [[nodiscard]] Session expecting(Expects what) const;
};

struct Turn
{
    Moment moment = Moment::Unknown;
    std::vector<Act> good{};
    bool isVerdict = false; ///< on complete credentials: the moment sign-in lies inside this one
    Session accepted{};     ///< after 2xx
    Session continued{};    ///< after 3xx
    Session refused{};      ///< after anything else

    /// The session after the reply with `code` went out.
    [[nodiscard]] const Session &after(int code) const;
};

/// A turn that changes nothing, whatever the answer is.
[[nodiscard]] Turn sayOnly(Moment moment, const Session &session, const QByteArray &reply);
/// The reply, CRLF added.
[[nodiscard]] Act send(const QByteArray &reply);
/// The code of the last whole line among what is sent; 0 when there is none.
[[nodiscard]] int codeOf(const std::vector<Act> &acts);

/// A line heard in this session, fit to be shown: what belongs to a sign-in is left out.
[[nodiscard]] QByteArray masked(const QByteArray &line, const Session &session);

} // namespace posthorn::scenario
