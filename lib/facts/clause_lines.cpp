#include "facts/clause_lines.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "facts/annex_head.h"
#include "facts/annex_items.h"
#include "facts/contents_line.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxTitleChars = 60;
constexpr std::size_t kMaxContentsChars = 100;
constexpr std::size_t kMaxContentsLines = 600;
constexpr std::size_t kMaxQuotedLines = 20;
constexpr std::size_t kMaxSignatureLines = 60;
constexpr std::size_t kMaxFieldChars = 60;
constexpr std::size_t kMaxRoleChars = 12;
constexpr std::size_t kTitleLines = 12;

bool contains_char(std::u32string_view text, std::u32string_view chars) {
    return text.find_first_of(chars) != std::u32string_view::npos;
}

class LineReader {
public:
    LineReader(const Document& document,
               std::span<const View> views,
               const TermList* cues,
               const OfficialFrame* frame)
        : document_(document), views_(views), cues_(cues), frame_(frame) {}

    Layout read() {
        collect();
        mark_contents();
        mark_quoted();
        read_labels();
        mark_annexes();
        mark_annex_lists();
        if (frame_ == nullptr || !take_official_foot(views_, *frame_, layout_)) {
            find_conclusions();
        }
        if (frame_ == nullptr || !take_official_title(document_, *frame_, layout_)) {
            find_title();
        }
        return std::move(layout_);
    }

private:
    [[nodiscard]] const View& view(std::size_t line) const {
        return views_[layout_.lines[line].paragraph];
    }
    [[nodiscard]] const Paragraph& paragraph(std::size_t line) const {
        return document_.paragraphs[layout_.lines[line].paragraph];
    }

    void collect() {
        for (std::size_t i = 0; i < views_.size(); ++i) {
            const Paragraph& p = document_.paragraphs[i];
            const bool body = p.story == Story::body || p.story == Story::text_box;
            if (!body || views_[i].chars.empty()) {
                continue;
            }
            Line line;
            line.paragraph = i;
            if (p.table != kNone || p.story == Story::text_box) {
                line.kind = LineKind::table;
            } else if (is_contents_style(p.style) || has_leaders(views_[i].text())) {
                line.kind = LineKind::contents;
            }
            layout_.lines.push_back(line);
        }
    }

    static bool is_contents_style(const std::string& style) {
        return style.starts_with("toc ") || style.starts_with("TOC ") || style.starts_with("目录");
    }

