// SPDX-License-Identifier: MIT
#include "ui/accounts/PasswordAsk.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace posthorn::ui {

PasswordAsk::PasswordAsk(const accounts::Account &account, QWidget *parent)
    : QDialog(parent), m_password(new QLineEdit)
{
    setWindowTitle(tr("Password"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::wide, space::large, space::wide, space::large);
    layout->setSpacing(space::medium);
    auto *title = new PlainLabel(tr("Password for %1").arg(account.name), Type::Section);
    layout->addWidget(title->fitting(PlainLabel::Fit::Wrap));
    layout->addWidget(makeWords(account));
    layout->addWidget(makeField());
    layout->addWidget(makeButtons());
    resize(measure::smallWindowWidth, sizeHint().height());
}

void PasswordAsk::give()
{
    if (m_password->text().isEmpty())
        return m_password->setFocus();
    QByteArray bytes = m_password->text().toUtf8();
    const Secret secret(bytes);
    wipe(bytes);
    m_password->clear();
    accept();
    Q_EMIT given(secret);
}

QWidget *PasswordAsk::makeWords(const accounts::Account &account)
{
    const QString words = tr("Posthorn signs in as %1 at %2. The password stays in memory until Posthorn "
                             "ends, and is written nowhere.")
                              .arg(account.user, wordsOf(account.endpoint));
    return (new PlainLabel(words, Type::Body, Ink::Muted))->fitting(PlainLabel::Fit::Wrap);
}

QWidget *PasswordAsk::makeField()
{
    auto *holder = new QWidget;
    auto *form = makeForm(holder);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    addField(*form, tr("&Password"), *m_password);
    return holder;
}

QWidget *PasswordAsk::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    auto *use = new PrimaryButton(tr("Sign in"));
    auto *cancel = plainButton(tr("Cancel"));
    use->setDefault(true);
    cancel->setAutoDefault(false);
    buttons->addButton(use, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(use, &QPushButton::clicked, this, &PasswordAsk::give);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

} // namespace posthorn::ui
