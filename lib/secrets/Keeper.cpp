// SPDX-License-Identifier: MIT
#include "secrets/Keeper.h"

#include <QFile>
#include <algorithm>
#include <array>

namespace posthorn::secrets {

using namespace Qt::StringLiterals;

namespace {

struct Program
{
    QLatin1StringView process{};
    QLatin1StringView name{};
};

constexpr std::array programs{Program{"gnome-keyring"_L1, "GNOME Keyring"_L1},
                              Program{"ksecretd"_L1, "KWallet"_L1}, Program{"kwalletd"_L1, "KWallet"_L1},
                              Program{"keepassxc"_L1, "KeePassXC"_L1}};

/// As QtKeychain 0.13 decides: KWallet only on Plasma 5.
bool isPlasma5()
{
    const bool kde = qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
    return kde && qgetenv("KDE_SESSION_VERSION") == "5";
}

} // namespace

bool usesSecretService()
{
#ifdef Q_OS_LINUX
    return !isPlasma5();
#else
    return false;
#endif
}

QString nameOfNativeKeychain()
{
#if defined(Q_OS_WIN)
    return u"Windows Credential Manager"_s;
#elif defined(Q_OS_MACOS)
    return u"Keychain"_s;
#else
    return u"KWallet"_s;
#endif
}

QString keeperOfProcess(quint32 pid)
{
    QFile file(u"/proc/%1/comm"_s.arg(pid));
    const QString process =
        file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    const auto known = std::find_if(programs.begin(), programs.end(),
                                    [&](const Program &p) { return process.startsWith(p.process); });
    if (known != programs.end())
        return known->name;
    return process.isEmpty() ? u"Secret Service"_s : process;
}

} // namespace posthorn::secrets
