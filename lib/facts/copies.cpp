// 本合同一式六份，甲方执三份，乙方执二份: how many copies there are and who gets them.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "facts/extract.h"
#include "facts/party_blocks.h"
#include "facts/scan.h"

namespace review {

namespace {

enum class Form : unsigned char { any, original, duplicate, other };  // 正本, 副本, 复印件

/// 三份: how many, of what, and whether each party gets as many.
struct Count {
    int value = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    Form form = Form::any;
    bool each = false;
    bool total = false;   // 一式N份, or 正本N份 before anyone gets a share
    bool within = false;  // 其中一份: part of another share
};

/// The sentences about copies: from 一式 to the end of the paragraph, no further than this.
constexpr std::size_t kReach = 220;

bool ends_with(std::u32string_view text, std::u32string_view word) {
    return text.size() >= word.size() && text.substr(text.size() - word.size()) == word;
}

/// 一式 or 壹式: N copies of one form.
std::size_t find_set(std::u32string_view text, std::size_t begin) {
    for (std::size_t at = begin; (at = text.find(U'式', at)) != kNpos; ++at) {
        if (at > begin && (text[at - 1] == U'一' || text[at - 1] == U'壹')) {
            return at - 1;
        }
    }
    return kNpos;
}

/// The words for forms, 正本 and 副本.
class FormWords {
public:
    explicit FormWords(const Lexicon& lexicon) : words_(lexicon.list("copy-forms")) {}

    /// What `text` is, if it is nothing but such a word.
    [[nodiscard]] Form whole(std::u32string_view text) const {
        return form_of(words_.find_exact(text));
    }
    /// The last word in the few characters before a count, or the one directly after it.
    [[nodiscard]] Form near(std::u32string_view before, std::u32string_view after) const {
        constexpr std::size_t kNear = 5;
        const auto words =
            words_.find_all(before.substr(before.size() - std::min(before.size(), kNear)));
        return form_of(words.empty() ? words_.match_at(after, 0).term : words.back().term);
    }
    [[nodiscard]] bool stands_in(std::u32string_view text) const {
        return !words_.find_all(text).empty();
    }
    /// Where the first word for an original stands, kNpos for none.
    [[nodiscard]] std::size_t find_original(std::u32string_view text) const {
        for (const TermList::Match& match : words_.find_all(text)) {
            if (form_of(match.term) == Form::original) {
                return match.begin;
            }
        }
        return kNpos;
    }

private:
    static Form form_of(const LexiconTerm* term) {
        if (term == nullptr) {
            return Form::any;
        }
        if (term->code() == "other") {
            return Form::other;
        }
        return term->code() == "original" ? Form::original : Form::duplicate;
    }

    const TermList& words_;
};

class CopyReader {
public:
    CopyReader(const ExtractContext& context,
               const View& view,
               std::size_t begin,
               std::optional<int>& parties)
        : context_(context),
          view_(view),
          begin_(begin),
          parties_(parties),
          forms_(context.lexicon) {
        text_ = view.text().substr(begin, kReach);
        // another 一式 begins another statement
        const std::size_t again = find_set(text_, 2);
        text_ = text_.substr(0, again);
    }

    std::vector<Fact> run() {
        read_counts();
        give_shares_their_form();
        const auto total = std::ranges::find_if(counts_, &Count::total);
        if (total == counts_.end()) {
            return {};
        }
        const bool split = has_form(Form::original) && has_form(Form::duplicate) &&
                           !std::ranges::any_of(
                               counts_, [](const Count& count) { return count.form == Form::any; });
        if (split) {
            return {fact(Form::original), fact(Form::duplicate)};
        }
        return {fact(Form::any)};
    }

private:
    bool has_form(Form form) const {
        return std::ranges::any_of(counts_, [&](const Count& c) { return c.form == form; });
    }

    void read_counts() {
        int depth = 0;
        bool shares = false;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const char32_t c = text_[i];
            depth += c == U'(' ? 1 : 0;
            depth -= c == U')' && depth > 0 ? 1 : 0;
            const auto number = starts_number(i) ? small_number(text_, i) : std::nullopt;
            if (!number) {
                shares = shares || is_holder(i);
                continue;
            }
            if (number->end < text_.size() && text_[number->end] == U'份') {
                add(i, *number, depth > 0, shares);
            }
            i = number->end - 1;
        }
    }

