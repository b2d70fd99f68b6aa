// SPDX-License-Identifier: MIT
#pragma once
// The way to a server, by hand: host, port, encryption, user name, password.

#include "base/Endpoint.h"
#include "base/Secret.h"
#include "explain/Card.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace posthorn::ui {

struct Route
{
    Endpoint endpoint{};
    QString user{};
    Secret secret{};
};

class RouteForm : public QWidget
{
    Q_OBJECT
public:
    explicit RouteForm(QWidget *parent = nullptr);

    [[nodiscard]] Route route() const;
    void setRoute(const Endpoint &endpoint, const QString &user);
    /// Puts a fix into the fields; what it does not name stays.
    void apply(const explain::Change &change);
    /// One sentence about the first field that cannot be right, or nothing. That field gets the keyboard.
    [[nodiscard]] QString firstFault();
    [[nodiscard]] QWidget *entry() const;
    [[nodiscard]] QWidget *lastField() const;
    void clearSecret();
    /// Empties the password and gives it the keyboard.
    void typeSecretAgain();
    void setFieldsVisible(bool visible);
    /// Fills in a user name that the person has not chosen otherwise.
    void proposeUser(const QString &user);
    /// Further rows may go on top of it.
    [[nodiscard]] QFormLayout *form() const { return m_form; }
    /// Tab goes from `before` through these fields.
    void tabFrom(QWidget *before);

Q_SIGNALS:
    void submitted(); ///< Enter in a field

private:
    void addRows();
    void proposePort();
    void proposeSecurity();
    void chooseSecurity(Security security);
    [[nodiscard]] Security security() const;

    QFormLayout *m_form;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QComboBox *m_security;
    QLineEdit *m_user;
    QLineEdit *m_password;
    // One proposes the other only while the person has not touched it.
    bool m_portTouched = false;
    bool m_securityTouched = false;
    QString m_proposedUser{};
};

} // namespace posthorn::ui
