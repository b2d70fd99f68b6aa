// SPDX-License-Identifier: MIT
#include "ui/compose/MailHead.h"

#include "ui/widgets/Field.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

namespace posthorn::ui {

MailHead::MailHead(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this)), m_from(new QComboBox)
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::small);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnStretch(1, 1);
    m_fromLabel = addLabel(*m_grid, 0, tr("&From"), *m_from);
    m_grid->addWidget(m_from, 0, 1, 1, 3);
    m_to = addRow(1, tr("&To"));
    m_cc = addRow(2, tr("&Cc"));
    m_bcc = addRow(3, tr("&Bcc"));
    m_subject = addRow(4, tr("&Subject"));
    m_grid->addWidget(addOpener(m_cc, tr("Cc")), 1, 2);
    m_grid->addWidget(addOpener(m_bcc, tr("Bcc")), 1, 3);
    connect(m_from, &QComboBox::currentIndexChanged, this, &MailHead::changed);
    setSenders({});
}

void MailHead::setSenders(const std::vector<SenderChoice> &senders)
{
    const auto before = m_from->currentData().toString();
    m_senders = senders;
    const QSignalBlocker quiet{m_from};
    m_from->clear();
    for (const auto &sender : senders)
        m_from->addItem(sender.mailbox.toString(), sender.accountId);
    chooseSender(before);
    m_from->setVisible(senders.size() > 1);
    m_fromLabel->setVisible(senders.size() > 1);
    Q_EMIT changed();
}

void MailHead::chooseSender(const QString &accountId)
{
    if (const auto index = m_from->findData(accountId); index >= 0)
        m_from->setCurrentIndex(index);
}

const SenderChoice *MailHead::sender() const
{
    const auto index = m_from->currentIndex();
    return index < 0 ? nullptr : &m_senders.at(static_cast<size_t>(index));
}

void MailHead::fill(const Written &written)
{
    m_to.edit->setText(written.to);
    m_cc.edit->setText(written.cc);
    m_bcc.edit->setText(written.bcc);
    m_subject.edit->setText(written.subject);
    if (!written.cc.isEmpty())
        open(m_cc);
    if (!written.bcc.isEmpty())
        open(m_bcc);
    chooseFrom(written);
}

/// Of several accounts with one address the one it was written with.
void MailHead::chooseFrom(const Written &written)
{
    for (size_t i = 0; written.from && i < m_senders.size(); ++i) {
        const auto &sender = m_senders[i];
        if (sender.mailbox.address == written.from->address)
            m_from->setCurrentIndex(static_cast<int>(i));
        if (sender.mailbox.address == written.from->address && sender.accountId == written.accountId)
            return;
    }
}

Written MailHead::written() const
{
    const auto *chosen = sender();
    return {.accountId = chosen ? chosen->accountId : QString(),
            .from = chosen ? std::optional{chosen->mailbox} : std::nullopt,
            .to = m_to.edit->text(),
            .cc = m_cc.edit->text(),
            .bcc = m_bcc.edit->text(),
            .replyTo = {},
            .subject = m_subject.edit->text(),
            .text = {},
            .attachments = {}};
}

bool MailHead::focus(Finding::Field field)
{
    auto *widget = widgetOf(field);
    if (!widget)
        return false;
    if (field == Finding::Field::Cc)
        open(m_cc);
    if (field == Finding::Field::Bcc)
        open(m_bcc);
    widget->setFocus(Qt::OtherFocusReason);
    return true;
}

QWidget *MailHead::lastField() const
{
    return m_subject.edit;
}

void MailHead::closeTabOrder(QWidget *after)
{
    for (auto *next : std::initializer_list<QWidget *>{m_cc.opener, m_bcc.opener}) {
        setTabOrder(after, next);
        after = next;
    }
}

MailHead::Row MailHead::addRow(int row, const QString &label)
{
    Row result{.edit = new QLineEdit};
    result.label = addLabel(*m_grid, row, label, *result.edit);
    m_grid->addWidget(result.edit, row, 1, 1, row == 1 ? 1 : 3);
    connect(result.edit, &QLineEdit::textChanged, this, &MailHead::changed);
    return result;
}

QPushButton *MailHead::addOpener(Row &row, const QString &text)
{
    row.opener = quietButton(text);
    row.opener->setAccessibleName(tr("Show the field %1").arg(text));
    row.label->hide();
    row.edit->hide();
    connect(row.opener, &QPushButton::clicked, this, [&row] {
        open(row);
        row.edit->setFocus(Qt::OtherFocusReason);
    });
    return row.opener;
}

void MailHead::open(const Row &row)
{
    row.label->show();
    row.edit->show();
    row.opener->hide();
}

QWidget *MailHead::widgetOf(Finding::Field field) const
{
    using Field = Finding::Field;
    switch (field) {
    case Field::From:
        return m_from->isVisible() ? static_cast<QWidget *>(m_from) : m_to.edit;
    case Field::To:
        return m_to.edit;
    case Field::Cc:
        return m_cc.edit;
    case Field::Bcc:
        return m_bcc.edit;
    case Field::Subject:
        return m_subject.edit;
    case Field::ReplyTo:
    case Field::Text:
    case Field::Attachments:
        break;
    }
    return nullptr;
}

} // namespace posthorn::ui
