// SPDX-License-Identifier: MIT
#include "wire/Redactor.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using wire::Redactor;

namespace {

const QByteArray password = "correct-horse";

} // namespace

class tst_Redactor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void thePasswordItselfIsMasked();
    void itIsMaskedInsideBase64AtEveryOffset_data();
    void itIsMaskedInsideBase64AtEveryOffset();
    void otherTextIsLeftAlone();
    void aTinySecretIsNotLookedFor();
    void aProblemAndADeliveryAreMaskedThroughout();
};

void tst_Redactor::thePasswordItselfIsMasked()
{
    const Redactor redactor{Secret(password)};
    QCOMPARE(redactor.masked("535 bad password correct-horse, correct-horse!"),
             "535 bad password [redacted], [redacted]!");
}

void tst_Redactor::itIsMaskedInsideBase64AtEveryOffset_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    for (int before = 0; before < 4; ++before) {
        for (int after = 0; after < 4; ++after)
            QTest::addRow("%d before, %d after", before, after)
                << QByteArray(before, '\0') << QByteArray(after, '\1');
    }
}

void tst_Redactor::itIsMaskedInsideBase64AtEveryOffset()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Redactor redactor{Secret(password)};
    const QByteArray encoded = (before + password + after).toBase64();
    QCOMPARE(redactor.masked("501 cannot decode \"" + encoded + "\" now"),
             "501 cannot decode \"[redacted]\" now");
}

void tst_Redactor::otherTextIsLeftAlone()
{
    const Redactor redactor{Secret(password)};
    const QByteArray line = "250-AUTH PLAIN LOGIN Y29ycmVjdA== correct horse";
    QCOMPARE(redactor.masked(line), line);
    QCOMPARE(Redactor{Secret()}.masked(line), line);
}

void tst_Redactor::aTinySecretIsNotLookedFor()
{
    QCOMPARE(Redactor{Secret("250")}.masked("250 ok"), "250 ok");
}

void tst_Redactor::aProblemAndADeliveryAreMaskedThroughout()
{
    const Redactor redactor{Secret(password)};
    const Reply echo{.code = 535, .lines = {u"535 no correct-horse here"_s}};
    Problem problem{.kind = Problem::Kind::AuthRefused, .reply = echo, .words = u"correct-horse"_s};
    const auto address = Address::parse(u"a@b.example");
    Delivery delivery{
        .recipients = {{.address = *address, .reply = echo}}, .reply = echo, .problem = problem};
    redactor.mask(problem);
    redactor.mask(delivery);
    const QStringList clean{u"535 no [redacted] here"_s};
    QCOMPARE(problem.reply->lines, clean);
    QCOMPARE(problem.words, u"[redacted]"_s);
    QCOMPARE(delivery.reply->lines, clean);
    QCOMPARE(delivery.problem->reply->lines, clean);
    QCOMPARE(delivery.recipients.front().reply->lines, clean);
}

QTEST_GUILESS_MAIN(tst_Redactor)
#include "tst_Redactor.moc"
