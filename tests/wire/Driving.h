// SPDX-License-Identifier: MIT
#pragma once
// One Driver over one ScriptedWire, and what became of it.

#include "support/ScriptedWire.h"
#include "wire/Driver.h"

#include <memory>

namespace posthorn::test {

[[nodiscard]] scenario::Scenario goodServer();
/// A server that falls silent at this moment.
[[nodiscard]] scenario::Scenario silentAt(const QString &moment);
/// One mail from alice to bob, with her password; short bounds everywhere.
[[nodiscard]] smtp::Plan mailPlan(Security security = Security::StartTls);
[[nodiscard]] std::unique_ptr<QIODevice> deviceOf(const QByteArray &bytes);

class Driving : public QObject
{
    Q_OBJECT
public:
    Driving(const smtp::Plan &plan, const scenario::Scenario &played,
            std::unique_ptr<QIODevice> body = nullptr, const Way &way = {});

    wire::Driver &driver() { return *m_driver; }
    scenario::Player &server() { return *m_server; }
    [[nodiscard]] QStringList linesOf(Line::From from) const;
    [[nodiscard]] const Step *step(Stage stage) const;
    /// The client said a line that begins so, or the moment has another name: "connect", "commit".
    [[nodiscard]] bool hasReached(const QString &moment) const;

    std::optional<wire::Run> run{};
    int finishes = 0;
    bool commits = true; ///< answer commitAsked() at once
    int commitsAsked = 0;
    std::vector<qint64> progress{};
    std::vector<Line> lines{};

private:
    std::shared_ptr<scenario::Player> m_server;
    std::unique_ptr<wire::Driver> m_driver;
};

} // namespace posthorn::test
