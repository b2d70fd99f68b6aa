// SPDX-License-Identifier: MIT
#include "app/cli/FindingsText.h"

#include "app/cli/Exit.h"
#include "explain/Catalogue.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using Severity = Finding::Severity;

QString lineOf(const Finding &finding)
{
    return idOf(finding.field) + u": "_s + explain::inOneLine(explain::Catalogue::builtIn().words(finding));
}

} // namespace

int refuse(const std::vector<Finding> &findings, const Console &console)
{
    bool isFirst = true;
    for (const Finding &finding : findings) {
        if (finding.severity != Severity::Stops)
            continue;
        if (std::exchange(isFirst, false))
            console.error(finding.id, lineOf(finding));
        else
            console.remark(lineOf(finding));
    }
    return Exit::BadData;
}

void remark(const std::vector<Finding> &findings, const Console &console)
{
    for (const Finding &finding : findings) {
        if (finding.severity == Severity::Asks)
            console.remark(lineOf(finding));
        else if (finding.severity == Severity::Hints)
            console.prose(u"posthorn-cli: "_s + lineOf(finding));
    }
}

} // namespace posthorn::cli
