// SPDX-License-Identifier: MIT
#pragma once
// The places of the main window, down its left side; only icons where the window is narrow.

#include <QAbstractButton>

class QButtonGroup;
class QVBoxLayout;

namespace posthorn::ui {

class SidebarItem : public QAbstractButton
{
    Q_OBJECT
public:
    SidebarItem(const QString &iconName, const QString &text, QWidget *parent = nullptr);

    void setCount(int count);
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintCount(QPainter &painter, const QRect &room);

    QString m_icon;
    int m_count = 0;
    bool m_folded = false;
};

class Sidebar : public QWidget
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// Page: stays marked as the current one. Act: does something at once.
    enum class Kind { Page, Act };
    SidebarItem *addItem(int id, Kind kind, const QString &iconName, const QString &text,
                         const QString &keys);
    void setCurrent(int id);
    /// No place is the current one.
    void clearCurrent();
    void setCount(int id, int count);
    void setFolded(bool folded);

Q_SIGNALS:
    void chosen(int id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QButtonGroup *m_items;
    QWidget *m_brandName;
};

} // namespace posthorn::ui
