// SPDX-License-Identifier: MIT
#include "mime/StoredCopy.h"

#include "mime/CopyNotes.h"
#include "mime/DraftRules.h"
#include "mime/Fold.h"
#include "mime/Render.h"

namespace posthorn::mime {

namespace {

Outcome judgedForKeeping(const Draft &draft, const Stamp &stamp)
{
    Draft complete = draft;
    if (draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        complete.to = draft.from;
    return judged(complete, stamp);
}

QByteArray fieldsInFront(const Draft &draft)
{
    const QByteArray notes = fold(notesField, plainWords(notesOf(draft).toLatin1())).value_or(QByteArray());
    const auto bcc = fold("Bcc", mailboxWords(draft.bcc, sizeof("Bcc:") - 1));
    return draft.bcc.empty() ? notes : notes + bcc.value_or(QByteArray());
}

} // namespace

Result<Message> storedCopy(const Draft &draft, const Stamp &stamp)
{
    if (const Outcome outcome = judgedForKeeping(draft, stamp); !outcome)
        return outcome.problem();
    Draft copy = draft;
    copy.flowed = false;
    if (draft.markdown.isEmpty()) // cleaning can wait until it leaves
        copy.htmlRule = HtmlRule::AsIs;
    // An attached message would travel as text, with line ends of its own; its name tells what it is.
    for (AttachedFile &file : copy.attachments) {
        if (file.type.startsWith("message/"))
            file.type = "application/octet-stream";
    }
    return written(copy, stamp, fieldsInFront(draft));
}

} // namespace posthorn::mime
