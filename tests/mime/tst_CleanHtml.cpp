// SPDX-License-Identifier: MIT
#include "TagSoup.h"
#include "mime/CleanHtml.h"
#include "support/CpuTime.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn::mime;

class tst_CleanHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void keepsWhatMailProgramsShowAlike_data();
    void keepsWhatMailProgramsShowAlike();
    void leavesOutWhatIsNobodysBusiness_data();
    void leavesOutWhatIsNobodysBusiness();
    void picturesFromElsewhereNeedConsent_data();
    void picturesFromElsewhereNeedConsent();
    void whatIsCleanStaysAsItIs();
    void nothingButTheRulesComesThrough();
    void whatAParserMovesSettlesToo();
    void deepAndLargePagesTakeTheirTimeOnly_data();
    void deepAndLargePagesTakeTheirTimeOnly();
    void aFinishedPageIsLeftAlone();
};

namespace {

/// What stands in the body of the clean page.
QString bodyOf(const QString &page)
{
    const qsizetype begin = page.indexOf(u'>', page.indexOf("<body"_L1)) + 1;
    return page.sliced(begin, page.lastIndexOf("</body>"_L1) - begin).trimmed();
}

void row(const char *name, const QString &html, const QString &clean)
{
    QTest::newRow(name) << html << clean;
}

} // namespace

void tst_CleanHtml::keepsWhatMailProgramsShowAlike_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("clean");
    row("text", u"a & b < c > \" d"_s, u"a &amp; b &lt; c &gt; \" d"_s);
    row("no-break space", u"a&nbsp;b"_s, u"a&nbsp;b"_s);
    row("marks", u"<b>b</b><i>i</i><u>u</u><s>s</s><sub>1</sub>"_s,
        u"<b>b</b><i>i</i><u>u</u><s>s</s><sub>1</sub>"_s);
    row("link", u"<a href=' HTTPS://x.test/?a=1&amp;b=\"2\" '>x</a>"_s,
        u"<a href=\"HTTPS://x.test/?a=1&amp;b=&quot;2&quot;\">x</a>"_s);
    row("mail link", u"<a href=mailto:a@b.test>x</a>"_s, u"<a href=\"mailto:a@b.test\">x</a>"_s);
    row("style", u"<p style='COLOR: #F00 !important; margin : 0 4px'>x</p>"_s,
        u"<p style=\"color:#F00;margin:0 4px\">x</p>"_s);
    row("fonts", u"<span style='font-family: \"Noto Sans\", Arial ,serif'>x</span>"_s,
        u"<span style=\"font-family:'Noto Sans',Arial,serif\">x</span>"_s);
    row("colour by numbers", u"<p style='color:rgb(1, 2, 3)'>x</p>"_s,
        u"<p style=\"color:rgb(1, 2, 3)\">x</p>"_s);
    row("border", u"<p style='border:1px solid red'>x</p>"_s, u"<p style=\"border:1px solid red\">x</p>"_s);
    row("table", u"<table border=1><tr><td colspan=2 align=RIGHT>x</table>"_s,
        u"<table border=\"1\"><tbody><tr><td colspan=\"2\" align=\"RIGHT\">x</td></tr></tbody></table>"_s);
    row("preformatted", u"<pre>\n\n a\n</pre>"_s, u"<pre>\n\n a\n</pre>"_s);
    row("picture of our own", u"<img src=cid:a.png alt='a \"b\"' width=10>"_s,
        u"<img src=\"cid:a.png\" alt=\"a &quot;b&quot;\" width=\"10\">"_s);
    row("unknown element", u"<o:p>x</o:p><custom>y</custom>"_s, u"xy"_s);
    row("block that old readers do not know", u"<section>x</section><article>y</article>"_s,
        u"<div>x</div><div>y</div>"_s);
    row("language and direction", u"<p dir=rtl lang=he title=t>x</p>"_s,
        u"<p dir=\"rtl\" lang=\"he\" title=\"t\">x</p>"_s);
}

void tst_CleanHtml::keepsWhatMailProgramsShowAlike()
{
    QFETCH(const QString, html);
    QFETCH(const QString, clean);
    const QString page = cleaned(html).html;
    QCOMPARE(bodyOf(page), clean);
    QCOMPARE(cleaned(page).html, page);
}

