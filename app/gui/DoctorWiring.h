// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "ui/check/DoctorPage.h"

namespace posthorn::gui {

/// Joins the Doctor page to the histories, and tests one account after another.
class DoctorWiring : public QObject
{
    Q_OBJECT
public:
    explicit DoctorWiring(const Desk &desk);

Q_SIGNALS:
    void addAsked();
    void testAsked(const QString &accountId);

private:
    void fill();
    void checkAll();
    void stop();
    void next();
    void run(const QString &id, const Result<smtp::Plan> &plan);
    void take(const check::CheckReport &report);

    Desk m_desk;
    ui::DoctorPage *m_page;
    app::Checks m_checks; ///< its own: the Check page's test goes on beside it
    QStringList m_waiting{};
    QString m_running{};
};

} // namespace posthorn::gui
