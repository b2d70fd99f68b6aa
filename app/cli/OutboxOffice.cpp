// SPDX-License-Identifier: MIT
#include "app/cli/OutboxOffice.h"

#include "accounts/BookFile.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/OutboxRoutes.h"
#include "app/cli/Termination.h"
#include "app/wiring/Profile.h"
#include "outbox/Courier.h"
#include "wire/TlsWire.h"

#include <QCoreApplication>
#include <QThread>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using outbox::Record;
using outbox::State;

constexpr qsizetype shortestName = 4;
constexpr unsigned long lookAgainMs = 100;
constexpr qint64 listedDays = 30; // of what was sent

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

outbox::Means meansOf(OutboxRoutes &routes)
{
    const auto planOf = [&routes](const outbox::QueuedMail &mail, const outbox::PlanAnswer &answer) {
        answer(routes.planOf(mail));
    };
    return {.wires =
                [tickets = std::make_shared<wire::SessionTickets>()] {
                    return std::make_unique<wire::TlsWire>(tickets);
                },
            .planOf = planOf,
            .now = now};
}

} // namespace

Outcome OutboxOffice::open()
{
    const auto profile = app::Profile::open(m_options.value("profile"));
    if (!profile)
        return profile.problem();
    const auto book = accounts::BookFile(profile->accountsFile()).read();
    if (!book)
        return book.problem();
    m_book = *book;
    auto opened = outbox::Outbox::open(profile->outboxFolder(), now());
    if (!opened)
        return opened.problem();
    m_outbox = std::move(opened).value();
    return look();
}

Outcome OutboxOffice::look()
{
    const Outcome looked = m_outbox->look(now());
    remarkOnRest();
    if (!looked)
        return looked.problem();
    auto records = m_outbox->ledger().openOrSentSince(now().addDays(-listedDays));
    if (!records)
        return records.problem();
    m_records = std::move(records).value();
    return Done{};
}

void OutboxOffice::remarkOnRest()
{
    for (const Problem &aside : m_outbox->takeRemarks())
        m_console.remark(explain::Catalogue::builtIn().sentence(aside));
}

Result<Record> OutboxOffice::named(const QString &name) const
{
    std::vector<Record> found;
    for (const Record &record : m_records) {
        const bool isMeant = record.id == name || record.messageId == name ||
                             (name.size() >= shortestName && record.id.startsWith(name));
        if (isMeant)
            found.push_back(record);
    }
    if (found.empty())
        return badInput(name, u"names no mail of the outbox; posthorn-cli outbox list shows them"_s);
    return found.size() == 1 ? Result<Record>(found.front())
                             : badInput(name, u"names more than one mail; give its whole id"_s);
}

Result<std::vector<Record>> OutboxOffice::named() const
{
    std::vector<Record> records;
    for (const QString &name : m_options.operands().sliced(1)) {
        const auto record = named(name);
        if (!record)
            return record.problem();
        records.push_back(*record);
    }
    if (records.empty())
        return badInput(u"the mail"_s, u"is missing; name it by its id"_s);
    return records;
}

Result<std::vector<Record>> OutboxOffice::send(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (const auto told = m_outbox->tell(id, outbox::Word::TryNow, now()); !told)
            return told.problem();
    }
    if (const Outcome delivered = deliver(ids); !delivered)
        return delivered.problem();
    if (const Outcome looked = look(); !looked)
        return looked.problem();
    std::vector<Record> touched;
    std::ranges::copy_if(m_records, std::back_inserter(touched),
                         [&](const Record &record) { return ids.contains(record.id); });
    return touched;
}

/// Another program that sends holds the lock while it does; what it leaves is done afterwards.
Outcome OutboxOffice::deliver(const QStringList &ids)
{
    if (ids.isEmpty())
        return Done{};
    auto lock = m_outbox->lock();
    for (bool said = false; lock && !*lock; lock = m_outbox->lock()) {
        if (!std::exchange(said, true))
            m_console.prose(u"Another program is sending; waiting for it."_s);
        QThread::msleep(lookAgainMs);
    }
    if (!lock)
        return lock.problem();
    if (const Outcome ordered = m_outbox->putInOrder(now()); !ordered)
        return ordered.problem();
    OutboxRoutes routes(m_options, m_book);
    outbox::Courier courier(*m_outbox, meansOf(routes), diagnose::Judge::builtIn());
    const Termination termination;
    Outcome outcome = Done{};
    QObject::connect(&termination, &Termination::asked, &courier, &outbox::Courier::stop);
    QObject::connect(&courier, &outbox::Courier::changed, &courier,
                     [this](const Record &record) { tell(record); });
    QObject::connect(
        &courier, &outbox::Courier::rested, &courier, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    QObject::connect(
        &courier, &outbox::Courier::failed, &courier,
        [&outcome](const Problem &problem) {
            outcome = problem;
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    courier.run(ids);
    QCoreApplication::exec();
    return outcome;
}

void OutboxOffice::tell(const Record &record) const
{
    if (record.state == State::Sending)
        m_console.prose(u"Sending %1"_s.arg(record.id));
}

void OutboxOffice::print(const std::vector<Record> &records, Form form) const
{
    Shelf shelf{.records = records, .words = explain::Catalogue::builtIn()};
    for (const auto &account : m_book.all())
        shelf.accounts.insert(account.id, account.name);
    if (m_options.value("format") == "json"_L1)
        m_console.document(outboxJson(shelf));
    else
        m_console.document(form == Form::Lines ? outboxText(shelf) : outboxDetails(shelf));
}

int OutboxOffice::complain(const Problem &problem) const
{
    m_console.error(problem);
    return exitOfUsage(problem);
}

} // namespace posthorn::cli