void tst_CleanHtml::leavesOutWhatIsNobodysBusiness_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("clean");
    row("script", u"a<script>b</script>c"_s, u"ac"_s);
    row("script in SVG", u"a<svg><script>b</script><style><img src=x></style></svg>c"_s, u"ac"_s);
    row("script in MathML", u"a<math><mi><mglyph><style><img src=x onerror=y></math>c"_s, u"ac"_s);
    row("style sheet", u"<style>p{}</style>a"_s, u"a"_s);
    row("head", u"<head><title>t</title><link rel=stylesheet href=http://x.test/></head>a"_s, u"a"_s);
    row("comment", u"a<!-- b --><!--[if mso]>c<![endif]-->d"_s, u"ad"_s);
    row("event", u"<p onclick='x()' onmouseover=y>a</p>"_s, u"<p>a</p>"_s);
    row("class and id", u"<p class=a id=b>a</p>"_s, u"<p>a</p>"_s);
    row("form", u"<form action=http://x.test/>a<input value=b><button>c</button></form>"_s,
        u"<div>a</div>"_s);
    row("frame", u"<iframe src=http://x.test/>a</iframe>b"_s, u"b"_s);
    row("object", u"<object data=x>a</object><embed src=y>b"_s, u"b"_s);
    row("base", u"<base href=http://x.test/>a"_s, u"a"_s);
    row("link to a script", u"<a href=javascript:x()>a</a>"_s, u"a"_s);
    row("link to a script, hidden", u"<a href=' java\tscript&colon;x()'>a</a>"_s, u"a"_s);
    row("link to a file", u"<a href=file:///etc/passwd>a</a>"_s, u"a"_s);
    row("link to data", u"<a href='data:text/html,x'>a</a>"_s, u"a"_s);
    row("link within", u"<a name=x></a><a href=#x>a</a>"_s, u"a"_s);
    row("picture of a file", u"<img src=file:///etc/passwd alt=a>"_s, u"a"_s);
    row("picture on a share", u"<img src='\\\\host\\share\\a.png' alt=a>"_s, u"a"_s);
    row("picture beside the page", u"<img src=a.png>b"_s, u"b"_s);
    row("several sources", u"<img src=cid:a srcset='http://x.test/a 2x'>"_s, u"<img src=\"cid:a\">"_s);
    row("background", u"<body background=http://x.test/><table background=http://x.test/></table>"_s,
        u"<table></table>"_s);
    row("style that fetches", u"<p style='background:url(http://x.test/);color:red'>a</p>"_s,
        u"<p style=\"color:red\">a</p>"_s);
    row("style that computes", u"<p style='width:expression(x());behavior:url(x)'>a</p>"_s, u"<p>a</p>"_s);
    row("style with an escape", u"<p style='color:r\\65 d;font-family:\"a\\\"b\"'>a</p>"_s, u"<p>a</p>"_s);
    row("style of Qt", u"<p style='-qt-block-indent:0; text-indent:0px'>a</p>"_s,
        u"<p style=\"text-indent:0px\">a</p>"_s);
    row("place on the page", u"<p style='position:fixed;top:0;display:none'>a</p>"_s, u"<p>a</p>"_s);
    row("control characters", u"a&#1;b&#127;c&#x9f;d"_s, u"abc\u0178d"_s);
}

void tst_CleanHtml::leavesOutWhatIsNobodysBusiness()
{
    keepsWhatMailProgramsShowAlike();
}

void tst_CleanHtml::picturesFromElsewhereNeedConsent_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("isAgreed");
    QTest::newRow("https") << u"https://x.test/a.png"_s << true;
    QTest::newRow("http") << u"http://x.test/a.png"_s << true;
    QTest::newRow("data") << u"data:image/png;base64,AAAA"_s << true;
    QTest::newRow("file") << u"file:///a.png"_s << false;
    QTest::newRow("SVG within") << u"data:image/svg+xml;base64,AAAA"_s << false;
    QTest::newRow("page within") << u"data:text/html,x"_s << false;
}

