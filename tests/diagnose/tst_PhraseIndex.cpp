// SPDX-License-Identifier: MIT
#include "diagnose/Fold.h"
#include "diagnose/PhraseIndex.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::diagnose::fold;
using posthorn::diagnose::PhraseIndex;
using posthorn::diagnose::Phrases;

static QStringList found(const QStringList &phrases, const QString &text)
{
    Phrases all;
    for (const QString &phrase : phrases)
        all.add(phrase);
    const PhraseIndex index(all);
    QStringList hits;
    for (const int phrase : index.find(fold(text).text).phrases())
        hits.append(phrases[phrase]);
    return hits;
}

class tst_PhraseIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void foldingEvensOutCaseBlanksHyphensAndQuotes()
    {
        QCOMPARE(fold(u"Self-Signed\r\n  CERTIFICATE_VERIFY\u00a0\u2019x\u2019").text,
                 u"self signed certificate verify 'x'"_s);
    }

    void foldingDropsTheCodesThatEachLineRepeats()
    {
        QCOMPARE(fold(u"421-4.7.28 an unusual rate of\n421-4.7.28 mail\n421 4.7.28 from you").text,
                 u"an unusual rate of mail from you"_s);
    }

    void foldingKeepsAddressesAndVersions()
    {
        QCOMPARE(fold(u"5.2.3.4 and nodemailer/5.1.2 line 550").text,
                 u"5.2.3.4 and nodemailer/5.1.2 line 550"_s);
    }

    void foldedTextRemembersWhereItCameFrom()
    {
        const auto folded = fold(u"a  -  b");
        QCOMPARE(folded.text, u"a b"_s);
        QCOMPARE(folded.origin, (std::vector<qsizetype>{0, 1, 6}));
    }

    void wholeWordsAreFoundAlone()
    {
        QCOMPARE(found({u"spam"_s, u"spam*"_s}, u"spamhaus"_s), QStringList{u"spam*"_s});
        QCOMPARE(found({u"spam"_s, u"spam*"_s}, u"SPAM!"_s), (QStringList{u"spam"_s, u"spam*"_s}));
    }

    void phrasesInsideOthersAreFoundToo()
    {
        QCOMPARE(found({u"relay access denied"_s, u"access denied"_s, u"denied"_s}, u"Relay access denied"_s),
                 (QStringList{u"relay access denied"_s, u"access denied"_s, u"denied"_s}));
    }

    void scriptsWithoutBlanksHaveNoWordEdges()
    {
        QCOMPARE(found({u"密码错误"_s}, u"用户密码错误请重试"_s), QStringList{u"密码错误"_s});
    }
};

QTEST_GUILESS_MAIN(tst_PhraseIndex)
#include "tst_PhraseIndex.moc"
