// SPDX-License-Identifier: MIT
#include "ui/accounts/AccountForm.h"

#include "ui/accounts/AccountItem.h"
#include "ui/accounts/RouteForm.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

AccountForm::AccountForm(QWidget *parent)
    : QDialog(parent),
      m_name(new QLineEdit),
      m_address(new QLineEdit),
      m_route(new RouteForm),
      m_home(makeHomeChoice(accounts::SecretHome::Keychain)),
      m_notice(new Notice({}, Tone::Warn))
{
    setWindowTitle(tr("Add my account"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::wide, space::large, space::wide, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(tr("Add my account"), Type::Title));
    layout->addWidget(
        (new PlainLabel(tr("Your provider's help pages name the server. The address and the password "
                           "stay on this computer."),
                        Type::Body, Ink::Muted))
            ->fitting(PlainLabel::Fit::Wrap));
    layout->addWidget(makeBody());
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    m_notice->hide();
    setTabOrder(m_name, m_address);
    m_route->tabFrom(m_address);
    setTabOrder(m_route->lastField(), m_home);
    m_name->setFocus();
    resize(measure::formWidth, sizeHint().height());
}

void AccountForm::refuse(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
}

void AccountForm::submit()
{
    const auto address = Address::parse(m_address->text().trimmed());
    if (!address) {
        m_address->setFocus();
        return refuse(m_address->text().trimmed().isEmpty()
                          ? tr("Type your mail address.")
                          : tr("“%1” is not a mail address.").arg(m_address->text().trimmed()));
    }
    if (const auto fault = m_route->firstFault(); !fault.isEmpty())
        return refuse(fault);
    m_notice->hide();
    const auto route = m_route->route();
    accounts::Account account;
    account.name = address->toString();
    account.identities = {{Mailbox{m_name->text().trimmed(), *address}}};
    account.endpoint = route.endpoint;
    account.user = route.user;
    account.secretHome = homeChosenIn(*m_home);
    Q_EMIT submitted(account, route.secret);
}

void AccountForm::proposeFromAddress()
{
    if (const auto address = Address::parse(m_address->text().trimmed()))
        m_route->proposeUser(address->toString());
}

QWidget *AccountForm::makeBody()
{
    m_name->setPlaceholderText(tr("as others see it"));
    m_address->setPlaceholderText(u"name@example.com"_s);
    addField(*m_route->form(), tr("Your &name"), *m_name, 0);
    addField(*m_route->form(), tr("Mail &address"), *m_address, 1);
    addField(*m_route->form(), tr("&Keep it"), *m_home);
    connect(m_address, &QLineEdit::editingFinished, this, &AccountForm::proposeFromAddress);
    return m_route;
}

QWidget *AccountForm::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    auto *add = new PrimaryButton(tr("Add account"));
    auto *cancel = plainButton(tr("Cancel"));
    add->setDefault(true);
    cancel->setAutoDefault(false);
    buttons->addButton(add, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(add, &QPushButton::clicked, this, &AccountForm::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

} // namespace posthorn::ui
