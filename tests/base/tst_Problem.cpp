// SPDX-License-Identifier: MIT
#include "base/Result.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::Problem;
using posthorn::Reply;
using posthorn::Result;
using posthorn::Stage;

class tst_Problem : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isDescribedInOneLineOfFacts()
    {
        const Problem problem{.stage = Stage::Auth,
                              .kind = Problem::Kind::AuthRefused,
                              .reply =
                                  Reply{.code = 535, .lines = {u"535-5.7.8 No."_s, u"535 5.7.8 Really."_s}},
                              .subject = u"ann"_s,
                              .target = u"mail.example.org:587"_s};
        QCOMPARE(posthorn::describe(problem), u"auth:auth-refused target=mail.example.org:587 subject=ann "
                                              "reply=535-5.7.8 No. 535 5.7.8 Really."_s);
    }

    void tlsFactsAreTold()
    {
        Problem problem{.stage = Stage::Certificate, .kind = Problem::Kind::CertificateRefused};
        problem.tls.faults = {posthorn::CertificateFault::Expired, posthorn::CertificateFault::NameMismatch};
        problem.tls.errors = {u"too old"_s};
        problem.beforeGreeting = true;
        QCOMPARE(posthorn::describe(problem), u"certificate:certificate-refused certificate=expired "
                                              "certificate=name-mismatch tls=too old before-greeting"_s);
    }

    void hostileWordsStayOneVisibleBoundedLine()
    {
        const Problem problem{.words = u"a\nb\x1b[2J\r\nc"_s + QString(100'000, u'x')};
        const auto line = posthorn::describe(problem);
        QVERIFY(!line.contains(u'\n') && !line.contains(u'\r') && !line.contains(u'\x1b'));
        QVERIFY(line.contains(u"a b␛[2J"_s));
        QVERIFY(line.size() < 2000);
    }

    void resultHoldsEither()
    {
        const Result<int> good = 7;
        QVERIFY(good.ok() && good);
        QCOMPARE(*good, 7);
        const Problem full{.kind = Problem::Kind::DiskFull};
        const Result<int> bad = full;
        QVERIFY(!bad.ok() && !bad);
        QCOMPARE(bad.problem(), full);
    }
};

QTEST_GUILESS_MAIN(tst_Problem)
#include "tst_Problem.moc"
