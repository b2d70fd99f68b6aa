// SPDX-License-Identifier: MIT
#pragma once
// One account on the Doctor page: how its last test went.

#include "check/History.h"
#include "explain/Catalogue.h"
#include "ui/widgets/CardFrame.h"

namespace posthorn::ui {

struct Health
{
    enum class Now { Resting, Waiting, Running };

    QString accountId{};
    QString name{};
    Endpoint endpoint{};
    std::optional<check::PastRun> last{}; ///< absent: never tested
    Now now = Now::Resting;
};

class HealthRow : public CardFrame
{
    Q_OBJECT
public:
    HealthRow(const Health &health, const explain::Catalogue &words, const QDateTime &now,
              QWidget *parent = nullptr);

    /// "Work: works. 12 min ago"
    [[nodiscard]] QString sentence() const { return m_sentence; }

Q_SIGNALS:
    /// To see all of it: the test on its own page.
    void testAsked();

private:
    void addRoute(const Health &health);
    void addWords(const Health &health, const QString &outcome, const QString &when);

    QString m_sentence{};
};

} // namespace posthorn::ui
