// SPDX-License-Identifier: MIT
#include "scenario/Command.h"

#include <algorithm>
#include <array>

namespace posthorn::scenario {

Command parseCommand(const QByteArray &line)
{
    const qsizetype blank = line.indexOf(' ');
    if (blank < 0)
        return {.verb = line.toUpper()};
    return {.verb = line.left(blank).toUpper(), .argument = line.mid(blank + 1).trimmed()};
}

bool startsAuth(QByteArrayView bytes)
{
    return bytes.first(std::min<qsizetype>(5, bytes.size())).compare("AUTH ", Qt::CaseInsensitive) == 0;
}

bool looksLikeHttp(const QByteArray &line)
{
    static const std::array verbs{"GET ",     "POST ",  "PUT ",   "HEAD ",   "DELETE ",
                                  "OPTIONS ", "PATCH ", "TRACE ", "CONNECT "};
    for (const char *verb : verbs)
        if (line.startsWith(verb))
            return true;
    return false;
}

namespace {

/// Where the closing bracket of the path is; inside quotes it is an ordinary character.
qsizetype closingBracket(const QByteArray &text)
{
    bool quoted = false;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == '>' && !quoted)
            return i;
    }
    return -1;
}

} // namespace

std::optional<PathArgument> parsePath(const QByteArray &argument, const QByteArray &word)
{
    if (!argument.toUpper().startsWith(word))
        return std::nullopt;
    const QByteArray text = argument.mid(word.size()).trimmed();
    const qsizetype end = text.startsWith('<') ? closingBracket(text) : -1;
    const QByteArray rest = end < 0 ? QByteArray() : text.mid(end + 1);
    if (end < 0 || (!rest.isEmpty() && !rest.startsWith(' ')))
        return std::nullopt;
    PathArgument found{.path = text.mid(1, end - 1)};
    for (const QByteArray &parameter : rest.split(' '))
        if (!parameter.isEmpty())
            found.parameters.append(parameter);
    return found;
}

std::optional<ChunkArgument> parseChunk(const QByteArray &argument)
{
    const QByteArrayList words = argument.split(' ');
    bool isNumber = false;
    const qint64 octets = words.first().toLongLong(&isNumber);
    const bool last = words.size() == 2 && words[1].compare("LAST", Qt::CaseInsensitive) == 0;
    if (!isNumber || octets < 0 || words.size() > 2 || (words.size() == 2 && !last))
        return std::nullopt;
    return ChunkArgument{.octets = octets, .last = last};
}

} // namespace posthorn::scenario
