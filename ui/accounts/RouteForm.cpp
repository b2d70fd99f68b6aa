// SPDX-License-Identifier: MIT
#include "ui/accounts/RouteForm.h"

#include "ui/widgets/Field.h"

#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QLineEdit>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

constexpr int highestPort = 65535;

RouteForm::RouteForm(QWidget *parent)
    : QWidget(parent),
      m_form(makeForm(this)),
      m_host(new QLineEdit),
      m_port(new QLineEdit),
      m_security(new QComboBox),
      m_user(new QLineEdit),
      m_password(new QLineEdit)
{
    m_host->setPlaceholderText(u"smtp.example.com"_s);
    m_port->setValidator(new QIntValidator(1, highestPort, m_port));
    m_port->setInputMethodHints(Qt::ImhDigitsOnly);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    m_security->addItem(tr("STARTTLS, usual on port 587"), static_cast<int>(Security::StartTls));
    m_security->addItem(tr("TLS from the start, usual on port 465"), static_cast<int>(Security::Tls));
    m_security->addItem(tr("None: only on this computer or your own network"),
                        static_cast<int>(Security::None));
    m_security->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_security->setMinimumContentsLength(12);
    setRoute({}, {});
    addRows();
    connect(m_port, &QLineEdit::textEdited, this, &RouteForm::proposeSecurity);
    connect(m_security, &QComboBox::activated, this, &RouteForm::proposePort);
    for (auto *field : {m_host, m_port, m_user, m_password})
        connect(field, &QLineEdit::returnPressed, this, &RouteForm::submitted);
}

Route RouteForm::route() const
{
    auto typed = m_password->text().toUtf8();
    Route result{
        .endpoint = {m_host->text().trimmed(), static_cast<quint16>(m_port->text().toUShort()), security()},
        .user = m_user->text().trimmed(),
        .secret = Secret{typed}};
    wipe(typed);
    return result;
}

void RouteForm::setRoute(const Endpoint &endpoint, const QString &user)
{
    m_host->setText(endpoint.host);
    m_port->setText(QString::number(endpoint.port));
    m_user->setText(user);
    m_host->setCursorPosition(0);
    chooseSecurity(endpoint.security);
    m_portTouched = m_securityTouched = !endpoint.host.isEmpty();
}

void RouteForm::apply(const explain::Change &change)
{
    const auto now = route();
    setRoute({change.host.value_or(now.endpoint.host), change.port.value_or(now.endpoint.port),
              change.security.value_or(now.endpoint.security)},
             change.user.value_or(now.user));
}

QString RouteForm::firstFault()
{
    const auto host = m_host->text().trimmed();
    if (host.isEmpty() || host.contains(u' ')) {
        m_host->setFocus();
        return host.isEmpty() ? tr("Type the name of the server.")
                              : tr("A server's name has no blanks in it: “%1”.").arg(host);
    }
    if (!m_port->hasAcceptableInput()) {
        m_port->setFocus();
        return tr("A port is a number from 1 to 65535.");
    }
    return {};
}

QWidget *RouteForm::entry() const
{
    return m_host;
}

QWidget *RouteForm::lastField() const
{
    return m_password;
}

void RouteForm::clearSecret()
{
    m_password->clear();
}

void RouteForm::typeSecretAgain()
{
    clearSecret();
    m_password->setFocus();
}

void RouteForm::tabFrom(QWidget *before)
{
    for (auto *field : std::initializer_list<QWidget *>{m_host, m_port, m_security, m_user, m_password}) {
        setTabOrder(before, field);
        before = field;
    }
}

void RouteForm::setFieldsVisible(bool visible)
{
    for (auto *field : std::initializer_list<QWidget *>{m_host, m_port, m_security, m_user, m_password})
        m_form->setRowVisible(field, visible);
}

void RouteForm::proposeUser(const QString &user)
{
    if (m_user->text() != m_proposedUser)
        return;
    m_proposedUser = user;
    m_user->setText(user);
}

void RouteForm::addRows()
{
    addField(*m_form, tr("Ser&ver"), *m_host);
    addField(*m_form, tr("&Port"), *m_port);
    addField(*m_form, tr("&Encryption"), *m_security);
    addField(*m_form, tr("&User name"), *m_user);
    addField(*m_form, tr("Pass&word"), *m_password);
    m_port->setMaximumWidth(m_port->fontMetrics().averageCharWidth() * 14);
}

void RouteForm::proposePort()
{
    m_securityTouched = true;
    if (!m_portTouched)
        m_port->setText(QString::number(usualPort(security())));
}

void RouteForm::proposeSecurity()
{
    m_portTouched = true;
    const auto port = m_port->text().toUShort();
    if (!m_securityTouched && port > 0)
        chooseSecurity(usualSecurity(port));
}

void RouteForm::chooseSecurity(Security security)
{
    m_security->setCurrentIndex(m_security->findData(static_cast<int>(security)));
}

Security RouteForm::security() const
{
    return static_cast<Security>(m_security->currentData().toInt());
}

} // namespace posthorn::ui