void tst_CleanHtml::picturesFromElsewhereNeedConsent()
{
    QFETCH(const QString, source);
    QFETCH(const bool, isAgreed);
    const QString html = u"<img src=\"%1\">"_s.arg(source);
    const CleanHtml without = cleaned(html);
    QCOMPARE(bodyOf(without.html), QString());
    QCOMPARE(without.picturesLeftOut, QStringList{source});
    const CleanHtml with = cleaned(html, HtmlRule::WithRemotePictures);
    QCOMPARE(bodyOf(with.html), isAgreed ? html : QString());
    QCOMPARE(with.picturesLeftOut.size(), isAgreed ? 0 : 1);
}

void tst_CleanHtml::whatIsCleanStaysAsItIs()
{
    for (quint32 seed = 0; seed < 3000; ++seed) {
        const QString soup = tagSoup(seed);
        for (const auto rule : {HtmlRule::Clean, HtmlRule::WithRemotePictures}) {
            const QString once = cleaned(soup, rule).html;
            QVERIFY2(cleaned(once, rule).html == once, qPrintable(u"%1: %2\n%3"_s.arg(seed).arg(soup, once)));
        }
    }
}

void tst_CleanHtml::nothingButTheRulesComesThrough()
{
    static const QRegularExpression tag(u"<([^<>]*)>"_s);
    static const QRegularExpression lawful(
        u"^(/?[a-z][a-z0-9]*|!DOCTYPE html|meta charset=\"utf-8\"|[a-z][a-z0-9]*( (?!on)[a-z]+=\"[^\"<>]*\")+)$"_s);
    static const QRegularExpression harmful(
        u"^(script|style|svg|math|iframe|object|form|input|link|base|template)|javascript:|url\\(|-qt-"_s);
    for (quint32 seed = 0; seed < 3000; ++seed) {
        const QString page = cleaned(tagSoup(seed), HtmlRule::WithRemotePictures).html;
        for (auto found = tag.globalMatch(page); found.hasNext();) {
            const QString inside = found.next().captured(1);
            QVERIFY2(lawful.match(inside).hasMatch(), qPrintable(inside));
            QVERIFY2(!harmful.match(inside).hasMatch(), qPrintable(inside));
        }
    }
}

void tst_CleanHtml::whatAParserMovesSettlesToo()
{
    for (const QString &html :
         {u"<a href=http://x.test/><table><tr>%1</table>"_s, u"<table><form>%1"_s, u"<p><button><p>%1"_s,
          u"<select><b><p>%1</select>"_s, u"<b><p><table><i>%1"_s}) {
        QString page = u"text"_s;
        for (int i = 0; i < 40; ++i)
            page = QString(html).replace("%1"_L1, page);
        const QString once = cleaned(page).html;
        QCOMPARE(cleaned(once).html, once);
    }
}

void tst_CleanHtml::deepAndLargePagesTakeTheirTimeOnly_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("deep") << u"<div>"_s.repeated(5'000);
    QTest::newRow("deep marks") << u"<b>"_s.repeated(2'000) + u"x"_s;
    QTest::newRow("large") << u"<p>Some <b>text</b> &amp; more</p>\n"_s.repeated(20'000);
    QTest::newRow("attributes") << u"<p "_s + u"a=b style='color:red' "_s.repeated(5'000) + u">"_s;
    QTest::newRow("styles") << u"<p style='"_s + u"color:red;x:(("_s.repeated(20'000) + u"'>"_s;
}

void tst_CleanHtml::deepAndLargePagesTakeTheirTimeOnly()
{
    QFETCH(const QString, html);
    const qint64 start = posthorn::test::cpuMilliseconds();
    const QString once = cleaned(html).html;
    QVERIFY(posthorn::test::cpuMilliseconds() - start < 5000);
    QCOMPARE(cleaned(once).html, once);
}

void tst_CleanHtml::aFinishedPageIsLeftAlone()
{
    const QString page = u"<html><style>p{}</style><script>x</script><img src=http://x.test/>"_s;
    QCOMPARE(cleaned(page, HtmlRule::AsIs), CleanHtml{.html = page});
}

QTEST_GUILESS_MAIN(tst_CleanHtml)
#include "tst_CleanHtml.moc"
