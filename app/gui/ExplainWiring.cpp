// SPDX-License-Identifier: MIT
#include "app/gui/ExplainWiring.h"

#include "diagnose/Judge.h"
#include "diagnose/Paste.h"
#include "files/DurableWrite.h"
#include "report/Report.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace posthorn::gui {

namespace {

Result<QString> textOf(const QString &path)
{
    const auto bytes = files::readFile(path);
    if (!bytes)
        return bytes.problem();
    const auto text = diagnose::textFrom(*bytes, path);
    return text ? diagnose::showable(*text) : text;
}

} // namespace

ExplainWiring::ExplainWiring(const Desk &desk) : m_desk(desk), m_page(new ui::ExplainPage)
{
    desk.window.setPage(ui::MainWindow::Place::Explain, m_page);
    m_page->setFilter(&diagnose::showable);
    connect(m_page, &ui::ExplainPage::textChanged, this, &ExplainWiring::explain);
    connect(m_page, &ui::ExplainPage::fileAsked, this, &ExplainWiring::chooseFile);
    connect(m_page, &ui::ExplainPage::fileDropped, this, &ExplainWiring::read);
    connect(m_page, &ui::ExplainPage::copyRequested, this, &ExplainWiring::copyAnswer);
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
            if (question != m_question)
                return;
            m_last = diagnosis;
            m_page->show(diagnosis, explain::onlyOffering(m_desk.words.card(diagnosis), false));
        });
}

void ExplainWiring::chooseFile()
{
    auto *dialog = new QFileDialog(m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ExplainWiring::read);
    dialog->open();
}

void ExplainWiring::read(const QString &path)
{
    m_desk.engine.ask<Result<QString>>(
        this, [path] { return textOf(path); },
        [this](const Result<QString> &text) {
            if (text)
                m_page->setText(*text);
            else
                m_page->refuse(m_desk.words.sentence(text.problem()));
        });
}

void ExplainWiring::copyAnswer()
{
    QGuiApplication::clipboard()->setText(report::explanationText(m_last, m_desk.words));
    m_page->noteCopied();
}

} // namespace posthorn::gui
