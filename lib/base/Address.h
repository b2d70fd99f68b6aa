// SPDX-License-Identifier: MIT
#pragma once
// A mail address that is known to be one. It cannot hold CR, LF or any other control character.

#include <QString>
#include <optional>
#include <vector>

namespace posthorn {

class Address
{
public:
    /// An addr-spec of RFC 5321 (dot-string or quoted local part; domain, IDN or address literal), and
    /// nothing around it. Nothing when `text` is none.
    [[nodiscard]] static std::optional<Address> parse(QStringView text);

    [[nodiscard]] const QString &localPart() const { return m_localPart; }
    [[nodiscard]] const QString &domain() const { return m_domain; }
    /// As a person reads it.
    [[nodiscard]] QString toString() const;
    /// As it goes over the wire: the domain as A-labels, the local part as UTF-8.
    [[nodiscard]] QByteArray wire() const;
    /// The local part is not ASCII, so the server must offer SMTPUTF8.
    [[nodiscard]] bool needsUtf8() const;

    bool operator==(const Address &) const = default;

private:
    Address(QString localPart, QString domain);
    QString m_localPart{};
    QString m_domain{};
};

/// An address with the name people see beside it.
struct Mailbox
{
    QString name{};
    Address address;

    bool operator==(const Mailbox &) const = default;
    /// `Name <a@b.c>`, quoted where the name needs it.
    [[nodiscard]] QString toString() const;
};

/// Reads `Name <a@b.c>`, `"Name, X" <a@b.c>` or a bare address.
[[nodiscard]] std::optional<Mailbox> mailboxFromText(QStringView text);
/// Splits a typed list at commas and semicolons outside quotes and brackets; empty items are left out.
[[nodiscard]] std::vector<QString> splitAddressList(QStringView text);

} // namespace posthorn
