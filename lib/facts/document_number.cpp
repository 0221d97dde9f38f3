#include "facts/document_number.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/char_filter.h"
#include "base/text.h"
#include "facts/official_frame.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

constexpr std::u32string_view kYearOpen = U"〔[(【<〈{﹝";
constexpr std::u32string_view kYearClose = U"〕])】>〉}﹞";
constexpr std::size_t kLongestAgency = 10;
constexpr std::size_t kLongestSerial = 5;
constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2099;

/// A run of digits, with the number it says; places left open (XX) are a run with value 0.
struct Digits {
    std::size_t end = 0;
    std::size_t count = 0;
    int value = 0;
    bool open = false;
};

Digits read_figures(std::u32string_view text, std::size_t i) {
    Digits digits{.end = i};
    while (digits.end < text.size() && digits.count <= kLongestSerial) {
        const char32_t c = text[digits.end];
        const bool mark = c == U'X' || c == U'x' || c == U'×' || c == U'*' || is_fill_mark(c);
        if (!is_digit(c) && !mark) {
            break;
        }
        digits.value = digits.value * 10 + (mark ? 0 : static_cast<int>(c - U'0'));
        digits.open = digits.open || mark;
        ++digits.end;
        ++digits.count;
    }
    return digits;
}

/// The characters of a bracket as they stand in the document, before full-width forms are folded.
char32_t as_typed(const Document& document, const View& view, std::size_t i) {
    return code_point_at(document.text, view.offsets[i]).value;
}

class NumberReader {
public:
    NumberReader(const Document& document,
                 const Lexicon& lexicon,
                 const View& view,
                 std::size_t open,
                 bool alone)
        : document_(document),
          lexicon_(lexicon),
          view_(view),
          text_(view.text()),
          open_(open),
          alone_(alone) {}

    std::optional<DocumentNumber> read() {
        std::size_t i = 0;
        if (!read_year(i) || !read_serial(i) || !read_agency()) {
            return std::nullopt;
        }
        return std::move(number_);
    }

private:
    bool read_year(std::size_t& i) {
        const Digits year = read_figures(text_, skip_blank(text_, open_ + 1));
        const std::size_t close = skip_blank(text_, year.end);
        if ((year.count != 2 && year.count != 4) || close >= text_.size() ||
            !holds(kYearClose, text_[close]) || (year.open && !alone_)) {
            return false;
        }
        constexpr int kLastOfThisCentury = 49;
        number_.short_year = year.count == 2 && !year.open;
        number_.year = year.open ? 0 : year.value;
        if (number_.short_year) {
            number_.year += year.value <= kLastOfThisCentury ? 2000 : 1900;
        }
        number_.brackets = {as_typed(document_, view_, open_), as_typed(document_, view_, close)};
        i = skip_blank(text_, close + 1);
        return year.open || (number_.year >= kFirstYear && number_.year <= kLastYear);
    }

    bool read_serial(std::size_t i) {
        number_.ordinal = i < text_.size() && text_[i] == U'第';
        i = skip_blank(text_, number_.ordinal ? i + 1 : i);
        const Digits serial = read_figures(text_, i);
        const std::size_t suffix = skip_blank(text_, serial.end);
        number_.suffixed = suffix < text_.size() && text_[suffix] == U'号';
        number_.end = number_.suffixed ? suffix + 1 : serial.end;
        number_.serial = serial.open ? 0 : serial.value;
        number_.zero_padded = serial.count > 1 && !serial.open && text_[i] == U'0';
        const bool open = serial.count == 0 || serial.open;
        if (serial.count > kLongestSerial || (open && (!alone_ || !number_.suffixed))) {
            return false;
        }
        return number_.suffixed || (alone_ && suffix == text_.size());
    }

    bool read_agency() {
        std::size_t end = open_;
        while (end > 0 && text_[end - 1] == U' ') {
            --end;
        }
        std::size_t begin = end;
        constexpr std::size_t kFurthest = 3 * kLongestAgency;
        while (begin > 0 && end - begin < kFurthest && belongs_to_agency(begin - 1)) {
            --begin;
        }
        const TermList& lead = lexicon_.list("number-lead");
        std::u32string_view run = text_.substr(begin, end - begin);
        const std::size_t first = begin;
        for (const TermList::Match& word : lead.find_all(run)) {
            begin = first + word.end;
        }
        run = text_.substr(begin, end - begin);
        number_.begin = run.empty() ? open_ : begin;
        number_.agency = run;
        const TermList& blockers = lexicon_.list("number-blockers");
        return run.size() <= kLongestAgency && (!run.empty() || (alone_ && begin == 0)) &&
               blockers.match_before(run, run.size()).term == nullptr && !is_labelled(begin);
    }

