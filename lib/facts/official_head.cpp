#include <algorithm>

#include "base/text.h"
#include "facts/clause_label.h"
#include "facts/document_number.h"
#include "facts/official_frame.h"
#include "facts/party_names.h"

namespace review {

namespace {

constexpr std::size_t kHeadLines = 40;
constexpr std::size_t kTitlePieces = 5;
constexpr std::size_t kLongestTitlePiece = 100;
constexpr std::size_t kLongestTitleText = 160;
constexpr std::size_t kUnknownLines = 8;  // in the head

class HeadReader {
public:
    HeadReader(const FrameText& text, OfficialFrame& frame) : text_(text), frame_(frame) {}

    std::size_t read() {
        const std::size_t last = std::min(text_.lines.size(), kHeadLines);
        std::size_t line = 0;
        while (line < last) {
            const std::size_t next = titled_ ? step_below_title(line) : step(line);
            if (next == line) {
                break;
            }
            line = next;
        }
        if (!titled_ && genre_line_ != kNpos) {
            add(FrameRole::title, genre_line_, whole(genre_line_));
            titled_ = true;
        }
        const bool numbered = std::ranges::any_of(
            frame_.parts, [](const FramePart& part) { return part.role == FrameRole::number; });
        frame_.official = !contract_ && (numbered || frame_.red_head || titled_);
        return line;
    }

private:
    [[nodiscard]] bool numbered() const {
        return std::ranges::find(frame_.parts, FrameRole::number, &FramePart::role) !=
               frame_.parts.end();
    }
    void add(FrameRole role, std::size_t line, Range range) {
        frame_.parts.push_back({.role = role, .view = text_.lines[line], .range = range});
    }
    [[nodiscard]] Range whole(std::size_t line) const {
        return {.begin = 0, .end = text_.text(line).size()};
    }
    [[nodiscard]] const TermList& list(std::string_view name) const {
        return text_.lexicon.list(name);
    }

    /// The line after what begins at `line`; `line` itself where the head ends.
    std::size_t step(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        if (read_number(line) || read_mark(line) || std::ranges::all_of(text, is_digit)) {
            return line + 1;
        }
        const auto label = read_clause_label(text_.document, text_.view(line));
        if (text.size() > kLongestTitlePiece || text.find_first_of(U"。;:") != kNpos ||
            (label && !label->weak)) {
            return line;
        }
        const auto kind = list("kind-title").match_before(text, text.size());
        if (kind.term != nullptr && kind.term->code() == "contract") {
            contract_ = true;
            return line;
        }
        if (read_red_head(line)) {
            return line + 1;
        }
        if (const std::size_t below = title_end(line); below > line) {
            for (std::size_t i = line; i < below; ++i) {
                add(FrameRole::title, i, whole(i));
            }
            titled_ = true;
            return below;
        }
        const std::size_t end = read_addressees(line + 1);
        if ((frame_.red_head || numbered()) && end > line + 1) {
            add(FrameRole::title, line, whole(line));  // of a kind that is not known
            titled_ = true;
            take_addressees();
            return end;
        }
        if (is_signature(line)) {
            return line;
        }
        if (text_.is_unit(text)) {
            add(FrameRole::authority, line, whole(line));
            return line + 1;
        }
        return ++unknown_ > kUnknownLines ? line : line + 1;
    }

    /// The foot: a date, below a name or behind it.
    [[nodiscard]] bool is_signature(std::size_t line) const {
        return last_date_begin(text_.text(line)) != kNpos ||
               (line + 1 < text_.lines.size() && last_date_begin(text_.text(line + 1)) == 0);
    }

    std::size_t step_below_title(std::size_t line) {
        if (read_number(line) || read_mark(line) || read_enactment(line)) {
            return line + 1;
        }
        if (const std::size_t end = read_addressees(line); end > line) {
            take_addressees();
            return end;
        }
        const bool dated = last_date_begin(text_.text(line)) == 0;
        return dated && !addressed_ ? line + 1 : line;
    }

    /// 江城管〔2026〕15号　签发人：…, or 第12号 alone.
    bool read_number(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        constexpr std::size_t kLongestLine = 60;
        if (text.size() > kLongestLine || addressed_) {
            return false;
        }
        const std::size_t open = find_year_bracket(text, 0);
        if (open != kNpos) {
            const auto number =
                read_document_number(text_.document, text_.lexicon, text_.view(line), open, true);
            if (!number || number->begin > 0) {
                return false;
            }
            const std::size_t rest = skip_blank(text, number->end);
            const auto mark = list("document-marks").match_at(text, rest);
            if (rest < text.size() && mark.term == nullptr) {
                return false;
            }
            add(FrameRole::number, line, {.begin = 0, .end = number->end});
            if (mark.term != nullptr) {
                add(FrameRole::mark, line, {.begin = rest, .end = text.size()});
            }
            return true;
        }
        if (text.front() != U'第' || text.back() != U'号') {
            return false;
        }
        const auto number = small_number(text, skip_blank(text, 1));
        const std::size_t end = number ? skip_blank(text, number->end) : skip_blank(text, 1);
        if (end + 1 != text.size()) {
            return false;
        }
        add(FrameRole::order, line, whole(line));
        return true;
    }

