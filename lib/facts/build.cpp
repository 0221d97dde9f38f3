#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "facts/extract.h"
#include "facts/fact_tree.h"
#include "facts/structure.h"

namespace review {

namespace {

void append(std::vector<Fact>& facts, std::vector<Fact> more) {
    facts.insert(
        facts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

pugi::xml_document build_fact_tree(const Document& document,
                                   const Lexicon& lexicon,
                                   const LawCatalog& laws,
                                   const FactOptions& options) {
    const std::vector<View> views = make_views(document);
    const ClauseTree clauses = parse_clauses(document, views);
    const ExtractContext context{
        .document = document, .views = views, .clauses = clauses, .lexicon = lexicon, .laws = laws};
    std::vector<Fact> facts = structure_facts(context);
    append(facts, paragraph_facts(context));
    pugi::xml_document tree = build_tree(document, std::move(facts));
    pugi::xml_node root = tree.document_element();
    root.append_attribute("kind").set_value(options.kind.empty() ? "other" : options.kind.c_str());
    root.append_attribute("format").set_value(document.format.c_str());
    return tree;
}

}  // namespace review
