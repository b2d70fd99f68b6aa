// SPDX-License-Identifier: MIT
#include "review/OwnText.h"

#include "review/Data.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

struct Marks
{
    QStringList forwarded{};
    std::vector<QStringList> heads{};
};

const Marks &marks()
{
    static const Marks all = [] {
        const QJsonObject json = data(u"words"_s);
        Marks read{.forwarded = strings(json["forwarded"_L1])};
        for (const auto &head : json["copiedHeads"_L1].toArray())
            read.heads.push_back(strings(head));
        return read;
    }();
    return all;
}

/// "----- Original Message -----" in any language, and the ruler that Outlook draws above a mail.
bool isRuler(const QString &line)
{
    static const QRegularExpression ruler(u"^(-{2,}\\s*[^-\\s].*[^-\\s]\\s*-{2,}|_{10,})$"_s);
    return ruler.match(line).hasMatch();
}

bool beginsCopiedHead(const QStringList &lines, qsizetype at)
{
    return at + 1 < lines.size() && std::ranges::any_of(marks().heads, [&](const QStringList &head) {
               return lines[at].startsWith(head[0]) && lines[at + 1].trimmed().toLower().startsWith(head[1]);
           });
}

bool endsOwnText(const QStringList &lines, qsizetype at)
{
    const QString line = lines[at].trimmed().toLower();
    const bool signature = lines[at] == "-- "_L1 || line == "--"_L1; // RFC 3676 §4.3
    QStringList pair = lines.mid(at, 2);
    pair.front() = line;
    return signature || isRuler(line) || marks().forwarded.contains(line) || beginsCopiedHead(pair, 0);
}

bool isQuoted(const QString &line)
{
    return line.trimmed().startsWith(u'>');
}

} // namespace

QString ownText(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    QStringList own;
    for (qsizetype at = 0; at < lines.size() && !endsOwnText(lines, at); ++at) {
        if (!isQuoted(lines[at]))
            own.append(lines[at]);
    }
    return own.join(u'\n');
}

} // namespace posthorn::review
