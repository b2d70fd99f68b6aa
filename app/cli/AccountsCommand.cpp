// SPDX-License-Identifier: MIT
#include "app/cli/AccountsOffice.h"
#include "app/cli/AccountsReport.h"
#include "app/cli/Command.h"
#include "app/cli/ExitCodes.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/RouteOptions.h"
#include "app/wiring/Profile.h"
#include "providers/Provider.h"

#include <QUuid>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using Office = AccountsOffice;
using accounts::Account;
using accounts::AccountBook;
using accounts::SecretHome;

const std::vector<Option> accountsOptions{
    {"name", "N", "what the account is called", "--name Work"},
    {"address", "A", "the sender's address", "--address 'Anna <anna@example.org>'"},
    {"secret", "PLACE", "where the password lives: keychain, or ask (nowhere); keychain when one is given",
     "--secret ask"},
    {"format", "F", "text or json", "--format json"}};

int print(Office &office, const std::vector<Account> &wanted)
{
    const auto *standard = office.book().defaultAccount();
    std::vector<Listed> listed;
    listed.reserve(wanted.size());
    for (const Account &account : wanted)
        listed.push_back({account, standard && standard->id == account.id, office.secretOf(account)});
    const bool json = office.options().value("format") == "json"_L1;
    office.console().document(json ? accountsJson(listed) : accountsText(listed).toUtf8());
    return Exit::Ok;
}

int list(Office &office)
{
    return print(office, office.book().all());
}

int show(Office &office)
{
    const auto account = office.named();
    return account ? print(office, {*account}) : office.complain(account.problem());
}

Result<SecretHome> homeFrom(const Options &options, const Secret &secret)
{
    if (!options.has("secret"))
        return secret.isEmpty() ? SecretHome::Ask : SecretHome::Keychain;
    const auto home = accounts::secretHomeFromId(options.value("secret"));
    if (!home || *home == SecretHome::Session)
        return badInput(u"--secret "_s + options.value("secret"), u"is none of keychain, ask"_s);
    if (*home == SecretHome::Keychain && secret.isEmpty())
        return badInput(u"--secret keychain"_s,
                        u"needs a password to keep; give --password-stdin or another"_s);
    return *home;
}

/// Who signs in, where nobody was named: where a password is given, or the provider lets nobody in without
/// one.
QString userFrom(const smtp::Plan &plan, const QString &address, const Secret &secret)
{
    if (!plan.user.isEmpty() || plan.auth == AuthMethod::None)
        return plan.user;
    const auto *provider = providers::Table::builtIn().byHost(plan.endpoint.host);
    const bool isAsked = provider && provider->userNameForm == "email"_L1;
    return isAsked || !secret.isEmpty() ? address : QString();
}

Result<Account> accountFrom(const Office &office, const Secret &secret)
{
    const Options &options = office.options();
    if (!options.has("address"))
        return badInput(u"--address"_s, u"is missing; give the sender's address"_s);
    const auto mailbox = mailboxFromText(options.value("address"));
    if (!mailbox)
        return badInput(u"--address "_s + options.value("address"), u"is no mail address"_s);
    const QString address = mailbox->address.toString();
    const QString name = options.value("name", address).trimmed();
    if (name.isEmpty() || office.book().find(name))
        return badInput(u"--name "_s + name, name.isEmpty() ? u"is empty"_s : u"is an account already"_s);
    const auto plan = planFrom(options, address);
    const auto home = homeFrom(options, secret);
    if (!plan || !home)
        return !plan ? plan.problem() : home.problem();
    return Account{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                   .name = name,
                   .identities = {{*mailbox}},
                   .endpoint = plan->endpoint,
                   .connectTo = plan->connectTo,
                   .user = userFrom(*plan, address, secret),
                   .auth = plan->auth,
                   .secretHome = *home,
                   .heloName = options.has("helo") ? plan->heloName : QString(),
                   .trustedPem = plan->trustedPem,
                   .allowCleartextAuth = plan->allowCleartextAuth};
}

