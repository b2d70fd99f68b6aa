// SPDX-License-Identifier: MIT
#pragma once
// The window program: builds every real object once and joins the pages with each other.

#include "app/gui/AccountsWiring.h"
#include "app/gui/CheckWiring.h"
#include "app/gui/DoctorWiring.h"
#include "app/gui/ExplainWiring.h"
#include "app/gui/OutboxWiring.h"
#include "app/gui/PracticeWiring.h"
#include "app/gui/Wish.h"
#include "app/gui/WriteWiring.h"
#include "app/wiring/Profile.h"

namespace posthorn::gui {

class Program : public QObject
{
    Q_OBJECT
public:
    explicit Program(const app::Profile &profile);

    void start(const Wish &wish);

private:
    void joinPages();
    void welcomePage();
    void quitWhenDone();
    [[nodiscard]] QString farewell() const;

    app::EngineThread m_engine{};
    const explain::Catalogue &m_words;
    AccountKeeper m_accounts;
    HistoryKeeper m_histories;
    DraftKeeper m_drafts;
    app::Checks m_checks;
    MailRoutes m_routes{m_accounts};
    app::PostOffice m_post;
    app::PracticeHost m_practiceHost;
    ui::MainWindow m_window{};
    Desk m_desk;
    CheckWiring m_check;
    WriteWiring m_write;
    OutboxWiring m_outbox;
    ExplainWiring m_explain;
    PracticeWiring m_practice;
    AccountsWiring m_accountPage;
    DoctorWiring m_doctor;
};

} // namespace posthorn::gui
