// SPDX-License-Identifier: MIT
#include "app/cli/PasswordSource.h"

#include "app/cli/Console.h"

#include <QProcess>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<Option> passwordOptions{
    {"password-stdin", "", "read the password from stdin",
     "printf '%s' \"$PW\" | posthorn-cli check … --password-stdin"},
    {"password-env", "NAME", "take it from an environment variable", "--password-env SMTP_PASSWORD"},
    {"password-command", "CMD", "run CMD and take what it prints", "--password-command 'pass mail/work'"},
    {"token-env", "NAME", "take an OAuth token from an environment variable", "--token-env ACCESS_TOKEN"},
    {"token-command", "CMD", "run CMD and take the OAuth token it prints",
     "--token-command 'oama access me'"}};

namespace {

Result<Secret> secretFromBytes(QByteArray bytes, const QString &source)
{
    while (bytes.endsWith('\n') || bytes.endsWith('\r'))
        bytes.chop(1);
    const bool clean = std::none_of(bytes.cbegin(), bytes.cend(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    const Secret secret(bytes);
    wipe(bytes);
    if (!clean)
        return badInput(source, u"holds a control character, which no password can have"_s);
    if (secret.isEmpty())
        return badInput(source, u"gave an empty password"_s);
    return secret;
}

Result<Secret> secretFromCommand(const QString &command, const QString &source)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(u"/bin/sh"_s, {u"-c"_s, command});
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return badInput(source, u"did not end well, so there is no password"_s);
    return secretFromBytes(process.readAllStandardOutput(), source);
}

Result<Secret> secretFromEnvironment(const QString &name, const QString &source)
{
    const QByteArray key = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(key.constData()))
        return badInput(source, u"names an environment variable that is not set"_s);
    return secretFromBytes(qgetenv(key.constData()), source);
}

} // namespace

bool givesToken(const Options &options)
{
    return options.has("token-env") || options.has("token-command");
}

Result<Secret> secretFrom(const Options &options)
{
    const auto given = std::count_if(passwordOptions.begin(), passwordOptions.end(),
                                     [&](const Option &o) { return options.has(o.name); });
    if (given > 1)
        return badInput(u"the password"_s, u"comes from two places; give one of them"_s);
    for (const char *name : {"password-env", "token-env"}) {
        if (options.has(name))
            return secretFromEnvironment(options.value(name),
                                         u"--%1 %2"_s.arg(QLatin1StringView(name), options.value(name)));
    }
    for (const char *name : {"password-command", "token-command"}) {
        if (options.has(name))
            return secretFromCommand(options.value(name), u"--"_s + QLatin1StringView(name));
    }
    if (!options.has("password-stdin"))
        return Secret();
    Result<QByteArray> input = readStdin(qsizetype{64} * 1024);
    return input ? secretFromBytes(std::move(input).value(), u"stdin"_s) : Result<Secret>(input.problem());
}

} // namespace posthorn::cli
