// SPDX-License-Identifier: MIT
#include "ui/widgets/Tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <cmath>

namespace posthorn::ui {
namespace {

struct Marks
{
    QRgb accent, onAccent, brass, ok, warn, fail, info;
};
constexpr Marks lightMarks{0xff1d5fa8, 0xffffffff, 0xffb98900, 0xff1a7f37,
                           0xff8a5a00, 0xffb3261e, 0xff1d5fa8};
constexpr Marks darkMarks{0xff7db5f2, 0xff0f1a26, 0xffe8c15a, 0xff5fd38d, 0xfff0b849, 0xffff8a80, 0xff7db5f2};

struct Grounds
{
    QRgb surface, text;
};
constexpr Grounds lightGrounds{0xffffffff, 0xff1b1f24};
constexpr Grounds darkGrounds{0xff1b1d21, 0xffe8eaed};

QColor mix(const QColor &ground, const QColor &over, double share)
{
    const auto channel = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {channel(ground.red(), over.red()), channel(ground.green(), over.green()),
            channel(ground.blue(), over.blue())};
}

/// The palest mixture of text and ground that still has this contrast.
QColor palest(const QColor &ground, const QColor &text, double wanted)
{
    for (int percent = 20; percent < 100; percent += 2) {
        if (const auto colour = mix(ground, text, percent / 100.0); contrast(colour, ground) >= wanted)
            return colour;
    }
    return text;
}

double luminance(const QColor &colour)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QFont scaled(double factor, QFont::Weight weight)
{
    auto font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

QFont systemMono()
{
    auto mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const auto base = QApplication::font();
    if (base.pointSizeF() > 0)
        mono.setPointSizeF(base.pointSizeF());
    return mono;
}

} // namespace

const QColor &Colours::of(Ink ink) const
{
    switch (ink) {
    case Ink::Text:
        return text;
    case Ink::Muted:
        return muted;
    case Ink::Accent:
        return accent;
    case Ink::OnAccent:
        return onAccent;
    case Ink::Brass:
        return brass;
    case Ink::Ok:
        return ok;
    case Ink::Warn:
        return warn;
    case Ink::Fail:
        return fail;
    case Ink::Info:
        return info;
    }
    Q_UNREACHABLE();
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

Colours coloursOf(const QPalette &palette)
{
    const auto &marks = isDark(palette) ? darkMarks : lightMarks;
    const auto surface = palette.color(QPalette::Active, QPalette::Base);
    const auto text = palette.color(QPalette::Active, QPalette::Text);
    const auto raised = mix(surface, text, 0.04);
    return {.accent = marks.accent,
            .onAccent = marks.onAccent,
            .brass = marks.brass,
            .ok = marks.ok,
            .warn = marks.warn,
            .fail = marks.fail,
            .info = marks.info,
            .surface = surface,
            .raised = raised,
            .hovered = mix(surface, text, 0.09),
            .selected = mix(raised, marks.accent, 0.12),
            .line = mix(surface, text, 0.14),
            .outline = palest(raised, text, 3.1),
            .text = text,
            .muted = palest(mix(surface, text, 0.09), text, 5.0)};
}

QPalette ownPalette(bool dark)
{
    const auto &grounds = dark ? darkGrounds : lightGrounds;
    QPalette palette{QColor{grounds.text}, QColor{grounds.surface}, {}, {}, {},
                     QColor{grounds.text}, QColor{grounds.surface}};
    palette.setColor(QPalette::Base, grounds.surface);
    palette.setColor(QPalette::Text, grounds.text);
    const auto colours = coloursOf(palette);
    palette = QPalette{colours.raised, colours.surface};
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, colours.text);
    for (const auto role : {QPalette::Base, QPalette::Window})
        palette.setColor(role, colours.surface);
    for (const auto role : {QPalette::AlternateBase, QPalette::Button, QPalette::ToolTipBase})
        palette.setColor(role, colours.raised);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.muted);
    return palette;
}

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return Ink::Muted;
    case Tone::Ok:
        return Ink::Ok;
    case Tone::Warn:
        return Ink::Warn;
    case Tone::Fail:
        return Ink::Fail;
    case Tone::Info:
        return Ink::Info;
    }
    Q_UNREACHABLE();
}

double contrast(const QColor &one, const QColor &other)
{
    const auto a = luminance(one) + 0.05;
    const auto b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

QFont fontOf(Type type)
{
    switch (type) {
    case Type::Body:
        return QApplication::font();
    case Type::Title:
        return scaled(1.5, QFont::DemiBold);
    case Type::Section:
        return scaled(1.15, QFont::DemiBold);
    case Type::Strong:
        return scaled(1, QFont::DemiBold);
    case Type::Caption:
        return scaled(0.9, QApplication::font().weight());
    case Type::Mono:
        return systemMono();
    }
    Q_UNREACHABLE();
}

int readingWidth(const QFont &font)
{
    return QFontMetrics{font}.averageCharWidth() * measure::readingCharacters;
}

} // namespace posthorn::ui
