// SPDX-License-Identifier: MIT
// Mails as real programs write them, opened as drafts, rendered again and read back.
#include "Drafts.h"
#include "Judge.h"
#include "Peer.h"
#include "mime/DraftFromEml.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_DraftFromEml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyProgramsMailSaysTheSameAgain_data();
    void everyProgramsMailSaysTheSameAgain();
    void thunderbirdsFlowedTextBecomesParagraphs();
    void appleMailsTextsAroundAttachmentsAreOneText();
    void whatServersAndProgramsAddedIsLeft();
    void bccAndCalendarAreTaken();
    void aSignatureIsLeftByName();
    void rawNamesAreRead();
    void anEncryptedMessageIsRefusedByName();
    void whatIsNoMailIsRefused();
    void noAddressIsLeftByName();
    void aNamelessFileGetsAName();
    void whatPythonWritesIsRead();
    void whatGitWritesIsRead();
};

namespace {

const QString folder = QStringLiteral(TEST_DATA "/mime/programs/");

QByteArray eml(const char *name)
{
    return bytesOfFile(folder + QLatin1StringView(name) + u".eml"_s);
}

OpenedDraft opened(const QByteArray &bytes)
{
    const auto result = draftFrom(bytes);
    return result ? *result : OpenedDraft{.leftOut = {result.problem()}};
}

QByteArray rendered(Draft draft)
{
    if (draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        draft.bcc = {mailbox(u"nobody@posthorn.test"_s)};
    const auto message = render(draft, fixedStamp());
    return message ? bytesOf(*message) : describe(message.problem()).toUtf8();
}

QStringList namesOf(const Draft &draft)
{
    QStringList names;
    for (const AttachedFile &file : draft.attachments)
        names += file.name + (file.contentId.isEmpty() ? QString() : u" in "_s + file.contentId);
    return names;
}

QStringList headersOf(const Draft &draft)
{
    QStringList all;
    for (const Header &header : draft.headers)
        all += header.name + u": "_s + header.value;
    return all;
}

} // namespace

void tst_DraftFromEml::everyProgramsMailSaysTheSameAgain_data()
{
    QTest::addColumn<QByteArray>("original");
    for (const QString &name : QDir(folder).entryList({u"*.eml"_s})) {
        if (name != "webmail-raw-names.eml"_L1) // Python gives up on these names
            QTest::newRow(qPrintable(name)) << bytesOfFile(folder + name);
    }
}

void tst_DraftFromEml::everyProgramsMailSaysTheSameAgain()
{
    QFETCH(const QByteArray, original);
    const auto result = draftFrom(original);
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(describe(result.problem())));
    QCOMPARE(compared("opened.py", original, rendered(result->draft)), QString());
}

void tst_DraftFromEml::thunderbirdsFlowedTextBecomesParagraphs()
{
    const OpenedDraft result = opened(eml("thunderbird-related"));
    const Draft &draft = result.draft;
    QVERIFY(result.leftOut.empty());
    QCOMPARE(draft.text,
             u"Hallo Anna, dies ist ein langer Absatz, der von Thunderbird weich umgebrochen wurde und "
             u"wieder eine Zeile werden muss.\n\n> Zitat, das auch weich umgebrochen ist.\n"
             u">kein Zitat\n-- \nJürgen"_s);
    QVERIFY(draft.flowed);
    QCOMPARE(draft.priority, Priority::High);
    QVERIFY(draft.readReceipt);
    QCOMPARE(draft.inReplyTo, u"<first@posthorn.test>"_s);
    QCOMPARE(draft.references, QStringList{u"<root@posthorn.test>"_s});
    QCOMPARE(namesOf(draft), (QStringList{u"bild.png in part1.Ab3d@posthorn.test"_s,
                                          u"Übersicht der letzten Jahre, ausführlich.csv"_s}));
    QCOMPARE(draft.to, (std::vector{mailbox(u"anna@posthorn.test"_s, u"Lee, Anna"_s),
                                    mailbox(u"taro@posthorn.test"_s, u"山田太郎"_s)}));
    QCOMPARE(headersOf(draft), QStringList{u"X-Campaign: Frühling"_s});
}

void tst_DraftFromEml::appleMailsTextsAroundAttachmentsAreOneText()
{
    const Draft draft = opened(eml("apple-mail-text-around-attachments")).draft;
    QCOMPARE(draft.text, u"Above the document – and\nbelow it.\n"_s);
    QVERIFY(draft.html.indexOf("Above the document"_L1) < draft.html.indexOf("below it."_L1));
    QCOMPARE(namesOf(draft), (QStringList{u"re\u0301sume\u0301.pdf"_s, u"notes.txt"_s}));
    QCOMPARE(draft.attachments.front().type, "application/pdf"_ba);
    QCOMPARE(draft.attachments.back().content->first(100), "one\ntwo\n"_ba);
}