    bool starts_number(std::size_t i) const {
        // 一 of 一式, 每一份, 任一方 is no count of its own
        const bool set = find_set(text_.substr(i, 2), 0) == 0;
        return !set && (i == 0 || text_[i - 1] != U'每');
    }

    /// A word that gives someone a share.
    bool is_holder(std::size_t i) const {
        return context_.lexicon.list("copy-holders").match_at(text_, i).term != nullptr ||
               context_.lexicon.list("party-roles").match_at(text_, i).term != nullptr;
    }

    void add(std::size_t begin, const SmallNumber& number, bool bracket, bool shares) {
        const std::u32string_view before = text_.substr(0, begin);
        const std::size_t mark = before.find_last_of(U",。;:、(");
        const std::u32string_view phrase = mark == kNpos ? before : before.substr(mark + 1);
        Count count{.value = number.value, .begin = begin, .end = number.end + 1};
        count.form = forms_.near(phrase, text_.substr(number.end + 1));
        if (count.form == Form::other) {
            return;
        }
        count.each = phrase.find(U'各') != kNpos ||
                     (mark != kNpos && before[mark] == U'、' && carries_each(phrase));
        count.total = ends_with(before, U"一式") || ends_with(before, U"壹式") ||
                      (ends_with(before, U"共") && !has_plain_total()) ||
                      (count.form != Form::any && !count.each &&
                       (!shares || opens_second_form(phrase, count.end)));
        const std::size_t part = phrase.find(U"其中");
        const bool part_of = part != kNpos && !holder_in(begin - (phrase.size() - part), begin);
        const bool breakdown = count.total && count.form != Form::any && has_plain_total();
        count.total = count.total && !breakdown;
        // 一份留存，一份交乙方: the number may stand before who gets it
        const bool leads = !counts_.empty() && (phrase.empty() || phrase == U"另");
        // 附件共3份 beside 一式四份 counts other papers
        const bool other = ends_with(before, U"共") && !count.total;
        count.within = (bracket && !count.total) || part_of || breakdown || other ||
                       (!shares && !leads && !count.total && count.form == Form::any);
        if (!count.within) {
            counts_.push_back(count);
        }
    }

    /// 正本三份，甲方二份，乙方一份；副本六份，甲方四份: the second form is counted before its
    /// shares, which do not name it again.
    bool opens_second_form(std::u32string_view phrase, std::size_t end) const {
        if (forms_.whole(phrase) == Form::any || has_plain_total() || counts_.empty() ||
            counts_.back().form != Form::any) {
            return false;
        }
        const std::u32string_view rest = text_.substr(end);
        const std::size_t stop = std::min(rest.find(U'份'), rest.size());
        const std::u32string_view next = rest.substr(0, stop);
        return !forms_.stands_in(next) && holder_in(end, end + stop);
    }

    /// 正本二份，双方各执一份；副本…: shares that follow the count of one form are of that form.
    void give_shares_their_form() {
        if (has_plain_total()) {
            return;
        }
        Form current = Form::any;
        bool shared = true;
        for (Count& count : counts_) {
            if (count.total) {
                // 正本二份，副本四份，双方各执三份: no telling which form a share is of
                current = shared ? count.form : Form::any;
            } else if (count.form == Form::any) {
                count.form = current;
            }
            shared = !count.total;
        }
    }

    /// 双方各执正本一份、副本二份: the second share is one of each, too.
    bool carries_each(std::u32string_view phrase) const {
        return !counts_.empty() && counts_.back().each && forms_.whole(phrase) != Form::any;
    }

    bool has_plain_total() const {
        return std::ranges::any_of(
            counts_, [](const Count& count) { return count.total && count.form == Form::any; });
    }

    bool holder_in(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i) {
            if (is_holder(i)) {
                return true;
            }
        }
        return false;
    }

    /// How many parties 各执 speaks of: 双方, 三方, or all those of the head.
    int parties_before(std::size_t end) const {
        const std::u32string_view before = text_.substr(0, end);
        const std::size_t each = before.rfind(U'各');
        const std::u32string_view holders = before.substr(0, each);
        const std::size_t mark = holders.find_last_of(U",。;:(");
        const std::u32string_view phrase = mark == kNpos ? holders : holders.substr(mark + 1);
        const std::size_t side = phrase.rfind(U'方');
        if (side != kNpos && side > 0) {
            if (phrase[side - 1] == U'双') {
                return 2;
            }
            if (const auto number = small_number(phrase, side - 1); number && number->value > 1) {
                return number->value;
            }
        }
        int named = 0;  // 甲方、乙方和代理机构各执
        const TermList& roles = context_.lexicon.list("party-roles");
        for (std::size_t i = 0; i < phrase.size(); ++i) {
            named += roles.match_at(phrase, i).term != nullptr ? 1 : 0;
        }
        if (!context_.lexicon.list("copy-pairs").find_all(phrase).empty()) {
            named = std::max(named, 2);
        }
        return named > 1 ? named : parties();
    }

