// SPDX-License-Identifier: MIT
#include "wire/Redactor.h"

#include <algorithm>

namespace posthorn::wire {

namespace {

constexpr QByteArrayView mask_{"[redacted]"};
/// Fewer base64 characters than these fall to chance.
constexpr qsizetype shortestEncoded = 6;

bool isBase64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '=' || c == '-' || c == '_';
}

/// The characters that depend on the secret alone when `before` octets (mod 3) precede it.
QByteArray encodedAt(QByteArrayView secret, qsizetype before)
{
    QByteArray padded(before, '\0');
    padded.append(secret);
    QByteArray encoded = padded.toBase64(QByteArray::OmitTrailingEquals);
    if (padded.size() % 3 != 0)
        encoded.chop(1); // shares its bits with what follows
    wipe(padded);
    return encoded.mid(before == 0 ? 0 : before + 1);
}

} // namespace

Redactor::Redactor(const Secret &secret) : m_secret(secret)
{
    if (m_secret.size() < shortest)
        return;
    for (qsizetype before = 0; before < 3; ++before) {
        if (QByteArray encoded = encodedAt(m_secret.bytes(), before); encoded.size() >= shortestEncoded)
            m_encoded.append(encoded);
    }
}

Redactor::~Redactor()
{
    for (auto &encoded : m_encoded)
        wipe(encoded);
}

QByteArray Redactor::masked(QByteArray bytes) const
{
    if (m_secret.size() < shortest)
        return bytes;
    for (const auto &encoded : m_encoded) {
        for (auto at = bytes.indexOf(encoded); at >= 0; at = bytes.indexOf(encoded, at)) {
            auto end = at + encoded.size(); // the whole word goes: its rest holds the secret's edges
            while (end < bytes.size() && isBase64(bytes[end]))
                ++end;
            while (at > 0 && isBase64(bytes[at - 1]))
                --at;
            bytes.replace(at, end - at, mask_);
            at += mask_.size();
        }
    }
    const auto secret = m_secret.bytes();
    for (auto at = bytes.indexOf(secret); at >= 0; at = bytes.indexOf(secret, at + mask_.size()))
        bytes.replace(at, secret.size(), mask_);
    return bytes;
}

qsizetype Redactor::reach() const
{
    if (m_secret.size() < shortest)
        return 0;
    qsizetype longest = m_secret.size();
    for (const auto &encoded : m_encoded)
        longest = std::max(longest, encoded.size());
    return longest - 1;
}

void Redactor::mask(QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    if (const QByteArray clean = masked(bytes); clean != bytes)
        text = QString::fromUtf8(clean);
}

void Redactor::mask(Reply &reply) const
{
    for (QString &line : reply.lines)
        mask(line);
}

void Redactor::mask(Problem &problem) const
{
    mask(problem.words);
    if (problem.reply)
        mask(*problem.reply);
}

void Redactor::mask(Delivery &delivery) const
{
    if (delivery.reply)
        mask(*delivery.reply);
    if (delivery.problem)
        mask(*delivery.problem);
    for (auto &recipient : delivery.recipients) {
        if (recipient.reply)
            mask(*recipient.reply);
    }
}

} // namespace posthorn::wire
