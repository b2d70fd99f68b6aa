// SPDX-License-Identifier: MIT
#include "outbox/Postroom.h"

#include <algorithm>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto untilTheLockIsFree = 1s;
constexpr auto untilAnotherTry = 60s;
constexpr auto quietBeforeAGlance = 200ms;
// A clock may jump, and a machine sleep: no single wait is longer.
constexpr std::chrono::milliseconds longestWait = 60s;

} // namespace

Postroom::Postroom(QString folder, Means means, const diagnose::Judge &judge)
    : m_folder(std::move(folder)), m_means(std::move(means)), m_judge(judge), m_since(m_means.now())
{
    for (auto *timer : {&m_next, &m_glance})
        timer->setSingleShot(true);
    m_glance.setInterval(quietBeforeAGlance);
    connect(&m_next, &QTimer::timeout, this, &Postroom::deliver);
    connect(&m_glance, &QTimer::timeout, this, &Postroom::glance);
}

Postroom::~Postroom() = default;

/// An outbox that could not be opened is tried again whenever it is needed.
Outcome Postroom::ready()
{
    if (m_outbox)
        return Done{};
    auto opened = Outbox::open(m_folder, m_means.now());
    if (!opened)
        return opened.problem();
    m_outbox = std::move(opened).value();
    m_courier = std::make_unique<Courier>(*m_outbox, m_means, m_judge);
    connect(m_courier.get(), &Courier::changed, this, &Postroom::note);
    connect(m_courier.get(), &Courier::progressed, this, &Postroom::progressed);
    connect(m_courier.get(), &Courier::rested, this, &Postroom::rest);
    connect(m_courier.get(), &Courier::failed, this, [this](const Problem &problem) {
        rest(m_means.now().addSecs(std::chrono::seconds(untilAnotherTry).count()));
        Q_EMIT stumbled(problem);
    });
    m_watcher = std::make_unique<QFileSystemWatcher>();
    const auto glanceSoon = [this] {
        if (!m_glance.isActive())
            m_glance.start();
    };
    connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, glanceSoon);
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, glanceSoon);
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, [this] { m_pairsChanged = true; });
    watch();
    return Done{};
}

void Postroom::open()
{
    if (const Outcome opened = ready(); !opened)
        return report(opened);
    report(m_outbox->look(m_means.now()));
    list();
    deliver();
}

Outcome Postroom::queue(const QueuedMail &mail, const mime::Message &message)
{
    if (Outcome opened = ready(); !opened)
        return opened;
    if (Outcome queued = m_outbox->queue(mail, message); !queued)
        return queued;
    report(m_outbox->look(m_means.now()));
    if (const auto record = m_outbox->ledger().find(mail.id))
        Q_EMIT changed(*record);
    deliver();
    return Done{};
}

void Postroom::tell(const QString &id, Word word)
{
    if (const Outcome opened = ready(); !opened)
        return report(opened);
    const auto record = m_outbox->tell(id, word, m_means.now());
    if (!record)
        return report(record.problem());
    Q_EMIT changed(*record);
    deliver();
}

void Postroom::takeBack(const QString &id)
{
    if (m_onItsWay != id)
        return giveBack(id);
    m_wantedBack.append(id);
    m_again = true;
    m_courier->stop();
}

Result<QStringList> Postroom::known(const QStringList &ids)
{
    if (const Outcome opened = ready(); !opened)
        return opened.problem();
    const auto there = m_outbox->ledger().ids();
    if (!there)
        return there.problem();
    QStringList found;
    std::ranges::copy_if(ids, std::back_inserter(found), [&](const QString &id) {
        return there->contains(id) || m_outbox->pairs().holds(id);
    });
    return found;
}

Result<std::vector<Record>> Postroom::sent(const QStringList &words)
{
    const Outcome opened = ready();
    return opened ? m_outbox->ledger().sent(words) : opened.problem();
}

Result<QByteArray> Postroom::archived(const QString &id)
{
    const Outcome opened = ready();
    return opened ? m_outbox->pairs().archived(id) : opened.problem();
}

void Postroom::list()
{
    m_pulse = m_outbox->ledger().pulse();
    const auto records = m_outbox->ledger().openOrSentSince(m_since);
    if (records)
        Q_EMIT listed(*records);
    else
        Q_EMIT stumbled(records.problem());
}

void Postroom::deliver()
{
    if (m_lock || !m_outbox) {
        m_again = true;
        return;
    }
    auto lock = m_outbox->lock();
    if (!lock)
        return report(lock.problem());
    if (!*lock)
        return m_next.start(untilTheLockIsFree);
    m_lock = std::move(lock).value();
    m_again = false;
    Q_EMIT working(true);
    report(m_outbox->putInOrder(m_means.now()));
    m_courier->run();
}

void Postroom::rest(const QDateTime &next)
{
    m_lock.reset();
    m_onItsWay.clear();
    for (const QString &id : std::exchange(m_wantedBack, {}))
        giveBack(id);
    Q_EMIT working(false);
    if (std::exchange(m_again, false))
        return deliver();
    if (next.isValid())
        m_next.start(std::clamp(std::chrono::milliseconds(m_means.now().msecsTo(next)), 0ms, longestWait));
}

void Postroom::note(const Record &record)
{
    const bool isOnItsWay = record.state == State::Sending || record.state == State::Committing;
    m_onItsWay = isOnItsWay ? record.id : QString();
    Q_EMIT changed(record);
}

void Postroom::giveBack(const QString &id)
{
    const auto mail = held(id);
    if (mail)
        Q_EMIT tookBack(*mail);
    else
        Q_EMIT keptOn(id, mail.problem());
}

Result<HeldMail> Postroom::held(const QString &id)
{
    if (const Outcome opened = ready(); !opened)
        return opened.problem();
    const auto record = m_outbox->hold(id, m_means.now());
    if (!record)
        return record.problem();
    Q_EMIT changed(*record);
    if (record->state != State::Failed)
        return badInput(record->subject.isEmpty() ? id : record->subject,
                        u"has gone too far to be taken back"_s);
    const auto mail = m_outbox->pairs().read(id);
    if (!mail)
        return mail.problem();
    const auto message = m_outbox->pairs().message(*mail, mail->plan.envelope.to);
    if (!message)
        return message.problem();
    return HeldMail{.mail = *mail, .record = *record, .bytes = message->open()->readAll()};
}

/// Files changed. Only what another program did is news.
void Postroom::glance()
{
    watch();
    const Ledger::Pulse before = m_outbox->ledger().pulse();
    const bool arePairsNew = std::exchange(m_pairsChanged, false);
    if (!arePairsNew && before.others == m_pulse.others)
        return;
    report(m_outbox->look(m_means.now()));
    const Ledger::Pulse after = m_outbox->ledger().pulse();
    if (after.others == m_pulse.others && after.own == before.own)
        return;
    list();
    deliver();
}

/// What was not there yet, or was made anew, is not watched by itself.
void Postroom::watch()
{
    for (const QString &path : m_outbox->watched()) {
        if (!m_watcher->files().contains(path) && !m_watcher->directories().contains(path))
            m_watcher->addPath(path);
    }
}

void Postroom::report(const Outcome &outcome)
{
    for (const Problem &aside : m_outbox ? m_outbox->takeRemarks() : std::vector<Problem>())
        Q_EMIT stumbled(aside);
    if (!outcome)
        Q_EMIT stumbled(outcome.problem());
}

} // namespace posthorn::outbox
