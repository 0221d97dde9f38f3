#include "review/laws.h"

#include <algorithm>

#include "facts/fact_tree.h"
#include "law/search.h"
#include "review/fact_list.h"

namespace review {

namespace {

LawText text_of(const LawCatalog& laws, const Law& law, std::string_view date) {
    const bool by = law.ended.empty() && !law.ended_by.empty();
    return {.name = std::string(law.name),
            .level = std::string(law.level),
            .made = std::string(law.made),
            .effective = std::string(law.effective),
            .ended = std::string(by ? law.ended_by : law.ended),
            .ended_by = by,
            .successor = std::string(law.successor),
            .order = std::string(law.order),
            .last_article = law.last_article,
            .status = laws.status(law, date)};
}

std::vector<std::string> split_aliases(std::string_view aliases) {
    std::vector<std::string> names;
    while (!aliases.empty()) {
        const std::size_t end = std::min(aliases.find(';'), aliases.size());
        names.emplace_back(aliases.substr(0, end));
        aliases.remove_prefix(std::min(end + 1, aliases.size()));
    }
    return names;
}

}  // namespace

std::optional<LawEntry> law_entry(const LawCatalog& laws,
                                  std::string_view name,
                                  std::string_view date) {
    const std::vector<Law> texts = laws.texts(name);
    if (texts.empty()) {
        return std::nullopt;
    }
    LawEntry entry{.name = std::string(texts.back().name),
                   .aliases = split_aliases(texts.back().aliases),
                   .level = std::string(texts.back().level),
                   .first = std::string(texts.back().first),
                   .texts = {}};
    for (const Law& law : texts) {
        entry.texts.push_back(text_of(laws, law, date));
    }
    return entry;
}

LawMatches match_laws(const LawCatalog& laws,
                      std::span<const std::string> words,
                      std::string_view date,
                      std::size_t limit) {
    const std::vector<Law> found = search_laws(laws, words, date);
    LawMatches matches{.shown = {}, .total = found.size()};
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) {
        matches.shown.push_back(text_of(laws, found[i], date));
    }
    return matches;
}

LawCheck check_laws(const std::string& path,
                    const Document& document,
                    const pugi::xml_document& tree) {
    const pugi::xml_node root = tree.document_element();
    LawCheck check{.path = path,
                   .date = root.attribute("date").value(),
                   .date_basis = root.attribute("date-basis").value(),
                   .citations = {}};
    for (const ListedFact& fact : list_facts(tree, document.text.size())) {
        const auto value = [&](const char* name) {
            return std::string(fact.node.attribute(name).value());
        };
        const std::string kind = value("kind");
        const bool cites = kind == "law" || (kind == "document" && !value("law").empty());
        if (std::string_view(fact.node.name()) != "ref" || !cites || !value("amends").empty()) {
            continue;
        }
        check.citations.push_back({.span = span_of(fact.node),
                                   .locator = fact.locator,
                                   .text = value("text"),
                                   .name = value("name"),
                                   .law = value("law"),
                                   .article = value("article"),
                                   .paragraph = value("paragraph"),
                                   .point = value("point"),
                                   .order = value("order"),
                                   .status = value("status"),
                                   .exists = value("resolved"),
                                   .ended = value("ended"),
                                   .successor = value("successor"),
                                   .last_article = value("last-article")});
    }
    return check;
}

}  // namespace review
