#include "facts/cited_order.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "facts/document_number.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kLongestIssuer = 20;
constexpr std::u32string_view kState = U"中华人民共和国";

/// Where the name of the issuer begins that ends at `end`; `end` when none stands there.
std::size_t issuer_begin(const ExtractContext& context, std::u32string_view text, std::size_t end) {
    if (context.lexicon.list("order-issuers").match_before(text, end).term == nullptr) {
        return end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestIssuer && is_han(text[begin - 1])) {
        --begin;
    }
    const std::u32string_view run = text.substr(begin, end - begin);
    for (const TermList::Match& word : context.lexicon.list("order-lead").find_all(run)) {
        if (word.end < run.size() && word.term->code() == "lead") {
            begin = end - run.size() + word.end;
        }
    }
    return begin;
}

/// The number of the document itself stands so.
bool is_whole_line(const View& view, const CitedOrder& order) {
    return order.begin == 0 && order.end == view.chars.size();
}

/// 国务院令第752号, or 财政部第87号令 (`number_first`).
std::optional<CitedOrder> read_decree(const ExtractContext& context,
                                      const View& view,
                                      std::size_t i,
                                      bool number_first) {
    const std::u32string_view text = view.text();
    const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : U'\0'; };
    std::size_t next = number_first || at(i + 1) == U'第' ? i + 1 : i;
    next += number_first ? 0U : 1U;
    const auto number = small_number(text, next);
    if (!number || number->value == 0 || at(number->end) != U'号' ||
        (number_first && at(number->end + 1) != U'令')) {
        return std::nullopt;
    }
    const std::size_t begin = issuer_begin(context, text, i);
    if (begin == i) {
        return std::nullopt;
    }
    std::u32string_view issuer = text.substr(begin, i - begin);
    if (issuer.starts_with(kState) && issuer.size() > kState.size()) {
        issuer.remove_prefix(kState.size());
    }
    return CitedOrder{.begin = begin,
                      .end = number->end + (number_first ? 2U : 1U),
                      .order = fmt::format("{}令第{}号", to_utf8(issuer), number->value)};
}

}  // namespace

std::optional<CitedOrder> read_cited_order(const ExtractContext& context,
                                           const View& view,
                                           std::size_t i) {
    const char32_t c = view.text()[i];
    if (c == U'令' || c == U'第') {
        const std::optional<CitedOrder> decree = read_decree(context, view, i, c == U'第');
        return decree && !is_whole_line(view, *decree) ? decree : std::nullopt;
    }
    const auto number = read_document_number(context.document, context.lexicon, view, i, false);
    if (!number || number->agency.empty()) {
        return std::nullopt;
    }
    const CitedOrder cited{
        .begin = number->begin,
        .end = number->end,
        .order =
            fmt::format("{}〔{}〕{}号", to_utf8(number->agency), number->year, number->serial)};
    return is_whole_line(view, cited) ? std::nullopt : std::optional(cited);
}

}  // namespace review
