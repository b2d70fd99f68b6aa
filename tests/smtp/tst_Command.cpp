// SPDX-License-Identifier: MIT
#include "smtp/EnvelopeCommands.h"

#include <QRandomGenerator>
#include <QStringDecoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::smtp;

namespace {

bool isControl(char octet)
{
    const auto value = static_cast<uchar>(octet);
    return value < 0x20 || value == 0x7f;
}

bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<uchar>(c) < 0x80; });
}

/// What the choke point has to take, said in other words than its own.
bool isFit(const QByteArray &text, Charset charset)
{
    if (std::any_of(text.begin(), text.end(), isControl))
        return false;
    return charset == Charset::Ascii ? isAscii(text) : QString::fromUtf8(text).toUtf8() == text;
}

/// Mostly harmless letters, so that about every second string is fit.
QByteArray randomText(QRandomGenerator &chance)
{
    static const QByteArray spice("\r\n\0\t\x0b\x1b\x7f\x80\xc3\xbc\xff\xe2\x80\xa8 .>", 18);
    QByteArray text;
    for (quint32 left = chance.bounded(24U); left > 0; --left) {
        const bool isSpice = chance.bounded(16U) == 0;
        text += isSpice ? spice[chance.bounded(int(spice.size()))] : char('a' + chance.bounded(26));
    }
    return text;
}

} // namespace

class tst_Command : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void randomArgumentsAreTakenWholeOrRefusedByName();
    void theFieldAtFaultIsNamed();
    void everyControlCharacterIsRefused();
    void secretsAreHiddenInWhatIsShown();
    void aHostileEhloNameNeverLeaves();
    void mailSaysWhatTheServerOffersAndTheMessageNeeds();
    void theNullSenderIsEmpty();
    void utf8GoesOutOnlyWhereAnAddressNeedsIt();
};

void tst_Command::randomArgumentsAreTakenWholeOrRefusedByName()
{
    QRandomGenerator chance(20240229);
    int taken = 0;
    for (int round = 0; round < 100'000; ++round) {
        const auto charset = round % 2 == 0 ? Charset::Ascii : Charset::Utf8;
        const QByteArray text = randomText(chance);
        const auto line = commandLine({{.text = "RCPT TO:<", .field = "command"_L1},
                                       {.text = text, .field = "recipient"_L1},
                                       {.text = ">", .field = "command"_L1}},
                                      charset);
        QCOMPARE(line.ok(), isFit(text, charset));
        if (!line) {
            QCOMPARE(line.problem().kind, Problem::Kind::BadArgument);
            QCOMPARE(line.problem().subject, u"recipient"_s);
            continue;
        }
        ++taken;
        QCOMPARE(line->bytes, "RCPT TO:<" + text + ">\r\n");
        QCOMPARE(std::count_if(line->bytes.begin(), line->bytes.end(), isControl), 2);
    }
    QVERIFY2(taken > 20'000 && taken < 80'000, "the strings must try both ways");
}

void tst_Command::theFieldAtFaultIsNamed()
{
    const auto line = commandLine({{.text = "fine", .field = "one"_L1}, {.text = "a\nb", .field = "two"_L1}});
    QCOMPARE(line.problem().subject, u"two"_s);
    QCOMPARE(line.problem().words, u"octet 0x0a at 1"_s);
}

void tst_Command::everyControlCharacterIsRefused()
{
    for (int octet = 0; octet < 256; ++octet) {
        const QByteArray text(1, static_cast<char>(octet));
        QCOMPARE(checkArgument(text, "x"_L1, Charset::Ascii).ok(), octet >= 0x20 && octet < 0x7f);
    }
    QVERIFY(checkArgument("\xc3\xbc", "x"_L1, Charset::Utf8).ok());
    QVERIFY(!checkArgument("\xc3", "x"_L1, Charset::Utf8).ok());
}

void tst_Command::secretsAreHiddenInWhatIsShown()
{
    const auto first = authCommand("PLAIN"_L1, QByteArray("AGFubmEAZ2VoZWlt"));
    QCOMPARE(first->bytes, QByteArray("AUTH PLAIN AGFubmEAZ2VoZWlt\r\n"));
    QCOMPARE(first->shown, QByteArray("AUTH PLAIN [hidden]\r\n"));
    QCOMPARE(authCommand("LOGIN"_L1, std::nullopt)->shown, QByteArray("AUTH LOGIN\r\n"));
    QCOMPARE(authAnswer("Z2VoZWlt")->shown, QByteArray("[hidden]\r\n"));
    QCOMPARE(authAnswer("")->bytes, QByteArray("\r\n"));
    QCOMPARE(authAnswer("*")->shown, QByteArray("*\r\n"));
}

void tst_Command::aHostileEhloNameNeverLeaves()
{
    const auto line = helloCommand("EHLO"_L1, u"me\r\nMAIL FROM:<x@example.com>"_s);
    QCOMPARE(line.problem().kind, Problem::Kind::BadArgument);
    QCOMPARE(line.problem().subject, u"helo"_s);
}

void tst_Command::mailSaysWhatTheServerOffersAndTheMessageNeeds()
{
    Envelope envelope{.from = Address::parse(u"anna@example.com"), .size = 12, .eightBit = true};
    QCOMPARE(mailCommand(envelope, {})->bytes, QByteArray("MAIL FROM:<anna@example.com> BODY=8BITMIME\r\n"));
    envelope.eightBit = false;
    QCOMPARE(mailCommand(envelope, {})->bytes, QByteArray("MAIL FROM:<anna@example.com>\r\n"));
    QCOMPARE(mailCommand(envelope, {.size = 0})->bytes,
             QByteArray("MAIL FROM:<anna@example.com> SIZE=12\r\n"));
}

void tst_Command::theNullSenderIsEmpty()
{
    QCOMPARE(mailCommand({}, {})->bytes, QByteArray("MAIL FROM:<>\r\n"));
}

void tst_Command::utf8GoesOutOnlyWhereAnAddressNeedsIt()
{
    const auto address = Address::parse(u"jürgen@example.com");
    QVERIFY(address);
    QCOMPARE(rcptCommand(*address, {}, {})->bytes, QByteArray("RCPT TO:<j\xc3\xbcrgen@example.com>\r\n"));
    QCOMPARE(mailCommand({.to = {*address}}, {.smtpUtf8 = true})->bytes,
             QByteArray("MAIL FROM:<> SMTPUTF8\r\n"));
}

QTEST_GUILESS_MAIN(tst_Command)
#include "tst_Command.moc"
