// SPDX-License-Identifier: MIT
#include "mime/PlainFromHtml.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn::mime;
using namespace Qt::StringLiterals;

class tst_PlainFromHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsAsTheWriterMeantIt_data();
    void readsAsTheWriterMeantIt();
};

void tst_PlainFromHtml::readsAsTheWriterMeantIt_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &html, const QString &text) {
        QTest::newRow(name) << html << text;
    };
    row("nothing", u""_s, u""_s);
    row("blanks alone", u" \n\t "_s, u""_s);
    row("plain words", u"one  two\nthree"_s, u"one two three\n"_s);
    row("paragraphs", u"<p>one</p><p>two</p>"_s, u"one\n\ntwo\n"_s);
    row("line break", u"one<br>two<br/>three"_s, u"one\ntwo\nthree\n"_s);
    row("inline tags", u"a<b>b</b>c <i> d </i>"_s, u"abc d\n"_s);
    row("entities", u"&lt;a&gt; &amp; &uuml; &#128512; a&nbsp;b"_s, u"<a> & ü 😀 a b\n"_s);
    row("hidden parts", u"<head><title>t</title></head><script>s</script><style>s</style>x"_s, u"x\n"_s);
    row("list", u"before<ul><li>one<li>two</ul>after"_s, u"before\n\n- one\n- two\n\nafter\n"_s);
    row("numbered list", u"<ol><li>one</li><li>two</li></ol>"_s, u"1. one\n2. two\n"_s);
    row("nested list", u"<ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>"_s,
        u"- one\n  - inner\n- two\n"_s);
    row("quote", u"<p>a</p><blockquote><p>b</p><p>c</p></blockquote><p>d</p>"_s,
        u"a\n\n> b\n>\n> c\n\nd\n"_s);
    row("link", u"see <a href='https://posthorn.test/x'>here</a>."_s,
        u"see here <https://posthorn.test/x>.\n"_s);
    row("link that shows itself", u"<a href='https://posthorn.test/'>https://posthorn.test/</a>"_s,
        u"https://posthorn.test/\n"_s);
    row("link to nothing", u"<a href='javascript:x'>a</a><a name='y'>b</a>"_s, u"ab\n"_s);
    row("preformatted", u"<pre>a  b\n  c</pre>"_s, u"a  b\n  c\n"_s);
    row("picture", u"<img src='cid:x' alt='a cat'>"_s, u"a cat\n"_s);
    row("table", u"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"_s, u"a b\nc\n"_s);
    row("rule", u"a<hr>b"_s, u"a\n\n-----\n\nb\n"_s);
    row("broken", u"<p>a<b>b<p>c</i></x>d"_s, u"ab\n\ncd\n"_s);
}

void tst_PlainFromHtml::readsAsTheWriterMeantIt()
{
    QFETCH(const QString, html);
    QFETCH(const QString, text);
    QCOMPARE(plainFromHtml(html), text);
}

QTEST_GUILESS_MAIN(tst_PlainFromHtml)
#include "tst_PlainFromHtml.moc"
