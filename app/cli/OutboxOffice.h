// SPDX-License-Identifier: MIT
#pragma once
// What the verbs of `outbox` work with: the outbox of the profile, and its accounts.

#include "accounts/AccountBook.h"
#include "app/cli/Console.h"
#include "app/cli/OutboxReport.h"
#include "app/wiring/Options.h"
#include "outbox/Outbox.h"

namespace posthorn::cli {

class OutboxOffice
{
public:
    OutboxOffice(const app::Options &options, const Console &console) : m_options(options), m_console(console)
    {
    }

    /// What had to be put aside is said.
    [[nodiscard]] Outcome open();
    /// Takes up what was queued, and reads the states.
    [[nodiscard]] Outcome look();

    [[nodiscard]] const app::Options &options() const { return m_options; }
    [[nodiscard]] const Console &console() const { return m_console; }
    [[nodiscard]] outbox::Outbox &box() { return *m_outbox; }
    /// All that were not cancelled.
    [[nodiscard]] const std::vector<outbox::Record> &records() const { return m_records; }
    /// Those that the operands behind the verb name: by id, its first characters, or Message-ID.
    [[nodiscard]] Result<std::vector<outbox::Record>> named() const;

    /// Sends these, or everything; waits where another program does. Those it had to do with.
    [[nodiscard]] Result<std::vector<outbox::Record>> send(const QStringList &ids);

    enum class Form { Lines, Details };
    void print(const std::vector<outbox::Record> &records, Form form = Form::Lines) const;
    [[nodiscard]] int complain(const Problem &problem) const;
    void remarkOnRest();

private:
    [[nodiscard]] Result<outbox::Record> named(const QString &name) const;
    [[nodiscard]] Outcome deliver(const QStringList &ids);
    void tell(const outbox::Record &record) const;

    const app::Options &m_options;
    const Console &m_console;
    accounts::AccountBook m_book{};
    std::unique_ptr<outbox::Outbox> m_outbox{};
    std::vector<outbox::Record> m_records{};
};

} // namespace posthorn::cli
