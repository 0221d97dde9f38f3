// A rule as its XML says it, and the packs that hold rules. rules/rules.rng is the schema of the
// language and explains each part to an editor; this is the whole of it in one place:
//
//   <rules pack="contract" layer="national" version="2026.11" as-of="2026-11-23">
//     <let name="earnest-cap-percent" value="20"/>   a constant of the packs
//     <param name="lpr-1y" title="…" unit="%">       a value that changes with time or place
//       <value from="2025-05-20" to="2026-08-19">3.00</value>   one or more, in order of time
//       <basis …/>                                              one or more
//     </param>
//     <let name="mentions-interest" find="利息|利率" regex="yes"/>   number of places in the text
//     <rule id="contract.deposit.earnest-over-20" severity="error" kind="contract">
//       <title>…</title> <description/>
//       <basis law="民法典" article="586" paragraph="2" from="2021-01-01"/>   one or more
//       <let name="price" value="//amount[@role='price'][1]/@fen"/>
//       <when>boolean(//amount)</when>   on the document: false makes the rule inapplicable
//       <context>//amount[@role='deposit']</context>   several: their union, each node once
//       <needs test="$price">why it cannot be judged</needs>   any number, in order
//       <assert test="@fen * 100 &lt;= $earnest-cap-percent * $price"
//               when="…" on="…" severity="…" certainty="…">
//         message with <value-of select="@fen" format="fen"/></assert>   or <report test="…">
//       <suggest>…</suggest>
//       <example outcome="violated">…</example> <example outcome="satisfied">…</example>
//     </rule>
//     <rule id="…" severity="note" kind="contract normative">
//       <title>…</title> <basis note="…"/>
//       <find>签定</find> <find regex="yes">…(组)…</find>
//       <unless>…</unless> <unless regex="yes" scope="article">…</unless>
//       <in>article</in> <not-in>quote ref</not-in>
//       <message>…<match group="1"/>…</message> <replace>签订$1</replace>
//       <example …>…</example>
//     </rule>
//     <override rule="…" severity="note" enabled="no" certainty="review">
//       <title/> <message/> <suggest/> <let name="…" value="…"/>
//     </override>
//   </rules>
//
// Judging nodes. Each node of the contexts (the document element when there is none: for what is
// missing) is judged on its own. A false `needs` makes the rule undetermined for that node and says
// why. Then every assertion whose `when` holds is tested; `assert` is violated when false, `report`
// when true. The finding quotes the node that `on` selects first, else the context node; on the
// document element it quotes nothing and stands at 全文. All expressions are XPath 1.0 evaluated at
// the context node; contexts and <when> at the document. string-length, substring and translate
// count bytes of UTF-8 (a Chinese character has three); the other functions of text are as one
// expects.
//
// Judging words. A match of <find> counts when it stands in one of `in` and in none of `not-in`
// (element names, any ancestor) and no <unless> overlaps its scope: match, sentence (the default;
// up to 。；！？), paragraph, article (the paragraph outside articles), document. Patterns are
// searched in each paragraph and table cell by itself; ^ and $ are its ends. Of overlapping matches
// of one rule the first counts, then the longer. Without assertions each match is a finding with
// <message> (or the title). With assertions a match is a context: the innermost element around it,
// with $match and $sentence as strings; so a pattern and facts can be asked together.
//
// Outcome. violated: a finding; undetermined: a `needs` failed or a search took too long (the rule
// may have findings elsewhere, but not one that an expression or <unless> with a search given up
// decides); satisfied: judged, and neither; inapplicable: another kind, type,
// tag or side, switched off, no basis in force on the document's date, <when> false, or nothing to
// judge (a text rule without assertions always has). Findings of one rule on the same words are
// one: the first assertion's; on no words, one for each message.
//
// Variables. <let> of packs are seen by all rules; one name is defined once in a layer, and a later
// layer's definition replaces it everywhere: that is how a city changes a parameter. <let> of a
// rule hides a pack's of the same name. A <param> is a variable of packs: a number when all of its
// values are, else a string; it has the value of the document's date, NaN or '' where none is given
// for that day (<needs test="$lpr-1y = $lpr-1y"> is false then). A variable is evaluated when it is
// first needed: once a
// document, or for each context node when it looks at the node. It may use others, but not itself.
//
// Layers. Files are loaded in order, later over earlier; a rule's `layer` is that of the last file
// that shaped it: its own, an override's, or that of a parameter it uses that was overridden.
// Start paths with //name where possible: it comes from an index, predicates that are comparisons
// or node tests included, and costs nothing where a document has no such element.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace review {

enum class Severity : std::uint8_t { note, warning, error };
enum class Certainty : std::uint8_t { certain, review };
/// inapplicable: the rule had nothing to judge in this document (no context, other kind or type).
enum class Outcome : std::uint8_t { violated, satisfied, undetermined, inapplicable };

[[nodiscard]] const char* severity_name(Severity severity);
[[nodiscard]] const char* certainty_name(Certainty certainty);
[[nodiscard]] const char* outcome_name(Outcome outcome);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view name);

/// What a rule can be for, and what a document can be (fact_tree.h).
inline constexpr std::array<std::string_view, 6> kKinds{
    "contract", "normative", "decision", "casefile", "statute", "other"};

/// Words of lower-case letters and digits joined by '-', in two or more parts joined by '.', the
/// first character a letter: contract.deposit.earnest-over-20.
[[nodiscard]] bool is_rule_id(std::string_view id);
/// YYYY-MM-DD that the calendar has.
[[nodiscard]] bool is_iso_date(std::string_view text);

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
/// A value of a parameter and the days it is for.
struct ParamValue {
    std::string text;
    std::string from;  // ISO date; empty: always
    std::string to;    // ISO date, last day; empty: still
    /// Whether it is the one for `date` (ISO; empty: the latest).
    [[nodiscard]] bool holds_on(std::string_view date) const {
        return date.empty() ? to.empty()
                            : (from.empty() || from <= date) && (to.empty() || date <= to);
    }
};

/// A value that rules use by name because it changes with time or place.
struct ParamInfo {
    std::string name;
    std::string title;
    std::string unit;                // as written, for people
    bool numeric = false;            // all values are numbers
    std::vector<ParamValue> values;  // by time, not overlapping
    std::vector<Basis> basis;
    std::string layer;
    std::string path;  // file it stands in
    std::size_t line = 0;
};

/// An example text and what the rule must say of it.
struct Example {
    Outcome outcome = Outcome::violated;
    std::string text;      // paragraphs are its lines, leading indentation taken off
    std::string type;      // contract type to assume; empty: as found
    std::string as_of;     // ISO date; empty: the catalogue's
    std::string tags;      // gov sme tender to assume besides those found
    std::size_t line = 0;  // in the rule file
};

}  // namespace review
