// SPDX-License-Identifier: MIT
#pragma once
// A mail server that we did not write, as its fixture's note describes it, and what became of mail sent to
// it.

#include "wire/Driver.h"

#include <QDir>
#include <QJsonObject>

namespace posthorn::test {

class RealServer
{
public:
    /// The note that the fixture of this test wrote. False: there is none, since the server cannot run here.
    [[nodiscard]] bool find();

    /// One mail of alice's to bob.
    [[nodiscard]] smtp::Plan planFor(Security security, AuthMethod method) const;
    [[nodiscard]] const QStringList &mechanisms() const { return m_mechanisms; }
    /// Who has alice's password, kept as a hash.
    [[nodiscard]] const QString &hashed() const { return m_hashed; }
    /// Whom it refuses; behind one refusal it says 421 and closes.
    [[nodiscard]] const QString &refused() const { return m_refused; }
    [[nodiscard]] const smtp::ClientIdentity &client() const { return m_client; }
    /// The files of the mails that have arrived.
    [[nodiscard]] QStringList delivered() const;
    [[nodiscard]] bool forgetDelivered() const;

private:
    QStringList m_mechanisms{};
    QString m_hashed{};
    QString m_refused{};
    smtp::ClientIdentity m_client{};
    quint16 m_startTlsPort = 0;
    quint16 m_tlsPort = 0;
    QByteArray m_ca{};
    QDir m_maildir{};
};

[[nodiscard]] QByteArray contentOf(const QString &path);
[[nodiscard]] std::unique_ptr<QIODevice> deviceOf(const QByteArray &bytes);
[[nodiscard]] wire::Run runOf(const smtp::Plan &plan, const QByteArray &message);
/// The problem and the transcript, for a test's output.
[[nodiscard]] QByteArray told(const wire::Run &run);
/// The mail as Python's own parser reads it.
[[nodiscard]] QJsonObject readBack(const QString &file);

} // namespace posthorn::test
