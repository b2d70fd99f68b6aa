// SPDX-License-Identifier: MIT
#include "review/AttachmentWords.h"

#include "review/Data.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

/// Where people write of an attachment; what stands below is a document of its own.
constexpr qsizetype mostText = qsizetype{64} * 1024;

struct Phrases
{
    QStringList meant{};
    QStringList except{};
};

const Phrases &phrases()
{
    static const Phrases all = [] {
        const QJsonObject json = data(u"words"_s);
        Phrases read;
        for (const auto &language : json["attachment"_L1].toArray()) {
            read.meant += strings(language["phrases"_L1]);
            read.except += strings(language["except"_L1]);
        }
        return read;
    }();
    return all;
}

/// A script without blanks between words has no boundaries to ask for.
bool standsAlone(QChar c)
{
    const auto script = QChar::script(c.unicode());
    return script == QChar::Script_Han || script == QChar::Script_Hiragana ||
           script == QChar::Script_Katakana || script == QChar::Script_Hangul;
}

bool joins(const QString &text, qsizetype outside, QChar inside)
{
    return outside >= 0 && outside < text.size() && text[outside].isLetterOrNumber() &&
           !standsAlone(inside) && !standsAlone(text[outside]);
}

qsizetype placeOf(const QString &phrase, const QString &text)
{
    for (qsizetype at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
        if (!joins(text, at - 1, phrase.front()) && !joins(text, at + phrase.size(), phrase.back()))
            return at;
    }
    return -1;
}

/// One line, so that a phrase may run over the end of one; apostrophes and letters in one form.
QString evened(const QString &text)
{
    QString even = text.left(mostText).normalized(QString::NormalizationForm_C).toLower().simplified();
    return even.replace(u'’', u'\'');
}

} // namespace

std::optional<QString> mentionOfAttachment(const QString &text)
{
    QString even = evened(text);
    for (const QString &phrase : phrases().except) {
        for (qsizetype at = placeOf(phrase, even); at >= 0; at = placeOf(phrase, even))
            even.replace(at, phrase.size(), QString(phrase.size(), u'.'));
    }
    for (const QString &phrase : phrases().meant) {
        if (placeOf(phrase, even) >= 0)
            return phrase;
    }
    return std::nullopt;
}

} // namespace posthorn::review
