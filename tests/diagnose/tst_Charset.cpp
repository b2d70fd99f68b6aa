// SPDX-License-Identifier: MIT
#include "diagnose/Charset.h"
#include "diagnose/Facts.h"

#include <QRegularExpression>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

class tst_Charset : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anUndeclaredTextIsReadInItsCharset_data()
    {
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QString>("text");
        QTest::newRow("GBK") << "GBK"_ba << u"535 用户名或密码错误"_s;
        QTest::newRow("GB18030") << "GB18030"_ba << u"邮件发送失败：无法连接到服务器"_s;
        QTest::newRow("Big5") << "Big5"_ba << u"郵件傳送失敗，無法連接伺服器"_s;
        QTest::newRow("Shift-JIS") << "Shift_JIS"_ba << u"メールを送信できませんでした。認証に失敗しました"_s;
        QTest::newRow("EUC-JP") << "EUC-JP"_ba << u"メールを送信できませんでした。認証に失敗しました"_s;
        QTest::newRow("EUC-KR") << "EUC-KR"_ba << u"메일 서버에 연결할 수 없습니다"_s;
        QTest::newRow("windows-1251") << "windows-1251"_ba << u"Ошибка: неверный логин или пароль"_s;
        QTest::newRow("KOI8-R") << "KOI8-R"_ba << u"Ошибка: неверный логин или пароль"_s;
        QTest::newRow("windows-1252")
            << "windows-1252"_ba << u"Die Anmeldung schlug fehl: Kennwort „geheim“ ist ungültig"_s;
        QTest::newRow("French") << "windows-1252"_ba << u"Échec de l’authentification : accès refusé"_s;
        QTest::newRow("UTF-8") << "UTF-8"_ba << u"用户名或密码错误 ü"_s;
    }
    void anUndeclaredTextIsReadInItsCharset()
    {
        QFETCH(QByteArray, charset);
        QFETCH(QString, text);
        QStringEncoder encoder(charset.constData());
        QCOMPARE(diagnose::decoded(encoder(text)), text);
    }

    void aMarkDecides()
    {
        QCOMPARE(diagnose::decoded(QByteArray::fromHex("fffe35003351")), u"5儳"_s);
        QCOMPARE(diagnose::decoded(QByteArray::fromHex("feff00350033")), u"53"_s);
        QCOMPARE(diagnose::decoded(QByteArray::fromHex("efbbbf3533")), u"53"_s);
    }

    void whatIsDeclaredGoesBeforeAGuess()
    {
        const QByteArray octets = "Content-Type: text/plain; charset=\"iso-8859-2\"\n\n\xbf\xf3\xb3w"_ba;
        QVERIFY(diagnose::decoded(octets).endsWith(u"żółw"_s));
        QCOMPARE(diagnose::decoded("\xbf\xf3\xb3w"_ba, "iso-8859-2"_ba), u"żółw"_s);
    }

    void aFalseDeclarationIsNotBelieved()
    {
        QCOMPARE(diagnose::decoded("charset=us-asci \xfc"_ba), u"charset=us-asci ü"_s);
        QCOMPARE(diagnose::decoded("charset=shift_jis \xfc"_ba), u"charset=shift_jis ü"_s);
    }

    void octetsOfNoCharsetAreStillRead()
    {
        QByteArray all;
        for (int i = 1; i < 256; ++i)
            all.append(static_cast<char>(i));
        QVERIFY(diagnose::decoded(all).size() > 128);
    }

    void aBounceInItsOwnCharsetIsReadThroughItsEncoding()
    {
        QStringEncoder gbk("GBK");
        const QByteArray body = gbk(u"退信原因：收件人邮箱不存在"_s);
        const QString text = u"Content-Type: text/plain; charset=\"gb2312\"\n"
                             "Content-Transfer-Encoding: base64\n\n"_s +
                             QString::fromLatin1(body.toBase64()) + u'\n';
        QVERIFY(diagnose::extract(text).words.contains(u"收件人邮箱不存在"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Charset)
#include "tst_Charset.moc"