    int parties() const {
        if (!parties_) {
            const auto& heads = context_.parties->places.head;
            parties_ = std::max(static_cast<int>(heads.size()), 2);
        }
        return *parties_;
    }

    Fact fact(Form form) const {
        Fact fact;
        fact.element = "copies";
        int total = 0;
        int shared = 0;
        std::size_t shares = 0;
        bool each = false;
        std::size_t end = 0;
        for (const Count& count : counts_) {
            if (form != Form::any && count.form != form) {
                continue;
            }
            end = std::max(end, count.end);
            if (count.total) {
                total += count.value;
                continue;
            }
            ++shares;
            each = each || count.each;
            shared += count.value * (count.each ? parties_before(count.begin) : 1);
        }
        fact.span = view_.span(begin_, begin_ + end);
        fact.set("total", std::to_string(total));
        const std::u32string_view rest =
            text_.substr(0, std::min(text_.find(U'。', end), text_.size()));
        // One share of several is no distribution: 报关单一份.
        const bool distributed = each || shares > 1 || (shares == 1 && shared == total);
        if (distributed && rest.find_first_of(U"_【") == kNpos && rest.find(U"若干") == kNpos) {
            fact.set("shared", std::to_string(shared));
        }
        if (has_remainder(rest)) {
            fact.set("remainder", "yes");
        }
        if (form != Form::any) {
            fact.set("form", form == Form::original ? "original" : "duplicate");
        }
        fact.set("parties", std::to_string(parties()));
        fact.set("text", std::string(context_.document.slice(fact.span)));
        return fact;
    }

    /// 其余报备案: what is left goes to someone, without a number; 其余条款不变 gives no copies.
    bool has_remainder(std::u32string_view text) const {
        for (const auto& match : context_.lexicon.list("copy-remainder").find_all(text)) {
            const std::size_t stop = std::min(text.find_first_of(U",。;", match.end), text.size());
            const bool counted = std::ranges::any_of(counts_, [&](const Count& count) {
                return count.begin >= match.end && count.end <= stop;
            });
            if (!counted && holder_in(match.end, stop)) {
                return true;
            }
        }
        return false;
    }

    const ExtractContext& context_;
    const View& view_;
    std::size_t begin_;
    std::optional<int>& parties_;  // of the head; read once for the document
    FormWords forms_;
    std::u32string_view text_;
    std::vector<Count> counts_;
};

/// 一式N份; where a paragraph has none, 正本N份 or 本合同共N份.
std::size_t next_statement(const Lexicon& lexicon, std::u32string_view text, std::size_t begin) {
    const std::size_t set = find_set(text, begin);
    if (set != kNpos || begin > 0) {
        return set;
    }
    const std::size_t original = FormWords(lexicon).find_original(text);
    if (original != kNpos && text.find(U'份', original) != kNpos) {
        return original;
    }
    const std::size_t all = text.find(U'共');
    const auto number = all == kNpos ? std::nullopt : small_number(text, all + 1);
    if (!number || text.substr(number->end, 1) != U"份") {
        return kNpos;
    }
    const std::size_t stop = text.substr(0, all).find_last_of(U"。;");
    const std::u32string_view sentence = text.substr(0, all).substr(stop == kNpos ? 0 : stop);
    return lexicon.list("copy-papers").find_all(sentence).empty() ? kNpos : all;
}

}  // namespace

std::vector<Fact> extract_copies(const ExtractContext& context) {
    std::vector<Fact> facts;
    std::optional<int> parties;
    for (const View& view : context.views) {
        const std::u32string_view text = view.text();
        const Story story = context.document.paragraphs[view.paragraph].story;
        if ((story != Story::body && story != Story::text_box) || !holds(text, U'份')) {
            continue;
        }
        for (std::size_t at = next_statement(context.lexicon, text, 0); at != kNpos;
             at = next_statement(context.lexicon, text, at + 2)) {
            for (Fact& fact : CopyReader(context, view, at, parties).run()) {
                facts.push_back(std::move(fact));
            }
        }
    }
    return facts;
}

}  // namespace review
