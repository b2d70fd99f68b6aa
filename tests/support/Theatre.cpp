// SPDX-License-Identifier: MIT
#include "support/Theatre.h"

#include "base/Overloaded.h"
#include "smtp/DataFilter.h"

using namespace Qt::StringLiterals;

namespace posthorn::test {

namespace {

using scenario::Act;
namespace action = smtp::action;
namespace event = smtp::event;

TlsFacts someTls()
{
    return {.protocol = u"TLSv1.3"_s, .cipher = u"TLS_AES_256_GCM_SHA384"_s};
}

QByteArrayList cutUp(const QByteArray &bytes, Cut cut)
{
    if (cut == Cut::Whole)
        return bytes.isEmpty() ? QByteArrayList() : QByteArrayList{bytes};
    QByteArrayList pieces;
    QByteArray piece;
    for (const char octet : bytes) {
        piece += octet;
        if (cut == Cut::ByByte || octet == '\n')
            pieces.append(std::exchange(piece, {}));
    }
    if (!piece.isEmpty())
        pieces.append(piece);
    return pieces;
}

class Stagehand
{
public:
    explicit Stagehand(const Play &play) : m_play(play), m_player(play.scenario), m_dialogue(play.plan) {}

    Performance run();

private:
    void open();
    void happen(const smtp::Event &event);
    void perform(const smtp::Action &action);
    void carry(const action::Write &write);
    void streamBody();
    void readChunk(const action::AskChunk &ask);
    void handIn();
    void collect(const std::vector<Act> &acts);
    void actNext();
    void deliver();
    /// The event of the play's cue in place of `usual`.
    [[nodiscard]] smtp::Event cueOr(const QByteArray &moment, const smtp::Event &usual);
    [[nodiscard]] bool isCue(const QByteArray &words) const;

