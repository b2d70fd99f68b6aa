// SPDX-License-Identifier: MIT
#include "app/cli/BodyOptions.h"

#include "app/cli/Console.h"
#include "files/DurableWrite.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using app::Options;

Result<QString> textOfFile(const QString &path)
{
    auto bytes = path == "-"_L1 ? readStdin() : files::readFile(path);
    if (!bytes)
        return bytes.problem();
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(*bytes);
    if (decoder.hasError())
        return badInput(path == "-"_L1 ? u"stdin"_s : path, u"is no UTF-8 text"_s);
    return text;
}

Outcome readTexts(const Options &options, mime::Draft &draft)
{
    draft.text = options.value("text");
    for (const auto &[name, place] :
         {std::pair{"text-file", &draft.text}, std::pair{"html-file", &draft.html},
          std::pair{"markdown-file", &draft.markdown}}) {
        if (!options.has(name))
            continue;
        auto text = textOfFile(options.value(name));
        if (!text)
            return text.problem();
        *place = std::move(text).value();
    }
    draft.htmlRule = mime::HtmlRule::AsIs;
    return Done{};
}

/// The name of the file is how the page calls it: `cid:NAME`.
Outcome readInline(const QString &path, mime::Draft &draft)
{
    auto file = mime::attach(path);
    if (!file)
        return file.problem();
    for (const mime::AttachedFile &other : draft.attachments) {
        if (other.contentId == file->name)
            return badInput(u"--inline "_s + path,
                            u"has the same name as another; the page could not tell them apart"_s);
    }
    file.value().contentId = file->name;
    draft.attachments.push_back(std::move(file).value());
    return Done{};
}

Outcome readAttached(const QString &path, mime::Draft &draft)
{
    auto file = mime::attach(path);
    if (!file)
        return file.problem();
    draft.attachments.push_back(std::move(file).value());
    return Done{};
}

Outcome readFiles(const QStringList &paths, mime::Draft &draft,
                  Outcome (*read)(const QString &, mime::Draft &))
{
    for (const QString &path : paths) {
        if (Outcome outcome = read(path, draft); !outcome)
            return outcome;
    }
    return Done{};
}

} // namespace

Outcome readBodies(const Options &options, mime::Draft &draft)
{
    draft.subject = options.value("subject");
    if (Outcome texts = readTexts(options, draft); !texts)
        return texts;
    if (!options.values("inline").isEmpty() && draft.html.isEmpty() && draft.markdown.isEmpty())
        return badInput(u"--inline"_s,
                        u"needs --html-file or --markdown-file, a page that shows the picture"_s);
    if (Outcome files = readFiles(options.values("inline"), draft, readInline); !files)
        return files;
    return readFiles(options.values("attach"), draft, readAttached);
}

} // namespace posthorn::cli
