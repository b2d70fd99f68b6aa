// SPDX-License-Identifier: MIT
// Any octets, opened as a draft, rendered, stored and adopted: fuzz_DraftFromEml FOUND
// tests/data/mime/programs
#include "mime/DraftFromEml.h"
#include "mime/StoredCopy.h"

#include <cstdlib>

using namespace posthorn;
using namespace posthorn::mime;

namespace {

const Stamp stamp{.date = QDateTime(QDate(2026, 11, 21), QTime(9, 5), Qt::UTC),
                  .messageId = QStringLiteral("fuzz"),
                  .boundary = QStringLiteral("fuzz")};

/// What this program has stored it opens.
void needReopening(const Draft &draft)
{
    const auto copy = storedCopy(draft, stamp);
    if (!copy)
        return;
    const auto again = draftFrom(copy->open()->readAll(), Origin::OwnCopy);
    if (!again)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray eml(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    [[maybe_unused]] const auto adopted = adopt(eml);
    const auto opened = draftFrom(eml);
    if (!opened)
        return 0;
    [[maybe_unused]] const auto rendered = render(opened->draft, stamp);
    needReopening(opened->draft);
    return 0;
}
