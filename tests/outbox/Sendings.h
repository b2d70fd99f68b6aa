// SPDX-License-Identifier: MIT
#pragma once
// A Sender, the servers its connections go to, and what became of its messages.

#include "outbox/Sender.h"
#include "scenario/Player.h"

namespace posthorn::test {

class RefusingIntents : public outbox::RunIntentLog
{
public:
    Outcome committing(const QString &messageId) override;

    QString refused{}; ///< the id of the message whose intent cannot be kept
};

[[nodiscard]] smtp::Plan planTo(const QString &host);

/// The n-th connection goes to a server that plays the n-th scripts; the last one goes on.
class Sendings : public QObject
{
    Q_OBJECT
public:
    using Scripts = std::map<QString, scenario::Scripts>;

    explicit Sendings(std::vector<Scripts> played,
                      QByteArrayList capabilities = {"PIPELINING", "AUTH PLAIN"});

    /// So many messages, to r1, r2 and so on.
    void send(int count);
    [[nodiscard]] bool isDone() const { return int(reports.size()) == m_sent; }
    [[nodiscard]] std::vector<Delivery::Status> statuses() const;
    [[nodiscard]] std::vector<quint64> numbers() const;
    /// How many messages the servers have taken.
    [[nodiscard]] std::size_t captured();
    /// How often the servers have heard a command that begins so.
    [[nodiscard]] qsizetype said(const QByteArray &verb) const;
    /// To the next server.
    [[nodiscard]] std::unique_ptr<wire::Wire> connection();

    smtp::Plan route = planTo(QStringLiteral("smtp.example.com"));
    std::vector<std::shared_ptr<scenario::Player>> servers{};
    std::vector<outbox::SendReport> reports{};
    QList<quint64> begun{};
    RefusingIntents intents{};
    outbox::Sender sender{[this] { return connection(); }, diagnose::Judge::builtIn(), intents};

private:
    std::vector<Scripts> m_played;
    QByteArrayList m_capabilities;
    int m_sent = 0;
};

} // namespace posthorn::test
