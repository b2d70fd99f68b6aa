// SPDX-License-Identifier: MIT
#include "base/VisibleText.h"
#include "report/Pieces.h"
#include "report/Report.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

Json rawValue(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return Json::raw(array.sliced(1, array.size() - 2));
}

Json applyJson(const explain::Change &change)
{
    std::vector<Member> members;
    if (change.host)
        members.emplace_back("host", *change.host);
    if (change.port)
        members.emplace_back("port", int{*change.port});
    if (change.security)
        members.emplace_back("security", idOf(*change.security));
    if (change.user)
        members.emplace_back("user", *change.user);
    if (change.auth)
        members.emplace_back("auth", *change.auth);
    return object(members);
}

Json fixJson(const explain::Fix &fix)
{
    const Json url = orNull(fix.url.toString(QUrl::FullyEncoded));
    if (fix.apply.isEmpty())
        return object({{"id", fix.id}, {"text", fix.text}, {"url", url}});
    return object({{"id", fix.id}, {"text", fix.text}, {"url", url}, {"apply", applyJson(fix.apply)}});
}

} // namespace

Json fixesJson(const std::vector<explain::Fix> &fixes)
{
    std::vector<Json> all;
    all.reserve(fixes.size());
    for (const explain::Fix &fix : fixes)
        all.push_back(fixJson(fix));
    return all;
}

QString wrapped(const QString &text, const QString &indent, int width)
{
    QString result;
    QString line = indent;
    for (const QString &word : visibleText(text).split(u' ', Qt::SkipEmptyParts)) {
        if (line.size() > indent.size() && line.size() + word.size() >= width) {
            result += line.trimmed().isEmpty() ? QString() : line + u'\n';
            line = QString(indent.size(), u' ');
        }
        line +=
            line.size() == indent.size() && (line.isEmpty() || line.back().isSpace()) ? word : u' ' + word;
    }
    return result + line;
}

QString cardText(const explain::Card &card)
{
    QString text = card.title + u"\n\n"_s + wrapped(card.why, {}) + u'\n';
    int number = 0;
    if (!card.steps.isEmpty())
        text += u'\n';
    for (const QString &step : card.steps)
        text += wrapped(step, u"%1. "_s.arg(++number, 2)) + u'\n';
    for (const explain::Fix &fix : card.fixes) {
        if (!fix.url.isEmpty())
            text += u"    %1: %2\n"_s.arg(fix.text, fix.url.toString(QUrl::FullyEncoded));
    }
    return text;
}

QByteArray explanationJson(const Diagnosis &diagnosis, const explain::Catalogue &words, const QJsonValue &id)
{
    const explain::Card card = words.card(diagnosis);
    std::vector<Member> members{{"schema", "posthorn.explanation/1"_L1}};
    if (!id.isUndefined())
        members.emplace_back("id", rawValue(id));
    members.insert(members.end(),
                   {{"cause", diagnosis.cause},
                    {"confidence", idOf(diagnosis.confidence)},
                    {"also", diagnosis.also},
                    {"stage", diagnosis.stage ? Json(idOf(*diagnosis.stage)) : Json()},
                    {"provider", orNull(diagnosis.provider)},
                    {"code", diagnosis.code ? Json(diagnosis.code) : Json()},
                    {"enhanced", diagnosis.enhanced ? Json(diagnosis.enhanced->toString()) : Json()},
                    {"retry", idOf(card.retry)},
                    {"fixable_by", idOf(card.fixableBy)},
                    {"title", card.title},
                    {"explanation", card.why},
                    {"steps", card.steps},
                    {"fixes", fixesJson(card.fixes)},
                    {"quoted", diagnosis.quoted}});
    return document(object(members));
}

QString explanationText(const Diagnosis &diagnosis, const explain::Catalogue &words)
{
    QString text = cardText(words.card(diagnosis));
    if (!diagnosis.quoted.isEmpty())
        text += u'\n' + words.heading(u"decided"_s) + u'\n' + wrapped(diagnosis.quoted, u"    "_s) + u'\n';
    return text;
}

QByteArray errorJson(const QString &code, const QString &message)
{
    return document(object(
        {{"schema", "posthorn.error/1"_L1}, {"error", object({{"code", code}, {"message", message}})}}));
}

} // namespace posthorn::report