    /// 特急, 机密★1年, 签发人：张某某; in brackets too.
    bool read_mark(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        constexpr std::size_t kLongestMark = 30;
        const std::size_t begin = !text.empty() && text.front() == U'(' ? 1 : 0;
        const auto mark = list("document-marks").match_at(text, begin);
        if (mark.term == nullptr || text.size() > kLongestMark) {
            return false;
        }
        const char32_t next = mark.end < text.size() ? text[mark.end] : U':';
        if (!holds(U":★*)", next) && !is_digit(next) && next != U' ') {
            return false;
        }
        const bool closed = begin > 0 && text.back() == U')';
        add(FrameRole::mark, line, {.begin = begin, .end = text.size() - (closed ? 1 : 0)});
        return true;
    }

    /// 江州市城市管理局文件, 江州市人民政府令; 文件 alone beside the names of several.
    bool read_red_head(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        const auto ending = list("red-head-endings").match_before(text, text.size());
        if (ending.term == nullptr) {
            return false;
        }
        const bool document = ending.term->code() == "document";
        if (ending.begin == 0) {
            frame_.red_head = frame_.red_head || document;
            genre_line_ = document || genre_line_ != kNpos ? genre_line_ : line;
            return document || line + 1 < text_.lines.size();
        }
        const std::vector<Range> names = text_.names(line, {.begin = 0, .end = ending.begin}, true);
        if (!std::ranges::all_of(
                names, [&](Range r) { return text_.is_unit(text.substr(r.begin, r.size())); })) {
            return false;
        }
        for (const Range name : names) {
            add(FrameRole::authority, line, name);
        }
        genre_line_ = document ? genre_line_ : line;
        frame_.red_head = true;
        return true;
    }

    /// The line after the title that begins at `line`; `line` when none does.
    [[nodiscard]] std::size_t title_end(std::size_t line) const {
        const std::size_t last = std::min(text_.lines.size(), line + kTitlePieces);
        std::u32string title;
        std::size_t found = line;
        bool units_only = true;
        for (std::size_t i = line; i < last; ++i) {
            const std::u32string_view piece = text_.text(i);
            if (piece.size() > kLongestTitlePiece || piece.find_first_of(U"。;:") != kNpos ||
                title.size() + piece.size() > kLongestTitleText) {
                break;
            }
            const bool note = found > line && is_note(piece);
            if (found > line && !note && !is_unfinished(title)) {
                break;
            }
            const bool opens = list("title-openers").match_at(piece, 0).term != nullptr;
            if (i > line && units_only && !opens && !text_.is_unit(piece)) {
                break;  // below the names of authorities only 关于… goes on with a title
            }
            units_only = units_only && !opens && text_.is_unit(piece);
            if (read_clause_label(text_.document, text_.view(i)) || last_date_begin(piece) == 0 ||
                (i > line && is_number_line(piece))) {
                break;
            }
            title += piece;
            if (note || ends_in_genre(title)) {
                found = i + 1;
            }
        }
        return found;
    }

    /// （征求意见稿） below a title, but no （2021年4月29日…通过）.
    [[nodiscard]] bool is_note(std::u32string_view piece) const {
        return piece.front() == U'(' && piece.back() == U')' &&
               !list("title-notes").find_all(piece).empty() &&
               list("enactment-words").find_all(piece).empty();
    }

    static bool is_number_line(std::u32string_view text) {
        return text.back() == U'号' && find_year_bracket(text, 0) != kNpos;
    }

    [[nodiscard]] bool ends_in_genre(std::u32string_view title) const {
        const std::u32string_view bare = title_without_notes(title);
        return list("document-genres").match_before(bare, bare.size()).term != nullptr &&
               std::ranges::count(bare, U'《') == std::ranges::count(bare, U'》');
    }

    /// 关于贯彻落实停车管理办法: a line more is to come, which ends in 的通知.
    [[nodiscard]] bool is_unfinished(std::u32string_view title) const {
        const std::u32string_view bare = title_without_notes(title);
        const auto genre = list("document-genres").match_before(bare, bare.size());
        return genre.term != nullptr && bare.find(U"关于") != kNpos &&
               bare.substr(0, genre.begin).back() != U'的' && genre.term->code() != "official";
    }

