// What others left in the file: comments and tracked changes that are still open.
#include <string>

#include "facts/extract.h"

namespace review {

namespace {

std::string_view element_of(RevisionKind kind) {
    return kind == RevisionKind::deletion || kind == RevisionKind::move_from ? "del" : "ins";
}

bool is_move(RevisionKind kind) {
    return kind == RevisionKind::move_from || kind == RevisionKind::move_to;
}

}  // namespace

std::vector<Fact> extract_revisions(const ExtractContext& context) {
    const Document& document = context.document;
    std::vector<Fact> facts;
    facts.reserve(document.revisions.size() + document.comments.size());
    for (const Revision& revision : document.revisions) {
        Fact fact;
        fact.span = revision.span;
        fact.element = element_of(revision.kind);
        fact.set("author", revision.author);
        fact.set("date", revision.date);
        if (is_move(revision.kind)) {
            fact.set("move", "yes");
        }
        // The words of a deletion are no longer in the text.
        fact.set(
            "text",
            revision.text.empty() ? std::string(document.slice(revision.span)) : revision.text);
        facts.push_back(std::move(fact));
    }
    for (const Comment& comment : document.comments) {
        Fact fact;
        fact.span = comment.span;
        fact.element = "comment";
        fact.set("id", comment.id);
        fact.set("author", comment.author);
        fact.set("date", comment.date);
        fact.set("text", comment.text);
        facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace review
