// SPDX-License-Identifier: MIT
#include "mime/Pictures.h"

#include "mime/HtmlTree.h"

#include <QCryptographicHash>
#include <QHash>
#include <QSet>
#include <QUrl>
#include <algorithm>
#include <map>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr auto scheme = "cid:"_L1;

/// An attribute that names a picture.
struct Mention
{
    QString name{};
    qsizetype size = 0; ///< quotes included, if there are any
};

class Mentions
{
public:
    explicit Mentions(const HtmlTree &tree) : m_tree(tree) { follow(tree.root(), 0); }

    /// The last first, so that a change leaves the places of the others as they are.
    [[nodiscard]] const auto &fromTheEnd() const { return m_byPlace; }

private:
    void follow(const GumboNode &node, int depth)
    {
        if (node.type != GUMBO_NODE_ELEMENT || depth > deepestElement)
            return;
        for (unsigned i = 0; i < node.v.element.attributes.length; ++i)
            look(*static_cast<const GumboAttribute *>(node.v.element.attributes.data[i]));
        forEachChild(node.v.element, [&](const GumboNode &child) { follow(child, depth + 1); });
    }
    void look(const GumboAttribute &attribute)
    {
        const QString value = QString::fromUtf8(attribute.value).trimmed();
        if (value.startsWith(scheme, Qt::CaseInsensitive))
            m_byPlace.emplace(m_tree.placeOf(attribute.original_value),
                              Mention{.name = value.sliced(scheme.size()),
                                      .size = static_cast<qsizetype>(attribute.original_value.length)});
    }

    const HtmlTree &m_tree;
    std::map<qsizetype, Mention, std::greater<>> m_byPlace{}; ///< each once, though a tree may hold it twice
};

/// RFC 5322 dot-atom, or two with an @ between, as other programs make them; but no `%`, which a URL encodes.
bool isContentId(QStringView text)
{
    const auto isAtomText = [](QChar c) {
        return (c < QChar(0x80) && c.isLetterOrNumber()) || u"!#$&'*+-/=?^_`{|}~.@"_s.contains(c);
    };
    return text.size() <= 200 && std::ranges::all_of(text, isAtomText) && text.count(u'@') <= 1 &&
           !text.startsWith(u'.') && !text.endsWith(u'.') && !text.contains(".."_L1);
}

/// The name itself where a header can hold it, and else one made of it.
QString contentIdOf(const QString &name)
{
    if (isContentId(name))
        return name;
    return QString::fromLatin1(
        QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().first(32));
}

Problem missing(const QString &name)
{
    return badInput(u"html"_s, u"shows the picture \"cid:%1\", which is not attached"_s.arg(name.left(200)));
}

using Named = QHash<QString, const AttachedFile *>;

Result<Named> byName(const std::vector<AttachedFile> &files)
{
    Named named;
    for (const AttachedFile &file : files) {
        if (named.contains(file.contentId))
            return badInput(file.name,
                            u"is the second file with the content id \"%1\""_s.arg(file.contentId));
        if (!file.contentId.isEmpty())
            named.insert(file.contentId, &file);
    }
    return named;
}

/// As it is written, or with its percent signs resolved.
const AttachedFile *find(const Named &files, const QString &mention)
{
    return files.value(mention, files.value(QUrl::fromPercentEncoding(mention.toUtf8())));
}

} // namespace

Result<Pictures> placed(const QString &html, const std::vector<AttachedFile> &files)
{
    const auto named = byName(files);
    if (!named)
        return named.problem();
    const HtmlTree tree(html);
    QByteArray source = html.toUtf8();
    QSet<const AttachedFile *> shown;
    const Mentions mentions(tree);
    for (const auto &[place, mention] : mentions.fromTheEnd()) {
        const AttachedFile *file = find(*named, mention.name);
        if (!file)
            return missing(mention.name);
        shown.insert(file);
        if (const QString id = contentIdOf(file->contentId); id != mention.name)
            source.replace(place, mention.size, ("\"cid:"_L1 + id + u'"').toUtf8());
    }
    Pictures pictures{.html = QString::fromUtf8(source)};
    for (const AttachedFile &file : files) {
        auto &list = shown.contains(&file) ? pictures.shown : pictures.attached;
        list.push_back(file);
        list.back().contentId = shown.contains(&file) ? contentIdOf(file.contentId) : QString();
    }
    return pictures;
}

} // namespace posthorn::mime
