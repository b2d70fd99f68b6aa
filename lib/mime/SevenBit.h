// SPDX-License-Identifier: MIT
#pragma once
// A finished message made to pass every server: RFC 2045's encodings for its parts, RFC 2047's and RFC 2231's
// for its header fields. Boundaries and whatever is clean already stay as they are.

#include "mime/RawMessage.h"

namespace posthorn::mime {

/// What is signed keeps every byte: a message with a DKIM-Signature, whose hash is over the encoded body, and
/// a multipart/signed, whose parts no one on the way may touch (RFC 1847 §2.1). What surrounds the latter is
/// converted. A signature within its part (S/MIME's opaque form, PGP's clear text) is over the decoded
/// content, which stays the same.
void makeSevenBit(RawPart &message);

/// The fields of one header. Left as they are: addresses with a non-ASCII local part, ids, and what is not
/// UTF-8 and so could be anything.
void makeHeaderAscii(std::vector<RawField> &fields);

} // namespace posthorn::mime
