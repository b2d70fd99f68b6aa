// SPDX-License-Identifier: MIT
#include "app/gui/WrittenAgain.h"

#include <algorithm>

namespace posthorn::gui {

Result<mime::OpenedDraft> writtenAgain(const QByteArray &message, const std::vector<Address> &to)
{
    auto opened = mime::draftFrom(message);
    if (!opened)
        return opened;
    mime::Draft &draft = opened.value().draft;
    std::vector<Address> missing = to;
    const auto isForNobody = [&](const Mailbox &one) { return std::erase(missing, one.address) == 0; };
    for (auto *people : {&draft.to, &draft.cc, &draft.bcc})
        std::erase_if(*people, isForNobody);
    for (const Address &address : missing)
        draft.bcc.push_back({{}, address});
    return opened;
}

} // namespace posthorn::gui
