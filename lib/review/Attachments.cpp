// SPDX-License-Identifier: MIT
#include "review/Attachments.h"

#include "review/Kinds.h"
#include "review/RefusedTypes.h"
#include "review/ZipNames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

constexpr auto field = Finding::Field::Attachments;

/// The first that is refused tells enough: the archive has to be made anew.
std::vector<Finding> insideFindings(const QString &file, const ZipNames &names)
{
    std::vector<Finding> findings;
    if (names.encrypted)
        findings.push_back(found("attachment.encrypted-archive"_L1, field, {{u"file"_s, file}}));
    const auto refused = std::ranges::find_if(
        names.files, [](const QString &name) { return !refusalOf(name, Place::InArchive).by.isEmpty(); });
    const auto nested = std::ranges::find_if(names.files, isArchive);
    if (refused != names.files.end()) {
        const Refusal refusal = refusalOf(*refused, Place::InArchive);
        findings.push_back(found("attachment.refused-inside"_L1, field,
                                 {{u"file"_s, file},
                                  {u"inner"_s, *refused},
                                  {u"type"_s, refusal.type},
                                  {u"by"_s, refusal.by.join(u", ")}}));
    } else if (nested != names.files.end()) {
        findings.push_back(
            found("attachment.nested-archive"_L1, field, {{u"file"_s, file}, {u"inner"_s, *nested}}));
    }
    return findings;
}

std::vector<Finding> findingsOf(const mime::AttachedFile &file)
{
    if (file.size() == 0)
        return {found("attachment.empty"_L1, field, {{u"file"_s, file.name}})};
    const Refusal refusal = refusalOf(file.name, Place::Attached);
    if (!refusal.by.isEmpty())
        return {
            found("attachment.refused-type"_L1, field,
                  {{u"file"_s, file.name}, {u"type"_s, refusal.type}, {u"by"_s, refusal.by.join(u", ")}})};
    if (!isZip(file.name) || !file.content)
        return {};
    const auto names = zipNames(*file.content->open());
    return names ? insideFindings(file.name, *names)
                 : std::vector{found("attachment.damaged-archive"_L1, field, {{u"file"_s, file.name}})};
}

} // namespace

std::vector<Finding> attachmentFindings(const std::vector<mime::AttachedFile> &files)
{
    std::vector<Finding> findings;
    for (const mime::AttachedFile &file : files)
        std::ranges::move(findingsOf(file), std::back_inserter(findings));
    return findings;
}

} // namespace posthorn::review
