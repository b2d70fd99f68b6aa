// SPDX-License-Identifier: MIT
#include "ui/widgets/CalmStyle.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/Strokes.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int framePadding = 3; ///< keeps square viewports inside round corners

bool has(const QStyleOption &option, QStyle::State state)
{
    return (option.state & state) == state;
}

/// Shows something rather than asking for something: a quieter line is enough.
bool isReading(const QWidget *widget)
{
    const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
    return (text && text->isReadOnly()) || qobject_cast<const QAbstractItemView *>(widget);
}

void paintField(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const auto colours = coloursOf(option.palette);
    paintBox(painter, option.rect, colours.surface, isReading(widget) ? colours.line : colours.outline);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled))
        paintRing(painter, option.rect, colours.accent);
}

void paintButton(QPainter &painter, const QStyleOption &option)
{
    const auto colours = coloursOf(option.palette);
    const auto enabled = has(option, QStyle::State_Enabled);
    auto fill = colours.surface;
    if (enabled && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On)))
        fill = colours.selected;
    else if (enabled && has(option, QStyle::State_MouseOver))
        fill = colours.hovered;
    paintBox(painter, option.rect, fill, enabled ? colours.outline : colours.line);
}

void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const auto colours = coloursOf(option.palette);
    painter.fillRect(option.rect, colours.surface);
    const auto active = option.activeSubControls & QStyle::SC_ScrollBarSlider;
    const auto colour = active ? colours.muted : colours.outline;
    const auto thin = QRectF{handle}.adjusted(3, 3, -3, -3);
    paintBox(painter, thin, colour, {}, 0, std::min(thin.width(), thin.height()) / 2);
}

QRect scrollBarHandle(const QStyleOptionSlider &bar)
{
    const auto upright = bar.orientation == Qt::Vertical;
    const auto length = upright ? bar.rect.height() : bar.rect.width();
    const auto range = qint64{bar.maximum} - bar.minimum;
    const auto whole = range + bar.pageStep;
    auto size = whole > 0 ? static_cast<int>(length * qint64{bar.pageStep} / whole) : length;
    size = std::min(length, std::max(size, measure::target));
    const auto start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                       length - size, bar.upsideDown);
    return upright ? QRect{0, start, bar.rect.width(), size} : QRect{start, 0, size, bar.rect.height()};
}

QRect comboBoxPart(const QStyleOption &option, QStyle::SubControl part)
{
    auto field = option.rect.adjusted(space::small, 1, -space::small, -1);
    auto arrow = field;
    arrow.setLeft(field.right() - measure::icon + 1);
    field.setRight(arrow.left() - space::tiny);
    const auto wanted = part == QStyle::SC_ComboBoxArrow       ? arrow
                        : part == QStyle::SC_ComboBoxEditField ? field
                                                               : option.rect;
    return QStyle::visualRect(option.direction, option.rect, wanted);
}

QSize buttonSize(const QStyleOptionButton &button, QSize contents)
{
    const auto flat = button.features.testFlag(QStyleOptionButton::Flat);
    return {contents.width() + 2 * (flat ? space::small : space::medium),
            std::max(contents.height() + space::small, measure::control)};
}

} // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStyleFactory::create(u"fusion"_s)) {}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (element == PE_PanelButtonCommand)
        return paintButton(*painter, *option);
    if (element == PE_PanelLineEdit || element == PE_FrameLineEdit || element == PE_Frame)
        return paintField(*painter, *option, widget);
    if (element == PE_FrameFocusRect)
        return paintRing(*painter, option->rect, coloursOf(option->palette).accent, space::tiny + 2);
    if (element == PE_IndicatorArrowDown)
        return paintIcon(*painter, u"chevron-down"_s, option->rect, coloursOf(option->palette).muted);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    // Fusion draws its focus line inside the label; ours goes around the whole button.
    if (element == CE_PushButton && has(*option, State_HasFocus) && has(*option, State_KeyboardFocusChange))
        paintRing(*painter, option->rect, coloursOf(option->palette).accent);
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto &bar = *static_cast<const QStyleOptionSlider *>(option);
        if (bar.maximum > bar.minimum)
            paintScrollBar(*painter, bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    }
    if (control == CC_ComboBox) {
        paintField(*painter, *option, widget);
        const auto arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        return paintIcon(*painter, u"chevron-down"_s, arrow, coloursOf(option->palette).muted);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CalmStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto &bar = *static_cast<const QStyleOptionSlider *>(option);
        const auto handle = scrollBarHandle(bar);
        if (part == SC_ScrollBarSlider)
            return handle;
        if (part == SC_ScrollBarGroove)
            return bar.rect;
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
    }
    if (control == CC_ComboBox)
        return comboBoxPart(*option, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(space::small - 2, 1, -(space::small - 2),
                                     -1); // QLineEdit adds 2 of its own
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    if (type == CT_PushButton)
        return buttonSize(*static_cast<const QStyleOptionButton *>(option), size);
    auto result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_LineEdit || type == CT_ComboBox)
        result.setHeight(std::max(result.height(), measure::control));
    return result;
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) { // open: Qt's own enum of some hundred values
    case PM_ScrollBarExtent:
        return measure::scrollBar;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return measure::icon;
    case PM_MenuButtonIndicator:
        return measure::icon + 6; // Qt draws the arrow 6 smaller than this
    case PM_DefaultFrameWidth:
        return framePadding;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::small;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *data) const
{
    if (hint == SH_EtchDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

} // namespace posthorn::ui
