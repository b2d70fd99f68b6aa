// SPDX-License-Identifier: MIT
#include "ui/practice/MailView.h"

#include "base/VisibleText.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

QString howOf(const practice::CapturedMail &captured)
{
    const auto &mail = captured.mail;
    const auto way =
        mail.encrypted ? MailView::tr("Came encrypted") : MailView::tr("Came without encryption");
    const auto who = mail.user.isEmpty() ? MailView::tr("nobody signed in")
                                         : MailView::tr("signed in as %1").arg(mail.user);
    return MailView::tr("%1, %2, %3")
        .arg(way, who, QLocale{}.formattedDataSize(mail.message.size(), 1, QLocale::DataSizeSIFormat));
}

} // namespace

MailView::MailView(QWidget *parent)
    : QWidget(parent),
      m_subject(new PlainLabel({}, Type::Section)),
      m_from(new PlainLabel),
      m_to(new PlainLabel),
      m_how(new PlainLabel({}, Type::Caption, Ink::Muted)),
      m_source(quietButton(tr("Source"))),
      m_text(new QPlainTextEdit)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    auto *top = new QHBoxLayout;
    top->addWidget(m_subject->fitting(PlainLabel::Fit::Elide), 1);
    top->addWidget(m_source);
    layout->addLayout(top);
    for (auto *line : {m_from, m_to, m_how})
        layout->addWidget(line->fitting(PlainLabel::Fit::Elide));
    layout->addSpacing(space::small);
    layout->addWidget(m_text, 1);
    nameControl(*m_text, tr("Text of the mail"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->document()->setDocumentMargin(space::small);
    m_source->setCheckable(true);
    connect(m_source, &QPushButton::toggled, this, &MailView::refresh);
}

void MailView::show(const InboxItem &item)
{
    m_item = item;
    refresh();
}

void MailView::refresh()
{
    const auto &summary = m_item.summary;
    const auto source = m_source->isChecked();
    m_subject->setText(summary.subject.isEmpty() ? tr("No subject") : summary.subject);
    m_from->setText(tr("From %1").arg(summary.from));
    m_to->setText(tr("To %1").arg(summary.to));
    m_how->setText(howOf(m_item.captured));
    m_text->setFont(fontOf(source ? Type::Mono : Type::Body));
    const auto raw = QString::fromUtf8(m_item.captured.mail.message).replace(u"\r\n"_s, u"\n"_s);
    m_text->setPlainText(visibleText(source ? raw : summary.text));
}

} // namespace posthorn::ui
