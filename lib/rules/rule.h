// A rule as its XML says it, and the packs that hold rules. The language (rules/rules.rng is its
// schema, README its guide):
//
//   <rules pack="contract" layer="national" version="2026.11" as-of="2026-11-23">
//     <let name="earnest-cap-percent" value="20"/>             pack constants (XPath expressions)
//     <rule id="contract.deposit.earnest-over-20" severity="error" kind="contract">
//       <title>…</title>
//       <basis law="民法典" article="586" paragraph="2" from="2021-01-01"/>   one or more
//       <let name="price" value="//amount[@role='price'][1]/@fen"/>
//       <context>//amount[@role='deposit']</context>
//       <needs test="$price">why it cannot be judged</needs>   any number, in order
//       <assert test="…">message with <value-of select="@text"/></assert>   or <report test="…">
//       <suggest>…</suggest>
//       <example outcome="violated">…</example>
//     </rule>
//     <rule id="…" severity="note" kind="contract normative">
//       <title>…</title> <basis note="…"/>
//       <find>签定</find> <find regex="yes">…</find>
//       <unless>…</unless> <unless regex="yes" scope="match|sentence|paragraph|document">…</unless>
//       <in>article</in> <not-in>quote ref</not-in>
//       <message>…<match group="1"/>…</message> <replace>签订</replace>
//       <example …>…</example>
//     </rule>
//     <override rule="…" severity="note" enabled="no"> <title/> <message/> <suggest/> </override>
//   </rules>
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace review {

enum class Severity : std::uint8_t { note, warning, error };
enum class Certainty : std::uint8_t { certain, review };
/// inapplicable: the rule had nothing to judge in this document (no context, other kind or type).
enum class Outcome : std::uint8_t { violated, satisfied, undetermined, inapplicable };

[[nodiscard]] const char* severity_name(Severity severity);
[[nodiscard]] const char* certainty_name(Certainty certainty);
[[nodiscard]] const char* outcome_name(Outcome outcome);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view name);

/// What a rule rests on. A basis of law has `law` (short title as cited) and, as far as it goes,
/// article, paragraph, point; else `note` says what it is (a standard, drafting practice).
struct Basis {
    std::string law;
    std::string article;  // "586", "586 587" for several, "10 第2项"-style text is not used
    std::string paragraph;
    std::string point;
    std::string note;
    std::string from;      // ISO date, in force since; empty: always
    std::string to;        // ISO date, last day in force; empty: still
    bool verified = true;  // verified="no": the finding says 依据待核
    bool operator==(const Basis&) const = default;
};

/// An example text and what the rule must say of it.
struct Example {
    Outcome outcome = Outcome::violated;
    std::string text;      // paragraphs are its lines, leading indentation taken off
    std::string type;      // contract type to assume; empty: as found
    std::string as_of;     // ISO date; empty: the pack's
    std::string tags;      // gov sme tender to assume besides those found
    std::size_t line = 0;  // in the rule file
};

}  // namespace review
