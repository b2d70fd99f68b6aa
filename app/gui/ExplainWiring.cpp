// SPDX-License-Identifier: MIT
#include "app/gui/ExplainWiring.h"

#include "diagnose/Judge.h"

namespace posthorn::gui {

ExplainWiring::ExplainWiring(const Desk &desk) : m_desk(desk), m_page(new ui::ExplainPage)
{
    desk.window.setPage(ui::MainWindow::Place::Explain, m_page);
    connect(m_page, &ui::ExplainPage::textChanged, this, &ExplainWiring::explain);
    connect(m_page, &ui::ExplainPage::checkAsked, this, &ExplainWiring::checkAsked);
    connect(m_page, &ui::ExplainPage::fixChosen, this, &ExplainWiring::fixChosen);
}

void ExplainWiring::open(const QString &text)
{
    m_desk.window.go(ui::MainWindow::Place::Explain);
    if (!text.isEmpty())
        m_page->setText(text);
}

void ExplainWiring::explain(const QString &text)
{
    const quint64 question = ++m_question;
    if (text.trimmed().isEmpty())
        return m_page->clear();
    m_desk.engine.ask<Diagnosis>(
        this, [text] { return diagnose::Judge::builtIn().judge(diagnose::extract(text)); },
        [this, question](const Diagnosis &diagnosis) {
            if (question == m_question)
                m_page->show(diagnosis, explain::onlyOffering(m_desk.words.card(diagnosis), false));
        });
}

} // namespace posthorn::gui
