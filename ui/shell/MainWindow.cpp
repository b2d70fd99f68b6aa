// SPDX-License-Identifier: MIT
#include "ui/shell/MainWindow.h"

#include "ui/widgets/Mark.h"
#include "ui/widgets/Page.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Sidebar.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

struct Entry
{
    MainWindow::Place place = MainWindow::Place::Write;
    const char *icon = nullptr;
    const char *name = nullptr;
};
constexpr std::array entries{
    Entry{MainWindow::Place::Write, "write", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Write")},
    Entry{MainWindow::Place::Outbox, "outbox", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Outbox")},
    Entry{MainWindow::Place::Accounts, "accounts", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Accounts")},
    Entry{MainWindow::Place::Check, "check", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Check")},
    Entry{MainWindow::Place::Explain, "explain", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Explain")},
    Entry{MainWindow::Place::Practice, "practice", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Practice")},
    Entry{MainWindow::Place::Doctor, "doctor", QT_TRANSLATE_NOOP("posthorn::ui::MainWindow", "Doctor")},
};

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_sidebar(new Sidebar), m_pages(new QStackedWidget)
{
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(makeActivity());
    auto *centre = new QWidget;
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(right, 1);
    setCentralWidget(centre);
    fillSidebar();
    addKeys();
    setMinimumSize(measure::smallWindowWidth, measure::smallWindowHeight);
    resize(measure::windowWidth, measure::windowHeight);
}

void MainWindow::setPage(Place place, QWidget *page)
{
    m_places.insert(place, page);
    m_pages->addWidget(page);
}

void MainWindow::setWelcome(QWidget *page)
{
    m_welcome = page;
    m_pages->addWidget(page);
}

void MainWindow::go(Place place)
{
    if (place == Place::Write) {
        Q_EMIT writeAsked();
        return;
    }
    auto *page = m_places.value(place);
    if (!page)
        return;
    m_pages->setCurrentWidget(page);
    if (const auto *own = qobject_cast<Page *>(page); own && own->entry())
        own->entry()->setFocus();
    m_sidebar->setCurrent(static_cast<int>(place));
    Q_EMIT placeChanged(place);
}

void MainWindow::welcome()
{
    m_pages->setCurrentWidget(m_welcome);
    m_sidebar->clearCurrent();
}

void MainWindow::setCount(Place place, int count)
{
    m_sidebar->setCount(static_cast<int>(place), count);
}

void MainWindow::setActivity(const QString &text, bool running)
{
    m_activityText->setText(text);
    m_activityMark->setIcon(running ? u"running"_s : u"info"_s, Ink::Accent);
    m_activityMark->setTurning(running && !text.isEmpty());
    m_activity->setVisible(!text.isEmpty());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_sidebar->setFolded(width() < measure::foldBelow);
}

void MainWindow::fillSidebar()
{
    for (const auto &entry : entries) {
        const auto number = static_cast<int>(entry.place);
        const auto kind = entry.place == Place::Write ? Sidebar::Kind::Act : Sidebar::Kind::Page;
        m_sidebar->addItem(number, kind, QLatin1StringView{entry.icon}, tr(entry.name),
                           tr("Ctrl+%1").arg(number + 1));
    }
    connect(m_sidebar, &Sidebar::chosen, this, &MainWindow::choose);
}

void MainWindow::addKeys()
{
    for (const auto &entry : entries) {
        const QKeySequence keys{Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(entry.place))};
        connect(new QShortcut(keys, this), &QShortcut::activated, this,
                [this, place = entry.place] { go(place); });
    }
    connect(new QShortcut(QKeySequence::New, this), &QShortcut::activated, this, &MainWindow::writeAsked);
    connect(new QShortcut(QKeySequence::Quit, this), &QShortcut::activated, this, &QWidget::close);
}

QWidget *MainWindow::makeActivity()
{
    m_activity = new QWidget;
    m_activityMark = new Mark(u"running"_s, Ink::Accent);
    m_activityText = new PlainLabel;
    auto *row = new QHBoxLayout(m_activity);
    row->setContentsMargins(space::wide, space::small, space::wide, space::small);
    row->setSpacing(space::small);
    row->addWidget(m_activityMark);
    row->addWidget(m_activityText->fitting(PlainLabel::Fit::Elide), 1);
    m_activity->hide();
    return m_activity;
}

void MainWindow::choose(int id)
{
    go(static_cast<Place>(id));
}

} // namespace posthorn::ui
