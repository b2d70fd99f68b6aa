// SPDX-License-Identifier: MIT
#include "wire/CertificateName.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace posthorn::wire {

namespace {

bool isHostCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
}

bool isLabel(const QString &label)
{
    return !label.isEmpty() && std::all_of(label.begin(), label.end(), isHostCharacter);
}

/// Labels in lower case, without the dot of the root; none when `name` is no host name at all.
QStringList labelsOf(const QString &name)
{
    QString plain = name.toLower();
    if (plain.endsWith(u'.'))
        plain.chop(1);
    const QStringList labels = plain.split(u'.');
    const auto first = labels.first() == u"*" ? labels.begin() + 1 : labels.begin();
    return std::all_of(first, labels.end(), isLabel) ? labels : QStringList();
}

/// RFC 9525 §6.3: `*` is the whole left-most label and stands for one label. Fewer than two labels behind it
/// would speak for a whole top-level domain.
bool fits(const QStringList &presented, const QStringList &wanted)
{
    if (presented.isEmpty() || presented.size() != wanted.size())
        return false;
    if (presented.first() != u"*")
        return presented == wanted;
    return presented.size() >= 3 && presented.mid(1) == wanted.mid(1);
}

} // namespace

bool speaksFor(const SubjectNames &names, const QString &host)
{
    QHostAddress address;
    if (address.setAddress(host)) {
        return std::any_of(names.addresses.begin(), names.addresses.end(),
                           [&](const QString &text) { return QHostAddress(text) == address; });
    }
    const QStringList wanted = labelsOf(QString::fromLatin1(QUrl::toAce(host)));
    if (wanted.isEmpty() || wanted.first() == u"*")
        return false;
    return std::any_of(names.hosts.begin(), names.hosts.end(),
                       [&](const QString &name) { return fits(labelsOf(name), wanted); });
}

} // namespace posthorn::wire
