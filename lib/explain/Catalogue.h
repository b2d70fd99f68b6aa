// SPDX-License-Identifier: MIT
#pragma once
// All the words of the engine, one file a language: resources/explain.

#include "base/Problem.h"
#include "base/Result.h"
#include "base/Transcript.h"
#include "explain/Card.h"
#include "explain/Findings.h"

#include <memory>

namespace posthorn::explain {

class Catalogue
{
public:
    [[nodiscard]] static Result<Catalogue> parse(const QByteArray &json, const QString &name);
    /// Of bytes that the build made of such a file.
    [[nodiscard]] static Catalogue read(const QByteArray &compiled);
    /// The texts this program carries, in `language` ("de-AT", "zh_Hans", "de_DE.UTF-8") or else in English.
    [[nodiscard]] static const Catalogue &builtIn(QStringView language = {});
    /// Ids of the languages it carries, English first.
    [[nodiscard]] static QStringList languages();
    [[nodiscard]] static bool speaks(QStringView language);
    Catalogue(Catalogue &&) noexcept;
    ~Catalogue();

    /// The card of a diagnosis; its provider's own words and links where they differ.
    [[nodiscard]] Card card(const Diagnosis &diagnosis) const;
    /// "Sign-in", "Encryption": a stage's name on the page.
    [[nodiscard]] QString stageName(Stage stage) const;
    /// One line for a step: "port 587 answered", "TLS 1.3, certificate valid to 3 Feb".
    [[nodiscard]] QString summary(const Step &step) const;
    /// One sentence for a Problem of this machine or of bad input: names it and says what to do.
    [[nodiscard]] QString sentence(const Problem &problem) const;
    /// What a look at a draft found, and what to do about it.
    [[nodiscard]] FindingWords words(const Finding &finding) const;
    /// What a report writes above its parts: "decided".
    [[nodiscard]] QString heading(const QString &id) const;
    [[nodiscard]] QStringList causes() const;

private:
    struct Texts;
    explicit Catalogue(std::unique_ptr<Texts> texts);
    std::unique_ptr<Texts> m_texts;
};

} // namespace posthorn::explain
