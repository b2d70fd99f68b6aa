// SPDX-License-Identifier: MIT
#include "diagnose/Charset.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

/// So much of a text is enough to tell its charset by.
constexpr qsizetype mostGuessedFrom = qsizetype{16} * 1024;

/// What texts about mail are full of in a charset's languages; in a wrong one these letters are rare.
struct Candidate
{
    const char *charset = nullptr;
    QStringView usual{};
};

constexpr QStringView simplified =
    u"的件发错误败认证请户码服务器邮箱不名密送连接失无法用被拒绝过未验登录地址收人超时限制系统"
    u"退信到是在有了和您回原因对方域存空间已满大小内容垃圾权";
constexpr QStringView traditional =
    u"的件發錯誤敗認證請戶碼伺服器郵箱不名密送連接失無法用被拒絕過未驗登錄入地址收人逾時限制"
    u"系統退信到是在有了和您回原因對方域存空間已滿大小內容垃圾權";
constexpr QStringView kana =
    u"のはをにがでとしたてませんいるすれかなこれらりメールサバエラスパワドアレ認証送信失敗接続先";
constexpr QStringView hangul = u"이가을를의에서는은다하한니습메일서버오류인증실패연결사용자비밀번호수신발";
constexpr QStringView cyrillic = u"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфё";
constexpr QStringView western = u"äöüßéèêàçùâîôûñáíóúãõìòÄÖÜÉÀÇ«»“”„’–…€°ª¿¡ëïåøæ";

constexpr std::array candidates{Candidate{"windows-1252", western},  Candidate{"GB18030", simplified},
                                Candidate{"Big5", traditional},      Candidate{"Shift_JIS", kana},
                                Candidate{"EUC-JP", kana},           Candidate{"EUC-KR", hangul},
                                Candidate{"windows-1251", cyrillic}, Candidate{"KOI8-R", cyrillic}};

std::optional<QString> decodedAs(const char *charset, const QByteArray &bytes)
{
    QStringDecoder decoder(charset, QStringDecoder::Flag::Stateless);
    if (!decoder.isValid())
        return std::nullopt;
    const QString text = decoder(bytes);
    return decoder.hasError() || text.contains(QChar::ReplacementCharacter) ? std::nullopt
                                                                            : std::optional(text);
}

/// How many in a hundred of the letters beyond ASCII are usual ones.
qsizetype usualIn(const QString &text, QStringView usual)
{
    qsizetype all = 0;
    qsizetype known = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x80)
            continue;
        ++all;
        known += usual.contains(c) ? 1 : 0;
    }
    return all == 0 ? 0 : known * 100 / all;
}

/// The start, cut before a line's end so that no letter is torn.
QByteArray sample(const QByteArray &bytes)
{
    if (bytes.size() <= mostGuessedFrom)
        return bytes;
    const qsizetype end = bytes.lastIndexOf('\n', mostGuessedFrom);
    return bytes.first(end > 0 ? end : mostGuessedFrom);
}

QByteArray guessed(const QByteArray &bytes)
{
    const QByteArray start = sample(bytes);
    QByteArray best = "windows-1252";
    qsizetype most = 0;
    for (const Candidate &candidate : candidates) {
        const auto text = decodedAs(candidate.charset, start);
        const qsizetype usual = text ? usualIn(*text, candidate.usual) : 0;
        if (usual > most) {
            most = usual;
            best = candidate.charset;
        }
    }
    return best;
}

/// gb2312 is what programs write that use its extensions.
QByteArray widened(const QByteArray &charset)
{
    const QByteArray name = charset.toLower();
    if (name == "gb2312" || name == "gbk")
        return "GB18030";
    return name == "iso-8859-1" || name == "us-ascii" ? "windows-1252" : name;
}

} // namespace

QByteArray charsetNamedIn(QStringView head)
{
    static const QRegularExpression expression(
        uR"(\b(?:charset|encoding)\s?=\s?["']?([A-Za-z0-9._:-]{2,40}))"_s,
        QRegularExpression::CaseInsensitiveOption);
    QByteArray charset;
    for (auto match = expression.globalMatch(head); match.hasNext();)
        charset = match.next().captured(1).toLatin1();
    return charset;
}

QString decoded(const QByteArray &bytes, const QByteArray &declared)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return QStringDecoder(*marked)(bytes);
    if (bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    const QByteArray inside = charsetNamedIn(QString::fromLatin1(sample(bytes)));
    for (const QByteArray &charset : {declared, inside, guessed(bytes)}) {
        const auto text = charset.isEmpty() ? std::nullopt : decodedAs(widened(charset).constData(), bytes);
        if (text)
            return *text;
    }
    return QString::fromLatin1(bytes);
}

} // namespace posthorn::diagnose
