// SPDX-License-Identifier: MIT
// Any octets, read as a paste, explained and shown: fuzz_Extract FOUND tests/data/diagnose
#include "diagnose/Causes.h"
#include "diagnose/Judge.h"
#include "diagnose/Paste.h"

#include <algorithm>
#include <cstdlib>

using namespace posthorn;

namespace {

bool isHarmless(QChar c)
{
    return c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control;
}

/// Whatever the text, the answer is a cause that is known and words that can be shown.
void needAnswer(const QString &text)
{
    const Diagnosis diagnosis = diagnose::Judge::builtIn().judge(diagnose::extract(text));
    const bool known = diagnose::causeById(diagnosis.cause) != nullptr;
    if (!known || !std::all_of(diagnosis.quoted.begin(), diagnosis.quoted.end(), isHarmless))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto text = diagnose::textFrom(bytes, QStringLiteral("paste"));
    if (!text)
        return 0;
    needAnswer(*text);
    needAnswer(diagnose::showable(*text));
    return 0;
}
