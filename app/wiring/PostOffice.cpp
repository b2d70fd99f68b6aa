// SPDX-License-Identifier: MIT
#include "app/wiring/PostOffice.h"

#include "wire/TlsWire.h"

namespace posthorn::app {

namespace {

using outbox::Postroom;

/// Where every connection of a mail begins; one after another to the same server goes on with its TLS
/// session.
outbox::WireFactory wires()
{
    return [tickets = std::make_shared<wire::SessionTickets>()] {
        return std::make_unique<wire::TlsWire>(tickets);
    };
}

/// Asks on the thread of `front`, and answers on the one that asked.
outbox::PlanOf across(const EngineThread &engine, QObject *front, const outbox::PlanOf &planOf)
{
    return [&engine, front = QPointer<QObject>(front), planOf](const outbox::QueuedMail &mail,
                                                               const outbox::PlanAnswer &answer) {
        const auto answerThere = [&engine, answer](const Result<smtp::Plan> &plan) {
            engine.post([answer, plan] { answer(plan); });
        };
        if (front)
            QMetaObject::invokeMethod(
                front, [planOf, mail, answerThere] { planOf(mail, answerThere); }, Qt::QueuedConnection);
    };
}

} // namespace

PostOffice::PostOffice(const EngineThread &engine, const QString &folder, const outbox::PlanOf &planOf,
                       QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_wires(wires()),
      m_warm(engine.adopt(std::make_unique<outbox::WarmConnection>(m_wires))),
      m_room(engine.adopt(
          std::make_unique<Postroom>(folder,
                                     outbox::Means{.wires = m_wires,
                                                   .planOf = across(engine, this, planOf),
                                                   .now = [] { return QDateTime::currentDateTimeUtc(); },
                                                   .warm = m_warm},
                                     diagnose::Judge::builtIn())))
{
    const auto *room = m_room.get();
    connect(room, &Postroom::listed, this, &PostOffice::listed);
    connect(room, &Postroom::changed, this, &PostOffice::changed);
    connect(room, &Postroom::progressed, this, &PostOffice::progressed);
    connect(room, &Postroom::tookBack, this, &PostOffice::tookBack);
    connect(room, &Postroom::keptOn, this, &PostOffice::keptOn);
    connect(room, &Postroom::stumbled, this, &PostOffice::stumbled);
    connect(room, &Postroom::working, this, [this](bool isWorking) {
        m_working = isWorking;
        Q_EMIT rested();
    });
}

PostOffice::~PostOffice() = default;

void PostOffice::open()
{
    ask([](Postroom &room) { room.open(); });
}

void PostOffice::queue(QObject *who, const outbox::QueuedMail &mail, const mime::Message &message,
                       const std::function<void(const Outcome &)> &answer)
{
    ++m_asked;
    m_engine.ask<Outcome>(
        this, [room = m_room, mail, message] { return room->queue(mail, message); },
        [this, guard = QPointer<QObject>(who), answer](const Outcome &queued) {
            --m_asked;
            if (guard)
                answer(queued);
            Q_EMIT rested();
        });
}

void PostOffice::warm(const smtp::Plan &plan)
{
    m_engine.post([connection = m_warm, plan] { connection->open(plan); });
}

void PostOffice::tell(const QString &id, outbox::Word word)
{
    ask([id, word](Postroom &room) { room.tell(id, word); });
}

void PostOffice::takeBack(const QString &id)
{
    ask([id](Postroom &room) { room.takeBack(id); });
}

void PostOffice::known(QObject *who, const QStringList &ids,
                       const std::function<void(const Result<QStringList> &)> &answer)
{
    m_engine.ask<Result<QStringList>>(
        who, [room = m_room, ids] { return room->known(ids); }, answer);
}

void PostOffice::sent(QObject *who, const QStringList &words,
                      const std::function<void(const Result<std::vector<outbox::Record>> &)> &answer)
{
    m_engine.ask<Result<std::vector<outbox::Record>>>(
        who, [room = m_room, words] { return room->sent(words); }, answer);
}

void PostOffice::archived(QObject *who, const QString &id,
                          const std::function<void(const Result<QByteArray> &)> &answer)
{
    m_engine.ask<Result<QByteArray>>(
        who, [room = m_room, id] { return room->archived(id); }, answer);
}

/// What it begins, working() tells before this is answered.
void PostOffice::ask(const std::function<void(Postroom &)> &work)
{
    ++m_asked;
    m_engine.ask<Outcome>(
        this,
        [room = m_room, work]() -> Outcome {
            work(*room);
            return Done{};
        },
        [this](const Outcome &) {
            --m_asked;
            Q_EMIT rested();
        });
}

} // namespace posthorn::app
