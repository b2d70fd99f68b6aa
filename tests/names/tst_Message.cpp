// SPDX-License-Identifier: MIT
// Replies as a hostile server writes them.
#include "names/Message.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using names::answerFrom;
using names::Type;
using Outcome = names::Answer::Outcome;

namespace {

QByteArray two(int number)
{
    return {QByteArray(1, char(number >> 8)) + char(number & 0xff)};
}

QByteArray nameOf(const QByteArray &text)
{
    QByteArray wire;
    for (const QByteArray &label : text.split('.'))
        wire += char(label.size()) + label;
    return wire + '\0';
}

/// The question is for a.test; `toQuestion` points to its name.
const QByteArray toQuestion("\xc0\x0c", 2);

QByteArray record(const QByteArray &owner, int type, const QByteArray &data, const QByteArray &ttl = {},
                  int kind = 1)
{
    return owner + two(type) + two(kind) + (ttl.isEmpty() ? QByteArray("\0\0\0\x3c", 4) : ttl) +
           two(int(data.size())) + data;
}

QByteArray reply(int type, const QByteArray &records, int count, int code = 0)
{
    return two(0x1234) + two(0x8180 | code) + two(1) + two(count) + two(0) + two(0) + nameOf("a.test") +
           two(type) + two(1) + records;
}

constexpr int a = 1, cname = 5, mx = 15, txt = 16, aaaa = 28, srv = 33;
const QByteArray address("\xc0\0\2\1", 4);

} // namespace

class tst_Message : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aReplyCutAnywhereIsMalformed_data();
    void aReplyCutAnywhereIsMalformed();
    void aHostileReplyIsMalformed_data();
    void aHostileReplyIsMalformed();
    void recordsOfOthersAreLeftOut();
    void anEndlessListIsBounded();
    void aLongChainIsBounded();
    void aTtlBeyondItsRangeIsNone();
    void anyOtherCodeIsKept();
};

void tst_Message::aReplyCutAnywhereIsMalformed_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("A") << Type::A << reply(a, record(toQuestion, a, address), 1);
    QTest::newRow("AAAA") << Type::Aaaa << reply(aaaa, record(toQuestion, aaaa, QByteArray(16, '\1')), 1);
    QTest::newRow("MX") << Type::Mx << reply(mx, record(toQuestion, mx, two(10) + nameOf("m.test")), 1);
    QTest::newRow("SRV") << Type::Srv
                         << reply(srv, record(toQuestion, srv, two(1) + two(2) + two(3) + nameOf("s.test")),
                                  1);
    QTest::newRow("TXT") << Type::Txt << reply(txt, record(toQuestion, txt, "\3one\3two"), 1);
    QTest::newRow("CNAME") << Type::Cname << reply(cname, record(toQuestion, cname, nameOf("c.test")), 1);
}

void tst_Message::aReplyCutAnywhereIsMalformed()
{
    QFETCH(Type, type);
    QFETCH(QByteArray, message);
    const names::Question question{u"a.test"_s, type};
    QCOMPARE(answerFrom(message, question).outcome, Outcome::Found);
    for (qsizetype length = 0; length < message.size(); ++length)
        QCOMPARE(answerFrom(message.first(length), question).outcome, Outcome::Malformed);
}

void tst_Message::aHostileReplyIsMalformed_data()
{
    QTest::addColumn<QByteArray>("message");
    const auto pointerTo = [](int place) { return two(0xc000 | place); };
    QTest::newRow("a name that points to itself") << reply(a, record(pointerTo(24), a, address), 1);
    QTest::newRow("a name that points behind the end") << reply(a, record(pointerTo(0x3fff), a, address), 1);
    QTest::newRow("more records counted than there are") << reply(a, record(toQuestion, a, address), 65'535);
    QTest::newRow("an address that is too short") << reply(a, record(toQuestion, a, address.first(3)), 1);
    QTest::newRow("data longer than the message")
        << reply(a, record(toQuestion, a, address).replace(QByteArray("\0\4\xc0", 3), "\xff\xff\xc0"), 1);
    QTest::newRow("a text longer than its record") << reply(txt, record(toQuestion, txt, "\x40short"), 1);
    QTest::newRow("an exchange without a name") << reply(mx, record(toQuestion, mx, two(10)), 1);
    QTest::newRow("questions without end") << reply(a, {}, 0).replace(4, 2, "\xff\xff");
}

void tst_Message::aHostileReplyIsMalformed()
{
    QFETCH(QByteArray, message);
    const auto answer = answerFrom(message, {u"a.test"_s, Type::A});
    QCOMPARE(answer.outcome, Outcome::Malformed);
    QCOMPARE(answer.responseCode, -1);
    QVERIFY(answer.records.empty());
}

void tst_Message::recordsOfOthersAreLeftOut()
{
    const QByteArray records = record(nameOf("victim.test"), a, address) +
                               record(toQuestion, aaaa, address + address + address + address) +
                               record(toQuestion, a, address, {}, 3) + record(toQuestion, 46, "signature") +
                               record(toQuestion, a, address);
    const auto answer = answerFrom(reply(a, records, 5), {u"A.test"_s, Type::A});
    QCOMPARE(answer.outcome, Outcome::Found);
    QCOMPARE(answer.records.size(), 1);
    QCOMPARE(answer.records.front().owner, u"a.test"_s);
}

void tst_Message::anEndlessListIsBounded()
{
    const QByteArray records = record(toQuestion, a, address).repeated(4000);
    const auto answer = answerFrom(reply(a, records, 4000), {u"a.test"_s, Type::A});
    QCOMPARE(answer.outcome, Outcome::Found);
    QCOMPARE(answer.records.size(), names::mostRecords);
}

void tst_Message::aLongChainIsBounded()
{
    QByteArray records = record(toQuestion, cname, nameOf("n0"));
    for (int i = 0; i < 50; ++i) {
        const QByteArray from = "n" + QByteArray::number(i), to = "n" + QByteArray::number(i + 1);
        records += record(nameOf(from), cname, nameOf(to));
    }
    records += record(nameOf("n50"), a, address);
    const auto answer = answerFrom(reply(a, records, 52), {u"a.test"_s, Type::A});
    QCOMPARE(answer.outcome, Outcome::NoData);
    QCOMPARE(answer.aliases.size(), names::mostAliases);
}

void tst_Message::aTtlBeyondItsRangeIsNone()
{
    const auto answer =
        answerFrom(reply(a, record(toQuestion, a, address, "\xff\xff\xff\xff"), 1), {u"a.test"_s, Type::A});
    QCOMPARE(answer.records.front().ttl, 0U);
}

void tst_Message::anyOtherCodeIsKept()
{
    const auto answer = answerFrom(reply(a, {}, 0, 4), {u"a.test"_s, Type::A});
    QCOMPARE(answer.outcome, Outcome::OtherCode);
    QCOMPARE(answer.responseCode, 4);
    QCOMPARE(describe(answer), u"response code 4"_s);
}

QTEST_GUILESS_MAIN(tst_Message)
#include "tst_Message.moc"