    const Play &m_play;
    scenario::Player m_player;
    smtp::Dialogue m_dialogue;
    Performance m_seen{};
    std::deque<Act> m_acts{};           ///< of the server, not played yet
    std::deque<smtp::Event> m_events{}; ///< on their way to the Dialogue
    std::size_t m_handedIn = 0;
    qsizetype m_read = 0; ///< octets of the body in chunks
    bool m_wantsTls = false;
    bool m_cueDone = false;
};

Performance Stagehand::run()
{
    open();
    while (!m_dialogue.isOver()) {
        if (m_events.empty()) {
            actNext();
            continue;
        }
        const smtp::Event event = m_events.front();
        m_events.pop_front();
        happen(event);
    }
    m_seen.heard = m_player.heard();
    m_seen.captured = m_player.takeCaptured();
    m_seen.capabilities = m_dialogue.capabilities().lines;
    m_seen.capabilitiesBeforeTls = m_dialogue.capabilitiesBeforeTls();
    m_seen.mechanism = m_dialogue.mechanism();
    return m_seen;
}

void Stagehand::open()
{
    const bool implicit = m_play.plan.endpoint.security == Security::Tls;
    const event::Connected connected{.loopback = m_play.loopback,
                                     .peer = u"192.0.2.1:587"_s,
                                     .tls = implicit ? std::optional(someTls()) : std::nullopt};
    m_events.push_back(cueOr("Connect", connected));
    collect(m_player.begin(implicit));
}

bool Stagehand::isCue(const QByteArray &words) const
{
    return m_play.cue && !m_cueDone && words.startsWith(m_play.cue->at);
}

smtp::Event Stagehand::cueOr(const QByteArray &moment, const smtp::Event &usual)
{
    if (!isCue(moment))
        return usual;
    m_cueDone = true;
    return m_play.cue->event;
}

void Stagehand::happen(const smtp::Event &event)
{
    for (const smtp::Action &action : m_dialogue.take(event)) {
        m_seen.actions.push_back(action);
        perform(action);
    }
}

void Stagehand::perform(const smtp::Action &action)
{
    const auto mayCommit = [this](const action::AskCommit &) {
        m_events.push_back(cueOr("AskCommit", event::MayCommit{}));
    };
    std::visit(Overloaded{mayCommit, [this](const action::Write &write) { carry(write); },
                          [this](const action::BeginTls &) { m_wantsTls = true; },
                          [this](const action::SendBody &) { streamBody(); },
                          [this](const action::AskChunk &ask) { readChunk(ask); },
                          [this](const action::AwaitMessage &) { handIn(); },
                          [this](const action::ReportDelivery &report) {
                              m_seen.deliveries[report.message] = report.delivery;
                          },
                          [this](const action::StartClock &clock) { m_seen.clocks.push_back(clock.phase); },
                          [this](const action::ReportStep &report) { m_seen.steps.push_back(report.step); },
                          [this](const action::Finish &finish) { m_seen.finish = finish; }},
               action);
}

void Stagehand::carry(const action::Write &write)
{
    m_seen.flights.append(write.bytes);
    m_seen.shown.append(write.shown);
    collect(m_player.take(write.bytes));
    for (const QByteArray &line : write.shown.split('\n'))
        if (isCue(line)) {
            m_cueDone = true;
            m_events.push_front(m_play.cue->event);
        }
}

/// The body leaves through the filter in pieces; what the server says meanwhile arrives before its end.
void Stagehand::streamBody()
{
    smtp::DataFilter filter;
    for (const QByteArray &piece : cutUp(m_play.body, m_play.cut))
        collect(m_player.take(filter.take(piece)));
    collect(m_player.take(filter.finish()));
    while (!m_acts.empty() && m_acts.front().kind == Act::Kind::Delay)
        m_acts.pop_front();
    deliver();
    m_events.push_back(cueOr("SendBody", event::BodySent{.endsWithCrlf = filter.endsWithCrlf()}));
}

void Stagehand::readChunk(const action::AskChunk &ask)
{
    smtp::DataFilter filter(smtp::DataFilter::Dots::Kept);
    QByteArray body = filter.take(m_play.body);
    body += filter.finish();
    if (ask.fromStart)
        m_read = 0;
    const QByteArray piece = body.mid(m_read, m_play.chunk);
    m_read += piece.size();
    m_events.push_back(cueOr(
        "AskChunk", event::Chunk{.message = ask.message, .bytes = piece, .last = m_read >= body.size()}));
}

void Stagehand::handIn()
{
    ++m_seen.waits;
    for (std::size_t i = 0; i < m_play.together && m_handedIn < m_play.queue.size(); ++i)
        m_events.push_back(event::NextMessage{m_play.queue[m_handedIn++]});
    if (m_handedIn == m_play.queue.size())
        m_events.push_back(cueOr("AwaitMessage", event::NoMoreMessages{}));
}

void Stagehand::collect(const std::vector<Act> &acts)
{
    for (const Act &act : acts)
        if (act.kind != Act::Kind::Keep)
            m_acts.push_back(act);
}

/// All that is sent up to the next other act: one segment, cut as the play wants it.
void Stagehand::deliver()
{
    QByteArray bytes;
    for (; !m_acts.empty() && m_acts.front().kind == Act::Kind::Send; m_acts.pop_front())
        bytes += m_acts.front().bytes;
    for (const QByteArray &piece : cutUp(bytes, m_play.cut))
        m_events.push_back(event::Received{piece});
}

void Stagehand::actNext()
{
    if (m_acts.empty()) {
        m_events.push_back(event::PhaseExpired{});
        return;
    }
    const Act act = m_acts.front();
    if (act.kind == Act::Kind::Send)
        return deliver();
    m_acts.pop_front();
    if (act.kind == Act::Kind::BeginTls && std::exchange(m_wantsTls, false)) {
        collect(m_player.encrypted());
        m_events.push_back(event::Encrypted{someTls()});
    } else if (act.kind == Act::Kind::Close || act.kind == Act::Kind::Reset)
        m_events.push_back(event::WireFailed{{.stage = Stage::Connect, .kind = Problem::Kind::Closed}});
    else if (act.kind == Act::Kind::Silence)
        m_events.push_back(event::PhaseExpired{});
}

} // namespace

QByteArrayList Performance::linesShown() const
{
    QByteArrayList lines;
    for (const QByteArray &flight : shown)
        for (const QByteArray &line : flight.split('\n'))
            if (!line.isEmpty())
                lines.append(line.trimmed());
    return lines;
}

Performance perform(const Play &play)
{
    return Stagehand(play).run();
}

} // namespace posthorn::test
