// SPDX-License-Identifier: MIT
#pragma once
// HTML that nobody should have written, the same for the same seed.

#include <QRandomGenerator>
#include <QStringList>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

class SoupCook
{
public:
    explicit SoupCook(quint32 seed) : m_chance(seed) {}

    [[nodiscard]] QString soup()
    {
        QString soup;
        for (int left = 1 + one(40); left > 0; --left)
            soup += spoonful();
        return soup;
    }

private:
    [[nodiscard]] int one(qsizetype of) { return static_cast<int>(m_chance.bounded(static_cast<int>(of))); }
    [[nodiscard]] const QString &of(const QStringList &all) { return all[one(all.size())]; }

    [[nodiscard]] QString spoonful()
    {
        static const QStringList texts{u"text"_s,      u" "_s,      u"\n"_s,  u"&amp;lt;"_s,
                                       u"&lt;b&gt;"_s, u"<!-- "_s,  u"-->"_s, u"<![CDATA["_s,
                                       u"]]>"_s,       u"\u00a0"_s, u"😀"_s,   u"&#0;&#13;"_s,
                                       u"</"_s,        u"<"_s,      u"\"'"_s, u"<!DOCTYPE x>"_s};
        const int kind = one(10);
        if (kind < 3)
            return of(texts);
        return kind < 8 ? u'<' + tag() + attributes() + (one(9) == 0 ? u"/>"_s : u">"_s)
                        : u"</"_s + tag() + u'>';
    }
    [[nodiscard]] const QString &tag()
    {
        static const QStringList tags{
            u"a"_s,       u"b"_s,        u"i"_s,        u"p"_s,       u"div"_s,       u"span"_s,
            u"font"_s,    u"h1"_s,       u"ul"_s,       u"ol"_s,      u"li"_s,        u"dl"_s,
            u"dt"_s,      u"table"_s,    u"tbody"_s,    u"tr"_s,      u"td"_s,        u"th"_s,
            u"caption"_s, u"col"_s,      u"pre"_s,      u"img"_s,     u"br"_s,        u"hr"_s,
            u"form"_s,    u"button"_s,   u"select"_s,   u"option"_s,  u"svg"_s,       u"math"_s,
            u"mi"_s,      u"desc"_s,     u"style"_s,    u"script"_s,  u"textarea"_s,  u"title"_s,
            u"iframe"_s,  u"noscript"_s, u"template"_s, u"body"_s,    u"html"_s,      u"head"_s,
            u"nobr"_s,    u"marquee"_s,  u"object"_s,   u"section"_s, u"xmp"_s,       u"plaintext"_s,
            u"o:p"_s,     u"center"_s,   u"ruby"_s,     u"rt"_s,      u"blockquote"_s};
        return of(tags);
    }
    [[nodiscard]] QString attributes()
    {
        static const QStringList all{u" href=http://x.test/"_s,
                                     u" href='javascript:x'"_s,
                                     u" href=\"mailto:a@b.test?subject=<&quot;>\""_s,
                                     u" src=cid:a"_s,
                                     u" src=https://x.test/a.png"_s,
                                     u" src=file:///a"_s,
                                     u" alt='<script>'"_s,
                                     u" title=\"</p><img src=x onerror=y>\""_s,
                                     u" style='color:red;-qt-x:1;background:url(x)'"_s,
                                     u" style=\"font-family:'a b',&quot;c&quot;;margin:0 auto\""_s,
                                     u" onclick=x()"_s,
                                     u" align=center"_s,
                                     u" bgcolor=#fff"_s,
                                     u" width=10%"_s,
                                     u" class=x"_s,
                                     u" \"=x"_s};
        QString some;
        for (int left = one(4); left > 0; --left)
            some += of(all);
        return some;
    }

    QRandomGenerator m_chance;
};

inline QString tagSoup(quint32 seed)
{
    return SoupCook(seed).soup();
}

} // namespace posthorn::mime
