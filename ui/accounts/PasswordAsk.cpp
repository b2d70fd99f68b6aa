// SPDX-License-Identifier: MIT
#include "ui/accounts/PasswordAsk.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace posthorn::ui {

PasswordAsk::PasswordAsk(const accounts::Account &account, const QString &trouble, QWidget *parent)
    : CardFrame(trouble.isEmpty() ? Tone::Info : Tone::Warn, parent),
      m_password(new QLineEdit),
      m_home(makeHomeChoice(account.secretHome))
{
    addWords(account, trouble);
    body()->addWidget(makeFields(account));
    body()->addWidget(makeButtons());
}

void PasswordAsk::takeKeyboard()
{
    m_password->setFocus();
}

void PasswordAsk::give()
{
    if (m_password->text().isEmpty())
        return m_password->setFocus();
    QByteArray bytes = m_password->text().toUtf8();
    const Secret secret(bytes);
    wipe(bytes);
    m_password->clear();
    Q_EMIT given(secret, homeChosenIn(*m_home));
}

void PasswordAsk::addWords(const accounts::Account &account, const QString &trouble)
{
    const auto say = [this](const QString &words, Type type, Ink ink) {
        body()->addWidget((new PlainLabel(words, type, ink))->fitting(PlainLabel::Fit::Wrap));
    };
    say(tr("Password for %1").arg(account.name), Type::Section, Ink::Text);
    if (!trouble.isEmpty())
        say(trouble, Type::Body, Ink::Text);
    say(tr("Posthorn signs in as %1 at %2.").arg(account.user, wordsOf(account.endpoint)), Type::Body,
        Ink::Muted);
}

QWidget *PasswordAsk::makeFields(const accounts::Account &account)
{
    auto *holder = new QWidget;
    auto *form = makeForm(holder);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    addField(*form, tr("&Password"), *m_password);
    addField(*form, tr("&Keep it"), *m_home);
    m_home->setVisible(!account.practice);
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordAsk::give);
    return holder;
}

QWidget *PasswordAsk::makeButtons()
{
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons);
    auto *use = new PrimaryButton(tr("Sign in"));
    auto *cancel = plainButton(tr("Cancel"));
    row->addWidget(use);
    row->addWidget(cancel);
    connect(use, &QPushButton::clicked, this, &PasswordAsk::give);
    connect(cancel, &QPushButton::clicked, this, &PasswordAsk::declined);
    return buttons;
}

} // namespace posthorn::ui
