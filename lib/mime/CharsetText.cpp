// SPDX-License-Identifier: MIT
#include "mime/CharsetText.h"

#include "mime/GMimeRef.h"

#include <QStringDecoder>
#include <array>
#include <cerrno>

namespace posthorn::mime {

namespace {

/// Labels that programs write for a larger set than the one they name; as browsers read them.
constexpr std::array<std::pair<const char *, const char *>, 13> readAs{{{"iso-8859-1", "windows-1252"},
                                                                        {"latin1", "windows-1252"},
                                                                        {"iso-8859-9", "windows-1254"},
                                                                        {"iso-8859-11", "windows-874"},
                                                                        {"tis-620", "windows-874"},
                                                                        {"gb2312", "gb18030"},
                                                                        {"gbk", "gb18030"},
                                                                        {"x-gbk", "gb18030"},
                                                                        {"ks_c_5601-1987", "cp949"},
                                                                        {"euc-kr", "cp949"},
                                                                        {"shift_jis", "cp932"},
                                                                        {"shift-jis", "cp932"},
                                                                        {"x-sjis", "cp932"}}};
constexpr QChar unreadable(0xFFFD);

QByteArray realName(const QByteArray &charset)
{
    const QByteArray name = charset.trimmed().toLower();
    for (const auto &[label, larger] : readAs) {
        if (name == label)
            return larger;
    }
    return name == "us-ascii" || name == "ascii" || name.size() > 40 ? QByteArray() : name;
}

class Converter
{
public:
    explicit Converter(const QByteArray &charset)
        : m_iconv(charset.isEmpty() ? none() : g_mime_iconv_open("UTF-8", charset.constData()))
    {
    }
    ~Converter()
    {
        if (isOpen())
            g_mime_iconv_close(m_iconv);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;

    [[nodiscard]] bool isOpen() const { return m_iconv != none(); }

    [[nodiscard]] QString text(QByteArrayView bytes)
    {
        QByteArray utf8;
        auto *from = const_cast<char *>(bytes.data()); // iconv's signature; it writes nothing there
        auto left = static_cast<std::size_t>(bytes.size());
        while (left > 0 && !isTaken(from, left, utf8)) {
            utf8 += QString(unreadable).toUtf8();
            ++from;
            --left;
        }
        return QString::fromUtf8(utf8);
    }

private:
    static iconv_t none() { return reinterpret_cast<iconv_t>(-1); }

    /// False where the next octet is none of the charset.
    [[nodiscard]] bool isTaken(char *&from, std::size_t &left, QByteArray &utf8) const
    {
        std::array<char, 4096> block{};
        while (left > 0) {
            char *to = block.data();
            std::size_t room = block.size();
            const auto result = g_mime_iconv(m_iconv, &from, &left, &to, &room);
            const int error = errno;
            utf8.append(block.data(), to - block.data());
            if (result == static_cast<std::size_t>(-1) && error != E2BIG)
                return false;
        }
        return true;
    }

    iconv_t m_iconv;
};

QString guessed(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? Converter("windows-1252").text(bytes) : text;
}

} // namespace

QString textIn(const QByteArray &charset, QByteArrayView bytes)
{
    needGMime();
    const QByteArray name = realName(charset);
    Converter converter(name == "utf-8" || name == "utf8" ? QByteArray() : name);
    QString text = converter.isOpen() ? converter.text(bytes) : guessed(bytes);
    return text.replace(QChar(u'\0'), unreadable);
}

} // namespace posthorn::mime
