#include <algorithm>

#include "base/text.h"
#include "facts/blanks.h"
#include "facts/scan.h"

namespace review {

namespace {

bool is_cross(char32_t c) {
    return c == U'X' || c == U'x' || c == U'×' || c == U'✕';
}

/// Reads the blanks of one paragraph, left to right.
class BlankScanner {
public:
    BlankScanner(const ExtractContext& context, std::size_t view, std::vector<Blank>& blanks)
        : context_(context),
          view_(context.views[view]),
          text_(view_.text()),
          index_(view),
          blanks_(blanks) {}

    void run() {
        read_words();
        for (std::size_t i = 0; i < text_.size();) {
            if (is_plain(i)) {
                ++i;
                continue;
            }
            const std::size_t known = blanks_.size();
            const std::size_t after = read_at(i);
            if (blanks_.size() == known) {
                read_room(i);
            }
            i = std::max(i + 1, after);
        }
    }

private:
    /// A Han character directly behind another character, as most are: no blank begins here.
    [[nodiscard]] bool is_plain(std::size_t i) const {
        const char32_t c = text_[i];
        return c >= 0x4E00 && c <= 0x9FFF && c != U'年' && i > 0 &&
               view_.offsets[i] == view_.ends[i - 1];
    }

    /// The index after the blank that begins at `i`, 0 when none does.
    std::size_t read_at(std::size_t i) {
        const char32_t c = text_[i];
        if (is_fill_mark(c)) {
            return read_fill_marks(i);
        }
        if (c == U'年') {
            return read_date(i);
        }
        if (is_cross(c)) {
            return read_cross(i);
        }
        if (c == U'【') {
            return read_brackets(i, U'】');
        }
        return c == U'(' ? read_paren(i) : 0;
    }

    void add(std::size_t begin, std::size_t end, std::string_view kind) {
        blanks_.push_back({.span = view_.span(begin, end),
                           .kind = kind,
                           .view = index_,
                           .range = {.begin = begin, .end = end}});
    }

    /// 合同价款为      元, 服务地点：        。: blanks wide enough to write in, between words that
    /// wait for a value. The view has one blank there or none.
    void read_room(std::size_t i) {
        constexpr std::size_t kRoom = 4;  // columns
        const bool kept = text_[i] == U' ';
        if (i == 0 || (kept ? view_.ends[i] : view_.offsets[i]) < view_.ends[i - 1] + kRoom - 1) {
            return;
        }
        const std::size_t next = kept ? i + 1 : i;
        if (next >= text_.size() || gap(next) < kRoom) {
            return;
        }
        const bool label = text_[i - 1] == U':' && i > 1 && is_han(text_[i - 2]) &&
                           (text_[next] == U'。' || text_[next] == U';' || text_[next] == U')');
        const Lexicon& lexicon = context_.lexicon;
        const bool unit = lexicon.list("blank-units").match_at(text_, next).term != nullptr &&
                          lexicon.list("room-before").match_before(text_, i).term != nullptr;
        if (label || unit) {
            blanks_.push_back({.span = {.begin = view_.ends[i - 1], .end = view_.offsets[next]},
                               .kind = "room",
                               .view = index_,
                               .range = {.begin = i, .end = next}});
        }
    }

    std::size_t gap(std::size_t i) const { return gap_before(context_.document, view_, i); }

    std::size_t end_of_marks(std::size_t i) const {
        while (i < text_.size() && is_fill_mark(text_[i])) {
            ++i;
        }
        return i;
    }

    std::size_t read_fill_marks(std::size_t i) {
        const std::size_t end = end_of_marks(i);
        if (end < text_.size() && text_[end] == U'年') {
            if (const std::size_t after = read_date(end); after != 0) {
                return after;
            }
        }
        const bool struck_out =
            (end < text_.size() && text_[end] == U'/') || (i > 0 && text_[i - 1] == U'/');
        if (end - i < 2 || struck_out) {
            return end;
        }
        if (const std::size_t after = filled_end(i, end); after != 0) {
            return after;
        }
        add(i, end, "underscore");
        return end;
    }

