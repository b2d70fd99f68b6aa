// SPDX-License-Identifier: MIT
#include "outbox/TroubleJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject diagnosisJson(const Diagnosis &diagnosis)
{
    QJsonObject arguments;
    for (auto it = diagnosis.arguments.cbegin(); it != diagnosis.arguments.cend(); ++it)
        arguments[it.key()] = it.value();
    QJsonObject json{{"cause"_L1, diagnosis.cause},
                     {"confidence"_L1, QString(idOf(diagnosis.confidence))},
                     {"also"_L1, QJsonArray::fromStringList(diagnosis.also)},
                     {"provider"_L1, diagnosis.provider},
                     {"code"_L1, diagnosis.code},
                     {"quoted"_L1, diagnosis.quoted},
                     {"retry"_L1, QString(idOf(diagnosis.retry))},
                     {"fixableBy"_L1, QString(idOf(diagnosis.fixableBy))},
                     {"arguments"_L1, arguments}};
    if (diagnosis.stage)
        json["stage"_L1] = QString(idOf(*diagnosis.stage));
    if (diagnosis.enhanced)
        json["enhanced"_L1] = diagnosis.enhanced->toString();
    return json;
}

Diagnosis diagnosisFrom(const QJsonObject &json)
{
    Diagnosis diagnosis{.cause = json["cause"_L1].toString(),
                        .also = json["also"_L1].toVariant().toStringList(),
                        .stage = stageFromId(json["stage"_L1].toString()),
                        .provider = json["provider"_L1].toString(),
                        .code = json["code"_L1].toInt(),
                        .quoted = json["quoted"_L1].toString()};
    diagnosis.confidence = confidenceFromId(json["confidence"_L1].toString()).value_or(diagnosis.confidence);
    diagnosis.enhanced = enhancedCodeAt(json["enhanced"_L1].toString(), diagnosis.code);
    diagnosis.retry = retryFromId(json["retry"_L1].toString()).value_or(diagnosis.retry);
    diagnosis.fixableBy = fixableByFromId(json["fixableBy"_L1].toString()).value_or(diagnosis.fixableBy);
    const QJsonObject arguments = json["arguments"_L1].toObject();
    for (auto it = arguments.begin(); it != arguments.end(); ++it)
        diagnosis.arguments[it.key()] = it.value().toString();
    return diagnosis;
}

QJsonObject problemJson(const Problem &problem)
{
    return {{"kind"_L1, QString(idOf(problem.kind))},
            {"stage"_L1, QString(idOf(problem.stage))},
            {"words"_L1, problem.words},
            {"subject"_L1, problem.subject},
            {"target"_L1, problem.target}};
}

Problem::Kind kindFrom(const QString &id)
{
    for (int i = 0; i < static_cast<int>(Problem::Kind::Internal); ++i) {
        if (idOf(static_cast<Problem::Kind>(i)) == id)
            return static_cast<Problem::Kind>(i);
    }
    return Problem::Kind::Internal;
}

Problem problemFrom(const QJsonObject &json)
{
    return {.stage = stageFromId(json["stage"_L1].toString()).value_or(Stage::Input),
            .kind = kindFrom(json["kind"_L1].toString()),
            .words = json["words"_L1].toString(),
            .subject = json["subject"_L1].toString(),
            .target = json["target"_L1].toString()};
}

} // namespace

QString troubleJson(const Record &record)
{
    QJsonObject json;
    if (record.diagnosis)
        json["diagnosis"_L1] = diagnosisJson(*record.diagnosis);
    if (record.problem)
        json["problem"_L1] = problemJson(*record.problem);
    return json.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void readTrouble(const QString &text, Record &record)
{
    if (text.isEmpty())
        return;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (json.contains("diagnosis"_L1))
        record.diagnosis = diagnosisFrom(json["diagnosis"_L1].toObject());
    if (json.contains("problem"_L1))
        record.problem = problemFrom(json["problem"_L1].toObject());
}

} // namespace posthorn::outbox
