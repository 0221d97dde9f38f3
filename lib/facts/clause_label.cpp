#include "facts/clause_label.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "facts/label_signs.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr int kMaxNumber = 999;
constexpr int kMaxArticle = 2000;
constexpr int kMaxDotted = 99;

struct HeadWord {
    std::u32string_view word;
    Scheme scheme;
};
constexpr std::array<HeadWord, 9> kHeadWords = {{{U"条", Scheme::article},
                                                 {U"章", Scheme::chapter},
                                                 {U"节", Scheme::section},
                                                 {U"编", Scheme::part},
                                                 {U"分编", Scheme::sub_part},
                                                 {U"部分", Scheme::part},
                                                 {U"篇", Scheme::part},
                                                 {U"卷", Scheme::part},
                                                 {U"册", Scheme::part}}};

/// What makes 第三条… at the start of a line part of a sentence.
constexpr std::array<std::u32string_view, 16> kSentenceWords = {U"规定",
                                                                U"约定",
                                                                U"的",
                                                                U"至第",
                                                                U"到第",
                                                                U"、第",
                                                                U",第",
                                                                U"或第",
                                                                U"及第",
                                                                U"和第",
                                                                U"以及",
                                                                U"以下",
                                                                U"以上",
                                                                U"-第",
                                                                U"~第",
                                                                U"与第"};

/// What may do so: 第三条所列… against 第三条所有权.
constexpr std::u32string_view kDoubtfulWords = U"第所至到和与或及中之款项下内(";

/// A char that can stand directly after a quantity. Only a doubt: the sequence decides.
bool is_unit_char(char32_t c) {
    static constexpr std::u32string_view kUnits =
        U"%‰元万亿角分倍米吨升克千公平立个名人套台辆年月日天周季时小㎡℃°%,+-*/×~—";
    return kUnits.find(c) != std::u32string_view::npos;
}

/// 第二款, （三）项 after 第五条.
bool is_inner_reference(std::u32string_view text) {
    const bool paren = text.starts_with(U'(');
    if (!paren && !text.starts_with(U'第')) {
        return false;
    }
    const auto number = small_number(text, paren || !text.substr(1).starts_with(U'(') ? 1 : 2);
    if (!number) {
        return false;
    }
    std::u32string_view rest = text.substr(number->end);
    rest.remove_prefix(rest.starts_with(U')') ? 1 : 0);
    return rest.starts_with(U'款') || rest.starts_with(U'项') || rest.starts_with(U'目');
}

/// Reads one label; `text` begins where the label may begin.
class LabelReader {
public:
    /// Reads chars [begin, end) of the view.
    LabelReader(const Document& document, const View& view, std::size_t begin, std::size_t end)
        : document_(document), view_(view), text_(view.text().substr(0, end)), begin_(begin) {}

    std::optional<ClauseLabel> read() {
        if (begin_ >= text_.size()) {
            return std::nullopt;
        }
        label_.begin = begin_;
        const char32_t c = text_[begin_];
        bool found = false;
        if (c == U'第') {
            found = read_head();
        } else if (c == U'(') {
            found = read_paren();
        } else if (is_digit(c)) {
            found = read_decimal();
        } else if (is_ascii_letter(c)) {
            found = read_latin();
        } else if (c >= 0x2160 && c <= 0x3300 && !is_han(c)) {
            found = read_symbol();
        } else {
            found = read_han();
        }
        if (!found) {
            return std::nullopt;
        }
        return label_;
    }

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
    [[nodiscard]] bool gap_at(std::size_t i) const {
        return i >= text_.size() || gap_before(document_, view_, i) > 0;
    }

    /// Sets where the label ends and where the text after it (and after `marks`) begins.
    void close(std::size_t end, std::u32string_view marks) {
        label_.end = end;
        std::size_t i = end;
        while (i < text_.size() && marks.find(text_[i]) != std::u32string_view::npos) {
            ++i;
        }
        label_.gap = gap_at(end) || gap_at(i);
        label_.text = skip_blank(text_, i);
    }

    void set_number(Scheme scheme, int number) {
        label_.scheme = scheme;
        label_.numbers[0] = number;
        label_.parts = 1;
    }

