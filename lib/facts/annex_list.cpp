#include "facts/annex_list.h"

#include <string>
#include <string_view>
#include <utility>

#include "facts/annex_numbers.h"
#include "facts/clause_label.h"
#include "facts/scan.h"

namespace review {

namespace {

/// A line 本合同附件包括：, 附件目录.
struct ListHead {
    bool found = false;
    bool bare = false;      // nothing but the word 附件
    std::size_t items = 0;  // after the colon; the size of the line when nothing follows the words
};

/// Index after the words of `list` that stand one after another from `i` on.
std::size_t skip_words(std::u32string_view text, std::size_t i, const TermList& list) {
    while (const LexiconTerm* term = list.match_at(text, i).term) {
        i += term->word.size();
    }
    return i;
}

class ListReader {
public:
    ListReader(const ExtractContext& context, std::size_t v)
        : context_(context), view_(v), line_(text(v)) {}

    AnnexList read() {
        const std::size_t word = line_.find(kAnnexWord);
        if (word != kNpos && read_annex_numbers(line_, word + kAnnexWord.size()).list.empty()) {
            read_line(word);
        }
        return std::move(list_);
    }

private:
    std::u32string_view text(std::size_t v) const { return context_.views[v].text(); }

    void read_line(std::size_t word) {
        const std::size_t start = after_label();
        const ListHead head = read_head(start);
        if (head.found && head.items < line_.size()) {
            read_inline(head.items);
            return;
        }
        constexpr std::size_t kLongestHead = 40;
        const std::size_t colon = line_.find(U':', word);
        if (colon <= kLongestHead && colon + 1 < line_.size()) {
            if (word == start && colon <= word + kAnnexWord.size() + 2) {
                read_inline(colon + 1);
            }
            return;
        }
        // 九、合同附件 heads a list of names; below a colon they may be anything
        const bool heading = head.found && (!head.bare || start > 0);
        if (colon <= kLongestHead || (heading && heads_names())) {
            read_below(1);
        }
    }

    std::size_t after_label() const {
        const auto label = read_clause_label(context_.document, context_.views[view_]);
        return label ? label->text : skip_line_number(line_);
    }

    /// `begin` is the index after the label of the line.
    ListHead read_head(std::size_t begin) const {
        const std::size_t word =
            skip_words(line_, begin, context_.lexicon.list("attachment-owners"));
        if (word >= line_.size() || !line_.substr(word).starts_with(kAnnexWord)) {
            return {};
        }
        const std::size_t after = word + kAnnexWord.size();
        const std::size_t end =
            skip_words(line_, after, context_.lexicon.list("attachment-list-words"));
        const bool colon = end < line_.size() && line_[end] == U':';
        return {.found = colon || end == line_.size(),
                .bare = word == begin && end == after,
                .items = colon ? skip_blank(line_, end + 1) : end};
    }

    /// 附件：1.报价表 2.清单, which may go on below, or the name of the only one.
    void read_inline(std::size_t begin) {
        AnnexItems items = read_annex_items(line_, begin);
        for (AnnexItem& item : items.list) {
            add(view_, std::move(item));
        }
        if (items.next != 0) {
            read_below(items.next);
        }
        constexpr std::size_t kLongestName = 40;
        if (items.list.empty() && line_.size() - begin <= kLongestName &&
            line_.find(U'。') == kNpos) {
            add(view_, {.numbers = {""}, .label = {}, .name = annex_line_name(line_, begin)});
        }
    }

    /// The lines below that are numbered from `expected` on.
    void read_below(int expected) {
        const std::size_t end = items_end(expected);
        for (std::size_t v = view_ + 1; v < end; ++v) {
            if (text(v).empty()) {
                continue;
            }
            const Range name = annex_line_name(text(v), read_item_number(text(v)).end);
            add(v, {.numbers = {std::to_string(expected)}, .label = {}, .name = name});
            ++expected;
        }
    }

    /// The view after the last of them; empty lines between them do not end the list.
    std::size_t items_end(int expected) const {
        std::size_t end = view_ + 1;
        for (std::size_t v = end; v < context_.views.size(); ++v) {
            const std::u32string_view item = text(v);
            if (item.empty()) {
                continue;
            }
            const ItemNumber number = read_item_number(item);
            if (number.end == 0 || number.value != expected || !is_below_head(item) ||
                item.substr(number.end).starts_with(kAnnexWord)) {
                break;
            }
            ++expected;
            end = v + 1;
        }
        return end;
    }

    /// Whether an item is numbered below the head of the list: 2.1 below 2 合同附件, not below
    /// 合同附件：, where it is a clause.
    bool is_below_head(std::u32string_view item) const {
        const auto outer = small_number(item, 0);
        if (!outer || outer->end + 1 >= item.size() || item[outer->end] != U'.' ||
            !is_digit(item[outer->end + 1])) {
            return true;
        }
        const auto head = small_number(line_, line_.starts_with(U'第') ? 1 : 0);
        return head && head->value == outer->value;
    }

    /// Whether the numbered lines below are names, not sentences about attachments.
    bool heads_names() const {
        const TermList& prose = context_.lexicon.list("attachment-prose");
        for (std::size_t v = view_ + 1, end = items_end(1); v < end; ++v) {
            const std::u32string_view item = text(v);
            if (item.empty()) {
                continue;
            }
            if (item.find(kAnnexWord) != kNpos || item.find(U',') != kNpos ||
                item.find(U'。') < item.size() - 1 || !prose.find_all(item).empty()) {
                return false;
            }
        }
        return true;
    }

    void add(std::size_t v, AnnexItem item) {
        list_.items.push_back({.view = v, .item = std::move(item)});
        list_.end = v + 1;
    }

    const ExtractContext& context_;
    std::size_t view_;
    std::u32string_view line_;
    AnnexList list_;
};

}  // namespace

AnnexList read_annex_list(const ExtractContext& context, std::size_t v) {
    return ListReader(context, v).read();
}

}  // namespace review
