// SPDX-License-Identifier: MIT
#pragma once
// One mail: MAIL, RCPT…, DATA, the body, the terminator; or only so much of it as is wanted, then RSET.

#include "smtp/Talk.h"

namespace posthorn::smtp {

class Transaction
{
public:
    explicit Transaction(Talk &talk) : m_talk(talk) {}

    [[nodiscard]] bool speak();
    void hear(const Awaited &awaited, const Reply &reply);

    void bodySent(bool endsWithCrlf);
    void bodyFailed(Problem problem);
    void mayCommit();
    /// While an envelope is under way, its first refusal says more than the end of the connection.
    [[nodiscard]] std::optional<Problem> headline() const;

private:
    enum class Next { Begin, Envelope, Data, Body, Committed, Done };

    [[nodiscard]] std::optional<Problem> ownRules() const;
    [[nodiscard]] std::size_t envelopeCommands() const;
    [[nodiscard]] bool isEnvelopeSaid() const { return m_said == envelopeCommands(); }
    [[nodiscard]] bool rides() const;
    void begin();
    void sayEnvelope();
    void judgeEnvelope();
    void proceedToData();
    void judgeData();
    void stopHere(const std::optional<Problem> &problem);

    void breakOff(Problem::Kind kind, Turn turn, const Reply &reply);
    void hearMail(const Reply &reply);
    void hearRcpt(std::size_t recipient, const Reply &reply);
    void hearData(const Reply &reply);
    void hearEarly(const Reply &reply);
    void hearDot(const Reply &reply);
    void refuseAll(const Reply &reply);

    [[nodiscard]] bool isMailRefused() const { return m_mail && !m_mail->isPositive(); }
    [[nodiscard]] Problem refusalOf(const RecipientResult &recipient) const;
    [[nodiscard]] std::optional<Problem> firstRefusal(bool permanentOnly = false) const;
    [[nodiscard]] std::optional<Problem> obstacle() const;
    void reportRecipients();

    Talk &m_talk;
    Next m_next = Next::Begin;
    std::size_t m_said = 0; ///< commands of the envelope that have left: the sender's cursor
    bool m_dataSaid = false;
    bool m_endsWithCrlf = true;
    bool m_mayCommit = false;
    std::optional<Reply> m_mail{};
    std::optional<Reply> m_data{};
};

} // namespace posthorn::smtp
