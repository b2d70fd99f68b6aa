// SPDX-License-Identifier: MIT
#include "review/Links.h"

#include "base/Address.h"
#include "review/Kinds.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

constexpr std::size_t mostFindings = 10;

/// "https://x.org/a" and "www.x.org" anywhere in the text; a bare "x.org" only where it is all there is, and
/// with an ending that is no file's.
QString siteNamedBy(const QString &text)
{
    static const QRegularExpression clear(u"(?:https?://|\\bwww\\.)([\\w-]+(?:\\.[\\w-]+)+)"_s,
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression bare(
        u"^([a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|org|net|edu|gov|info|de|at|ch|fr|it|es|nl|be|uk|eu|pl|cz|se|dk|no|fi|us|ca|au|jp|cn|in|br|ru))(?:/\\S*)?$"_s);
    for (const auto *pattern : {&clear, &bare}) {
        if (const auto match = pattern->match(text); match.hasMatch())
            return match.captured(1).toLower();
    }
    return {};
}

/// How many labels tell one site from another: "example.org", but "example.co.uk". Without the list of public
/// suffixes this may take two sites for one; it never takes one for two.
qsizetype labelsOfSite(const QStringList &labels)
{
    const bool isCountry = labels.size() > 2 && labels.last().size() == 2;
    return isCountry && labels[labels.size() - 2].size() <= 3 ? 3 : 2;
}

QString siteOf(const QString &host)
{
    const QStringList labels = QString::fromLatin1(QUrl::toAce(host)).toLower().split(u'.');
    return labels.mid(std::max<qsizetype>(0, labels.size() - labelsOfSite(labels))).join(u'.');
}

/// The site that the link leads to in place of the one it names; empty where they agree or nothing is named.
QString otherSite(const mime::Link &link)
{
    const QUrl target(link.target);
    const QString named = siteNamedBy(link.text);
    const bool leadsToWeb = target.scheme() == "http"_L1 || target.scheme() == "https"_L1;
    if (leadsToWeb && !named.isEmpty() && !target.host().isEmpty())
        return siteOf(named) == siteOf(target.host()) ? QString() : target.host();
    const auto shown = Address::parse(link.text);
    const auto meant = Address::parse(target.path(QUrl::FullyDecoded));
    const bool isMail = target.scheme() == "mailto"_L1 && shown && meant;
    return isMail && !(*shown == *meant) ? meant->toString() : QString();
}

} // namespace

std::vector<Finding> linkFindings(const std::vector<mime::Link> &links)
{
    std::vector<Finding> findings;
    for (const mime::Link &link : links) {
        const QString site = otherSite(link);
        if (!site.isEmpty() && findings.size() < mostFindings)
            findings.push_back(found("link.other-site"_L1, Finding::Field::Text,
                                     {{u"text"_s, link.text}, {u"site"_s, site}}));
    }
    return findings;
}

} // namespace posthorn::review
