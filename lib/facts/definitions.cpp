// Defined terms: X（以下简称“Y”） and 本合同所称Y是指….
#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/extract.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::u32string_view kOpenQuotes = U"“\"‘「『《";
constexpr std::u32string_view kCloseQuotes = U"”\"’」』》";
constexpr std::size_t kLongestTerm = 30;
constexpr std::size_t kLongestMeaning = 300;  // a text may define something at every word

/// A term where it is introduced.
struct Definition {
    std::size_t view = 0;
    Range name;
    Range full;  // what it is short for
    Range body;  // what it means
};

/// 指 that defines: 指, 是指, 系指, not 指定 or 指派. The index after it, 0 when there is none.
std::size_t skip_means(std::u32string_view text, std::size_t i) {
    static constexpr std::u32string_view kOtherWords = U"定派导示明出挥引标令使甲乙";
    if (i < text.size() && (text[i] == U',' || text[i] == U':')) {
        ++i;
    }
    const bool joined =
        i < text.size() && (text[i] == U'是' || text[i] == U'系' || text[i] == U'即');
    i += joined ? 1 : 0;
    if (i >= text.size() || text[i] != U'指' ||
        (i + 1 < text.size() && holds(kOtherWords, text[i + 1]) && !joined)) {
        return 0;
    }
    return i + 1;
}

class DefinitionReader {
public:
    DefinitionReader(const ExtractContext& context,
                     std::size_t view,
                     std::vector<Definition>& found)
        : context_(context), text_(context.views[view].text()), view_(view), found_(found) {}

    void run() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (text_[i] == U'(') {
                read_short_form(i);
            } else if (text_[i] >= 0x4E00 && text_[i] <= 0x9FFF) {
                if (text_[i] == U'所' && text_.substr(i + 1).starts_with(U'称')) {
                    read_meaning(i + 2);
                }
            } else if (holds(kOpenQuotes, text_[i]) && !text_.substr(0, i).ends_with(U"所称")) {
                read_quoted_meaning(i);
            }
        }
    }

private:
    /// The word in quotes at `begin`, or the word itself; empty when it is none.
    Range quoted(std::size_t begin) const {
        if (begin >= text_.size() || !holds(kOpenQuotes, text_[begin])) {
            return {};
        }
        for (std::size_t i = begin + 1; i < text_.size() && i - begin <= kLongestTerm + 1; ++i) {
            if (holds(kCloseQuotes, text_[i])) {
                return {.begin = begin + 1, .end = i};
            }
        }
        return {};
    }

    void read_short_form(std::size_t open) {
        const auto word = context_.lexicon.list("alias-words").match_at(text_, open + 1);
        if (word.term == nullptr) {
            return;
        }
        std::size_t begin = word.end;
        while (begin < text_.size() && (text_[begin] == U'为' || text_[begin] == U':')) {
            ++begin;
        }
        Range name = quoted(begin);
        if (name.empty()) {
            const std::size_t close = closing_paren(text_, open, kLongestTerm + 12);
            const std::size_t end = std::max(close == kNpos ? begin : close, begin);
            const std::size_t mark = text_.substr(begin, end - begin).find_first_of(U",。;)");
            name = {.begin = begin, .end = mark == kNpos ? end : begin + mark};
        }
        if (name.empty() || name.size() > kLongestTerm) {
            return;
        }
        found_.push_back({.view = view_, .name = name, .full = words_before(open), .body = {}});
    }

    Range words_before(std::size_t end) const {
        constexpr std::size_t kLongest = 60;
        std::size_t begin = end;
        while (begin > 0 && end - begin < kLongest && !holds(U",。;:、)!?", text_[begin - 1])) {
            --begin;
        }
        // 第三条 the label of the article
        if (text_[begin] == U'第') {
            const auto number = small_number(text_, begin + 1);
            if (number && number->end < end && text_[number->end] == U'条') {
                begin = number->end + 1;
            }
        }
        return {.begin = begin, .end = end};
    }

    void read_quoted_meaning(std::size_t open) {
        const Range name = quoted(open);
        const std::size_t after = name.empty() ? 0 : skip_means(text_, name.end + 1);
        if (after != 0) {
            add(name, after);
        }
    }

    /// 所称X,是指…
    void read_meaning(std::size_t begin) {
        Range name = quoted(begin);
        if (!name.empty()) {
            const std::size_t after = skip_means(text_, name.end + 1);
            if (after != 0) {
                add(name, after);
            }
            return;
        }
        for (std::size_t i = begin + 1; i < text_.size() && i - begin <= kLongestTerm; ++i) {
            if (is_sentence_end(text_[i]) || text_[i] == U'、') {
                return;
            }
            if (const std::size_t after = skip_means(text_, i); after != 0) {
                add({.begin = begin, .end = i}, after);
                return;
            }
        }
    }

    /// The meaning ends with its sentence, or where it grows too long to be one.
    void add(Range name, std::size_t body) {
        while (body < text_.size() && (text_[body] == U':' || text_[body] == U',')) {
            ++body;
        }
        const std::u32string_view rest = text_.substr(body, kLongestMeaning);
        const std::size_t end = body + std::min(rest.find_first_of(U"。;"), rest.size());
        found_.push_back(
            {.view = view_, .name = name, .full = {}, .body = {.begin = body, .end = end}});
    }

    const ExtractContext& context_;
    std::u32string_view text_;
    std::size_t view_;
    std::vector<Definition>& found_;
};

