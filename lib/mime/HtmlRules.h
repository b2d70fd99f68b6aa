// SPDX-License-Identifier: MIT
#pragma once
// What is kept of a mail's HTML, from resources/mime/html.json.

#include <QHash>
#include <QSet>
#include <QStringList>

namespace posthorn::mime {

enum class HtmlValue { Colour, Family, Length, Link, Name, Number, Picture, Style, Text };

/// A value is one of the words or of one of the kinds; of several, each of its parts is.
struct HtmlValueRule
{
    QList<HtmlValue> kinds{};
    QSet<QString> words{};
    bool several = false;
};

struct HtmlRules
{
    QHash<QString, QSet<QString>> elements{}; ///< each with all attributes it may have
    QHash<QString, QString> needs{};          ///< the attribute without which an element means nothing
    QHash<QString, QString> standIns{};
    QSet<QString> empty{};        ///< elements without content and end tag
    QSet<QString> leftOutWhole{}; ///< of any other unknown one the content stays
    QHash<QString, HtmlValueRule> attributes{};
    QHash<QString, HtmlValueRule> styles{};
    QStringList links{}; ///< what one may begin with
    QStringList pictures{};
    QStringList agreedPictures{}; ///< beside the others, when the person agreed
};

[[nodiscard]] const HtmlRules &htmlRules();

} // namespace posthorn::mime
