// SPDX-License-Identifier: MIT
#pragma once
// One mail: MAIL, RCPT…, the body by DATA or BDAT, its end; or only so much of it as is wanted.

#include "smtp/Event.h"
#include "smtp/Talk.h"

namespace posthorn::smtp {

class Transaction
{
public:
    /// For as many of the message's open recipients as the server takes at once.
    Transaction(Talk &talk, Message &message);

    /// Adds what may be said at once.
    void begin(Flight &flight);
    /// The sender's cursor: every reply that was due has been heard.
    void speak();
    /// The receiver's cursor.
    void hear(const Awaited &awaited, const Reply &reply);

    void bodySent(bool endsWithCrlf);
    void chunk(const event::Chunk &chunk);
    [[nodiscard]] bool awaitsCommit() const { return m_commitAsked; }
    /// Adds the terminator or the last chunk; `isLast`: nothing can be said behind it any more.
    void commit(Flight &flight, bool isLast);

    [[nodiscard]] Message &message() const { return m_message; }
    [[nodiscard]] bool isOver() const { return m_next == Next::Over; }
    /// The server has this mail under way: RSET before the next.
    [[nodiscard]] bool isUnderWay() const;
    /// Nothing but its envelope was ever said.
    [[nodiscard]] bool isTest() const { return !m_dataSaid && !m_chunkSaid; }
    /// While an envelope is under way, its first refusal says more than the end of the connection.
    [[nodiscard]] std::optional<Problem> headline() const;

private:
    enum class Next { Envelope, Data, Body, Gather, Chunks, Committed, Over };

    // the sender's half
    [[nodiscard]] std::size_t envelopeCommands() const;
    [[nodiscard]] bool isEnvelopeSaid() const { return m_said == envelopeCommands(); }
    [[nodiscard]] bool usesChunks() const;
    [[nodiscard]] bool isOneFlight() const;
    void addEnvelope(Flight &flight);
    void judgeEnvelope();
    void endTest();
    void proceed();
    void judgeData();
    void stop(const Problem &problem);
    void end() { m_next = Next::Over; }

    // chunks
    void askChunk(bool fromStart);
    void offerChunk();
    void sayChunk();
    void judgeRefusedChunk();
    void takeUpAgain();

    // the receiver's half
    void breakOff(Problem::Kind kind, Turn turn, const Reply &reply);
    void hearMail(const Reply &reply);
    void hearRcpt(std::size_t recipient, const Reply &reply);
    void clearDoubt();
    void hearEarly(const Reply &reply);
    void hearEnd(Turn turn, const Reply &reply);
    void refuseAll(const Reply &reply);
    void handBack(bool (*isWanted)(const RecipientResult &));
    void learnBound();
    [[nodiscard]] bool isMailRefused() const { return m_mail && !m_mail->isPositive(); }
    [[nodiscard]] bool isNobodyIn() const;
    [[nodiscard]] std::optional<Problem> envelopeRefusal() const;
    [[nodiscard]] std::optional<Problem> veto() const;
    void reportRecipients();

    Talk &m_talk;
    Message &m_message;
    std::vector<std::size_t> m_recipients;
    Next m_next = Next::Envelope;
    std::size_t m_said = 0; ///< commands of the envelope that have left: the sender's cursor
    bool m_dataSaid = false;
    bool m_chunkSaid = false;
    bool m_chunkAsked = false;
    bool m_endsWithCrlf = true;
    bool m_commitAsked = false;
    bool m_isLast = false;
    bool m_reported = false;    ///< who is in
    bool m_isForgotten = false; ///< by the server: the end of data has been answered
    std::optional<Reply> m_mail{};
    std::optional<Reply> m_data{};
    std::optional<Reply> m_refusedChunk{};
    std::optional<event::Chunk> m_chunk{}; ///< read and not said yet
};

} // namespace posthorn::smtp
