#include <algorithm>

#include "base/text.h"
#include "facts/numeral.h"
#include "facts/official_frame.h"
#include "facts/party_names.h"

namespace review {

namespace {

constexpr std::size_t kMostSigners = 8;    // lines
constexpr std::size_t kImprintLines = 30;  // from the end
constexpr std::size_t kLongestFootLine = 80;

bool is_date_char(char32_t c) {
    return is_digit(c) || han_digit(c) >= 0 || han_unit(c) == 10 || c == U'廿' || c == U'X' ||
           c == U'x' || c == U'○' || c == U'O' || c == U' ' || is_fill_mark(c);
}

class FootReader {
public:
    FootReader(const FrameText& text, std::size_t first, OfficialFrame& frame)
        : text_(text), first_(first), frame_(frame) {}

    void read() {
        read_signature();
        read_imprint();
        std::ranges::stable_sort(frame_.parts, [](const FramePart& a, const FramePart& b) {
            return a.view != b.view ? a.view < b.view : a.range.begin < b.range.begin;
        });
        std::ranges::sort(frame_.foot);
        frame_.foot.erase(std::unique(frame_.foot.begin(), frame_.foot.end()), frame_.foot.end());
    }

private:
    void add(FrameRole role, std::size_t line, Range range) {
        frame_.parts.push_back({.role = role, .view = text_.lines[line], .range = range});
        frame_.foot.push_back(text_.lines[line]);
    }

    /// The first date with signers above it or before it on its line; else a date at the very end.
    void read_signature() {
        std::size_t bare = kNpos;
        for (std::size_t line = first_; line < text_.lines.size(); ++line) {
            const std::u32string_view text = text_.text(line);
            if (text.size() > kLongestFootLine || text.back() != U'日') {
                continue;
            }
            const std::size_t begin = last_date_begin(text);
            if (begin == kNpos) {
                continue;
            }
            if (begin > 0 ? sign_line(line, begin) : sign_above(line)) {
                add_date(line, begin);
                return;
            }
            bare = begin == 0 ? line : bare;
        }
        if (bare != kNpos && ends_document(bare + 1)) {
            add_date(bare, 0);
        }
    }

    void add_date(std::size_t line, std::size_t begin) {
        add(FrameRole::date, line, {.begin = begin, .end = text_.text(line).size()});
        while (++line < text_.lines.size() && is_note(text_.text(line))) {
            add(FrameRole::mark, line, {.begin = 0, .end = text_.text(line).size()});
        }
    }

    static bool is_note(std::u32string_view text) {
        return text.front() == U'(' && text.back() == U')' && text.size() <= kLongestFootLine &&
               text.find(U')') + 1 == text.size();
    }

    /// Only what a foot may hold follows.
    [[nodiscard]] bool ends_document(std::size_t line) const {
        while (line < text_.lines.size()) {
            const std::u32string_view text = text_.text(line);
            if (!is_note(text) && !is_copy(text) && !text.ends_with(U"印发") &&
                !text.starts_with(U"附件")) {
                return false;
            }
            ++line;
        }
        return true;
    }

    /// 江州市城市管理局　2026年3月2日
    bool sign_line(std::size_t line, std::size_t date) {
        const std::vector<Range> names = text_.names(line, {.begin = 0, .end = date}, true);
        const bool units = !names.empty() && std::ranges::all_of(names, [&](Range name) {
            return text_.is_unit(text_.text(line).substr(name.begin, name.size()));
        });
        for (const Range name : names) {
            if (units) {
                add(FrameRole::signature, line, name);
            }
        }
        return units;
    }

    bool sign_above(std::size_t date) {
        std::size_t line = date;
        std::size_t signers = 0;
        while (line > first_ && signers < kMostSigners && sign_names(line - 1)) {
            --line;
            ++signers;
        }
        return signers > 0;
    }

