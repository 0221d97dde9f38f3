#include "facts/structure.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace review {

namespace {

constexpr std::array<std::string_view, 7> kLevelNames = {
    "part", "chapter", "section", "article", "paragraph", "point", "indent"};

void add_zone(std::vector<Fact>& facts, std::string_view element, Span span) {
    if (!span.empty()) {
        facts.push_back({.span = span, .element = element, .attributes = {}});
    }
}

/// From the first to the last paragraph of the given stories.
Span story_span(const Document& document, Story first, Story second) {
    Span span;
    for (const Paragraph& p : document.paragraphs) {
        if (p.story == first || p.story == second) {
            span.begin = span.end == 0 ? p.span.begin : span.begin;
            span.end = p.span.end;
        }
    }
    return span;
}

Fact clause_fact(const Clause& clause, const ExtractContext& context) {
    Fact fact{.span = clause.span,
              .element = kLevelNames[static_cast<std::size_t>(clause.level)],
              .attributes = {}};
    if (clause.number > 0) {
        fact.set("num", std::to_string(clause.number));
    }
    if (!clause.label.empty()) {
        fact.set("label", clause.label);
        fact.set("scheme", clause.scheme);
    }
    fact.set("address", clause.address);
    fact.set("locator", clause.locator);
    if (!clause.heading_span.empty()) {
        std::string heading(trim(context.document.slice(clause.heading_span)));
        const std::string topic = topics_of(heading, context.lexicon.list("topics"));
        fact.set("heading", std::move(heading));
        if (!topic.empty()) {
            fact.set("topic", topic);
        }
    }
    return fact;
}

Fact gap_fact(const NumberingGap& gap, const Clause& clause) {
    Fact fact{.span = clause.label_span, .element = "gap", .attributes = {}};
    fact.set("expected", gap.expected);
    fact.set("found", gap.found);
    fact.set("scheme", clause.scheme);
    fact.set("reason", std::string(gap.reason));
    fact.set("locator", clause.locator);
    return fact;
}

/// What a heading is matched by: no blanks, no book-title marks, no closing punctuation.
std::u32string heading_key(std::string_view heading) {
    std::u32string key;
    for (std::size_t i = 0; i < heading.size();) {
        const CodePoint c = code_point_at(heading, i);
        i += c.size;
        const char32_t folded = fold_width(c.value);
        if (!is_space(c.value) && folded != U'《' && folded != U'》') {
            key.push_back(folded);
        }
    }
    while (!key.empty() &&
           std::u32string_view(U":.;,。、").find(key.back()) != std::u32string::npos) {
        key.pop_back();
    }
    return key;
}

}  // namespace

std::string topics_of(std::string_view heading, const TermList& topics) {
    const std::u32string key = heading_key(heading);
    if (const LexiconTerm* whole = topics.find_exact(key)) {
        return fmt::format(" {} ", whole->code());
    }
    std::string strong = " ";
    std::string weak = " ";
    for (const TermList::Match& match : topics.find_all(key)) {
        std::string& codes = match.term->weight() > 0 ? strong : weak;
        if (codes.find(fmt::format(" {} ", match.term->code())) == std::string::npos) {
            codes.append(match.term->code()).push_back(' ');
        }
    }
    std::string& chosen = strong.size() > 1 ? strong : weak;
    return chosen.size() > 1 ? std::move(chosen) : std::string();
}

std::vector<Fact> structure_facts(const ExtractContext& context) {
    std::vector<Fact> facts;
    const ClauseTree& tree = context.clauses;
    add_zone(facts, "preface", tree.zones.preface);
    add_zone(facts, "body", tree.zones.body);
    add_zone(facts, "conclusions", tree.zones.conclusions);
    add_zone(facts, "annexes", tree.zones.annexes);
    add_zone(facts, "notes", story_span(context.document, Story::footnote, Story::endnote));
    add_zone(facts, "headers", story_span(context.document, Story::header, Story::footer));
    if (!tree.title.empty()) {
        Fact title{.span = tree.title, .element = "docTitle", .attributes = {}};
        std::string text(context.document.slice(tree.title));
        std::erase(text, '\n');
        title.set("place", "main");
        title.set("text", std::move(text));
        facts.push_back(std::move(title));
    }
    for (const Clause& clause : tree.clauses) {
        facts.push_back(clause_fact(clause, context));
    }
    for (const NumberingGap& gap : tree.gaps) {
        facts.push_back(gap_fact(gap, tree.clauses[gap.clause]));
    }
    return facts;
}

std::vector<Fact> paragraph_facts(const ExtractContext& context) {
    std::vector<Fact> facts;
    for (const Paragraph& p : context.document.paragraphs) {
        if (p.span.empty() || context.clauses.title.contains(p.span)) {
            continue;
        }
        const bool inside = p.story == Story::body && p.table == kNone &&
                            context.clauses.clause_at(p.span.begin) != Clause::kNoClause;
        if (!inside) {
            facts.push_back({.span = p.span, .element = "p", .attributes = {}});
        }
    }
    return facts;
}

}  // namespace review
