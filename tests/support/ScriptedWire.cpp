// SPDX-License-Identifier: MIT
#include "support/ScriptedWire.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::test {

using scenario::Act;

namespace {

TlsFacts pretendedTls()
{
    return {.protocol = u"TLSv1.3"_s, .cipher = u"TLS_AES_256_GCM_SHA384"_s};
}

/// One act for each piece.
std::deque<Act> cutUp(const Act &send, Cut cut)
{
    std::deque<Act> pieces;
    Act piece{.kind = Act::Kind::Send};
    for (const char octet : send.bytes) {
        piece.bytes += octet;
        if (cut == Cut::ByByte || (cut == Cut::ByLine && octet == '\n'))
            pieces.push_back(std::exchange(piece, {.kind = Act::Kind::Send}));
    }
    if (!piece.bytes.isEmpty())
        pieces.push_back(piece);
    return pieces;
}

} // namespace

ScriptedWire::ScriptedWire(std::shared_ptr<scenario::Player> server, Way way)
    : m_server(std::move(server)), m_way(std::move(way))
{
    m_drain.setSingleShot(true);
    m_next.setSingleShot(true);
    connect(&m_drain, &QTimer::timeout, this, &ScriptedWire::drain);
    connect(&m_next, &QTimer::timeout, this, &ScriptedWire::playNext);
}

void ScriptedWire::open(const smtp::Plan &plan)
{
    m_implicitTls = plan.endpoint.security == Security::Tls;
    QMetaObject::invokeMethod(this, &ScriptedWire::connected, Qt::QueuedConnection);
}

void ScriptedWire::connected()
{
    if (m_over)
        return;
    Q_EMIT opening(Stage::Connect, {});
    if (m_way.failure) {
        m_over = true;
        Q_EMIT failed(*m_way.failure);
    }
    if (m_over || !m_way.answers)
        return;
    wire::Opened how{.peer = u"192.0.2.1:587"_s, .host = u"192.0.2.1"_s};
    if (m_implicitTls)
        Q_EMIT opening(Stage::Tls, how);
    if (m_implicitTls)
        how.tls = pretendedTls();
    Q_EMIT opened(how);
    play(m_server->begin(m_implicitTls));
}

void ScriptedWire::write(const QByteArray &bytes)
{
    if (m_over)
        return;
    m_outbox += bytes;
    if (!m_drain.isActive())
        m_drain.start(m_way.msPerTurn);
}

void ScriptedWire::drain()
{
    qint64 room = m_way.octetsPerTurn > 0 ? m_way.octetsPerTurn : m_outbox.size();
    if (m_way.blockedAt)
        room = std::min(room, *m_way.blockedAt - m_left);
    const QByteArray leaving = m_outbox.left(room);
    if (leaving.isEmpty())
        return;
    m_outbox.remove(0, leaving.size());
    m_left += leaving.size();
    play(m_server->take(leaving));
    if (!m_outbox.isEmpty())
        m_drain.start(m_way.msPerTurn);
    Q_EMIT drained();
}

void ScriptedWire::play(std::vector<Act> acts)
{
    for (Act &act : acts) {
        if (act.kind != Act::Kind::Send)
            m_acts.push_back(std::move(act));
        else
            std::ranges::move(cutUp(act, m_way.cut), std::back_inserter(m_acts));
    }
    if (!m_next.isActive())
        m_next.start(0);
}

void ScriptedWire::playNext()
{
    if (m_over || m_acts.empty())
        return;
    const Act act = std::move(m_acts.front());
    m_acts.pop_front();
    m_next.start(act.kind == Act::Kind::Delay ? act.ms : 0);
    perform(act);
}

void ScriptedWire::perform(const Act &act)
{
    switch (act.kind) {
    case Act::Kind::Send:
        return Q_EMIT received(act.bytes);
    case Act::Kind::BeginTls:
        m_serverHello = true;
        return shakeHands();
    case Act::Kind::Close:
    case Act::Kind::Reset:
        return fail(Stage::Connect, Problem::Kind::Closed, u"The remote host closed the connection"_s);
    case Act::Kind::Silence:
        m_acts.clear();
        return;
    case Act::Kind::Delay:
    case Act::Kind::Keep:
    case Act::Kind::Good:
        return;
    }
}

/// As the real wire does: what lies behind the 220 when TLS is to begin is an injection.
void ScriptedWire::beginTls()
{
    if (!m_acts.empty() && m_acts.front().kind == Act::Kind::Send)
        return fail(Stage::Tls, Problem::Kind::InjectedPlaintext, QString::fromLatin1(m_acts.front().bytes));
    m_clientHello = true;
    shakeHands();
}

void ScriptedWire::shakeHands()
{
    if (!m_clientHello || !m_serverHello)
        return;
    m_clientHello = m_serverHello = false;
    Q_EMIT encrypted(pretendedTls());
    if (!m_over)
        play(m_server->encrypted());
}

void ScriptedWire::abort()
{
    m_over = true;
    m_acts.clear();
    m_outbox.clear();
}

void ScriptedWire::fail(Stage stage, Problem::Kind kind, const QString &words)
{
    if (m_over)
        return;
    abort();
    Q_EMIT failed({.stage = stage, .kind = kind, .words = words});
}

} // namespace posthorn::test
