// SPDX-License-Identifier: MIT
#pragma once
// All colours, spaces and sizes of the windows. Nothing of this kind is written anywhere else.

#include <QColor>
#include <QFont>
#include <QPalette>

namespace posthorn::ui {

/// What a card, a step or a notice stands for.
enum class Tone { Plain, Ok, Warn, Fail, Info };

/// What a thing is painted with; it is resolved when painting, so that light and dark follow at once.
enum class Ink { Text, Muted, Accent, OnAccent, Brass, Ok, Warn, Fail, Info };

struct Colours
{
    QColor accent{};
    QColor onAccent{};
    QColor brass{};
    QColor ok{};
    QColor warn{};
    QColor fail{};
    QColor info{};
    QColor surface{};
    QColor raised{};
    QColor hovered{};  ///< a raised thing under the pointer
    QColor selected{}; ///< behind the accent: the current page, the deciding words
    QColor line{};     ///< between things
    QColor outline{};  ///< around a control: 3:1 on every ground
    QColor text{};
    QColor muted{};

    bool operator==(const Colours &) const = default;
    [[nodiscard]] const QColor &of(Ink ink) const;
};

/// The system's palette decides the grounds and the text; its lightness decides which accent and marks.
[[nodiscard]] Colours coloursOf(const QPalette &palette);
[[nodiscard]] bool isDark(const QPalette &palette);
/// The palette where the desktop brings none.
[[nodiscard]] QPalette ownPalette(bool dark);
[[nodiscard]] Ink inkOf(Tone tone);
/// WCAG 2.1's ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int wide = 24;
inline constexpr int huge = 32;
} // namespace space

namespace measure {
inline constexpr int radius = 8;
inline constexpr int line = 1;
inline constexpr int ring = 2; ///< the focus
inline constexpr int edge = 4; ///< a card's left side
inline constexpr int icon = 20;
inline constexpr int bigIcon = 32;
inline constexpr int emptyIcon = 48;
inline constexpr int hornIcon = 64;
inline constexpr int control = 32;
inline constexpr int target = 24;
inline constexpr int scrollBar = 12;
inline constexpr int sidebar = 200;
inline constexpr int foldBelow = 900;
inline constexpr int windowWidth = 1000;
inline constexpr int windowHeight = 680;
inline constexpr int stackBelow = 720; ///< a page's columns go under each other
inline constexpr int column = 760;     ///< the widest a page's content gets
inline constexpr int smallWindowWidth = 480;
inline constexpr int smallWindowHeight = 400;
inline constexpr int listWidth = 264;
inline constexpr int mailListWidth = 400; ///< of mails with their state and reason
inline constexpr int formWidth = 560;
inline constexpr int emptyWidth = 360; ///< of the words on an empty page
inline constexpr int much = 1000;      ///< a stretch that leaves the others almost nothing
inline constexpr int mailWidth = 720;
inline constexpr int mailHeight = 600;
inline constexpr int readingCharacters = 68;
inline constexpr int spinMs = 100;
} // namespace measure

enum class Type { Body, Title, Section, Strong, Caption, Mono };
[[nodiscard]] QFont fontOf(Type type);
/// As wide as the longest line that reads well in `font`.
[[nodiscard]] int readingWidth(const QFont &font);

} // namespace posthorn::ui
