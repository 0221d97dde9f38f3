#include "facts/clause_names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxHeading = 30;       // chars, a heading alone on its line
constexpr std::size_t kMaxPointHeading = 20;  // the same below articles
constexpr std::size_t kMaxRunIn = 15;         // a heading with text after it
constexpr std::size_t kMaxFirstSentence = 12;

bool has_any(std::u32string_view text, std::u32string_view chars) {
    return text.find_first_of(chars) != std::u32string_view::npos;
}

/// 【违约责任】 or （违约责任） before the text.
bool read_bracketed(std::u32string_view text, std::size_t begin, Heading& heading) {
    const char32_t open = text[begin];
    const char32_t close = open == U'【' ? U'】' : U')';
    if (open != U'【' && open != U'(') {
        return false;
    }
    const std::size_t end = text.find(close, begin);
    if (end == std::u32string_view::npos || end - begin > kMaxPointHeading || end < begin + 3 ||
        has_any(text.substr(begin, end - begin), U"0123456789_:,。;")) {
        return false;
    }
    heading = {.begin = begin + 1, .end = end, .text = skip_blank(text, end + 1)};
    while (heading.text < text.size() && text[heading.text] == U':') {
        ++heading.text;
    }
    return open == U'【' || heading.text < text.size();
}

/// A heading that a colon, a full stop or a blank divides from the text on the same line.
bool read_run_in(const Document& document, const View& view, std::size_t begin, Heading& heading) {
    const std::u32string_view text = view.text();
    for (std::size_t i = begin; i < text.size() && i - begin <= kMaxRunIn; ++i) {
        const char32_t c = text[i];
        const bool colon = c == U':';
        const bool stop = c == U'。' && i - begin <= kMaxFirstSentence;
        if (i - begin >= 2 && (colon || stop)) {
            const std::size_t rest = skip_blank(text, i + 1);
            if (rest < text.size()) {
                heading = {.begin = begin, .end = i, .text = rest};
                return true;
            }
        }
        if (has_any(text.substr(i, 1), U"。;,、!?_:《“") || is_digit(c)) {
            return false;
        }
        const bool gap =
            i - begin >= 2 && is_han(c) && is_han(text[i - 1]) && gap_before(document, view, i) > 0;
        if (gap && text.find(U'。', i) != std::u32string_view::npos) {
            heading = {.begin = begin, .end = i, .text = i};
            return true;
        }
    }
    return false;
}

/// A line that is a heading as a whole.
bool is_heading_line(std::u32string_view rest, bool top_level) {
    const std::size_t limit = top_level ? kMaxHeading : kMaxPointHeading;
    if (rest.empty() || rest.size() > limit || has_any(rest, U"。;!?,_")) {
        return false;
    }
    if (rest.back() == U':' && (rest.find(U'下') != std::u32string_view::npos ||
                                rest.find(U"包括") != std::u32string_view::npos)) {
        return false;  // 本办法适用于下列情形：
    }
    if (rest.size() <= kMaxFirstSentence) {
        return true;
    }
    return rest.back() != U':' && rest.back() != U'、' && !std::ranges::any_of(rest, is_digit);
}

std::string join(const ClauseLabel& label) {
    std::string text;
    for (std::size_t i = 0; i < label.parts; ++i) {
        text += (i > 0 ? "." : "") + std::to_string(label.numbers.at(i));
    }
    return text;
}

/// Everything of an address up to its last unit.
std::string outer_address(const std::string& address) {
    const std::size_t cut = address.find_last_of("/:");
    return cut == std::string::npos ? std::string() : address.substr(0, cut + 1);
}

/// （二） for (二), 二), ㈡; 1 for 1. 1、 1): the label without its marks, brackets full-width.
std::string core_of(const Clause& clause) {
    if (clause.scheme == "han-paren") {
        return "（" + han_numeral(clause.number) + "）";
    }
    if (clause.scheme == "decimal-paren") {
        return "（" + std::to_string(clause.number) + "）";
    }
    if (clause.scheme == "decimal") {
        return std::to_string(clause.number);
    }
    std::u32string text = to_utf32(clause.label);
    std::erase_if(text, [](char32_t c) {
        return c == U'(' || c == U')' || c == U'.' || c == U'、' || c == 0xFF0E;
    });
    return to_utf8(text);
}