void tst_DraftFromEml::whatServersAndProgramsAddedIsLeft()
{
    const Draft draft = opened("Received: from x by y; Sat, 21 Nov 2026 09:05:07 +0100\n"
                               "Return-Path: <a@posthorn.test>\nDKIM-Signature: v=1\nARC-Seal: i=1\n"
                               "X-Spam-Status: No\nx-ms-exchange-x: y\nX-Originating-IP: 127.0.0.1\n"
                               "User-Agent: x\nX-Mailer: y\nResent-From: z@posthorn.test\n"
                               "X-Own: =?utf-8?q?=C3=BC?=\nOrganization: Posthorn\n"
                               "From: a@posthorn.test\nMessage-ID: <1@x>\nDate: now\n\nx\n")
                            .draft;
    QCOMPARE(headersOf(draft), (QStringList{u"X-Own: ü"_s, u"Organization: Posthorn"_s}));
    const Draft outlook = opened(eml("outlook-winmail")).draft;
    QCOMPARE(headersOf(outlook), QStringList());
    QCOMPARE(outlook.priority, Priority::Low);
    QCOMPARE(namesOf(outlook), QStringList{u"winmail.dat"_s});
    QCOMPARE(outlook.text, u"Guten Tag,\n\nanbei das Angebot für 100 €.\n"_s);
}

void tst_DraftFromEml::bccAndCalendarAreTaken()
{
    const Draft web = opened(eml("gmail-web")).draft;
    QVERIFY(web.to.empty());
    QCOMPARE(web.bcc,
             (std::vector{mailbox(u"bob@posthorn.test"_s), mailbox(u"carol@posthorn.test"_s, u"Carol"_s)}));
    QCOMPARE(namesOf(web), QStringList{u"report.pdf"_s});
    const Draft invitation = opened(eml("gmail-invitation")).draft;
    QVERIFY(invitation.calendar.startsWith("BEGIN:VCALENDAR\n"_L1));
    QCOMPARE(invitation.text, u"You have been invited to tea, and this word is cut: teacup.\n"_s);
    QCOMPARE(namesOf(invitation), QStringList{u"invite.ics"_s});
    QCOMPARE(invitation.sender, mailbox(u"calendar@posthorn.test"_s, u"Calendar"_s));
    QVERIFY(rendered(invitation).contains("text/calendar; charset=utf-8; method=REQUEST"));
}

void tst_DraftFromEml::aSignatureIsLeftByName()
{
    const OpenedDraft result = opened(eml("mutt-signed"));
    QCOMPARE(result.draft.text, u"Signed words.\n"_s);
    QCOMPARE(result.leftOut.size(), 1U);
    QCOMPARE(result.leftOut.front().subject, u"signature"_s);
    QVERIFY(result.draft.attachments.empty());
}

void tst_DraftFromEml::rawNamesAreRead()
{
    const Draft draft = opened(eml("webmail-raw-names")).draft;
    QCOMPARE(draft.subject, u"Größe, roh"_s);
    QCOMPARE(draft.from, std::vector{mailbox(u"aenne@posthorn.test"_s, u"Änne Müller"_s)});
    QCOMPARE(draft.text, u"Überhaupt kein Zeichensatz."_s);
    QCOMPARE(namesOf(draft), QStringList{u"Größe.bin"_s});
}

void tst_DraftFromEml::anEncryptedMessageIsRefusedByName()
{
    const auto result = draftFrom("From: a@posthorn.test\nContent-Type: multipart/encrypted; boundary=x\n\n"
                                  "--x\n\nVersion: 1\n--x--\n");
    QCOMPARE(result.problem().kind, Problem::Kind::BadInput);
    QCOMPARE(result.problem().words, u"is encrypted, so it cannot be opened for writing"_s);
}

void tst_DraftFromEml::whatIsNoMailIsRefused()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("\n\ntext\n"), QByteArray("\x89PNG\r\n\x1a\n"),
                                    QByteArray("X-Own: y\n\nz"), QByteArray(100, '\0')})
        QCOMPARE(draftFrom(bytes).problem().words, u"has no header of a mail"_s);
}

