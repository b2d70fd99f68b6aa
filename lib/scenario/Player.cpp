// SPDX-License-Identifier: MIT
#include "scenario/Player.h"

#include "scenario/DataCollector.h"
#include "scenario/GoodServer.h"
#include "scenario/LineBuffer.h"
#include "scenario/ScriptBook.h"

#include <algorithm>

namespace posthorn::scenario {

namespace {

bool contains(const std::vector<Act> &acts, Act::Kind kind)
{
    return std::any_of(acts.begin(), acts.end(), [kind](const Act &act) { return act.kind == kind; });
}

bool endsAll(const Act &act)
{
    return act.kind == Act::Kind::Close || act.kind == Act::Kind::Reset || act.kind == Act::Kind::Silence;
}

} // namespace

struct Player::State
{
    explicit State(Scenario played) : scenario(std::move(played)) {}

    void play(const Turn &turn);
    void perform(std::vector<Act> acts);
    void keep();
    void hear(const QByteArray &line);
    bool takeLine();
    void takeMessage();
    void beginChunk(const Session &next);
    void takeChunk();
    void refuse(const QByteArray &reply);
    void answer(const CommandLine &line);
    void read();
    [[nodiscard]] std::vector<Act> takeActs() { return std::exchange(pending, {}); }

    const Scenario scenario;
    const GoodServer server{scenario};
    Session session{};
    LineBuffer input{};
    std::optional<DataCollector> collector{};
    ScriptBook scripts{scenario};
    std::vector<Act> pending{};
    std::vector<Captured> captured{};
    QByteArrayList heard{};
    QByteArrayList shown{};
    bool over = false;
};

void Player::State::play(const Turn &turn)
{
    std::vector<Act> acts = scripts.actsOf(turn);
    const int code = codeOf(acts);
    // A scripted "250" takes the message as the good one does.
    if (turn.moment == Moment::Body && code / 100 == 2 && !contains(acts, Act::Kind::Keep))
        acts.insert(acts.begin(), {.kind = Act::Kind::Keep});
    const bool handshake = contains(acts, Act::Kind::BeginTls);
    perform(std::move(acts));
    session = handshake ? session.expecting(Session::Expects::Handshake) : turn.after(code);
    if (session.expects == Session::Expects::Message)
        collector.emplace(server.messageBound());
    if (session.expects != Session::Expects::Handshake || over)
        return;
    if (!handshake)
        perform(scripts.scripted(Moment::Handshake, {{.kind = Act::Kind::BeginTls}}));
}

void Player::State::perform(std::vector<Act> acts)
{
    for (Act &act : acts) {
        if (over)
            return;
        over = endsAll(act);
        if (act.kind == Act::Kind::Keep)
            keep();
        pending.push_back(std::move(act));
    }
}

void Player::State::keep()
{
    captured.push_back({.sender = session.sender.value_or(QByteArray()),
                        .recipients = session.recipients,
                        .message = collector ? collector->takeMessage() : QByteArray(),
                        .user = session.user,
                        .encrypted = session.encrypted});
}

void Player::State::refuse(const QByteArray &reply)
{
    perform({send(reply), {.kind = Act::Kind::Close}});
}

void Player::State::answer(const CommandLine &line)
{
    if (looksLikeHttp(line.text))
        return refuse("421 4.7.0 This is no web server");
    if (!line.tooLong && !line.bareLf) {
        const Turn turn = server.answer(session, line.text);
        if (turn.refused.expects == Session::Expects::Chunk)
            return beginChunk(turn.refused);
        return play(turn);
    }
    perform({send(line.tooLong ? "500 5.5.2 Line too long" : "500 5.5.2 Lines end with CR LF")});
    session.expects = Session::Expects::Command;
}

void Player::State::hear(const QByteArray &line)
{
    if (heard.size() < maxHeard)
        heard.append(line);
    if (shown.size() < maxHeard)
        shown.append(masked(line, session));
}

bool Player::State::takeLine()
{
    const bool isAuth = session.expects == Session::Expects::SaslResponse || startsAuth(input.bytes());
    const auto line = input.takeLine(isAuth ? maxAuthLine : maxCommandLine);
    if (!line)
        return false;
    hear(line->text);
    const std::size_t before = pending.size();
    answer(*line);
    // RFC 3207 section 6: what came in clear behind STARTTLS must never count as said under TLS.
    if (session.expects == Session::Expects::Handshake && !input.isEmpty() && !over) {
        pending.resize(before);
        refuse("554 5.5.0 Nothing may follow STARTTLS before the handshake");
    }
    return true;
}

void Player::State::takeMessage()
{
    input.drop(collector->take(input.bytes()));
    if (!collector->ended())
        return;
    play(server.answerBody(session, collector->tooLarge()));
    collector.reset();
}

void Player::State::beginChunk(const Session &next)
{
    if (!next.inChunks || !collector)
        collector.emplace(server.messageBound());
    session = next;
    takeChunk();
}

void Player::State::takeChunk()
{
    const qint64 size = std::min<qint64>(session.chunk.octets, input.bytes().size());
    collector->takeChunk(input.bytes().first(size));
    input.drop(size);
    session.chunk.octets -= size;
    if (session.chunk.octets > 0)
        return;
    play(server.answerChunk(session, collector->tooLarge()));
    if (!session.inChunks)
        collector.reset();
}

void Player::State::read()
{
    while (!over && !input.isEmpty()) {
        if (session.expects == Session::Expects::Message)
            takeMessage();
        else if (session.expects == Session::Expects::Chunk)
            takeChunk();
        else if (!takeLine())
            return;
    }
    if (over)
        input.clear();
}

Player::Player(Scenario scenario) : m_state(std::make_unique<State>(std::move(scenario))) {}

Player::~Player() = default;

std::vector<Act> Player::begin(bool encrypted)
{
    m_state->session.encrypted = encrypted;
    m_state->play(m_state->server.greet(m_state->session));
    return m_state->takeActs();
}

std::vector<Act> Player::take(QByteArrayView bytes)
{
    if (m_state->over || bytes.isEmpty())
        return {};
    if (m_state->session.expects == Session::Expects::Handshake) {
        m_state->perform({{.kind = Act::Kind::Close}});
        return m_state->takeActs();
    }
    m_state->input.append(bytes);
    m_state->read();
    return m_state->takeActs();
}

std::vector<Act> Player::encrypted()
{
    // RFC 3207 section 4.2: all that was known before TLS is forgotten.
    m_state->session = {.encrypted = true, .greeted = true};
    m_state->input.clear();
    return {};
}

std::vector<Captured> Player::takeCaptured()
{
    return std::exchange(m_state->captured, {});
}

const QByteArrayList &Player::heard() const
{
    return m_state->heard;
}

QByteArrayList Player::takeMasked()
{
    return std::exchange(m_state->shown, {});
}

} // namespace posthorn::scenario
