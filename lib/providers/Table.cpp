// SPDX-License-Identifier: MIT
#include "providers/TableJson.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a function, which must not end up in a namespace.
static void initProviderData()
{
    Q_INIT_RESOURCE(providers);
}

namespace posthorn::providers {

namespace {

Problem wrong(const QString &name, const QString &what)
{
    return {.kind = Problem::Kind::BadInput, .words = what, .subject = name};
}

/// A host with each of its labels in turn replaced by "*".
QStringList patternsOf(const QString &host)
{
    QStringList patterns;
    const QStringList labels = host.split(u'.');
    for (qsizetype i = 0; i < labels.size(); ++i) {
        QStringList some = labels;
        some[i] = u"*"_s;
        patterns.append(some.join(u'.'));
    }
    return patterns;
}

Table loadBuiltIn()
{
    initProviderData();
    QFile file(u":/providers/providers.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    auto table = Table::parse(opened ? file.readAll() : QByteArray(), file.fileName());
    if (!table)
        qFatal("The built-in provider table is damaged: %s", qUtf8Printable(table.problem().words));
    return std::move(table).value();
}

} // namespace

Result<Table> Table::parse(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return wrong(name, error.errorString());
    if (root["schema"_L1].toString() != "posthorn.providers/1"_L1)
        return wrong(name, u"its schema is not posthorn.providers/1"_s);
    Table table;
    for (const auto &item : root["providers"_L1].toArray()) {
        auto provider = providerFromJson(item.toObject());
        if (!provider)
            return wrong(name, u"entry %1 lacks something"_s.arg(table.m_providers.size() + 1));
        table.m_providers.push_back(*std::move(provider));
    }
    table.index();
    return table;
}

void Table::index()
{
    const auto first = [](QHash<QString, std::size_t> &hash, const QString &key, std::size_t place) {
        if (!hash.contains(key))
            hash.insert(key, place);
    };
    for (std::size_t i = 0; i < m_providers.size(); ++i) {
        first(m_byId, m_providers[i].id, i);
        for (const QString &domain : m_providers[i].domains)
            first(m_byDomain, domain, i);
        for (const Endpoint &endpoint : m_providers[i].endpoints)
            first(m_byHost, endpoint.host, i);
        for (const QString &pattern : m_providers[i].hostPatterns)
            first(m_byHost, pattern, i);
    }
}

const Table &Table::builtIn()
{
    static const Table table = loadBuiltIn();
    return table;
}

const Provider *Table::byId(QStringView id) const
{
    const auto found = m_byId.constFind(id.toString());
    return found == m_byId.constEnd() ? nullptr : &m_providers[*found];
}

const Provider *Table::byDomain(QStringView domain) const
{
    const QString wanted = domain.toString().toLower();
    const QString below = u"*"_s + wanted.sliced(std::max<qsizetype>(0, wanted.indexOf(u'.')));
    for (const QString &key : {wanted, below}) {
        if (const auto found = m_byDomain.constFind(key); found != m_byDomain.constEnd())
            return &m_providers[*found];
    }
    return nullptr;
}

const Provider *Table::byHost(QStringView smtpHost) const
{
    QString wanted = smtpHost.toString().toLower();
    if (wanted.endsWith(u'.'))
        wanted.chop(1);
    for (const QString &key : QStringList{wanted} + patternsOf(wanted)) {
        if (const auto found = m_byHost.constFind(key); found != m_byHost.constEnd())
            return &m_providers[*found];
    }
    return nullptr;
}

} // namespace posthorn::providers