void tst_DraftFromEml::noAddressIsLeftByName()
{
    const OpenedDraft result = opened("From: a@posthorn.test\nTo: b@posthorn.test, carol at home\n"
                                      "Cc: <x@y.test> trailing\nno field\n\nx\n");
    QCOMPARE(result.draft.to, std::vector{mailbox(u"b@posthorn.test"_s)});
    QVERIFY(result.draft.cc.empty());
    QStringList said;
    for (const Problem &problem : result.leftOut)
        said += problem.subject + u": "_s + problem.words;
    QCOMPARE(said, (QStringList{u"message: \"no field\" is no header field"_s,
                                u"To: \"carol at home\" is no mail address"_s,
                                u"Cc: \"trailing <x@y.test>\" is no mail address"_s}));
}

void tst_DraftFromEml::aNamelessFileGetsAName()
{
    const auto nameOf = [](const QByteArray &fields) {
        const Draft draft = opened("From: a@posthorn.test\n" + fields + "\n\nAAEC\n").draft;
        return namesOf(draft).value(0);
    };
    QCOMPARE(nameOf("Content-Type: image/png"), u"attachment-1.png"_s);
    QCOMPARE(nameOf("Content-Type: image/png; name=\"../..\""), u"attachment-1.png"_s);
    QCOMPARE(nameOf("Content-Type: image/png; name=\"../../etc/passwd\""), u"passwd"_s);
    QCOMPARE(nameOf("Content-Type: image/png; name=\"C:\\\\x\\\\y.png\""), u"y.png"_s);
    QCOMPARE(nameOf("Content-Type: x/y; name=\"=?utf-8?q?a=0D=0Ab?=\""), u"a  b"_s);
    QCOMPARE(nameOf("Content-Type: x/y; name=" + QByteArray(5000, 'n') + ".tar.gz"),
             QString(197, u'n') + u".gz"_s);
    QCOMPARE(nameOf("Content-Type: message/rfc822\n\nSubject: a/b\n"), u"b.eml"_s);
}

void tst_DraftFromEml::whatPythonWritesIsRead()
{
    const QByteArray written = outputOf(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromUtf8(R"py(
import sys
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
m = EmailMessage()
m["From"] = "Ünal <u@posthorn.test>"
m["To"] = "b@posthorn.test"
m["Subject"] = "Grüße " + "und mehr " * 12
m.set_content("Größe\n" + "lang " * 60 + "\n")
m.add_alternative("<p>Größe <img src='cid:p'></p>", subtype="html")
m.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<p>", filename="bild ü.png")
m.add_attachment(bytes(range(256)), "application", "zip", filename="ä" * 60 + ".zip")
inner = MIMEMultipart(); inner["From"] = "c@posthorn.test"; inner["Subject"] = "inner"
inner.attach(MIMEText("ï", "plain", "iso-8859-15"))
m.add_attachment(inner)
sys.stdout.buffer.write(m.as_bytes())
)py")});
    const OpenedDraft result = opened(written);
    QVERIFY2(result.leftOut.empty(), written.constData());
    QCOMPARE(compared("opened.py", written, rendered(result.draft)), QString());
    QCOMPARE(namesOf(result.draft),
             (QStringList{u"bild ü.png in p"_s, QString(60, u'ä') + u".zip"_s, u"inner.eml"_s}));
}

void tst_DraftFromEml::whatGitWritesIsRead()
{
    const QTemporaryDir repository;
    const QStringList who{u"-c"_s, u"user.name=Jürgen Müller"_s, u"-c"_s, u"user.email=j@posthorn.test"_s};
    const auto git = [&](const QStringList &arguments) {
        return outputOf(u"/usr/bin/git"_s, who + arguments, repository.path());
    };
    git({u"init"_s, u"-q"_s});
    git({u"commit"_s, u"-q"_s, u"--allow-empty"_s, u"-m"_s, u"start"_s});
    QFile file(repository.filePath(u"größe"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("ä\n") == 3);
    file.close();
    git({u"add"_s, u"."_s});
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"Größe\n\nWarum: darum."_s});
    for (const QString &form : {u"--attach"_s, u"--inline"_s, u"-p"_s}) {
        const QByteArray written =
            git({u"format-patch"_s, u"-1"_s, u"--stdout"_s, u"--to=b@posthorn.test"_s, form});
        const OpenedDraft result = opened(written);
        QVERIFY2(result.leftOut.empty(), written.constData());
        QCOMPARE(result.draft.subject, u"[PATCH] Größe"_s);
        QVERIFY(result.draft.text.contains("Warum: darum."_L1));
        QCOMPARE(result.draft.attachments.size(), form == "-p"_L1 ? 0U : 1U);
        QCOMPARE(compared("opened.py", written.sliced(written.indexOf('\n') + 1), rendered(result.draft)),
                 QString());
    }
}

QTEST_GUILESS_MAIN(tst_DraftFromEml)
#include "tst_DraftFromEml.moc"
