// SPDX-License-Identifier: MIT
#include "app/cli/Console.h"

#include "base/VisibleText.h"
#include "explain/Catalogue.h"
#include "files/SystemProblem.h"
#include "report/Report.h"

#include <QFile>
#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

void Console::document(const QByteArray &bytes) const
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void Console::document(const QString &text) const
{
    document(text.toUtf8());
}

Outcome Console::document(QIODevice &source) const
{
    QByteArray block(qsizetype{256} * 1024, Qt::Uninitialized);
    while (const qint64 count = source.read(block.data(), block.size())) {
        if (count < 0)
            return Problem{.kind = Problem::Kind::FileUnreadable, .words = source.errorString()};
        if (std::fwrite(block.constData(), 1, static_cast<size_t>(count), stdout) <
            static_cast<size_t>(count))
            return files::unwritable(u"stdout"_s, errno);
    }
    if (std::fflush(stdout) != 0)
        return files::unwritable(u"stdout"_s, errno);
    return Done{};
}

void Console::prose(const QString &line) const
{
    if (!quiet)
        std::fprintf(stderr, "%s\n", qUtf8Printable(visibleText(line)));
}

void Console::remark(const QString &sentence) const
{
    std::fprintf(stderr, "posthorn-cli: %s\n", qUtf8Printable(visibleText(sentence)));
}

void Console::error(const QString &code, const QString &sentence) const
{
    remark(sentence);
    if (json)
        document(report::errorJson(code, sentence));
}

void Console::error(const Problem &problem) const
{
    error(posthorn::idOf(problem.kind), explain::Catalogue::builtIn().sentence(problem));
}

namespace {

Result<QByteArray> readAll(QFile &file, const QString &subject, qsizetype most)
{
    QByteArray all;
    while (all.size() <= most) {
        const QByteArray block = file.read(qint64{256} * 1024);
        if (block.isEmpty() && file.error() != QFile::NoError)
            return Problem{
                .kind = Problem::Kind::FileUnreadable, .words = file.errorString(), .subject = subject};
        if (block.isEmpty())
            return all;
        all += block;
    }
    return Problem{.kind = Problem::Kind::BadInput, .words = u"is larger than 64 MB"_s, .subject = subject};
}

} // namespace

Result<QByteArray> readStdin(qsizetype most)
{
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return Problem{
            .kind = Problem::Kind::FileUnreadable, .words = in.errorString(), .subject = u"stdin"_s};
    return readAll(in, u"stdin"_s, most);
}

Result<QByteArray> readFile(const QString &name, qsizetype most)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{.kind = Problem::Kind::FileUnreadable, .words = file.errorString(), .subject = name};
    return readAll(file, name, most);
}

} // namespace posthorn::cli
