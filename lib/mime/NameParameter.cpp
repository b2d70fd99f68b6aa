// SPDX-License-Identifier: MIT
#include "mime/NameParameter.h"

#include "mime/EncodedWord.h"

#include <QUrl>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOfValue = 60; // leaves room for the parameter's own name on a line of 78

/// Can stand between quotes on one line as it is.
bool isPlain(const QString &name)
{
    const auto isPrintable = [](QChar c) { return c >= u' ' && c <= u'~'; };
    return name.size() <= mostOfValue && std::ranges::all_of(name, isPrintable) && !name.contains("=?"_L1);
}

QByteArray quoted(const QString &name)
{
    return '"' + name.toLatin1().replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray percentEncoded(const QString &character)
{
    // Narrower than RFC 2231's attribute-char, which allows more punctuation than old readers expect.
    return QUrl::toPercentEncoding(character, {}, "~");
}

/// The name percent-encoded, in pieces that fit a line and divide no character.
QByteArrayList pieces(const QString &name)
{
    QByteArrayList all;
    QByteArray open;
    for (const char32_t character : name.toUcs4()) {
        const QByteArray encoded = percentEncoded(QString::fromUcs4(&character, 1));
        if (open.size() + encoded.size() > mostOfValue - 10)
            all.append(std::exchange(open, {}));
        open += encoded;
    }
    return all << open;
}

} // namespace

QByteArray dispositionWith(const QByteArray &disposition, const QString &name)
{
    if (isPlain(name))
        return ' ' + disposition + ";\n filename=" + quoted(name) + '\n';
    const QByteArrayList all = pieces(name);
    if (all.size() == 1)
        return ' ' + disposition + ";\n filename*=utf-8''" + all.front() + '\n';
    QByteArray value = ' ' + disposition;
    for (qsizetype i = 0; i < all.size(); ++i)
        value += ";\n filename*" + QByteArray::number(i) + (i == 0 ? "*=utf-8''" : "*=") + all[i];
    return value + '\n';
}

QByteArray typeWith(const QByteArray &type, const QString &name)
{
    const QByteArray shown = isPlain(name)
                                 ? quoted(name)
                                 : '"' + encodedWords(name, sizeof(" name=\"")).join("\n").trimmed() + '"';
    return ' ' + type + ";\n name=" + shown + '\n';
}

} // namespace posthorn::mime
