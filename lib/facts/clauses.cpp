#include "facts/clauses.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "facts/annex_head.h"
#include "facts/clause_gaps.h"
#include "facts/clause_lines.h"
#include "facts/clause_names.h"
#include "facts/clause_place.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxLevels = 12;

class Parser {
public:
    Parser(const Document& document,
           std::span<const View> views,
           const TermList* cues,
           const OfficialFrame* frame)
        : document_(document),
          views_(views),
          layout_(lay_out(document, views, cues, frame)),
          lines_(layout_.lines),
          placement_(lines_),
          gaps_(document, views, lines_),
          stack_(placement_.stack) {}

    ClauseTree parse() {
        tree_.title = layout_.title;
        placement_.begin_scope(0);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            step(i);
            last_end_ = paragraph(i).span.end;
        }
        close_to(0);
        close_annex();
        if (!tree_.clauses.empty() && tree_.clauses.front().span.overlaps(tree_.title)) {
            tree_.title = {};  // a first heading without a mark after its number
        }
        set_zones();
        name_clauses(tree_);
        drop_loose_gaps(document_, tree_);
        return std::move(tree_);
    }

private:
    [[nodiscard]] const Paragraph& paragraph(std::size_t line) const {
        return document_.paragraphs[lines_[line].paragraph];
    }
    [[nodiscard]] const View& view(std::size_t line) const {
        return views_[lines_[line].paragraph];
    }

    void step(std::size_t i) {
        const Line& line = lines_[i];
        if (i == layout_.conclusions_begin && i < layout_.conclusions_end) {
            close_to(0);
        }
        if (i >= layout_.conclusions_begin && i < layout_.conclusions_end) {
            return;
        }
        switch (line.kind) {
            case LineKind::annex:
                begin_annex(i);
                break;
            case LineKind::label:
                if (!place(i)) {
                    add_text(i);
                }
                break;
            case LineKind::text:
                add_text(i);
                break;
            default:
                break;  // tables, quotations and contents only lengthen what is open
        }
    }

    // --- annexes ---

    void begin_annex(std::size_t i) {
        close_to(0);
        close_annex();
        const View& line = view(i);
        const AnnexHead head = read_annex_head(document_, line);
        Annex annex;
        annex.span.begin = paragraph(i).span.begin;
        annex.label = to_utf8(line.text().substr(0, head.label_end));
        annex.number = head.number;
        annex.name_span = line.span(head.text, head.end);
        if (annex.name_span.empty()) {
            name_from_next(i, annex);
        }
        tree_.annexes.push_back(std::move(annex));
        placement_.begin_scope(i + 1);
        gaps_.begin_scope();
    }

    /// 附件二 alone on its line: the name is a centred line below it.
    void name_from_next(std::size_t i, Annex& annex) const {
        if (i + 1 < lines_.size() && lines_[i + 1].kind == LineKind::text &&
            paragraph(i + 1).alignment == Alignment::center) {
            annex.name_span = view(i + 1).span(0, view(i + 1).chars.size());
        }
    }

    void close_annex() {
        if (!tree_.annexes.empty() && tree_.annexes.back().span.end == 0) {
            tree_.annexes.back().span.end = last_end_;
        }
    }

    // --- the stack ---

    void close_to(std::size_t depth) {
        while (stack_.size() > depth) {
            Clause& clause = tree_.clauses[stack_.back().clause];
            clause.span.end = std::max(last_end_, clause.span.end);
            stack_.pop_back();
        }
    }

    bool place(std::size_t i) {
        const auto found = placement_.depth_for(i);
        if (!found || *found >= kMaxLevels) {
            return false;
        }
        const std::size_t depth = *found;
        const ClauseLabel label = lines_[i].label;
        const std::optional<Open> sibling = depth < stack_.size() && !stack_[depth].is_text
                                                ? std::optional(stack_[depth])
                                                : std::nullopt;
        close_to(depth);
        placement_.note_nesting(label);
        const int last = placement_.last(label.scheme);
        if (auto gap = gaps_.find(tree_, i, open_clause(i, label), sibling, last)) {
            tree_.gaps.push_back(std::move(*gap));
        }
        placement_.note_number(label);
        return true;
    }

    [[nodiscard]] ClauseLevel level_for(const ClauseLabel& label) const {
        switch (label.scheme) {
            case Scheme::part:
            case Scheme::sub_part:
                return ClauseLevel::part;
            case Scheme::chapter:
                return ClauseLevel::chapter;
            case Scheme::section:
                return ClauseLevel::section;
            case Scheme::article:
                return ClauseLevel::article;
            default:
                break;
        }
        const Clause* parent = stack_.empty() ? nullptr : &tree_.clauses[stack_.back().clause];
        if (parent == nullptr || parent->level <= ClauseLevel::section) {
            if (label.scheme == Scheme::han && placement_.scope().han_above_articles) {
                return ClauseLevel::chapter;
            }
            return placement_.scope().has_articles ? ClauseLevel::point : ClauseLevel::article;
        }
        if (parent->level == ClauseLevel::article) {
            return label.scheme == Scheme::dotted ? ClauseLevel::paragraph : ClauseLevel::point;
        }
        return parent->level == ClauseLevel::paragraph ? ClauseLevel::point : ClauseLevel::indent;
    }

    /// Opens a numbered clause on the stack and gives its index.
    std::size_t open_clause(std::size_t i, const ClauseLabel& label) {
        const View& line = view(i);
        Clause clause;
        clause.level = level_for(label);
        clause.number = label.number();
        clause.label_span = line.span(label.begin, label.end);
        clause.label = to_utf8(line.text().substr(label.begin, label.end - label.begin));
        clause.scheme = scheme_name(label.scheme);
        clause.parent = stack_.empty() ? Clause::kNoClause : stack_.back().clause;
        clause.annex = annex_index();
        clause.address = clause_address(
            tree_, clause, label, placement_.scope().restarts.at(index_of(label.scheme)));
        clause.span = {.begin = clause.label_span.begin, .end = paragraph(i).span.end};
        const bool article = clause.level == ClauseLevel::article;
        const Heading heading =
            read_heading(document_, line, label, clause.level <= ClauseLevel::article);
        clause.heading_span = line.span(heading.begin, heading.end);
        if (heading.begin == heading.end) {
            clause.heading_span = {.begin = clause.label_span.end, .end = clause.label_span.end};
        }
        const std::size_t index = tree_.clauses.size();
        tree_.clauses.push_back(std::move(clause));
        stack_.push_back(
            {.clause = index,
             .rank = placement_.rank_of(label.scheme),
             .is_text = false,
             .titled = heading.begin < heading.end && heading.text >= line.chars.size(),
             .texts = 0,
             .label = label});
        if (article && heading.text < line.chars.size()) {
            open_text(line.offsets[heading.text], paragraph(i).span.end);
        }
        return index;
    }

    [[nodiscard]] std::size_t annex_index() const {
        return tree_.annexes.empty() ? Clause::kNoClause : tree_.annexes.size() - 1;
    }

    /// An unnumbered 款 of the article on top of the stack.
    void open_text(std::size_t begin, std::size_t end) {
        Clause clause;
        clause.level = ClauseLevel::paragraph;
        clause.span = {.begin = begin, .end = end};
        clause.label_span = clause.heading_span = {.begin = begin, .end = begin};
        clause.parent = stack_.back().clause;
        clause.annex = annex_index();
        clause.number = ++stack_.back().texts;
        clause.address = tree_.clauses[clause.parent].address + "/" + std::to_string(clause.number);
        tree_.clauses.push_back(std::move(clause));
        stack_.push_back({.clause = tree_.clauses.size() - 1,
                          .rank = stack_.back().rank + 1,
                          .is_text = true,
                          .titled = false,
                          .texts = 0,
                          .label = {}});
    }

    // --- text ---

    void add_text(std::size_t i) {
        const auto article = std::ranges::find_if(stack_, [&](const Open& open) {
            return tree_.clauses[open.clause].level == ClauseLevel::article;
        });
        if (article == stack_.end()) {
            return;
        }
        const auto depth = static_cast<std::size_t>(article - stack_.begin()) + 1;
        const Open& top = stack_.back();
        if (stack_.size() > depth && !top.is_text && belongs_to_item(i, depth)) {
            return;
        }
        if (top.is_text && paragraph(i).continues) {
            return;
        }
        close_to(depth);
        open_text(paragraph(i).span.begin, paragraph(i).span.end);
    }

    /// Whether a line without a label goes on with the numbered unit above it.
    [[nodiscard]] bool belongs_to_item(std::size_t i, std::size_t depth) const {
        const Open& top = stack_.back();
        const bool dotted = std::any_of(
            stack_.begin() + static_cast<std::ptrdiff_t>(depth),
            stack_.end(),
            [](const Open& open) { return !open.is_text && open.label.scheme == Scheme::dotted; });
        if (top.titled || dotted || stack_[depth - 1].label.scheme != Scheme::article ||
            paragraph(i).continues) {
            return true;
        }
        const std::size_t next = placement_.next_label(i + 1);
        if (next >= placement_.scope().end) {
            return false;
        }
        const ClauseLabel& label = lines_[next].label;
        const auto open = placement_.open_with(label);
        return open && *open >= depth && label.number() == stack_[*open].label.number() + 1;
    }

    // --- zones ---

    void set_zones() {
        if (lines_.empty()) {
            return;
        }
        const auto begin_of = [&](std::size_t line) { return paragraph(line).span.begin; };
        const std::size_t count = lines_.size();
        const auto annex = static_cast<std::size_t>(
            std::ranges::find(lines_, LineKind::annex, &Line::kind) - lines_.begin());
        const bool signature = layout_.conclusions_begin < layout_.conclusions_end;
        const std::size_t body_end = signature ? layout_.conclusions_begin : annex;
        const auto zone = [&](std::size_t first, std::size_t last) {
            return first >= last
                       ? Span{}
                       : Span{.begin = begin_of(first), .end = paragraph(last - 1).span.end};
        };
        std::size_t body_begin = 0;
        if (!tree_.clauses.empty()) {
            while (body_begin < body_end &&
                   begin_of(body_begin) < line_begin(tree_.clauses.front().span.begin)) {
                ++body_begin;
            }
        }
        if (body_begin == body_end) {
            body_begin = 0;  // no clause before the annexes: all of it is body
        }
        tree_.zones.preface = zone(0, body_begin);
        tree_.zones.body = zone(body_begin, body_end);
        tree_.zones.conclusions = zone(body_end, annex);
        tree_.zones.annexes = zone(annex, count);
    }

    [[nodiscard]] std::size_t line_begin(std::size_t offset) const {
        return document_.paragraphs[document_.paragraph_at(offset)].span.begin;
    }

    const Document& document_;
    std::span<const View> views_;
    Layout layout_;
    std::span<const Line> lines_;
    Placement placement_;
    GapFinder gaps_;
    std::vector<Open>& stack_;  // of placement_
    ClauseTree tree_;
    std::size_t last_end_ = 0;
};

}  // namespace

std::size_t ClauseTree::clause_at(std::size_t offset) const {
    const auto after =
        std::ranges::upper_bound(clauses, offset, {}, [](const Clause& c) { return c.span.begin; });
    auto i = static_cast<std::size_t>(after - clauses.begin());
    if (i == 0) {
        return Clause::kNoClause;
    }
    --i;
    while (i != Clause::kNoClause && offset >= clauses[i].span.end) {
        i = clauses[i].parent;
    }
    return i;
}

ClauseTree parse_clauses(const Document& document,
                         std::span<const View> views,
                         const TermList* cues,
                         const OfficialFrame* frame) {
    return Parser(document, views, cues, frame).parse();
}

}  // namespace review
