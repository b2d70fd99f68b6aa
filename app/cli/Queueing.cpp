// SPDX-License-Identifier: MIT
#include "app/cli/Queueing.h"

#include "app/cli/ActOptions.h"
#include "app/cli/ChosenAccount.h"
#include "app/cli/Exit.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/OutboxReport.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/RouteOptions.h"
#include "app/wiring/Profile.h"
#include "explain/Catalogue.h"
#include "outbox/Outbox.h"

#include <QElapsedTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

/// What waits keeps no secret, and an account may be mended while it waits.
Outcome withoutMore(const Options &options)
{
    if (givesSecret(options))
        return badInput(u"--queue"_s,
                        u"is no place for a password; keep it with an account, or give it to outbox flush"_s);
    if (options.has("client-cert"))
        return badInput(u"--client-cert"_s, u"is not taken with --queue, which keeps no secret"_s);
    if (options.has("proxy-password-env"))
        return badInput(u"--proxy-password-env"_s, u"is not taken with --queue, which keeps no secret"_s);
    if (!options.has("account"))
        return Done{};
    for (const Option &option : routeOptions) {
        if (QLatin1StringView(option.name) != "account"_L1 && options.has(option.name))
            return badInput(u"--"_s + QLatin1StringView(option.name),
                            u"is not taken with --queue and --account; change the account"_s);
    }
    return Done{};
}

Result<QString> accountIdFrom(const Options &options)
{
    if (!options.has("account"))
        return QString();
    const auto account = chosenAccount(options);
    return account ? Result<QString>(account->id) : account.problem();
}

Result<outbox::QueuedMail> routeFrom(const Options &options, const QString &sender)
{
    if (const Outcome clear = withoutMore(options); !clear)
        return clear.problem();
    const auto account = accountIdFrom(options);
    if (!account)
        return account.problem();
    auto plan = planFrom(options, sender);
    if (!plan)
        return plan.problem();
    if (const Outcome read = readAct(options, plan.value()); !read)
        return read.problem();
    if (account->isEmpty() && plan->wantsAuth())
        return badInput(u"--queue"_s, u"needs --account where the server wants a password"_s);
    return outbox::QueuedMail{.accountId = *account, .plan = *plan};
}

/// The header alone is read: what follows it may be large.
QString subjectOf(const mime::Message &message)
{
    const auto source = message.open();
    const QByteArray start = source->read(qint64{64} * 1024);
    const qsizetype end = start.indexOf("\r\n\r\n");
    return mime::summarize(end < 0 ? start : start.first(end + 4)).subject;
}

class Queueing
{
public:
    Queueing(outbox::Outbox &outbox, outbox::QueuedMail mail, const Console &console)
        : m_outbox(outbox), m_mail(std::move(mail)), m_console(console)
    {
    }

    [[nodiscard]] Outcome take(const mime::Message &message, bool json)
    {
        QElapsedTimer clock;
        clock.start();
        outbox::QueuedMail mail = m_mail;
        const Wishes wishes = mail.plan.envelope.wishes;
        mail.plan.envelope = message.envelope();
        mail.plan.envelope.wishes = wishes;
        mail.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        mail.messageId = message.messageId();
        mail.subject = subjectOf(message);
        mail.queuedAt = QDateTime::currentDateTimeUtc();
        Outcome queued = m_outbox.queue(mail, message);
        if (queued)
            m_console.document(json ? queuedJson(mail, message.size(), clock.elapsed())
                                    : queuedText(mail).toUtf8());
        return queued;
    }

private:
    outbox::Outbox &m_outbox;
    outbox::QueuedMail m_mail;
    const Console &m_console;
};

int notQueued(const Problem &problem, const Console &console)
{
    console.error(idOf(problem.kind), u"Not queued. "_s + explain::Catalogue::builtIn().sentence(problem));
    return exitOfUsage(problem);
}

} // namespace

int queueMails(const Options &options, const std::vector<mime::Message> &messages, const Console &console)
{
    const auto profile = app::Profile::open(options.value("profile"));
    if (!profile)
        return notQueued(profile.problem(), console);
    const auto &from = messages.front().envelope().from;
    const auto mail = routeFrom(options, from ? from->toString() : QString());
    if (!mail)
        return notQueued(mail.problem(), console);
    auto outbox = outbox::Outbox::open(profile->outboxFolder(), QDateTime::currentDateTimeUtc());
    if (!outbox)
        return notQueued(outbox.problem(), console);
    for (const Problem &aside : outbox.value()->takeRemarks())
        console.remark(explain::Catalogue::builtIn().sentence(aside));
    Queueing queueing(*outbox.value(), *mail, console);
    for (const mime::Message &message : messages) {
        if (const Outcome taken = queueing.take(message, options.value("format") == "json"_L1); !taken)
            return notQueued(taken.problem(), console);
    }
    return Exit::Ok;
}

} // namespace posthorn::cli