    bool read_enactment(std::size_t line) {
        const std::u32string_view text = text_.text(line);
        constexpr std::size_t kLongestEnactment = 400;
        const bool opens = text.front() == U'(' || is_digit(text.front()) || is_quoted_date(text);
        if (addressed_ || !opens || text.size() > kLongestEnactment || text.back() == U'。' ||
            list("enactment-words").find_all(text).empty()) {
            return false;
        }
        add(FrameRole::enactment, line, whole(line));
        return true;
    }

    /// 一九八八年四月十三日…, 根据…修正
    static bool is_quoted_date(std::u32string_view text) {
        const auto year = small_number(text, 0);
        return (year && year->end < text.size() && text[year->end] == U'年') ||
               text.starts_with(U"根据");
    }

    /// 各区人民政府，市直各单位： on at most three lines.
    std::size_t read_addressees(std::size_t line) {
        constexpr std::size_t kMostLines = 3;
        constexpr std::size_t kLongestLine = 200;
        std::size_t end = std::min(line, text_.lines.size());
        while (end < text_.lines.size() && end - line < kMostLines &&
               text_.text(end).back() != U':') {
            ++end;
        }
        if (addressed_ || end == text_.lines.size() || end - line == kMostLines) {
            return line;
        }
        ++end;
        std::vector<FramePart> found;
        for (std::size_t i = line; i < end; ++i) {
            const std::u32string_view text = text_.text(i);
            if (text.size() > kLongestLine || text.find_first_of(U"。?!") != kNpos ||
                !list("addressee-prose").find_all(text).empty()) {
                return line;
            }
            for (const Range name : text_.names(i, whole(i), false)) {
                found.push_back(
                    {.role = FrameRole::addressee, .view = text_.lines[i], .range = name});
            }
        }
        if (found.empty() || !is_addressee(found.front()) || !is_addressee(found.back())) {
            return line;
        }
        addressees_ = std::move(found);
        return end;
    }

    void take_addressees() {
        frame_.parts.insert(frame_.parts.end(), addressees_.begin(), addressees_.end());
        addressed_ = true;
    }

    [[nodiscard]] bool is_addressee(const FramePart& part) const {
        std::u32string_view name =
            text_.views[part.view].text().substr(part.range.begin, part.range.size());
        name = title_without_notes(name);
        return list("addressee-endings").match_before(name, name.size()).term != nullptr ||
               text_.is_unit(name);
    }

    const FrameText& text_;
    OfficialFrame& frame_;
    std::vector<FramePart> addressees_;  // read last
    bool titled_ = false;
    bool addressed_ = false;
    bool contract_ = false;
    std::size_t unknown_ = 0;
    std::size_t genre_line_ = kNpos;  // 江州市人民政府令: the title where no other stands
};

}  // namespace

std::u32string_view title_without_notes(std::u32string_view title) {
    while (!title.empty() && title.back() == U')') {
        const std::size_t open = title.rfind(U'(');
        if (open == kNpos || open == 0) {
            break;
        }
        title = title.substr(0, open);
    }
    return title;
}

std::vector<Range> FrameText::names(std::size_t line, Range range, bool gaps) const {
    return split_names(document, view(line), range, gaps);
}

std::vector<Range> split_names(const Document& document, const View& view, Range range, bool gaps) {
    const std::u32string_view chars = view.text();
    std::vector<Range> found;
    std::size_t begin = range.begin;
    int depth = 0;
    const auto close = [&](std::size_t end) {
        const Range name = trim_range(chars, {.begin = begin, .end = end});
        if (!name.empty()) {
            found.push_back(name);
        }
    };
    for (std::size_t i = range.begin; i < range.end; ++i) {
        depth += chars[i] == U'(' ? 1 : chars[i] == U')' && depth > 0 ? -1 : 0;
        const bool mark = depth == 0 && holds(U",、;:。", chars[i]);
        constexpr std::size_t kWide = 2;
        if (mark) {
            close(i);
            begin = i + 1;
        } else if (gaps && i > begin && gap_before(document, view, i) >= kWide) {
            close(i);
            begin = i;
        }
    }
    close(range.end);
    return found;
}

bool FrameText::is_unit(std::u32string_view name) const {
    constexpr std::size_t kLongestUnit = 40;
    if (name.size() < 3 || name.size() > kLongestUnit ||
        name.find_first_of(U",。;:、《》") != kNpos) {
        return false;
    }
    const std::string_view kind = kind_of_name(lexicon, name).kind;
    return kind != "unknown" && kind != "individual";
}

std::size_t read_frame_head(const FrameText& text, OfficialFrame& frame) {
    return HeadReader(text, frame).read();
}

}  // namespace review