int add(Office &office)
{
    if (office.options().has("account"))
        return office.complain(
            badInput(u"--account"_s, u"names an account; give the route of the new one"_s));
    const auto secret = secretFrom(office.options());
    const auto account = secret ? accountFrom(office, *secret) : Result<Account>(secret.problem());
    if (!account)
        return office.complain(account.problem());
    // The account first: a password without one would be found by nobody.
    if (const Outcome put = office.change([&](AccountBook &book) { book.put(*account); }); !put)
        return office.complain(put.problem());
    if (account->secretHome == SecretHome::Keychain) {
        if (const Outcome kept = office.keep(*account, *secret); !kept) {
            const Outcome undone = office.change([&](AccountBook &book) {
                book.remove(account->id);
                if (kept.problem().kind == Problem::Kind::KeychainSilent)
                    book.oweForgetting(account->id); // it may do late what it did not answer
            });
            return office.complain(undone ? kept.problem() : undone.problem());
        }
    }
    office.console().prose(u"%1 is added."_s.arg(account->name));
    return print(office, {*office.book().find(account->id)});
}

int setPassword(Office &office)
{
    const auto account = office.named();
    if (!account)
        return office.complain(account.problem());
    if (!givesSecret(office.options()))
        return office.complain(badInput(u"the password"_s,
                                        u"is missing; give --password-stdin, --password-env "
                                        "or --password-command"_s));
    const auto secret = secretFrom(office.options());
    const Outcome kept = secret ? office.keep(*account, *secret) : Outcome(secret.problem());
    if (!kept)
        return office.complain(kept.problem());
    return print(office, {*office.book().find(account->id)});
}

bool agreed(const Account &account)
{
    if (isatty(STDIN_FILENO) == 0)
        return true;
    std::fprintf(stderr, "Remove %s and its password? [y/N] ", qUtf8Printable(account.name));
    const int answer = std::fgetc(stdin);
    return answer == 'y' || answer == 'Y';
}

int remove(Office &office)
{
    const auto account = office.named();
    if (!account)
        return office.complain(account.problem());
    if (!agreed(*account))
        return Exit::Ok;
    const Outcome removed = office.change([&](AccountBook &book) {
        book.remove(account->id);
        if (account->secretHome == SecretHome::Keychain || !account->keptBy.isEmpty())
            book.oweForgetting(account->id);
    });
    if (!removed)
        return office.complain(removed.problem());
    office.console().prose(u"%1 is removed."_s.arg(account->name));
    return print(office, office.book().all());
}

struct Verb
{
    QLatin1StringView name{};
    int (*run)(Office &) = nullptr;
    qsizetype operands = 1;
};

constexpr std::array verbs{Verb{"list"_L1, list, 1}, Verb{"show"_L1, show, 2}, Verb{"add"_L1, add, 1},
                           Verb{"remove"_L1, remove, 2}, Verb{"set-password"_L1, setPassword, 2}};

Result<Verb> verbFrom(const Options &options)
{
    const QString name = options.operands().value(0, u"list"_s);
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb &v) { return name == v.name; });
    if (verb == verbs.end())
        return badInput(name, u"is none of list, show, add, remove, set-password"_s);
    if (options.operands().size() > verb->operands)
        return badInput(options.operands().at(verb->operands), u"is one word too many"_s);
    return *verb;
}

int runAccounts(const Options &options, const Console &console)
{
    const auto format = formatFrom(options, {u"text"_s, u"json"_s});
    const auto verb = verbFrom(options);
    const auto profile = app::Profile::open(options.value("profile"));
    for (const auto *problem : {format ? nullptr : &format.problem(), verb ? nullptr : &verb.problem(),
                                profile ? nullptr : &profile.problem()}) {
        if (problem) {
            console.error(*problem);
            return exitOfUsage(*problem);
        }
    }
    Office office(options, console, profile->accountsFile());
    if (const Outcome opened = office.open(); !opened)
        return office.complain(opened.problem());
    const int code = verb->run(office);
    office.forgetWhatIsOwed();
    return code;
}

} // namespace

Command accountsCommand()
{
    return {.name = "accounts",
            .usage = "list | show NAME | add --name N --address A ROUTE | remove NAME | set-password NAME",
            .purpose = "the accounts of this profile, and where their passwords live",
            .exits = "0 done, 64 usage, 74 local disk, 77 the keychain does not keep or give the password",
            .options = joined(joined(accountsOptions, routeOptions), passwordOptions),
            .run = runAccounts};
}

} // namespace posthorn::cli