    /// 3.2.1 from `i`; the index after it, 0 when a number is out of range.
    std::size_t read_numbers(std::size_t i) {
        label_.parts = 0;
        while (label_.parts < ClauseLabel::kMaxParts) {
            const auto number = small_number(text_, i);
            if (!number || number->end - i > 4) {
                return 0;
            }
            label_.numbers[label_.parts++] = number->value;
            i = number->end;
            if ((at(i) != U'.' && at(i) != 0xFF0E) || !is_digit(at(i + 1)) || gap_at(i + 1)) {
                return i;
            }
            ++i;
        }
        return 0;
    }

    /// 第三条, 第3.2条, 第二章, 第一部分.
    bool read_head() {
        std::size_t i = begin_ + 1;
        if (is_digit(at(i))) {
            i = read_numbers(i);
        } else if (const auto number = small_number(text_, i)) {
            set_number(Scheme::article, number->value);
            i = number->end;
        } else {
            return false;
        }
        const std::u32string_view rest = text_.substr(std::min(i, text_.size()));
        const auto* const head = std::ranges::find_if(
            kHeadWords, [&](const HeadWord& word) { return rest.starts_with(word.word); });
        if (i == 0 || head == kHeadWords.end() || label_.number() > kMaxArticle ||
            (label_.parts > 1 && head->scheme != Scheme::article)) {
            return false;
        }
        label_.scheme = label_.parts > 1 ? Scheme::dotted : head->scheme;
        i += head->word.size();
        if (at(i) == U'之' && head->scheme == Scheme::article) {
            if (const auto insertion = small_number(text_, i + 1)) {
                label_.insertion = insertion->value;
                i = insertion->end;
            }
        }
        if (!gap_at(i)) {
            const std::u32string_view follow = text_.substr(i);
            if (starts_with_any(follow, kSentenceWords) || is_inner_reference(follow)) {
                return false;
            }
            label_.doubtful = !follow.empty() && holds(kDoubtfulWords, follow.front());
        }
        close(i, U"、:.,");
        return true;
    }

    /// （三） （3） （a） （iii）.
    bool read_paren() {
        const std::size_t inside = begin_ + 1;
        std::size_t i = inside;
        if (const auto number = small_number(text_, inside)) {
            if (number->value > kMaxDotted) {
                return false;
            }
            i = number->end;
            set_number(is_digit(at(inside)) ? Scheme::decimal_paren : Scheme::han_paren,
                       number->value);
        } else if (const std::size_t letters = read_letters(inside)) {
            i = letters;
        } else {
            return false;
        }
        if (at(i) != U')') {
            return false;
        }
        ++i;
        static constexpr std::array<std::u32string_view, 5> kInside = {
            U"至", U"、(", U"和(", U"或(", U"及("};
        if (!gap_at(i) && (starts_with_any(text_.substr(i), kInside) || is_unit_word(i))) {
            return false;
        }
        close(i, U"、:.");
        return true;
    }

    /// 项, 目, 款 or 条 at `i`, as in （一）项规定; not （一）项目, （二）条件.
    [[nodiscard]] bool is_unit_word(std::size_t i) const {
        struct Unit {
            char32_t unit;
            std::u32string_view not_before;
        };
        static constexpr std::array<Unit, 4> kUnits = {
            {{U'项', U"目"}, {U'目', U"标的前录"}, {U'款', U"项额式"}, {U'条', U"件例约款"}}};
        return std::ranges::any_of(kUnits, [&](const Unit& unit) {
            return at(i) == unit.unit && unit.not_before.find(at(i + 1)) == kNpos;
        });
    }

    /// A letter or a small Roman number; the index after it, 0 when none stands there.
    std::size_t read_letters(std::size_t i) {
        std::size_t end = i;
        while (is_ascii_letter(at(end)) && end - i <= 4) {
            ++end;
        }
        const auto letters = label_letters(text_.substr(std::min(i, text_.size()), end - i));
        if (!letters) {
            return 0;
        }
        set_number(letters->scheme, letters->number);
        return end;
    }

