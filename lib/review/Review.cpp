// SPDX-License-Identifier: MIT
#include "review/Review.h"

#include "mime/Markdown.h"
#include "mime/PlainFromHtml.h"
#include "review/Addresses.h"
#include "review/AttachmentWords.h"
#include "review/Attachments.h"
#include "review/EncodedSize.h"
#include "review/Kinds.h"
#include "review/Links.h"
#include "review/OwnText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

using Field = Finding::Field;
using Findings = std::vector<Finding>;

void append(Findings &findings, Findings more)
{
    std::ranges::move(more, std::back_inserter(findings));
}

/// What a reader without HTML gets.
QString plainText(const mime::Draft &draft)
{
    if (!draft.markdown.isEmpty())
        return draft.markdown;
    return draft.text.isEmpty() ? mime::plainFromHtml(draft.html) : draft.text;
}

bool hasPlainAttachment(const mime::Draft &draft)
{
    return std::ranges::any_of(draft.attachments,
                               [](const mime::AttachedFile &file) { return file.contentId.isEmpty(); });
}

/// Nothing, or a signature alone.
bool saysNothing(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() || trimmed == "--"_L1 || trimmed.startsWith("-- \n"_L1);
}

void addBody(const mime::Draft &draft, const mime::HtmlFacts &facts, Findings &findings)
{
    const QString text = plainText(draft);
    if (draft.subject.trimmed().isEmpty())
        findings.push_back(found("subject.none"_L1, Field::Subject));
    if (saysNothing(text) && facts.pictures == 0 && draft.calendar.isEmpty())
        findings.push_back(hasPlainAttachment(draft) ? found("text.attachment-alone"_L1, Field::Text)
                                                     : found("text.none"_L1, Field::Text));
    if (hasPlainAttachment(draft))
        return;
    if (const auto word = mentionOfAttachment(draft.subject + u'\n' + ownText(text)))
        findings.push_back(found("attachment.forgotten"_L1, Field::Attachments, {{u"word"_s, *word}}));
}

void addSize(const mime::Draft &draft, const Limits &limits, Findings &findings)
{
    const qint64 size = limits.messageBytes ? encodedSize(draft) : 0;
    if (limits.messageBytes && size > *limits.messageBytes)
        findings.push_back(found(
            "message.too-large"_L1, Field::Attachments,
            {{u"bytes"_s, QString::number(size)}, {u"bytesLimit"_s, QString::number(*limits.messageBytes)}}));
}

/// Only where the plain text is made from the HTML: one that was written by hand says what it is to say, and
/// so does Markdown.
void addLostFormat(const mime::Draft &draft, const mime::HtmlFacts &facts, Findings &findings)
{
    if (!draft.text.isEmpty() || !draft.markdown.isEmpty())
        return;
    const std::pair<QLatin1StringView, int> losses[] = {{"format.pictures"_L1, facts.pictures},
                                                        {"format.tables"_L1, facts.tables},
                                                        {"format.colours"_L1, facts.colours}};
    for (const auto &[id, count] : losses) {
        if (count > 0)
            findings.push_back(found(id, Field::Text, {{u"count"_s, QString::number(count)}}));
    }
}

} // namespace

std::vector<Finding> review(const mime::Draft &draft, const Limits &limits, const Domains &domains)
{
    const bool isMarkdown = !draft.markdown.isEmpty();
    const mime::HtmlFacts facts =
        mime::factsOfHtml(isMarkdown ? mime::htmlFromMarkdown(draft.markdown) : draft.html);
    Findings findings = addressFindings(draft, limits, domains);
    addBody(draft, facts, findings);
    append(findings, attachmentFindings(draft.attachments));
    addSize(draft, limits, findings);
    append(findings, linkFindings(facts.links));
    addLostFormat(draft, facts, findings);
    std::ranges::stable_sort(findings, {}, &Finding::severity);
    return findings;
}

std::vector<Finding> together(std::vector<Finding> reading, std::vector<Finding> reviewing)
{
    const auto isMissing = [](const Finding &finding) {
        return finding.id == "recipient.none"_L1 || finding.id == "sender.none"_L1;
    };
    if (!reading.empty())
        std::erase_if(reviewing, isMissing);
    append(reading, std::move(reviewing));
    std::ranges::stable_sort(reading, {}, &Finding::severity);
    return reading;
}

bool stops(const std::vector<Finding> &findings)
{
    return std::ranges::any_of(
        findings, [](const Finding &finding) { return finding.severity == Finding::Severity::Stops; });
}

} // namespace posthorn::review
