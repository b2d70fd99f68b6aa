// SPDX-License-Identifier: MIT
#include "mime/CopyNotes.h"

#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<HtmlRule, QLatin1StringView>, 3> rules{
    {{HtmlRule::Clean, "clean"_L1},
     {HtmlRule::WithRemotePictures, "remote-pictures"_L1},
     {HtmlRule::AsIs, "as-is"_L1}}};

/// A written message ends its texts with a line break; these drafts did not.
constexpr std::array<std::pair<QString Draft::*, QLatin1StringView>, 4> openTexts{
    {{&Draft::text, "open-text"_L1},
     {&Draft::html, "open-html"_L1},
     {&Draft::markdown, "open-markdown"_L1},
     {&Draft::calendar, "open-calendar"_L1}}};

void chopBreak(QString &text)
{
    if (text.endsWith(u'\n'))
        text.chop(1);
}

} // namespace

QString notesOf(const Draft &draft)
{
    QStringList notes;
    for (const auto &[rule, name] : rules) {
        if (draft.htmlRule == rule)
            notes += name;
    }
    for (const auto &[text, name] : openTexts) {
        if (!(draft.*text).isEmpty() && !(draft.*text).endsWith(u'\n'))
            notes += name;
    }
    if (!draft.markdown.isEmpty())
        notes += u"markdown"_s;
    else if (draft.text.isEmpty() && !draft.html.isEmpty())
        notes += u"made-text"_s;
    if (draft.flowed)
        notes += u"flowed"_s;
    return notes.join(u' ');
}

void applyNotes(const QString &notes, Draft &draft)
{
    const QStringList all = notes.split(u' ', Qt::SkipEmptyParts);
    for (const auto &[rule, name] : rules) {
        if (all.contains(name))
            draft.htmlRule = rule;
    }
    if (all.contains("markdown"_L1)) {
        draft.markdown = std::exchange(draft.text, {});
        draft.html.clear();
    }
    if (all.contains("made-text"_L1))
        draft.text.clear();
    for (const auto &[text, name] : openTexts) {
        if (all.contains(name))
            chopBreak(draft.*text);
    }
    draft.flowed = all.contains("flowed"_L1);
}

} // namespace posthorn::mime
