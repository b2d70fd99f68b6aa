// SPDX-License-Identifier: MIT
#pragma once
// Every page of the main window: a title, one line of context, actions on the right, and the content below.

#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace posthorn::ui {

class PlainLabel;

class Page : public QWidget
{
    Q_OBJECT
public:
    enum class Width { Reading, Full }; ///< Full is for pages of two columns; they scroll by themselves

    explicit Page(const QString &title, Width width = Width::Reading, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const;
    /// What has the keyboard when the page is gone to; none: whatever had it.
    [[nodiscard]] virtual QWidget *entry() const { return nullptr; }
    void setContext(const QString &line);
    void addAction(QWidget *action);
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    /// Scrolls so far that `widget` is seen, once it has its place.
    void reveal(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead(const QString &title, Width width);
    QWidget *makeScroll();

    PlainLabel *m_title = nullptr;
    PlainLabel *m_context = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QVBoxLayout *m_content = nullptr;
    QScrollArea *m_scroll = nullptr;
};

} // namespace posthorn::ui
