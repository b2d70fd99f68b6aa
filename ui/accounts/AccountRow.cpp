// SPDX-License-Identifier: MIT
#include "ui/accounts/AccountRow.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

QString wordOf(Security security)
{
    switch (security) {
    case Security::None:
        return AccountRow::tr("no encryption");
    case Security::StartTls:
        return u"STARTTLS"_s;
    case Security::Tls:
        return AccountRow::tr("TLS from the start");
    }
    Q_UNREACHABLE();
}

QString addressOf(const accounts::Account &account)
{
    return account.identities.empty() ? QString{} : account.identities.front().mailbox.toString();
}

} // namespace

AccountRow::AccountRow(const accounts::Account &account, QWidget *parent)
    : CardFrame(account.practice ? Tone::Info : Tone::Plain, parent),
      m_name(account.name),
      m_buttons(makeButtons()),
      m_question(makeQuestion())
{
    if (account.practice)
        setWord(tr("Practice: this mail stays on this computer"), u"practice"_s);
    body()->addWidget((new PlainLabel(account.name, Type::Section))->fitting(PlainLabel::Fit::Elide));
    if (const auto address = addressOf(account); address != account.name)
        body()->addWidget((new PlainLabel(address))->fitting(PlainLabel::Fit::Elide));
    body()->addWidget(
        (new PlainLabel(wordsOf(account.endpoint), Type::Body, Ink::Muted))->fitting(PlainLabel::Fit::Elide));
    body()->addSpacing(space::tiny);
    body()->addWidget(m_buttons);
    body()->addWidget(m_question);
    m_question->hide();
}

QWidget *AccountRow::makeButtons()
{
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons);
    const auto add = [&](const QString &text, const QString &icon, auto &&act) {
        auto *button = plainButton(text, icon);
        button->setAccessibleName(tr("%1: %2").arg(text, m_name));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    add(tr("Test connection"), u"check"_s, [this] { Q_EMIT checkAsked(); });
    add(tr("Write"), u"write"_s, [this] { Q_EMIT writeAsked(); });
    add(tr("Remove"), u"remove"_s, [this] {
        m_buttons->hide();
        m_question->show();
        m_question->findChild<QPushButton *>()->setFocus();
    });
    return buttons;
}

QWidget *AccountRow::makeQuestion()
{
    auto *question = new QWidget;
    auto *layout = new QVBoxLayout(question);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget((new PlainLabel(tr("Remove %1 and its password from this computer?").arg(m_name)))
                          ->fitting(PlainLabel::Fit::Wrap));
    auto *buttons = new FlowLayout;
    auto *keep = plainButton(tr("Keep it"));
    auto *remove = plainButton(tr("Remove it"), u"remove"_s);
    buttons->addWidget(keep);
    buttons->addWidget(remove);
    layout->addLayout(buttons);
    connect(remove, &QPushButton::clicked, this, &AccountRow::removeAsked);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_question->hide();
        m_buttons->show();
        m_buttons->findChild<QPushButton *>()->setFocus();
    });
    return question;
}

QString wordsOf(const Endpoint &endpoint)
{
    return u"%1 · %2"_s.arg(authority(endpoint.host, endpoint.port), wordOf(endpoint.security));
}

} // namespace posthorn::ui
