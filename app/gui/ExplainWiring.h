// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "ui/explain/ExplainPage.h"

namespace posthorn::gui {

/// Joins the Explain page to the judge; an answer to an older text is dropped.
class ExplainWiring : public QObject
{
    Q_OBJECT
public:
    explicit ExplainWiring(const Desk &desk);

    void open(const QString &text);

Q_SIGNALS:
    void checkAsked(const posthorn::Endpoint &endpoint, const QString &user);
    void fixChosen(const posthorn::explain::Fix &fix);

private:
    void explain(const QString &text);
    void chooseFile();
    void read(const QString &path);
    void copyAnswer();

    Desk m_desk;
    ui::ExplainPage *m_page;
    Diagnosis m_last{};
    quint64 m_question = 0;
};

} // namespace posthorn::gui
