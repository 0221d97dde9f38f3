#include "facts/values.h"

#include <algorithm>

#include "facts/scan.h"

namespace review {

namespace {

/// For each view the index after its number, where values may begin.
std::vector<std::size_t> content_begins(const ExtractContext& context) {
    std::vector<std::size_t> begins;
    begins.reserve(context.views.size());
    for (const View& view : context.views) {
        const Span label = context.document.paragraphs[view.paragraph].label;
        begins.push_back(label.empty() ? 0 : view.index(label.end));
    }
    std::size_t i = 0;
    for (const Clause& clause : context.clauses.clauses) {
        if (clause.label_span.empty()) {
            continue;
        }
        while (i < context.views.size() &&
               context.document.paragraphs[context.views[i].paragraph].span.end <
                   clause.label_span.end) {
            ++i;
        }
        if (i == context.views.size()) {
            break;
        }
        const View& view = context.views[i];
        if (context.document.paragraphs[view.paragraph].span.begin <= clause.label_span.begin) {
            begins[i] = std::max(begins[i], view.index(clause.label_span.end));
        }
    }
    return begins;
}

}  // namespace

std::vector<Content> read_contents(const ExtractContext& context) {
    const std::vector<std::size_t> begins = content_begins(context);
    std::vector<Content> contents(begins.size());
    for (std::size_t i = 0; i < begins.size(); ++i) {
        contents[i] = {.begin = begins[i],
                       .numerals = scan_numerals(context.views[i].text(), begins[i])};
    }
    return contents;
}

Fact make_value(const ExtractContext& context,
                const View& view,
                std::size_t begin,
                std::size_t end,
                std::string_view element) {
    Fact fact;
    fact.span = view.span(begin, end);
    fact.element = element;
    fact.attributes.reserve(8);
    fact.set("text", std::string(context.document.slice(fact.span)));
    return fact;
}

std::size_t range_mark_end(std::u32string_view text, std::size_t position) {
    constexpr std::u32string_view kMarks = U"至到-~—–−";
    std::size_t end = position;
    while (end < text.size() && end < position + 2 &&
           kMarks.find(text[end]) != std::u32string_view::npos) {
        ++end;
    }
    return end;
}

std::size_t sentence_begin(std::u32string_view text, std::size_t position, std::size_t floor) {
    while (position > floor && !is_sentence_end(text[position - 1])) {
        --position;
    }
    return position;
}

std::size_t segment_begin(std::u32string_view text, std::size_t position, std::size_t floor) {
    while (position > floor && !is_sentence_end(text[position - 1]) && text[position - 1] != U',' &&
           text[position - 1] != U':') {
        --position;
    }
    return position;
}

std::size_t group_begin(std::u32string_view text, std::size_t position, std::size_t limit) {
    if (position == 0 || text[position - 1] != U')') {
        return std::u32string_view::npos;
    }
    for (std::size_t i = position - 1; i > 0 && position - i <= limit; --i) {
        if (text[i - 1] == U'(') {
            return i - 1;
        }
    }
    return std::u32string_view::npos;
}

BoundWords::BoundWords(const Lexicon& lexicon)
    : before_(lexicon.list("bounds-before")), after_(lexicon.list("bounds-after")) {}

std::string_view BoundWords::find(std::u32string_view text,
                                  std::size_t begin,
                                  std::size_t end) const {
    const TermList::Match before = before_.match_before(text, begin);
    const TermList::Match after = after_.match_at(text, end);
    const auto code = [](const TermList::Match& match) {
        return match.term == nullptr ? std::string_view{} : std::string_view(match.term->code());
    };
    const std::string_view first = code(before);
    const std::string_view second = code(after);
    if (first.empty() || (first == "approx" && !second.empty())) {
        return second;
    }
    return first;
}

}  // namespace review
