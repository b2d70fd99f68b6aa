// SPDX-License-Identifier: MIT
#pragma once
// What a well-behaved submission server answers (RFC 5321, 6409, 3207, 4954, 1870). It holds no state: a
// session goes in, a turn comes out.

#include "scenario/Command.h"
#include "scenario/Session.h"

namespace posthorn::scenario {

class GoodServer
{
public:
    explicit GoodServer(const Scenario &scenario);

    [[nodiscard]] Turn greet(const Session &session) const;
    /// For a line without its end; `session` says what kind of line is expected.
    [[nodiscard]] Turn answer(const Session &session, const QByteArray &line) const;
    [[nodiscard]] Turn answerBody(const Session &session, bool tooLarge) const;
    /// The chunk of a BDAT has been read.
    [[nodiscard]] Turn answerChunk(const Session &session, bool tooLarge) const;
    /// The most octets a message may have.
    [[nodiscard]] qint64 messageBound() const;

private:
    [[nodiscard]] QByteArrayList capabilities(const Session &session) const;
    [[nodiscard]] bool offers(const Session &session, const QByteArray &keyword) const;
    /// RFC 9422: the number a limit is announced with; 0 when it is not.
    [[nodiscard]] qsizetype limit(const Session &session, const QByteArray &name) const;
    /// Why not yet: no greeting, no EHLO, no TLS; empty when nothing stands in the way.
    [[nodiscard]] QByteArray obstacle(const Session &session) const;

    using Handler = Turn (GoodServer::*)(const Session &, const QByteArray &argument) const;
    [[nodiscard]] static Handler handlerOf(const QByteArray &verb);

    [[nodiscard]] Turn ehlo(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn helo(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn startTls(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn auth(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn authResponse(const Session &session, const QByteArray &line) const;
    [[nodiscard]] Turn authTurn(Moment moment, const Session &session, const SaslAnswer &answer) const;
    [[nodiscard]] QByteArray authObstacle(const Session &session, const QByteArray &mechanism) const;
    [[nodiscard]] Turn mail(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] QByteArray mailRefusal(const Session &session,
                                         const std::optional<PathArgument> &path) const;
    [[nodiscard]] QByteArray wishRefusal(const Session &session, const QByteArray &key,
                                         const QByteArray &value) const;
    [[nodiscard]] QByteArray parameterRefusal(const Session &session, const QByteArray &parameter) const;
    [[nodiscard]] Turn rcpt(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] QByteArray rcptRefusal(const Session &session,
                                         const std::optional<PathArgument> &path) const;
    /// Why no message may come now; empty when it may.
    [[nodiscard]] QByteArray messageRefusal(const Session &session) const;
    [[nodiscard]] Turn data(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn bdat(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn rset(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn noop(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn quit(const Session &session, const QByteArray &argument) const;
    [[nodiscard]] Turn vrfy(const Session &session, const QByteArray &argument) const;

    const Scenario &m_scenario;
};

} // namespace posthorn::scenario
