// SPDX-License-Identifier: MIT
#pragma once
// A finished message cut into its header fields and parts, every byte kept.

#include <QByteArray>
#include <QString>
#include <vector>

namespace posthorn::mime {

struct RawField
{
    QByteArray name{};  ///< as written, without blanks before the colon; empty: the line is no field
    QByteArray bytes{}; ///< whole: name, folded lines, line break

    [[nodiscard]] bool isNamed(QLatin1StringView other) const;
    /// What follows the colon, unfolded. UTF-8, or windows-1252 where it is none.
    [[nodiscard]] QString value() const;
};

/// A message, or a part of one, as it stands: nothing is decoded.
struct RawPart
{
    /// Why what should have parts has none.
    enum class Uncut { No, NoBoundary, TooDeep, TooMany };

    QByteArray lead{}; ///< of a part of a multipart: its delimiter line, with the line break before it
    std::vector<RawField> fields{};
    QByteArray gap{};             ///< the empty line between header and content
    QByteArray type{};            ///< in lower case: "text/plain"
    QByteArray content{};         ///< of a multipart: what stands before its first part
    std::vector<RawPart> parts{}; ///< of a multipart; of an attached message the one in it
    QByteArray tail{};            ///< of a multipart: its last delimiter line and what follows
    Uncut uncut = Uncut::No;

    [[nodiscard]] const RawField *field(QLatin1StringView name) const;
    /// Unfolded; empty where there is no such field.
    [[nodiscard]] QString value(QLatin1StringView name) const;
    [[nodiscard]] QByteArray header() const;
    /// What was cut.
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] bool isMultipart() const { return type.startsWith("multipart/"); }
};

constexpr int deepestNesting = 32;
constexpr int mostParts = 2000;

/// Never fails: what cannot be cut stays whole. Line ends may be of any kind; a byte order mark and the
/// "From " line of a mailbox file are dropped.
[[nodiscard]] RawPart cut(QByteArrayView eml);

/// Every line end as CRLF, whatever it was.
[[nodiscard]] QByteArray withCrLf(QByteArrayView text);
/// Whether it holds anything above 127.
[[nodiscard]] bool isEightBit(QByteArrayView bytes);
/// UTF-8, or windows-1252 where it is none.
[[nodiscard]] QString textOfRaw(QByteArrayView bytes);

} // namespace posthorn::mime
