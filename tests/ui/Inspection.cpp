// SPDX-License-Identifier: MIT
#include "Inspection.h"

#include "ui/widgets/PlainLabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>

namespace posthorn::samples {

using namespace Qt::StringLiterals;
using Fit = ui::PlainLabel::Fit;

namespace {

QString nameOf(const QWidget &widget)
{
    const auto *label = qobject_cast<const ui::PlainLabel *>(&widget);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const auto text = label ? label->fullText() : button ? button->text() : widget.accessibleName();
    return u"%1 “%2”"_s.arg(QString::fromLatin1(widget.metaObject()->className()), text.left(40));
}

QString sizes(QSize has, QSize needs)
{
    return u"has %1×%2, needs %3×%4"_s.arg(has.width())
        .arg(has.height())
        .arg(needs.width())
        .arg(needs.height());
}

void inspectLabel(const ui::PlainLabel &label, QStringList &findings)
{
    if (label.textFormat() != Qt::PlainText)
        findings += u"not plain text: %1"_s.arg(nameOf(label));
    auto needs = label.sizeHint();
    if (label.fit() == Fit::Elide)
        needs.setWidth(0);
    if (label.wordWrap())
        needs = {label.minimumSizeHint().width(), label.heightForWidth(label.width())};
    if (label.width() < needs.width() || label.height() < needs.height())
        findings += u"cut: %1, %2"_s.arg(nameOf(label), sizes(label.size(), needs));
}

void inspectPlace(const QWidget &widget, QStringList &findings)
{
    const auto *parent = widget.parentWidget();
    if (!parent || widget.isWindow() || widget.inherits("QScrollBar"))
        return;
    const auto scrolls = qobject_cast<QAbstractScrollArea *>(parent->parentWidget()) != nullptr;
    const auto place = widget.geometry();
    const auto outside = place.left() < 0 || place.right() >= parent->width() ||
                         (!scrolls && (place.top() < 0 || place.bottom() >= parent->height()));
    if (outside)
        findings += u"outside its parent: %1 in %2"_s.arg(nameOf(widget), nameOf(*parent));
}

void inspectControl(QWidget &widget, QStringList &findings)
{
    const auto *face = QAccessible::queryAccessibleInterface(&widget);
    if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
        findings += u"focusable without a name: %1"_s.arg(nameOf(widget));
    const auto isControl = qobject_cast<QAbstractButton *>(&widget) || qobject_cast<QLineEdit *>(&widget) ||
                           qobject_cast<QComboBox *>(&widget);
    if (isControl && widget.height() < ui::measure::control)
        findings += u"lower than a control: %1, %2 px"_s.arg(nameOf(widget)).arg(widget.height());
    const auto needs = widget.minimumSizeHint();
    if (isControl && (widget.width() < needs.width() || widget.height() < needs.height()))
        findings += u"cut: %1, %2"_s.arg(nameOf(widget), sizes(widget.size(), needs));
}

void inspectNeighbours(const QWidget &parent, QStringList &findings)
{
    const auto children = parent.findChildren<QWidget *>(QString{}, Qt::FindDirectChildrenOnly);
    for (qsizetype i = 0; i < children.size(); ++i) {
        for (qsizetype j = i + 1; j < children.size(); ++j) {
            const auto &one = *children[i];
            const auto &other = *children[j];
            const auto both = one.isVisible() && other.isVisible() && !one.isWindow() && !other.isWindow();
            if (both && one.geometry().intersects(other.geometry()) &&
                !parent.inherits("QAbstractScrollArea"))
                findings += u"overlap: %1 and %2"_s.arg(nameOf(one), nameOf(other));
        }
    }
}

} // namespace

QStringList inspect(const QWidget &window)
{
    QStringList findings;
    for (const auto *other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible())
            findings += u"a window of its own: %1"_s.arg(nameOf(*other));
    }
    inspectNeighbours(window, findings);
    for (auto *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
            continue;
        if (const auto *label = qobject_cast<const ui::PlainLabel *>(widget))
            inspectLabel(*label, findings);
        else if (qobject_cast<const QLabel *>(widget))
            findings += u"a bare label: %1"_s.arg(nameOf(*widget));
        if (widget->focusPolicy() & Qt::TabFocus)
            inspectControl(*widget, findings);
        inspectPlace(*widget, findings);
        inspectNeighbours(*widget, findings);
    }
    return findings;
}

} // namespace posthorn::samples