    /// The organs or the person that a line of a signature names.
    bool sign_names(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        if (text.size() > kLongestFootLine || text.find_first_of(U"。;:《") != kNpos) {
            return false;
        }
        const auto post = text_.lexicon.list("official-posts").match_at(text, 0);
        constexpr std::size_t kLongestPerson = 8;
        if (post.term != nullptr && text.size() - post.end <= kLongestPerson) {
            add(FrameRole::signature, line, {.begin = 0, .end = text.size()});
            return true;
        }
        const std::vector<Range> names = text_.names(line, {.begin = 0, .end = text.size()}, true);
        std::vector<Range> units;
        for (const Range name : names) {
            const std::u32string_view words = text.substr(name.begin, name.size());
            Range clean = name_range(text_.lexicon, words);
            if (is_masked(words)) {
                clean = {.begin = 0, .end = words.size()};  // XXXX人民政府 in a form
            }
            if (text_.is_unit(words.substr(clean.begin, clean.size()))) {
                units.push_back({.begin = name.begin + clean.begin, .end = name.begin + clean.end});
            }
        }
        if (units.size() * 2 < names.size() || units.empty()) {
            return false;
        }
        for (const Range unit : units) {
            add(FrameRole::signature, line, unit);
        }
        return true;
    }

    [[nodiscard]] bool is_copy(std::u32string_view text) const {
        const auto word = text_.lexicon.list("copy-words").match_at(text, 0);
        return word.term != nullptr && (word.end == text.size() || text[word.end] == U':');
    }

    void read_imprint() {
        const std::size_t size = text_.lines.size();
        for (std::size_t line = std::max(first_, size - std::min(size, kImprintLines)); line < size;
             ++line) {
            const std::u32string_view text = text_.text(line);
            if (is_copy(text)) {
                read_copies(line);
            } else if (text.ends_with(U"印发") && text.size() <= kLongestFootLine) {
                read_printed(line);
            }
        }
    }

    /// 抄送：甲，乙，丙。 on a few lines or in the next cell.
    void read_copies(std::size_t line) {
        constexpr std::size_t kMostLines = 4;
        const auto word = text_.lexicon.list("copy-words").match_at(text_.text(line), 0);
        std::size_t begin = word.end;
        for (std::size_t n = 0; n < kMostLines && line < text_.lines.size(); ++n, ++line) {
            const std::u32string_view text = text_.text(line);
            if (n > 0 && (is_copy(text) || text.ends_with(U"印发"))) {
                return;
            }
            for (const Range name :
                 text_.names(line, {.begin = begin, .end = text.size()}, false)) {
                add(FrameRole::copy, line, name);
            }
            frame_.foot.push_back(text_.lines[line]);
            begin = 0;
            if (text.back() == U'。') {
                return;
            }
        }
    }

    void read_printed(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        constexpr std::size_t kWord = 2;  // 印发
        const std::size_t end = trim_range(text, {.begin = 0, .end = text.size() - kWord}).end;
        const std::size_t begin = last_date_begin(text.substr(0, end));
        if (begin == kNpos) {
            return;
        }
        const Range organ = trim_range(text, {.begin = 0, .end = begin});
        if (!organ.empty()) {
            add(FrameRole::imprint, line, organ);
        } else if (line > first_ && text_.is_unit(text_.text(line - 1)) &&
                   std::ranges::find(frame_.foot, text_.lines[line - 1]) == frame_.foot.end()) {
            add(FrameRole::imprint, line - 1, {.begin = 0, .end = text_.text(line - 1).size()});
        }
        add(FrameRole::printed, line, {.begin = begin, .end = end});
    }

    const FrameText& text_;
    std::size_t first_;
    OfficialFrame& frame_;
};

}  // namespace

std::size_t last_date_begin(std::u32string_view text) {
    std::size_t i = text.size();
    for (const char32_t mark : {U'日', U'月', U'年'}) {
        if (i == 0 || text[i - 1] != mark) {
            return kNpos;
        }
        --i;
        std::size_t chars = 0;
        constexpr std::size_t kMostChars = 6;
        while (i > 0 && chars < kMostChars && is_date_char(text[i - 1])) {
            --i;
            ++chars;
        }
    }
    while (i < text.size() && text[i] == U' ') {
        ++i;
    }
    return i;
}

void read_frame_foot(const FrameText& text, std::size_t first, OfficialFrame& frame) {
    FootReader(text, first, frame).read();
}

OfficialFrame read_official_frame(const Document& document,
                                  std::span<const View> views,
                                  const Lexicon& lexicon) {
    FrameText text{.document = document, .views = views, .lexicon = lexicon, .lines = {}};
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Story story = document.paragraphs[i].story;
        if ((story == Story::body || story == Story::text_box) && !views[i].chars.empty()) {
            text.lines.push_back(i);
        }
    }
    OfficialFrame frame;
    const std::size_t body = read_frame_head(text, frame);
    if (!frame.official) {
        return {};
    }
    read_frame_foot(text, body, frame);
    return frame;
}

}  // namespace review