/// 一、 （二） 1. as they stand one after the other.
std::string printed(const Clause& clause) {
    if (clause.scheme == "han") {
        return han_numeral(clause.number) + "、";
    }
    return clause.scheme == "decimal" ? core_of(clause) + "." : core_of(clause);
}

class Namer {
public:
    explicit Namer(ClauseTree& tree)
        : tree_(tree), texts_(tree.clauses.size()), outer_(tree.clauses.size()) {
        for (const Clause& clause : tree.clauses) {
            if (is_text(clause)) {
                ++texts_[clause.parent];
            }
        }
    }

    void run() {
        for (std::size_t i = 0; i < tree_.clauses.size(); ++i) {
            name(i);
        }
    }

private:
    static bool is_text(const Clause& clause) {
        return clause.label.empty() && clause.parent != Clause::kNoClause;
    }

    [[nodiscard]] bool in_list(const Clause& clause) const {
        const Clause* c = &clause;
        while (c->parent != Clause::kNoClause &&
               tree_.clauses[c->parent].level > ClauseLevel::section) {
            c = &tree_.clauses[c->parent];
        }
        return c->scheme != "article" && c->scheme != "decimal" && c->scheme != "dotted";
    }

    void name(std::size_t i) {
        Clause& clause = tree_.clauses[i];
        const Clause* parent =
            clause.parent == Clause::kNoClause ? nullptr : &tree_.clauses[clause.parent];
        const bool top = parent == nullptr || parent->level <= ClauseLevel::section;
        std::string& outer = outer_[i];
        outer = parent != nullptr && !top           ? outer_[clause.parent]
                : clause.annex != Clause::kNoClause ? tree_.annexes[clause.annex].label
                                                    : std::string();
        if (clause.level <= ClauseLevel::section) {
            clause.locator = (parent == nullptr ? outer : parent->locator) + clause.label;
            return;
        }
        if (top) {
            if (parent != nullptr && clause.address.find('/') != std::string::npos) {
                outer = parent->locator;
            }
            const std::string own = own_name(clause);
            clause.locator = outer + (outer.empty() || own.starts_with("第") ? "" : " ") + own;
            return;
        }
        clause.locator = inner_name(clause, *parent, outer);
    }

    static std::string own_name(const Clause& clause) {
        if (clause.scheme == "article") {
            return clause.label;
        }
        if (clause.scheme == "dotted" || clause.scheme == "decimal") {
            const std::string& a = clause.address;
            const std::size_t cut = a.find_last_of("/:");
            return "第" + (cut == std::string::npos ? a : a.substr(cut + 1)) + "条";
        }
        return printed(clause);
    }

    std::string inner_name(const Clause& clause, const Clause& parent, const std::string& outer) {
        if (is_text(clause)) {
            return texts_[clause.parent] < 2
                       ? parent.locator
                       : parent.locator + "第" + han_numeral(clause.number) + "款";
        }
        if (clause.scheme == "dotted") {
            return outer + own_name(clause);
        }
        if (in_list(clause) || (clause.level == ClauseLevel::indent && is_deep(parent))) {
            return parent.locator + printed(clause);
        }
        return parent.locator + "第" + core_of(clause) +
               (clause.level == ClauseLevel::indent ? "目" : "项");
    }

    static bool is_deep(const Clause& parent) { return parent.level == ClauseLevel::indent; }

    ClauseTree& tree_;
    std::vector<int> texts_;
    std::vector<std::string> outer_;  // what stands before the article: annex or chapter
};

}  // namespace

Heading read_heading(const Document& document,
                     const View& view,
                     const ClauseLabel& label,
                     bool top_level) {
    const std::u32string_view text = view.text();
    const std::size_t begin = label.text;
    Heading heading{.begin = begin, .end = begin, .text = begin};
    if (begin >= text.size()) {
        return {.begin = text.size(), .end = text.size(), .text = text.size()};
    }
    if (read_bracketed(text, begin, heading)) {
        return heading;
    }
    const Range rest = trim_range(text, {.begin = begin, .end = text.size()});
    if (is_heading_line(text.substr(rest.begin, rest.size()), top_level) &&
        text.find(U':', begin) >= rest.end - 1) {
        const bool colon = text[rest.end - 1] == U':';
        return {.begin = rest.begin, .end = rest.end - (colon ? 1U : 0U), .text = text.size()};
    }
    if (read_run_in(document, view, begin, heading)) {
        return heading;
    }
    return {.begin = begin, .end = begin, .text = begin};
}