    [[nodiscard]] bool belongs_to_agency(std::size_t i) const {
        return is_han(text_[i]) || (alone_ && text_[i] == U'X');
    }

    /// 合同编号：江城管〔2026〕15号
    [[nodiscard]] bool is_labelled(std::size_t begin) const {
        while (begin > 0 && (text_[begin - 1] == U' ' || text_[begin - 1] == U':')) {
            --begin;
        }
        return lexicon_.list("number-labels").match_before(text_, begin).term != nullptr;
    }

    const Document& document_;
    const Lexicon& lexicon_;
    const View& view_;
    std::u32string_view text_;
    std::size_t open_;
    bool alone_;
    DocumentNumber number_;
};

}  // namespace

std::optional<DocumentNumber> read_document_number(const Document& document,
                                                   const Lexicon& lexicon,
                                                   const View& view,
                                                   std::size_t open,
                                                   bool alone) {
    return NumberReader(document, lexicon, view, open, alone).read();
}

std::size_t find_year_bracket(std::u32string_view text, std::size_t from) {
    static constexpr CharFilter kOpen(kYearOpen);
    for (from = kOpen.find(text, from); from + 3 < text.size(); from = kOpen.find(text, from + 1)) {
        if (!holds(kYearOpen, text[from])) {
            continue;
        }
        const std::size_t next = skip_blank(text, from + 1);
        if (next < text.size() && (is_digit(text[next]) || text[next] == U'X')) {
            return from;
        }
    }
    return kNpos;
}

namespace {

/// Whether the line is where the document has its own number.
bool is_own_number(const ExtractContext& context, const View& view) {
    if (context.frame == nullptr) {
        return false;
    }
    const std::vector<FramePart>& parts = context.frame->parts;
    auto part = std::ranges::lower_bound(parts, view.paragraph, {}, &FramePart::view);
    while (part != parts.end() && part->view == view.paragraph && part->role != FrameRole::number) {
        ++part;
    }
    return part != parts.end() && part->view == view.paragraph;
}

}  // namespace

Fact number_fact(const ExtractContext& context,
                 const View& view,
                 const DocumentNumber& number,
                 std::string_view place) {
    Fact fact{
        .span = view.span(number.begin, number.end), .element = "docNumber", .attributes = {}};
    fact.set("place", std::string(place));
    const bool open = number.year == 0 || number.serial == 0;
    const bool whole = !open && !number.agency.empty();
    if (!number.agency.empty()) {
        fact.set("agency", to_utf8(number.agency));
    }
    if (number.year > 0) {
        fact.set("year", std::to_string(number.year));
    }
    if (number.serial > 0) {
        fact.set("serial", std::to_string(number.serial));
    }
    fact.set("brackets", to_utf8(number.brackets));
    if (whole) {
        fact.set("normal",
                 fmt::format("{}〔{}〕{}号", to_utf8(number.agency), number.year, number.serial));
    }
    const bool right_brackets = number.brackets == U"〔〕" || number.brackets == U"﹝﹞";
    std::string problem = " ";
    for (const auto& [wrong, word] : {std::pair{!right_brackets, "brackets "},
                                      std::pair{number.short_year, "year "},
                                      std::pair{number.ordinal, "ordinal "},
                                      std::pair{number.zero_padded, "zero-padding "},
                                      std::pair{!number.suffixed, "suffix "},
                                      std::pair{open, "open "}}) {
        problem += wrong ? word : "";
    }
    if (problem.size() > 1) {
        fact.set("problem", std::move(problem));
    }
    fact.set("text", std::string(context.document.slice(fact.span)));
    return fact;
}

std::vector<Fact> extract_document_numbers(const ExtractContext& context) {
    std::vector<Fact> facts;
    for (const View& view : context.views) {
        const std::u32string_view text = view.text();
        if (find_year_bracket(text, 0) == kNpos) {
            continue;
        }
        if (is_own_number(context, view)) {
            if (const auto number = read_document_number(
                    context.document, context.lexicon, view, find_year_bracket(text, 0), true)) {
                facts.push_back(number_fact(context, view, *number, "head"));
            }
            continue;
        }
        if (text.find(U'号') == kNpos) {
            continue;
        }
        for (std::size_t i = find_year_bracket(text, 0); i != kNpos;
             i = find_year_bracket(text, i + 1)) {
            if (auto number =
                    read_document_number(context.document, context.lexicon, view, i, false)) {
                // 第十条 江城管〔2026〕15号: the label is no part of it
                const std::size_t content = context.contents[view.paragraph].begin;
                if (number->begin < content && content < i) {
                    number->agency.erase(0, content - number->begin);
                    number->begin = content;
                }
                facts.push_back(number_fact(context, view, *number, "body"));
            }
        }
    }
    return facts;
}

}  // namespace review
