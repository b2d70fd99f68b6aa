// SPDX-License-Identifier: MIT
#include "mime/Unflowed.h"

#include <QStringList>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

struct Line
{
    qsizetype depth = 0; ///< how often it is quoted
    QStringView text{};
    bool isFlowed = false; ///< goes on in the next line of the same depth
};

Line lineFrom(QStringView raw)
{
    Line line;
    while (line.depth < raw.size() && raw[line.depth] == u'>')
        ++line.depth;
    line.text = raw.sliced(line.depth);
    if (line.text.startsWith(u' ')) // stuffed (§4.4)
        line.text = line.text.sliced(1);
    line.isFlowed = line.text.endsWith(u' ') && line.text != u"-- "; // §4.3: a signature's mark
    return line;
}

QString quoteMarks(qsizetype depth)
{
    return QString(depth, u'>') + (depth > 0 ? u" "_s : QString());
}

} // namespace

QString unflowed(const QString &text, bool delSp)
{
    QString result;
    result.reserve(text.size());
    Line before;
    bool isFirst = true;
    for (const QStringView raw : QStringView(text).split(u'\n')) {
        const Line line = lineFrom(raw);
        const bool continues = before.isFlowed && before.depth == line.depth && line.text != u"-- ";
        if (!continues)
            result += (isFirst ? QString() : u"\n"_s) + quoteMarks(line.depth);
        result += line.isFlowed && delSp ? line.text.chopped(1) : line.text;
        before = line;
        isFirst = false;
    }
    return result;
}

} // namespace posthorn::mime
