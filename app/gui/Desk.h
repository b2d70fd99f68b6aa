// SPDX-License-Identifier: MIT
#pragma once
// What every page's wiring works with: the engine's services, the accounts, the words and the window.

#include "app/gui/HistoryKeeper.h"
#include "app/gui/MailRoutes.h"
#include "app/wiring/Checks.h"
#include "app/wiring/PostOffice.h"
#include "app/wiring/PracticeHost.h"
#include "explain/Catalogue.h"
#include "ui/shell/MainWindow.h"

namespace posthorn::gui {

struct Desk
{
    const app::EngineThread &engine;
    const explain::Catalogue &words;
    AccountKeeper &accounts;
    HistoryKeeper &histories;
    app::Checks &checks;
    MailRoutes &routes;
    app::PostOffice &post;
    app::PracticeHost &practice;
    ui::MainWindow &window;
};

/// The Plan of an account; a password that is not kept is asked for on `parent`. No answer when the person
/// cancels.
void planWithPassword(const Desk &desk, QWidget *parent, const QString &accountId, Stage until,
                      const std::function<void(const Result<smtp::Plan> &)> &answer);
/// Opens a fix's page in the browser; https only.
void openLink(const QUrl &url);

} // namespace posthorn::gui
