// SPDX-License-Identifier: MIT
#pragma once
// Damaged messages: the same ones every time.

#include <QByteArray>
#include <array>
#include <random>

namespace posthorn::mime {

/// What parsers stumble over.
inline const std::array<QByteArray, 24> mutantPieces{"\n",
                                                     "\r",
                                                     "\r\n\r\n",
                                                     QByteArray(1, '\0'),
                                                     "--",
                                                     ";",
                                                     "\"",
                                                     "=?utf-8?q?",
                                                     "?=",
                                                     "=?x?b?",
                                                     "<",
                                                     ">",
                                                     "(",
                                                     ",",
                                                     ":",
                                                     "\xff\xfe",
                                                     "\xc3",
                                                     "boundary=",
                                                     "*0*=utf-8''%",
                                                     "Content-Type: multipart/alternative; boundary=x\n",
                                                     "Content-Transfer-Encoding: base64\n",
                                                     "=",
                                                     "cid:",
                                                     "Content-Type: message/rfc822\n\n"};

class Mutants
{
public:
    explicit Mutants(std::uint32_t seed) : m_chance(seed) {}

    [[nodiscard]] QByteArray of(QByteArray eml)
    {
        for (auto changes = below(8); changes >= 0; --changes)
            change(eml);
        return eml;
    }

private:
    /// 0 … most, both included.
    [[nodiscard]] qsizetype below(qsizetype most)
    {
        return static_cast<qsizetype>(m_chance() % static_cast<std::uint32_t>(most + 1));
    }

    void change(QByteArray &eml)
    {
        const qsizetype at = below(eml.size());
        const qsizetype length = std::min(below(40), eml.size() - at);
        switch (below(4)) {
        case 0:
            eml.remove(at, length);
            break;
        case 1:
            eml.insert(at, mutantPieces[static_cast<std::size_t>(below(mutantPieces.size() - 1))]);
            break;
        case 2:
            eml.insert(at, eml.sliced(below(eml.size() - length), length));
            break;
        case 3:
            eml.replace(at, length, QByteArray(length, static_cast<char>(below(255))));
            break;
        default:
            eml.truncate(eml.size() - below(eml.size() / 8));
        }
    }

    std::minstd_rand m_chance;
};

} // namespace posthorn::mime