std::string clause_address(const ClauseTree& tree,
                           const Clause& clause,
                           const ClauseLabel& label,
                           bool prefixed) {
    const Clause* parent =
        clause.parent == Clause::kNoClause ? nullptr : &tree.clauses[clause.parent];
    const std::string annex =
        clause.annex == Clause::kNoClause ? "" : "a" + tree.annexes[clause.annex].number + ":";
    const std::string own =
        join(label) + (label.insertion > 0 ? "-" + std::to_string(label.insertion) : "");
    const bool top = parent == nullptr || parent->level <= ClauseLevel::section;
    if (clause.level <= ClauseLevel::section) {
        static constexpr std::string_view kLetters = "pcs";
        const std::string letter(1, kLetters[static_cast<std::size_t>(clause.level)]);
        return (parent == nullptr ? annex : parent->address + "/") + letter + own;
    }
    if (top) {
        return (prefixed && parent != nullptr ? parent->address + "/" : annex) + own;
    }
    if (label.scheme == Scheme::dotted) {
        return outer_address(parent->address) + own;
    }
    return parent->address + (parent->level == ClauseLevel::article ? "/0/" : "/") + own;
}

std::string han_numeral(int number) {
    static constexpr std::array<std::string_view, 10> kDigits = {
        "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static constexpr std::array<std::string_view, 4> kUnits = {"", "十", "百", "千"};
    if (number <= 0 || number > 9999) {
        return number == 0 ? "零" : std::to_string(number);
    }
    std::string text;
    bool zero = false;
    for (std::size_t place = 4; place-- > 0;) {
        constexpr std::array<int, 4> kPowers = {1, 10, 100, 1000};
        const int digit = number / kPowers.at(place) % 10;
        if (digit == 0) {
            zero = !text.empty();
            continue;
        }
        text += zero ? "零" : "";
        zero = false;
        const bool plain_ten = place == 1 && digit == 1 && text.empty();
        text += plain_ten ? "" : kDigits.at(static_cast<std::size_t>(digit));
        text += kUnits.at(place);
    }
    return text;
}

std::string label_like(std::string_view model, const ClauseLabel& label) {
    const std::u32string text = to_utf32(model);
    const bool digits = std::ranges::any_of(text, is_digit);
    const std::string number =
        digits ? std::to_string(label.number()) : han_numeral(label.number());
    switch (label.scheme) {
        case Scheme::han:
            return number + "、";
        case Scheme::han_paren:
            return "（" + number + "）";
        case Scheme::decimal_paren:
            return "（" + std::to_string(label.number()) + "）";
        case Scheme::decimal_half:
            return std::to_string(label.number()) + "）";
        case Scheme::decimal:
            return std::to_string(label.number()) + ".";
        case Scheme::latin_upper:
        case Scheme::latin_lower:
            return to_utf8(std::u32string(1,
                                          (label.scheme == Scheme::latin_upper ? U'@' : U'`') +
                                              static_cast<char32_t>(std::min(label.number(), 26))));
        case Scheme::circled:
            return label.number() <= 20
                       ? to_utf8(std::u32string(1, static_cast<char32_t>(0x245F + label.number())))
                       : std::to_string(label.number());
        case Scheme::dotted:
            return text.starts_with(U'第') ? "第" + join(label) + "条" : join(label);
        case Scheme::roman:
            return std::to_string(label.number());
        default:
            break;
    }
    const auto printed_number = small_number(text, 1);
    std::u32string tail = printed_number ? text.substr(printed_number->end) : std::u32string();
    tail.resize(std::min(tail.size(), tail.find(U'之')));
    return "第" + number + to_utf8(tail);
}

void name_clauses(ClauseTree& tree) {
    Namer(tree).run();
}

}  // namespace review