    /// 目录 and its entries: as far as the place where the first entry stands again.
    void mark_contents() {
        auto& lines = layout_.lines;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            const std::u32string_view head = view(i).text();
            if (lines[i].kind != LineKind::text || (head != U"目录" && head != U"目次")) {
                continue;
            }
            const std::u32string_view first = without_page(view(i + 1).text());
            const std::size_t last = std::min(lines.size(), i + kMaxContentsLines);
            std::size_t again = i + 2;
            while (again < last && (first.empty() || without_page(view(again).text()) != first) &&
                   view(again).chars.size() <= kMaxContentsChars) {
                ++again;
            }
            const bool found = again < last && without_page(view(again).text()) == first;
            lines[i].kind = LineKind::contents;
            for (std::size_t j = i + 1; found && j < again && view(j).chars.back() != U'。'; ++j) {
                if (lines[j].kind == LineKind::text) {
                    lines[j].kind = LineKind::contents;
                }
            }
            i = found ? again - 1 : i;
        }
    }

    /// Lines inside a quotation that began with ：“ at the end of a line and is closed soon after.
    void mark_quoted() {
        auto& lines = layout_.lines;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!opens_quotation(view(i).text())) {
                continue;
            }
            const std::size_t last = std::min(lines.size(), i + kMaxQuotedLines);
            std::size_t end = i + 1;
            while (end < last && !closes_quotation(view(end).text())) {
                ++end;
            }
            if (end == last) {
                continue;
            }
            for (std::size_t j = i + 1; j <= end; ++j) {
                if (lines[j].kind == LineKind::text) {
                    lines[j].kind = LineKind::quoted;
                }
            }
            i = end;
        }
    }

    static bool opens_quotation(std::u32string_view text) {
        const std::size_t open = text.rfind(U'“');
        return open != std::u32string_view::npos && open > 0 && text[open - 1] == U':' &&
               text.find(U'”', open) == std::u32string_view::npos;
    }
    static bool closes_quotation(std::u32string_view text) {
        return std::ranges::count(text, U'”') > std::ranges::count(text, U'“');
    }

    void read_labels() {
        for (Line& line : layout_.lines) {
            if (line.kind != LineKind::text) {
                continue;
            }
            if (auto label = read_clause_label(document_, views_[line.paragraph])) {
                line.kind = LineKind::label;
                line.label = *label;
            }
        }
    }

    /// A line 附件二：… that begins an annex; the same words in a list of annexes are text.
    void mark_annexes() {
        std::vector<std::size_t> candidates;
        std::unordered_map<std::string, std::size_t> last_of;
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
            if (layout_.lines[i].kind != LineKind::text) {
                continue;
            }
            const AnnexHead head = read_annex_head(document_, view(i));
            if (head.end > 0) {
                keys.push_back(head.number);
                last_of[keys.back()] = candidates.size();
                candidates.push_back(i);
            }
        }
        const std::size_t signature = first_cue();
        const std::vector<bool> restarts = find_restarts();
        for (std::size_t c = 0; c < candidates.size(); ++c) {
            const std::size_t i = candidates[c];
            const Paragraph& p = paragraph(i);
            const bool listed = (c > 0 && candidates[c - 1] + 1 == i) ||
                                (c + 1 < candidates.size() && candidates[c + 1] == i + 1) ||
                                i + 1 == layout_.lines.size();
            const bool strong = p.page_break_before || p.outline != kNone ||
                                (p.alignment == Alignment::center && !listed);
            if (last_of[keys[c]] == c && (strong || (!listed && (i > signature || restarts[i])))) {
                layout_.lines[i].kind = LineKind::annex;
            }
        }
    }

    /// 附件：一、标准 and 二、名单 below it: the items of the list are no clauses.
    void mark_annex_lists() {
        auto& lines = layout_.lines;
        int expected = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].kind == LineKind::text) {
                expected = next_annex_item(view(i).text());
            } else if (expected > 0 && lines[i].kind == LineKind::label &&
                       lines[i].label.number() == expected) {
                lines[i].kind = LineKind::text;
                ++expected;
            } else {
                expected = 0;
            }
        }
    }

    /// By line: whether the first label after it begins a numbering again at one that had been
    /// higher before.
    [[nodiscard]] std::vector<bool> find_restarts() const {
        const auto& lines = layout_.lines;
        std::vector<bool> restarts(lines.size());
        std::unordered_map<Scheme, int> last;  // numbers by scheme, up to the line
        std::size_t first = 0;                 // the first line after the label before
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].kind != LineKind::label) {
                continue;
            }
            const ClauseLabel& label = lines[i].label;
            const auto before = last.find(label.scheme);
            const bool again = label.number() == 1 && label.scheme <= Scheme::han &&
                               before != last.end() && before->second > 1;
            std::fill(restarts.begin() + static_cast<std::ptrdiff_t>(first),
                      restarts.begin() + static_cast<std::ptrdiff_t>(i),
                      again);
            first = i;
            last[label.scheme] = label.number();
        }
        return restarts;
    }

    /// (以下无正文。), but no clause (三)…。
    static bool in_brackets(std::u32string_view text) {
        return text.starts_with(U'(') && text.find(U')') == text.size() - 1;
    }

    [[nodiscard]] bool is_cue(std::size_t line) const {
        const std::u32string_view text = view(line).text();
        return cues_ != nullptr && text.size() <= kMaxFieldChars &&
               (text.find(U'。') == std::u32string_view::npos || in_brackets(text)) &&
               !cues_->find_all(text).empty();
    }

    [[nodiscard]] bool is_foot(std::size_t line) const {
        return frame_ != nullptr &&
               std::ranges::binary_search(frame_->foot, layout_.lines[line].paragraph);
    }

    [[nodiscard]] std::size_t first_cue() const {
        std::size_t i = 0;
        while (i < layout_.lines.size() && !is_foot(i) &&
               (layout_.lines[i].kind == LineKind::contents || !is_cue(i))) {
            ++i;
        }
        return i;
    }

    /// The block of the last cue before the annexes: upwards over cues, fields (甲方：…) and their
    /// tables, downwards to the end.
    void find_conclusions() {
        auto& lines = layout_.lines;
        const auto annex = std::ranges::find(lines, LineKind::annex, &Line::kind);
        const auto end = static_cast<std::size_t>(annex - lines.begin());
        std::size_t begin = end;
        std::size_t labels = 0;
        for (std::size_t i = end; i-- > 0;) {
            if (is_cue(i) && lines[i].kind != LineKind::contents) {
                begin = i;
                break;
            }
            labels += is_strong_label(i) ? 1U : 0U;
            if (labels > 2 || end - i > 2 * kMaxSignatureLines) {
                break;
            }
        }
        if (begin == end || (labels > 0 && !has_label_before(begin))) {
            return;  // what stands above the first clause is the head
        }
        const std::size_t cue = begin;
        for (std::size_t n = 0; begin > 0 && n < kMaxSignatureLines; ++n) {
            if (!belongs_to_signature(begin - 1, paragraph(begin).table)) {
                break;
            }
            --begin;
        }
        layout_.conclusions_begin = begin == 0 ? cue : begin;  // never the whole document
        layout_.conclusions_end = end;
        for (std::size_t i = layout_.conclusions_begin; i < end; ++i) {
            if (lines[i].kind == LineKind::label) {
                lines[i].kind = LineKind::text;
            }
        }
    }

    [[nodiscard]] bool is_strong_label(std::size_t i) const {
        return layout_.lines[i].kind == LineKind::label && !layout_.lines[i].label.weak;
    }

    [[nodiscard]] bool has_label_before(std::size_t end) const {
        std::size_t i = 0;
        while (i < end && !is_strong_label(i)) {
            ++i;
        }
        return i < end;
    }

    [[nodiscard]] bool belongs_to_signature(std::size_t i, std::int32_t table_below) const {
        const Line& line = layout_.lines[i];
        const std::u32string_view text = view(i).text();
        if (line.kind == LineKind::table) {
            return paragraph(i).table == table_below || is_cue(i);
        }
        if (is_strong_label(i)) {
            return false;
        }
        if (is_cue(i)) {
            return true;
        }
        if (contains_char(text, U"。;") || read_annex_head(document_, view(i)).end > 0) {
            return false;
        }
        const bool field = text.size() <= kMaxFieldChars && contains_char(text, U":_");
        const bool below_label = i > 0 && view(i - 1).text().ends_with(U':');
        const bool role = text.size() <= (below_label ? kMaxFieldChars : kMaxRoleChars) &&
                          !contains_char(text, U",、");
        return line.kind != LineKind::contents && (field || role);
    }

    /// The first line that can be a title; centred lines below it belong to it.
    void find_title() {
        const auto& lines = layout_.lines;
        std::size_t seen = 0;
        std::size_t chosen = lines.size();
        bool centred = false;
        for (std::size_t i = 0; i < lines.size() && seen < kTitleLines; ++i) {
            if (is_strong_label(i)) {
                break;
            }
            if (lines[i].kind != LineKind::text && lines[i].kind != LineKind::label) {
                continue;
            }
            ++seen;
            const Paragraph& p = paragraph(i);
            const bool styled = p.style == "Title" || p.style == "title" || p.style == "标题";
            if (!can_be_title(i)) {
                continue;
            }
            const bool better = p.alignment == Alignment::center || styled;
            if (chosen == lines.size() || (better && !centred)) {
                chosen = i;
                centred = better;
            }
            if (styled) {
                break;
            }
        }
        if (chosen == lines.size()) {
            return;
        }
        std::size_t last = chosen;
        while (centred && last + 1 < lines.size() && last + 1 - chosen < 4 &&
               lines[last + 1].kind == LineKind::text && can_be_title(last + 1) &&
               paragraph(last + 1).alignment == Alignment::center) {
            ++last;
        }
        layout_.title = {.begin = paragraph(chosen).span.begin, .end = paragraph(last).span.end};
    }

    [[nodiscard]] bool can_be_title(std::size_t i) const {
        const std::u32string_view text = view(i).text();
        return text.size() >= 2 && text.size() <= kMaxTitleChars &&
               !contains_char(text, U":。;_!?") && text.front() != U'(' && text.front() != U'[' &&
               text.back() != U',' && is_han(text[text.size() / 2]) &&
               std::ranges::count_if(text, is_digit) * 2 < static_cast<std::ptrdiff_t>(text.size());
    }

    const Document& document_;
    std::span<const View> views_;
    const TermList* cues_;
    const OfficialFrame* frame_;
    Layout layout_;
};

}  // namespace

Layout lay_out(const Document& document,
               std::span<const View> views,
               const TermList* cues,
               const OfficialFrame* frame) {
    return LineReader(document, views, cues, frame).read();
}

}  // namespace review
