// Defined terms: where they are introduced, how often they are used, and which short names are used
// without being introduced.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "facts/definition_reader.h"
#include "facts/extract.h"
#include "facts/party_blocks.h"

namespace review {

namespace {

constexpr std::size_t kFewestUses = 3;  // of a name that is never introduced

/// A place of a word in the document.
struct WordPlace {
    std::size_t view = 0;
    std::size_t begin = 0;  // chars
};

/// Where each of some words stands in the document, the places of their definitions included.
class WordPlaces {
public:
    WordPlaces(const ExtractContext& context, std::vector<LexiconTerm> words)
        : terms_(std::move(words)), places_(terms_.terms().size()) {
        for (std::size_t v = 0; v < context.views.size(); ++v) {
            for (const TermList::Match& match : terms_.find_all(context.views[v].text())) {
                places_[index_of(match.term)].push_back({.view = v, .begin = match.begin});
            }
        }
    }

    [[nodiscard]] std::span<const WordPlace> of(std::u32string_view word) const {
        const LexiconTerm* term = terms_.find_exact(word);
        return term == nullptr ? std::span<const WordPlace>{} : places_[index_of(term)];
    }

private:
    [[nodiscard]] std::size_t index_of(const LexiconTerm* term) const {
        return static_cast<std::size_t>(term - terms_.terms().data());
    }

    TermList terms_;
    std::vector<std::vector<WordPlace>> places_;
};

const LexiconEntry& plain_entry() {
    static const LexiconEntry kPlain;
    return kPlain;
}

class TermFacts {
public:
    TermFacts(const ExtractContext& context, const std::vector<Definition>& definitions)
        : context_(context), definitions_(definitions), places_(context, words()) {
        for (std::size_t i = 0; i < definitions.size(); ++i) {
            std::vector<std::size_t>& same = by_name_[name_of(i)];
            same.push_back(i);
            if (meaning_of(i) != meaning_of(same.front())) {
                ambiguous_.insert(name_of(i));
            }
            if (!definitions[i].full.empty()) {
                std::vector<std::size_t>& names = names_of_[full_of(i)];
                if (names.empty() || (names.size() == 1 && name_of(i) != name_of(names.front()))) {
                    names.push_back(i);
                }
            }
        }
    }

    void append(std::vector<Fact>& facts) const {
        for (std::size_t i = 0; i < definitions_.size(); ++i) {
            const Definition& definition = definitions_[i];
            Fact fact;
            fact.span =
                context_.views[definition.view].span(definition.name.begin, definition.name.end);
            fact.element = "term";
            fact.set("name", to_utf8(name_of(i)));
            if (!definition.full.empty()) {
                fact.set("full", to_utf8(full_of(i)));
            }
            if (!definition.body.empty()) {
                fact.set("def", to_utf8(definition.words(context_, definition.body)));
            }
            fact.set("uses", std::to_string(uses_of(i)));
            set_duplicates(fact, i);
            fact.set("text", std::string(context_.document.slice(fact.span)));
            facts.push_back(std::move(fact));
        }
    }

private:
    [[nodiscard]] std::u32string_view name_of(std::size_t i) const {
        return definitions_[i].words(context_, definitions_[i].name);
    }

    [[nodiscard]] std::u32string_view full_of(std::size_t i) const {
        return definitions_[i].words(context_, definitions_[i].full);
    }

    [[nodiscard]] std::u32string_view meaning_of(std::size_t i) const {
        const Definition& one = definitions_[i];
        return one.words(context_, one.full.empty() ? one.body : one.full);
    }

    [[nodiscard]] std::vector<LexiconTerm> words() const {
        std::vector<LexiconTerm> words;
        words.reserve(definitions_.size());
        for (std::size_t i = 0; i < definitions_.size(); ++i) {
            words.push_back({.word = name_of(i), .entry = &plain_entry()});
        }
        return words;
    }

    /// Whether the place belongs to one of the definitions: its name, or what it explains.
    [[nodiscard]] bool defines(const std::vector<std::size_t>& same, const WordPlace& place) const {
        return std::ranges::any_of(same, [&](std::size_t i) {
            const Definition& definition = definitions_[i];
            const auto holds_place = [&place](Range range) {
                return !range.empty() && range.begin <= place.begin && place.begin < range.end;
            };
            return definition.view == place.view &&
                   (holds_place(definition.name) || holds_place(definition.full) ||
                    holds_place(definition.body));
        });
    }

