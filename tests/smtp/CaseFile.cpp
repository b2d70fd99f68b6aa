// SPDX-License-Identifier: MIT
#include "CaseFile.h"

#include "CaseEnvelope.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace casefile {

namespace {

smtp::Plan readPlan(const QJsonObject &plan)
{
    smtp::Plan read;
    read.endpoint.host = u"mail.example"_s;
    read.endpoint.security = *securityFromId(plan.value("security"_L1).toString(u"starttls"_s));
    read.heloName = plan.value("helo"_L1).toString(read.heloName);
    read.auth = *authMethodFromId(plan.value("auth"_L1).toString(u"auto"_s));
    read.user = plan.value("user"_L1).toString(u"anna"_s);
    read.secret = Secret(plan.value("password"_L1).toString(u"geheim"_s).toUtf8());
    read.allowCleartextAuth = plan.value("allowCleartextAuth"_L1).toBool();
    read.until = *stageFromId(plan.value("until"_L1).toString(u"send"_s));
    read.partial = *smtp::partialFromId(plan.value("partial"_L1).toString(u"stop"_s));
    read.chunking = plan.value("chunking"_L1).toBool();
    read.queued = plan.contains("queue"_L1);
    if (!read.queued)
        read.envelope = readEnvelope(plan);
    return read;
}

std::vector<Envelope> readQueue(const QJsonArray &messages)
{
    std::vector<Envelope> queue;
    for (const auto &message : messages)
        queue.push_back(readEnvelope(message.toObject()));
    return queue;
}

smtp::Event readEvent(const QString &word)
{
    if (word == "nothing"_L1)
        return smtp::event::MayCommit{};
    if (word == "expire"_L1)
        return smtp::event::PhaseExpired{};
    if (word == "body-fails"_L1)
        return smtp::event::BodyFailed{{.kind = Problem::Kind::FileUnreadable, .words = u"gone"_s}};
    if (word == "refused"_L1)
        return smtp::event::WireFailed{{.stage = Stage::Connect, .kind = Problem::Kind::Refused}};
    if (word == "certificate"_L1)
        return smtp::event::WireFailed{
            {.stage = Stage::Certificate, .kind = Problem::Kind::CertificateRefused}};
    if (word == "handshake"_L1)
        return smtp::event::WireFailed{{.stage = Stage::Tls, .kind = Problem::Kind::TlsHandshakeFailed}};
    if (word == "closed"_L1)
        return smtp::event::WireFailed{{.stage = Stage::Connect, .kind = Problem::Kind::Closed}};
    return smtp::event::CancelWanted{};
}

std::optional<test::Cue> readCue(const QJsonValue &cue)
{
    if (!cue.isObject())
        return std::nullopt;
    return test::Cue{.at = cue["at"_L1].toString().toUtf8(), .event = readEvent(cue["do"_L1].toString())};
}

File failed(const QString &why)
{
    File file;
    file.fault = why;
    return file;
}

} // namespace

File read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    QJsonParseError error;
    const QJsonObject all = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (error.error != QJsonParseError::NoError)
        return failed(u"byte %1: %2"_s.arg(error.offset).arg(error.errorString()));
    const auto scenario = scenario::parseScenario(QJsonDocument(all.value("scenario"_L1).toObject()).toJson(),
                                                  QFileInfo(path).fileName());
    if (!scenario)
        return failed(scenario.problem().words);
    const QJsonObject plan = all.value("plan"_L1).toObject();
    return {.play = {.plan = readPlan(plan),
                     .scenario = *scenario,
                     .body = all.value("body"_L1).toString(u"Subject: x\r\n\r\nhello\r\n"_s).toUtf8(),
                     .queue = readQueue(plan.value("queue"_L1).toArray()),
                     .together = std::size_t(plan.value("together"_L1).toInt(1)),
                     .chunk = plan.value("chunk"_L1).toInteger(262'144),
                     .loopback = plan.value("loopback"_L1).toBool(),
                     .cue = readCue(all.value("cue"_L1))},
            .all = all,
            .expect = all.value("expect"_L1).toObject(),
            .expectAt = {{all.value("expectWhole"_L1).toObject(), all.value("expectByLine"_L1).toObject(),
                          all.value("expectByByte"_L1).toObject()}}};
}

} // namespace casefile
