// SPDX-License-Identifier: MIT
#include "ui/compose/MailFoot.h"

#include "ui/compose/DraftMark.h"
#include "ui/compose/SizeMeter.h"
#include "ui/widgets/Icon.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QHBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

QString keyed(const QString &words, QKeyCombination keys)
{
    return plainToolTip(words.arg(QKeySequence{keys}.toString(QKeySequence::NativeText)));
}

} // namespace

MailFoot::MailFoot(QWidget *parent)
    : QWidget(parent),
      m_attach(plainButton(tr("Attach"), u"attach"_s)),
      m_discard(plainButton({}, u"remove"_s)),
      m_format(new PlainLabel({}, Type::Caption, Ink::Muted)),
      m_meter(new SizeMeter),
      m_draft(new DraftMark),
      m_send(new PrimaryButton(tr("Send")))
{
    m_attach->setAccessibleName(tr("Attach files"));
    m_attach->setToolTip(keyed(tr("Attach files (%1), or drop them here"), Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    m_discard->setAccessibleName(tr("Discard this mail"));
    m_discard->setToolTip(plainToolTip(tr("Discard this mail")));
    m_send->setIcon(icon(u"send"_s, Ink::OnAccent));
    m_send->setToolTip(keyed(tr("Send now (%1)"), Qt::CTRL | Qt::Key_Return));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    row->addWidget(m_attach);
    row->addWidget(m_discard);
    row->addWidget(m_format->fitting(PlainLabel::Fit::Elide), 1);
    row->addWidget(m_meter);
    row->addWidget(m_draft);
    row->addWidget(m_send);
}

void MailFoot::setFormat(const QString &words)
{
    m_format->setText(words);
}

} // namespace posthorn::ui
