// SPDX-License-Identifier: MIT
#include "app/cli/PasswordSource.h"

#include "app/cli/ChosenAccount.h"
#include "app/cli/Console.h"
#include "app/cli/Keychain.h"
#include "secrets/Store.h"

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
    const Secret secret(bytes);
    wipe(bytes);
    const Outcome checked = secrets::checkPassword(secret, source);
    return checked ? Result<Secret>(secret) : checked.problem();
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

qsizetype countOfSources(const Options &options)
{
    return std::count_if(passwordOptions.begin(), passwordOptions.end(),
                         [&](const Option &o) { return options.has(o.name); });
}

Result<Secret> secretOfAccount(const Options &options)
{
    const auto account = chosenAccount(options);
    if (!account)
        return account.problem();
    if (!accounts::needsSecret(*account))
        return Secret();
    if (account->secretHome == accounts::SecretHome::Keychain)
        return readFromKeychain(*account);
    return Problem{.kind = Problem::Kind::SecretUnavailable,
                   .words =
                       u"it is kept nowhere; give --password-stdin, --password-env or --password-command"_s,
                   .subject = account->name};
}

} // namespace

Result<Secret> secretFromEnvironment(const QString &name, const QString &source)
{
    const QByteArray key = name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(key.constData()))
        return badInput(source, u"names an environment variable that is not set"_s);
    return secretFromBytes(qgetenv(key.constData()), source);
}

bool givesSecret(const Options &options)
{
    return countOfSources(options) > 0;
}

bool givesToken(const Options &options)
{
    return options.has("token-env") || options.has("token-command");
}

Result<Secret> secretFrom(const Options &options)
{
    if (countOfSources(options) > 1)
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
        return options.has("account") ? secretOfAccount(options) : Result<Secret>(Secret());
    Result<QByteArray> input = readStdin(qsizetype{64} * 1024);
    return input ? secretFromBytes(std::move(input).value(), u"stdin"_s) : Result<Secret>(input.problem());
}

} // namespace posthorn::cli
