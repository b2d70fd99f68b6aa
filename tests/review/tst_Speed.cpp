// SPDX-License-Identifier: MIT
// The figures that issue readers are promised; measured by the thread's own clock, since machines are busy.
#include "Cases.h"
#include "mime/Message.h"
#include "review/People.h"

#include <QRegularExpression>
#include <QTest>
#include <ctime>

using namespace posthorn;
using namespace posthorn::review;

constexpr int people10k = 10'000;

static double seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

static QString pasted(bool sameDomain)
{
    QStringList all;
    for (int i = 0; i < people10k; ++i)
        all.append(u"\"Person, No. %1\" <person%1@%2>"_s.arg(i).arg(
            sameDomain ? u"gmial.com"_s : u"outl%1ok.example"_s.arg(i)));
    return all.join(u", ");
}

class tst_Speed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tenThousandPastedAddressesAreSplit()
    {
        const QString text = pasted(false);
        const double before = seconds();
        const People people = peopleIn(text, Finding::Field::To);
        const double took = seconds() - before;
        qInfo("10 000 pasted addresses: %.3f s", took);
        QCOMPARE(people.people.size(), std::size_t{people10k});
        QVERIFY(people.findings.empty());
        QVERIFY2(took < 0.5, qPrintable(QString::number(took)));
    }

    void tenThousandRecipientsAreReviewedAndRendered_data()
    {
        QTest::addColumn<bool>("sameDomain");
        QTest::newRow("all of one mistyped domain") << true;
        QTest::newRow("each of a domain of its own") << false;
    }
    void tenThousandRecipientsAreReviewedAndRendered()
    {
        QFETCH(bool, sameDomain);
        mime::Draft draft = draftFrom({});
        draft.to = peopleIn(pasted(sameDomain), Finding::Field::To).people;
        const double before = seconds();
        const auto findings = reviewed(draft);
        const double reviewedAt = seconds();
        const mime::Stamp stamp{
            .date = QDateTime({2026, 5, 4}, {12, 0}, Qt::UTC), .messageId = u"id"_s, .boundary = u"b"_s};
        QVERIFY(mime::render(draft, stamp));
        const double took = seconds() - before;
        qInfo("10 000 recipients: reviewed in %.3f s, with rendering %.3f s", reviewedAt - before, took);
        QCOMPARE(findings.size(), sameDomain ? std::size_t{people10k + 1} : std::size_t{1});
        QVERIFY2(took < 1, qPrintable(QString::number(took)));
    }

    void aLongTextIsSearchedAtOnce()
    {
        mime::Draft draft = draftFrom({});
        draft.text = u"nothing comes along with this one, nothing at all\n"_s.repeated(100'000);
        const double before = seconds();
        QVERIFY(reviewed(draft).empty());
        const double took = seconds() - before;
        qInfo("5 MB of text: %.3f s", took);
        QVERIFY2(took < 1, qPrintable(QString::number(took)));
    }
};

QTEST_GUILESS_MAIN(tst_Speed)
#include "tst_Speed.moc"
