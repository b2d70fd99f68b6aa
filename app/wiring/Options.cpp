// SPDX-License-Identifier: MIT
#include "app/wiring/Options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::app {

namespace {

const Option *find(const std::vector<Option> &table, const QString &name)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Option &o) { return name == QLatin1StringView(o.name); });
    return found == table.end() ? nullptr : &*found;
}

bool isOption(const QString &argument)
{
    return argument.startsWith("--"_L1) && argument.size() > 2;
}

} // namespace

Result<Options> Options::parse(const std::vector<Option> &table, const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--"_L1) {
            options.m_operands += arguments.sliced(i + 1);
            break;
        }
        if (!isOption(argument)) {
            if (argument.size() > 1 && argument.startsWith(u'-'))
                return badInput(argument, u"is not an option of this command"_s);
            options.m_operands.append(argument);
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.sliced(2, (equals < 0 ? argument.size() : equals) - 2);
        const Option *option = find(table, name);
        if (!option)
            return badInput(u"--"_s + name, u"is not an option of this command"_s);
        const bool takesValue = *option->value != '\0';
        if (!takesValue && equals >= 0)
            return badInput(u"--"_s + name, u"takes no value"_s);
        if (takesValue && equals < 0 && i + 1 == arguments.size())
            return badInput(u"--"_s + name, u"needs a value"_s);
        options.m_values.insert(name, !takesValue   ? QString()
                                      : equals >= 0 ? argument.sliced(equals + 1)
                                                    : arguments[++i]);
    }
    return options;
}

bool Options::has(const char *name) const
{
    return m_values.contains(QLatin1StringView(name));
}

QString Options::value(const char *name, const QString &otherwise) const
{
    return m_values.value(QLatin1StringView(name), otherwise); // the one given last
}

QStringList Options::values(const char *name) const
{
    QStringList inOrder = m_values.values(QLatin1StringView(name));
    std::reverse(inOrder.begin(), inOrder.end());
    return inOrder;
}

QString helpFor(const std::vector<Option> &table)
{
    QString text;
    for (const Option &option : table) {
        const QString head =
            u"  --%1 %2"_s.arg(QLatin1StringView(option.name), QLatin1StringView(option.value));
        text += head.trimmed().prepend(u"  ").leftJustified(30) + QString::fromUtf8(option.meaning) + u'\n';
        if (*option.example)
            text += QString(30, u' ') + u"e.g. "_s + QString::fromUtf8(option.example) + u'\n';
    }
    return text;
}

} // namespace posthorn::app
