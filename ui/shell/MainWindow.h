// SPDX-License-Identifier: MIT
#pragma once
// The frame around the pages: sidebar, stack, and the line at the bottom that says what is going out.

#include <QMainWindow>
#include <QMap>

class QStackedWidget;

namespace posthorn::ui {

class Mark;
class PlainLabel;
class Sidebar;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// In the order of the sidebar and of Ctrl+1 … Ctrl+7. Write is a window of its own.
    enum class Place { Write, Outbox, Accounts, Check, Explain, Practice, Doctor };

    explicit MainWindow(QWidget *parent = nullptr);

    /// The window owns the page from now on.
    void setPage(Place place, QWidget *page);
    void setWelcome(QWidget *page);

    void go(Place place);
    /// First start: nothing is set up yet.
    void welcome();
    void setCount(Place place, int count);
    /// "Sending to 3 people…"; empty text hides the line.
    void setActivity(const QString &text, bool running = true);

Q_SIGNALS:
    void writeAsked();
    void placeChanged(posthorn::ui::MainWindow::Place place);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillSidebar();
    void addKeys();
    QWidget *makeActivity();
    void choose(int id);

    Sidebar *m_sidebar;
    QStackedWidget *m_pages;
    QMap<Place, QWidget *> m_places{};
    QWidget *m_welcome = nullptr;
    QWidget *m_activity = nullptr;
    Mark *m_activityMark = nullptr;
    PlainLabel *m_activityText = nullptr;
};

} // namespace posthorn::ui