    /// ____1280000____元: marks that underline a value; the index after the closing marks, else 0.
    std::size_t filled_end(std::size_t begin, std::size_t end) const {
        constexpr std::size_t kLongestValue = 30;
        std::size_t i = end;
        bool figure = false;
        bool word = false;
        while (i < text_.size() && i - end < kLongestValue && !is_fill_mark(text_[i])) {
            const char32_t c = text_[i];
            if (c == U':' || c == U',' || is_sentence_end(c) || c == U'、' || c == U'(') {
                return 0;
            }
            figure = figure || is_digit(c) || is_ascii_letter(c);
            word = word || is_han(c);
            ++i;
        }
        if (i == end || i >= text_.size() || !is_fill_mark(text_[i])) {
            return 0;
        }
        const std::size_t close = end_of_marks(i);
        constexpr std::size_t kShortRun = 3;
        const bool emphasis = end - begin <= kShortRun && close - i <= kShortRun && i - end > 1;
        const bool value = figure && gap(end) == 0;
        return value || (word && emphasis) ? close : 0;
    }

    /// The end of a year, month or day that may be open: digits, marks, crosses; `open` when it has
    /// no digit or a mark.
    struct Component {
        std::size_t end = 0;
        bool open = false;
        bool evidence = false;  // a mark or a gap: the writer left room
    };
    Component component(std::size_t begin) const {
        constexpr std::size_t kLongest = 24;
        Component result{.end = begin, .open = true, .evidence = false};
        while (result.end < text_.size() && result.end - begin < kLongest) {
            const char32_t c = text_[result.end];
            if (is_digit(c)) {
                result.open = false;
            } else if (!is_fill_mark(c) && !is_cross(c) && c != U'【' && c != U'】' && c != U' ') {
                break;
            }
            result.evidence = result.evidence || is_fill_mark(c) || is_cross(c) || c == U'【';
            ++result.end;
        }
        result.open = result.open || result.evidence;
        result.evidence = result.evidence || gap(result.end) > 0;
        return result;
    }

    std::size_t year_begin(std::size_t year) const {
        constexpr std::size_t kLongest = 24;
        std::size_t begin = year;
        while (begin > 0 && year - begin < kLongest) {
            const char32_t c = text_[begin - 1];
            if (!is_digit(c) && !is_fill_mark(c) && !is_cross(c) && c != U'【' && c != U'】') {
                break;
            }
            --begin;
        }
        return begin;
    }

    std::size_t read_date(std::size_t year) {
        const std::size_t begin = year_begin(year);
        const Component first = component(begin);
        const Component month = component(year + 1);
        if (first.end != year || month.end >= text_.size() || text_[month.end] != U'月') {
            return 0;
        }
        const Component day = component(month.end + 1);
        const bool has_day = day.end < text_.size() && text_[day.end] == U'日';
        constexpr std::size_t kYearDigits = 4;
        const bool year_open = first.open || year - begin < kYearDigits;
        const bool open = year_open || month.open || (has_day && day.open);
        const bool evidence = (first.open && (first.evidence || gap(begin) > 1)) ||
                              (month.open && month.evidence) ||
                              (has_day && day.open && day.evidence);
        if (!open || !evidence || (!has_day && !month.open)) {
            return 0;
        }
        const std::size_t end = has_day ? day.end + 1 : month.end + 1;
        add(begin, end, "date");
        return end;
    }

    std::size_t read_cross(std::size_t i) {
        std::size_t end = i;
        while (end < text_.size() && is_cross(text_[end])) {
            ++end;
        }
        if (end < text_.size() && text_[end] == U'年') {
            if (const std::size_t after = read_date(end); after != 0) {
                return after;
            }
        }
        const auto glued = [](char32_t c) {
            return is_digit(c) || is_ascii_letter(c) || c == U'*';
        };
        const bool in_word =
            (i > 0 && glued(text_[i - 1])) || (end < text_.size() && glued(text_[end]));
        const bool skip = context_.lexicon.list("cross-not").match_at(text_, end).term != nullptr;
        if (end - i < 2 || in_word || skip || is_masked_person(i, end)) {
            return end;
        }
        add(i, end, "cross");
        return end;
    }