    [[nodiscard]] std::size_t uses_of(std::size_t i) const {
        const std::vector<std::size_t>& same = by_name_.at(name_of(i));
        const std::span<const WordPlace> places = places_.of(name_of(i));
        constexpr std::size_t kManyDefinitions = 8;  // of one name: then each counts as a use less
        if (same.size() > kManyDefinitions) {
            return places.size() - std::min(places.size(), same.size());
        }
        return static_cast<std::size_t>(std::ranges::count_if(
            places, [&](const WordPlace& place) { return !defines(same, place); }));
    }

    /// Another definition of the same name, another name of the same thing.
    void set_duplicates(Fact& fact, std::size_t i) const {
        if (by_name_.at(name_of(i)).size() > 1) {
            fact.set("duplicate", ambiguous_.contains(name_of(i)) ? "different" : "same");
        }
        if (definitions_[i].full.empty()) {
            return;
        }
        for (const std::size_t one : names_of_.at(full_of(i))) {
            if (name_of(one) != name_of(i)) {
                fact.set("other-name", to_utf8(name_of(one)));
                return;
            }
        }
    }

    const ExtractContext& context_;
    const std::vector<Definition>& definitions_;
    WordPlaces places_;
    std::map<std::u32string_view, std::vector<std::size_t>> by_name_;
    std::set<std::u32string_view> ambiguous_;  // names with more than one meaning
    // the first definition of a thing and the first that gives it another name
    std::map<std::u32string_view, std::vector<std::size_t>> names_of_;
};

/// Names that are used like defined ones in a contract, but never introduced: role words of a party
/// that nobody has, companies known only by what they do.
class UndefinedNames {
public:
    UndefinedNames(const ExtractContext& context, const std::vector<Definition>& definitions)
        : context_(context), definitions_(definitions) {}

    void append(std::vector<Fact>& facts) const {
        const TermList& names = context_.lexicon.list("short-names");
        std::map<const LexiconTerm*, std::vector<std::pair<std::size_t, TermList::Match>>> found;
        for (std::size_t v = 0; v < context_.views.size(); ++v) {
            if (context_.document.paragraphs[context_.views[v].paragraph].story != Story::body) {
                continue;
            }
            for (const TermList::Match& match : names.find_all(context_.views[v].text())) {
                found[match.term].emplace_back(v, match);
            }
        }
        for (const auto& [term, places] : found) {
            if (places.size() < kFewestUses || is_introduced(*term)) {
                continue;
            }
            const auto& [view, match] = places.front();
            Fact fact;
            fact.span = context_.views[view].span(match.begin, match.end);
            fact.element = "term";
            fact.set("name", to_utf8(term->word));
            fact.set("defined", "no");
            fact.set("kind", std::string(term->code()));
            fact.set("uses", std::to_string(places.size()));
            fact.set("certainty", "review");
            fact.set("text", std::string(context_.document.slice(fact.span)));
            facts.push_back(std::move(fact));
        }
    }

private:
    [[nodiscard]] bool is_introduced(const LexiconTerm& term) const {
        const std::string name = to_utf8(term.word);
        for (const PartyBlock& block : context_.parties->places.head) {
            if (block.role == name || block.alias.find(term.word) != std::u32string::npos ||
                to_utf8(block.name).ends_with(name)) {
                return true;
            }
        }
        return std::ranges::any_of(definitions_, [&](const Definition& one) {
            return one.words(context_, one.name).find(term.word) != std::u32string_view::npos ||
                   one.words(context_, one.full).find(term.word) != std::u32string_view::npos;
        });
    }

    const ExtractContext& context_;
    const std::vector<Definition>& definitions_;
};

}  // namespace

std::vector<Fact> extract_definitions(const ExtractContext& context) {
    std::vector<Definition> definitions;
    for (std::size_t v = 0; v < context.views.size(); ++v) {
        const Story story = context.document.paragraphs[context.views[v].paragraph].story;
        if (story == Story::body || story == Story::text_box) {
            read_definitions(context, v, definitions);
        }
    }
    std::vector<Fact> facts;
    if (!definitions.empty()) {
        TermFacts(context, definitions).append(facts);
    }
    if (context.parties != nullptr && context.parties->places.head.size() > 1) {
        UndefinedNames(context, definitions).append(facts);
    }
    return facts;
}

}  // namespace review