    /// 3. 3、 3） 3.2 3.2.1, and 3 with a blank.
    bool read_decimal() {
        const std::size_t end = read_numbers(begin_);
        if (end == 0) {
            return false;
        }
        const char32_t after = at(end);
        if (label_.parts > 1) {
            return read_dotted(end);
        }
        set_number(Scheme::decimal, label_.numbers[0]);
        if (label_.numbers[0] > kMaxNumber) {
            return false;
        }
        if (after == U')') {
            label_.scheme = Scheme::decimal_half;
            close(end + 1, U"、:.");
            return true;
        }
        if (after == U'.' || after == 0xFF0E || after == U'、') {
            // 1、2号楼 counts things in a sentence; 1、2026年… is an item.
            const auto next = small_number(text_, end + 1);
            if (after == U'、' && next && is_digit(at(end + 1)) &&
                next->value == label_.numbers[0] + 1 && !gap_at(end + 1) &&
                std::u32string_view(U"、号#项条款期标包至").find(at(next->end)) !=
                    std::u32string_view::npos) {
                return false;
            }
            close(end + 1, U"、");
            return true;
        }
        if (after == U'|') {  // a table typed in plain text
            return false;
        }
        label_.weak = true;
        label_.doubtful = is_unit_char(after);
        close(end, U":");
        return label_.gap || after == U':';
    }

    bool read_dotted(std::size_t end) {
        label_.scheme = Scheme::dotted;
        if (!std::ranges::all_of(label_.numbers, [](int n) { return n <= kMaxDotted; })) {
            return false;
        }
        const char32_t after = at(end);
        if (after == U'%' || after == U'‰' || is_ascii_letter(after)) {
            return false;
        }
        label_.doubtful = is_unit_char(after) && !gap_at(end);
        close(after == U'.' ? end + 1 : end, U"、:.");
        return true;
    }

    /// A. A、 A） a).
    bool read_latin() {
        const std::size_t end = read_letters(begin_);
        if (end == 0 || end - begin_ > 4) {
            return false;
        }
        const char32_t after = at(end);
        const bool marked = after == U'.' || after == U'、' || after == U')' || after == 0xFF0E;
        // i.e., e.g., U.S.
        if (!marked || (is_ascii_letter(at(end + 1)) && !gap_at(end + 1))) {
            return false;
        }
        close(end + 1, U"、");
        return true;
    }

    /// ① ⑴ ⒈ ㈠ Ⅰ ⅰ ❶.
    bool read_symbol() {
        const auto symbol = label_symbol(text_[begin_]);
        if (!symbol) {
            return false;
        }
        set_number(symbol->scheme, symbol->number);
        close(begin_ + 1, U"、:.");
        return true;
    }

    /// 三、 三. 三） and 三 with a blank.
    bool read_han() {
        const auto number = small_number(text_, begin_);
        if (!number || number->value == 0 || number->value > kMaxDotted) {
            return false;
        }
        const std::size_t end = number->end;
        const char32_t after = at(end);
        set_number(Scheme::han, number->value);
        if (after == U')') {
            label_.scheme = Scheme::han_paren;
            close(end + 1, U"、:.");
            return true;
        }
        if (after == U'、' || after == U'.' || after == 0xFF0E) {
            // 一、二期工程 counts things in a sentence.
            const auto next = small_number(text_, end + 1);
            if (next && next->value == number->value + 1 && !gap_at(end + 1) &&
                std::u32string_view(U"、项条款期标包级类层号至").find(at(next->end)) !=
                    std::u32string_view::npos) {
                return false;
            }
            close(end + 1, U"、");
            return true;
        }
        label_.weak = true;
        close(end, U":,");
        return label_.gap || after == U':';
    }

    const Document& document_;
    const View& view_;
    std::u32string_view text_;
    std::size_t begin_;
    ClauseLabel label_;
};

}  // namespace

std::optional<ClauseLabel> read_clause_label(const Document& document, const View& view) {
    const std::u32string_view text = view.text();
    const Paragraph& paragraph = document.paragraphs[view.paragraph];
    std::size_t begin = 0;
    while (begin < text.size() && (text[begin] == U'#' || text[begin] == U'*' ||
                                   text[begin] == U' ' || text[begin] == U'★')) {
        ++begin;  // Markdown's marks, and the star of a must-have item
    }
    const std::size_t generated = paragraph.label.empty() ? 0 : view.index(paragraph.label.end);
    if (generated > begin) {
        if (auto label = LabelReader(document, view, begin, generated).read()) {
            label->automatic = true;
            label->weak = false;
            label->doubtful = false;
            label->gap = true;
            label->text = skip_blank(text, generated);
            return label;
        }
        begin = skip_blank(text, generated);  // a bullet: a typed number may follow
    }
    return LabelReader(document, view, begin, text.size()).read();
}

std::optional<ClauseLabel> read_inner_label(const Document& document,
                                            const View& view,
                                            std::size_t begin) {
    return LabelReader(document, view, begin, view.chars.size()).read();
}

}  // namespace review