    /// 张××: a person whose name was made unreadable.
    bool is_masked_person(std::size_t begin, std::size_t end) const {
        if (begin == 0 || end - begin > 2) {
            return false;
        }
        const auto surname = context_.lexicon.list("surnames").match_before(text_, begin);
        return surname.term != nullptr &&
               (surname.begin == 0 || !is_han(text_[surname.begin - 1])) &&
               (end >= text_.size() || !is_han(text_[end]));
    }

    std::size_t read_brackets(std::size_t open, char32_t close) {
        constexpr std::size_t kLongest = 40;
        std::size_t i = open + 1;
        while (i < text_.size() && i - open < kLongest &&
               (is_fill_mark(text_[i]) || is_cross(text_[i]) || text_[i] == U'●' ||
                text_[i] == U'○' || text_[i] == U'*' || text_[i] == U' ')) {
            ++i;
        }
        if (i < text_.size() && text_[i] == close) {
            add(open, i + 1, "brackets");
            return i + 1;
        }
        return read_instruction(open, close);
    }

    std::size_t read_paren(std::size_t open) {
        if (open + 1 < text_.size() && text_[open + 1] == U')') {
            const bool room = gap(open + 1) > 0 || is_wide(open);
            const bool call =
                open > 0 && (is_ascii_letter(text_[open - 1]) || is_digit(text_[open - 1]));
            if (room && !call && !has_ticked_sibling(open)) {
                add(open, open + 2, "brackets");
            }
            return open + 2;
        }
        return read_instruction(open, U')');
    }

    bool is_wide(std::size_t i) const { return view_.ends[i] - view_.offsets[i] > 1; }

    /// （√）是（ ）否: one bracket of the line is ticked.
    bool has_ticked_sibling(std::size_t open) const {
        constexpr std::size_t kReach = 80;
        const std::size_t first = open > kReach ? open - kReach : 0;
        const std::size_t last = std::min(text_.size(), open + kReach);
        for (std::size_t i = first; i + 2 < last; ++i) {
            if (text_[i] == U'(' && text_[i + 2] == U')' &&
                std::u32string_view(U"√✓✔vV").find(text_[i + 1]) != kNpos) {
                return true;
            }
        }
        return false;
    }

    std::size_t read_instruction(std::size_t open, char32_t close_char) {
        constexpr std::size_t kLongest = 60;
        const TermList& words = context_.lexicon.list("instruction-words");
        const auto start = words.match_at(text_, open + 1);
        if (start.term == nullptr) {
            return 0;
        }
        const std::size_t close =
            text_.substr(0, std::min(text_.size(), open + kLongest)).find(close_char, open);
        if (close == kNpos) {
            return 0;
        }
        for (std::size_t i = open + 1; i < close; ++i) {
            const auto match = words.match_at(text_, i);
            if (match.term != nullptr && match.term->code() == "verb") {
                add(open, close + 1, "instruction");
                return close + 1;
            }
        }
        return 0;
    }

    void read_words() {
        for (const TermList::Match& match : context_.lexicon.list("blank-words").find_all(text_)) {
            const auto in_word = [&](std::size_t i) {
                return i < text_.size() && is_ascii_letter(text_[i]);
            };
            const bool latin = in_word(match.begin);
            if (match.term->code() == "open" &&
                !(latin && ((match.begin > 0 && in_word(match.begin - 1)) || in_word(match.end)))) {
                add(match.begin, match.end, "word");
            }
        }
    }

    const ExtractContext& context_;
    const View& view_;
    std::u32string_view text_;
    std::size_t index_;
    std::vector<Blank>& blanks_;
};

}  // namespace

void scan_blanks(const ExtractContext& context, std::size_t view, std::vector<Blank>& blanks) {
    BlankScanner(context, view, blanks).run();
}

}  // namespace review