std::u32string_view slice(const ExtractContext& context,
                          const Definition& definition,
                          Range range) {
    return context.views[definition.view].text().substr(range.begin, range.size());
}

/// How often each term stands in the document, the place of its definition included.
TermList term_list(const ExtractContext& context, const std::vector<Definition>& definitions) {
    static const LexiconEntry kPlain;
    std::vector<LexiconTerm> terms;
    terms.reserve(definitions.size());
    for (const Definition& definition : definitions) {
        terms.push_back({.word = slice(context, definition, definition.name), .entry = &kPlain});
    }
    return TermList(std::move(terms));
}

}  // namespace

std::vector<Fact> extract_definitions(const ExtractContext& context) {
    std::vector<Definition> definitions;
    for (std::size_t v = 0; v < context.views.size(); ++v) {
        const Story story = context.document.paragraphs[context.views[v].paragraph].story;
        if (story == Story::body || story == Story::text_box) {
            DefinitionReader(context, v, definitions).run();
        }
    }
    if (definitions.empty()) {
        return {};
    }
    const TermList terms = term_list(context, definitions);
    std::vector<std::size_t> uses(terms.terms().size());
    for (const View& view : context.views) {
        for (const TermList::Match& match : terms.find_all(view.text())) {
            ++uses[static_cast<std::size_t>(match.term - terms.terms().data())];
        }
    }
    std::vector<Fact> facts;
    for (const Definition& definition : definitions) {
        const View& view = context.views[definition.view];
        const std::u32string_view name = slice(context, definition, definition.name);
        const LexiconTerm* term = terms.find_exact(name);
        const std::size_t found =
            term == nullptr ? 1 : uses[static_cast<std::size_t>(term - terms.terms().data())];
        Fact fact;
        fact.span = view.span(definition.name.begin, definition.name.end);
        fact.element = "term";
        fact.set("name", to_utf8(name));
        if (!definition.full.empty()) {
            fact.set("full", to_utf8(slice(context, definition, definition.full)));
        }
        if (!definition.body.empty()) {
            fact.set("def", to_utf8(slice(context, definition, definition.body)));
        }
        fact.set("uses", std::to_string(found > 0 ? found - 1 : 0));
        fact.set("text", std::string(context.document.slice(fact.span)));
        facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace review
