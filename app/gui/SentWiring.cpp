// SPDX-License-Identifier: MIT
#include "app/gui/SentWiring.h"

#include "app/gui/WrittenAgain.h"
#include "files/DurableWrite.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

namespace posthorn::gui {

using namespace Qt::StringLiterals;
using outbox::Record;

namespace {

/// What every file system takes.
QString fileNameFor(const Record &record)
{
    static const QRegularExpression unfit(u"[^\\w .,-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype most = 60;
    const QString name = QString(record.subject).replace(unfit, u" "_s).simplified().left(most);
    return (name.isEmpty() ? u"mail"_s : name) + u".eml"_s;
}

std::vector<Address> recipientsOf(const Record &record)
{
    std::vector<Address> all;
    all.reserve(record.recipients.size());
    for (const outbox::Standing &one : record.recipients)
        all.push_back(one.address);
    return all;
}

} // namespace

SentWiring::SentWiring(const Desk &desk, ui::OutboxPage &page) : m_desk(desk), m_page(page)
{
    connect(&page, &ui::OutboxPage::searched, this, &SentWiring::search);
}

void SentWiring::search(const QStringList &words)
{
    m_desk.post.sent(this, words, [this](const Result<std::vector<Record>> &found) {
        if (found)
            m_page.setSent(*found, QDate::currentDate());
        else
            Q_EMIT said(m_desk.words.sentence(found.problem()));
    });
}

void SentWiring::repeat(const QString &id)
{
    const auto *record = m_page.recordOf(id);
    if (!record)
        return;
    m_desk.post.archived(this, id, [this, record = *record](const Result<QByteArray> &bytes) {
        const auto draft = bytes ? writtenAgain(*bytes, recipientsOf(record)) : bytes.problem();
        if (draft)
            Q_EMIT writeAsked(draft->draft, record.accountId);
        else
            Q_EMIT said(m_desk.words.sentence(draft.problem()));
    });
}

void SentWiring::save(const QString &id)
{
    const auto *record = m_page.recordOf(id);
    if (!record)
        return;
    auto *dialog = new QFileDialog(&m_page, tr("Save as .eml"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"eml"_s);
    dialog->selectFile(fileNameFor(*record));
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) { write(id, path); });
    dialog->open();
}

void SentWiring::write(const QString &id, const QString &path)
{
    m_desk.post.archived(this, id, [this, path](const Result<QByteArray> &bytes) {
        if (!bytes)
            return Q_EMIT said(m_desk.words.sentence(bytes.problem()));
        m_desk.engine.ask<Outcome>(
            this, [path, bytes = *bytes] { return files::durableWrite(path, bytes); },
            [this, path](const Outcome &written) {
                Q_EMIT said(written ? tr("Saved as %1.").arg(QFileInfo(path).fileName())
                                    : m_desk.words.sentence(written.problem()));
            });
    });
}

} // namespace posthorn::gui
