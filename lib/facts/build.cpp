#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "facts/extract.h"
#include "facts/fact_tree.h"
#include "facts/official_frame.h"
#include "facts/party_blocks.h"
#include "facts/references.h"
#include "facts/structure.h"
#include "facts/values.h"

namespace review {

namespace {

void append(std::vector<Fact>& facts, std::vector<Fact> more) {
    facts.insert(
        facts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The day a document is judged by.
struct DocumentDate {
    std::string iso;
    const char* basis = "as-of";
};

/// The last full date of signing; the day the user or the catalogue gives where there is none.
DocumentDate find_date(const std::vector<Fact>& facts, const std::string& as_of) {
    DocumentDate date{.iso = as_of};
    for (const Fact& fact : facts) {
        if (fact.element == "date" && fact.get("role") == "sign" && fact.has("day") &&
            fact.get("valid") != "no" &&
            (date.basis != std::string_view("signed") || fact.get("iso") > date.iso)) {
            date = {.iso = std::string(fact.get("iso")), .basis = "signed"};
        }
    }
    return date;
}

/// Everything that stands in the text, structure apart.
std::vector<Fact> extract_all(const ExtractContext& context) {
    std::vector<Fact> facts = extract_revisions(context);
    append(facts, extract_definitions(context));
    append(facts, extract_named_fields(context));
    append(facts, extract_parties(context));
    append(facts, extract_signatures(context));
    append(facts, extract_attachments(context));
    append(facts, extract_copies(context));
    append(facts, extract_references(context));
    append(facts, extract_document_numbers(context));
    append(facts, extract_amounts(context));
    append(facts, extract_percents(context));
    append(facts, extract_dates(context));
    append(facts, extract_durations(context));
    append(facts, extract_identifiers(context));
    append(facts, extract_blanks(context));
    return facts;
}

void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

}  // namespace

pugi::xml_document build_fact_tree(const Document& document,
                                   const Lexicon& lexicon,
                                   const LawCatalog& laws,
                                   const FactOptions& options) {
    const std::vector<View> views = make_views(document);
    const OfficialFrame frame = read_official_frame(document, views, lexicon);
    const ClauseTree clauses =
        parse_clauses(document, views, &lexicon.list("conclusion-cues"), &frame);
    ExtractContext context{
        .document = document, .views = views, .clauses = clauses, .lexicon = lexicon, .laws = laws};
    const PartyReading parties = read_party_reading(context);
    const std::vector<Content> contents = read_contents(context);
    context.contents = contents;
    context.parties = &parties;
    context.frame = &frame;
    // Structure first and outer before inner: of equal spans the earlier fact is outside.
    std::vector<Fact> facts = structure_facts(context);
    append(facts, extract_tables(context));
    append(facts, paragraph_facts(context));
    const std::size_t structure = facts.size();
    append(facts, extract_all(context));
    assign_roles(facts, context);
    add_official_facts(facts, context);
    const DocumentDate date =
        find_date(facts, options.as_of.empty() ? std::string(laws.as_of()) : options.as_of);
    judge_references(facts, context, date.iso);
    const Classification found = classify(context, facts, options.kind);
    if (found.kind == "normative") {
        std::vector<Fact> sentences = extract_official_sentences(facts, context);
        const auto dates = std::ranges::count(facts, "docDate", &Fact::element);  // in front
        facts.insert(facts.begin() + static_cast<std::ptrdiff_t>(structure) + dates,
                     std::make_move_iterator(sentences.begin()),
                     std::make_move_iterator(sentences.end()));
    }

    pugi::xml_document tree = build_tree(document, std::move(facts));
    pugi::xml_node root = tree.document_element();
    set_attribute(root, "kind", found.kind);
    set_attribute(root, "kind-certainty", found.kind_certainty);
    set_attribute(root, "kind-reason", found.kind_reason);
    set_attribute(root, "type", options.type.empty() ? found.type : options.type);
    if (!options.type.empty() || found.kind == "contract") {
        set_attribute(
            root, "type-certainty", options.type.empty() ? found.type_certainty : "certain");
        set_attribute(root, "type-reason", options.type.empty() ? found.type_reason : "given");
    }
    set_attribute(root, "type-second", options.type.empty() ? found.type_second : std::string());
    set_attribute(root, "tags", found.tags.empty() ? std::string() : " " + found.tags + " ");
    set_attribute(root, "template", found.is_template ? "yes" : "no");
    set_attribute(root, "side", options.side);
    set_attribute(root, "date", date.iso);
    set_attribute(root, "date-basis", date.basis);
    set_attribute(root, "format", document.format);
    set_attribute(root, "characters", std::to_string(document.coverage.characters));
    set_attribute(root, "revisions", std::to_string(document.revisions.size()));
    return tree;
}

}  // namespace review
