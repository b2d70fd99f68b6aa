// SPDX-License-Identifier: MIT
// The ids are a contract with scripts, rules and texts: each value has one, no two have the same, and those
// of the command line are spelled out here once more.
#include "base/AuthMethod.h"
#include "base/Delivery.h"
#include "base/Diagnosis.h"
#include "base/Endpoint.h"
#include "base/Transcript.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

/// The ids from the first value on, up to the first number that is no value.
template <class Enum>
QStringList idsOf()
{
    QStringList ids;
    for (int i = 0; !idOf(static_cast<Enum>(i)).isEmpty(); ++i)
        ids.append(idOf(static_cast<Enum>(i)));
    return ids;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

template <class Enum, class FromId>
bool everyIdIsReadBack(FromId fromId)
{
    const auto ids = idsOf<Enum>();
    for (int i = 0; i < ids.size(); ++i)
        if (fromId(ids[i]) != static_cast<Enum>(i) || fromId(ids[i].toUpper()) || fromId(ids[i] + u' '))
            return false;
    return !ids.isEmpty() && !fromId(u"") && !fromId(u"nonsense");
}

template <class Enum>
bool noTwoAreAlike()
{
    static const QRegularExpression shape(u"^[a-z0-9]+([-_][a-z0-9]+)*$"_s);
    const auto ids = idsOf<Enum>();
    const bool shapely =
        std::ranges::all_of(ids, [](const QString &id) { return shape.match(id).hasMatch(); });
    return shapely && QSet<QString>(ids.begin(), ids.end()).size() == ids.size();
}

} // namespace

class tst_Vocabulary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void idsAreThoseOfTheCommandLine()
    {
        QCOMPARE(idsOf<Stage>(),
                 words("input discover dns connect greeting hello tls certificate capabilities auth "
                       "sender recipient send domain"));
        QCOMPARE(idsOf<Security>(), words("none starttls tls"));
        QCOMPARE(idsOf<AuthMethod>(),
                 words("auto none plain login cram-md5 digest-md5 scram-sha-1 scram-sha-256 "
                       "external xoauth2 oauthbearer anonymous"));
        QCOMPARE(idsOf<Confidence>(), words("certain likely possible"));
        QCOMPARE(idsOf<Retry>(), words("never after-fix later"));
        QCOMPARE(idsOf<FixableBy>(), words("you network provider admin nobody"));
        QCOMPARE(idsOf<StepStatus>(), words("ok warning failed not_tested skipped running"));
        QCOMPARE(idsOf<Line::From>(), words("server client note"));
        QCOMPARE(idsOf<RecipientResult::Status>(), words("accepted refused not_tried in_doubt"));
    }

    void everyIdIsReadBackAndNothingElseIs()
    {
        QVERIFY(everyIdIsReadBack<Stage>(&stageFromId));
        QVERIFY(everyIdIsReadBack<Security>(&securityFromId));
        QVERIFY(everyIdIsReadBack<AuthMethod>(&authMethodFromId));
        QVERIFY(everyIdIsReadBack<Confidence>(&confidenceFromId));
        QVERIFY(everyIdIsReadBack<Retry>(&retryFromId));
        QVERIFY(everyIdIsReadBack<FixableBy>(&fixableByFromId));
    }

    void noTwoIdsOfAnEnumAreAlike()
    {
        QVERIFY(noTwoAreAlike<Stage>() && noTwoAreAlike<Security>() && noTwoAreAlike<AuthMethod>());
        QVERIFY(noTwoAreAlike<Confidence>() && noTwoAreAlike<Retry>() && noTwoAreAlike<FixableBy>());
        QVERIFY(noTwoAreAlike<StepStatus>() && noTwoAreAlike<Line::From>());
        QVERIFY(noTwoAreAlike<RecipientResult::Status>() && noTwoAreAlike<CertificateFault>());
        QVERIFY(noTwoAreAlike<Problem::Kind>());
    }

    void everyLastValueHasItsId()
    {
        QCOMPARE(idsOf<Problem::Kind>().size(), int(Problem::Kind::Internal) + 1);
        QCOMPARE(idOf(Problem::Kind::InjectedPlaintext), "injected-plaintext"_L1);
        QCOMPARE(idOf(Problem::Kind::StartTlsNotOffered), "starttls-not-offered"_L1);
        QCOMPARE(idsOf<CertificateFault>().size(), int(CertificateFault::Other) + 1);
        QCOMPARE(idsOf<Stage>().size(), qsizetype(allStages.size()));
    }

    void saslNamesAreTheWordsOfAuth()
    {
        QCOMPARE(saslName(AuthMethod::Auto), ""_L1);
        QCOMPARE(saslName(AuthMethod::None), ""_L1);
        for (int i = int(AuthMethod::Plain); i <= int(AuthMethod::Anonymous); ++i) {
            const auto method = static_cast<AuthMethod>(i);
            QCOMPARE(QString(saslName(method)), QString(idOf(method)).toUpper());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Vocabulary)
#include "tst_Vocabulary.moc"
