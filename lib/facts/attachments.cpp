// Attachments: the list that announces them, the places that mention them, and they themselves.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/annex_list.h"
#include "facts/annex_numbers.h"
#include "facts/extract.h"
#include "facts/party_blocks.h"
#include "facts/scan.h"

namespace review {

namespace {

enum class AttachmentPlace : unsigned char { list, body, annex };

struct Attachment {
    Span span;
    std::string num;
    std::string own;  // 1-2 where the number may be this one instead
    std::u32string name;
    AttachmentPlace place = AttachmentPlace::body;
    bool key = false;
    bool empty = false;  // an annex with nothing under its heading
};

class AttachmentExtractor {
public:
    explicit AttachmentExtractor(const ExtractContext& context) : context_(context) {}

    std::vector<Fact> run() {
        for (std::size_t v = 0; v < context_.views.size(); ++v) {
            const Story story = paragraph(v).story;
            if ((story == Story::body || story == Story::text_box) && !read_list_line(v)) {
                read_view(v);
            }
        }
        return facts();
    }

private:
    const Paragraph& paragraph(std::size_t v) const {
        return context_.document.paragraphs[context_.views[v].paragraph];
    }
    std::u32string_view text(std::size_t v) const { return context_.views[v].text(); }

    /// Where the signature block ends; what follows is annexes.
    std::size_t end_of_signing() {
        if (end_of_signing_ != 0) {
            return end_of_signing_;
        }
        const Zones& zones = context_.clauses.zones;
        if (!zones.annexes.empty()) {
            end_of_signing_ = zones.annexes.begin;
            return end_of_signing_;
        }
        const auto& signature = context_.parties->places.signature;
        if (!signature.empty()) {
            end_of_signing_ = signature.back().span.end;
        } else {
            end_of_signing_ = zones.conclusions.empty() ? context_.document.text.size() + 1
                                                        : zones.conclusions.end;
        }
        return end_of_signing_;
    }

    void read_view(std::size_t v) {
        const std::u32string_view line = text(v);
        const std::size_t start = read_item_number(line).end;
        std::size_t next = 0;
        for (std::size_t i = line.find(kAnnexWord); i != kNpos; i = line.find(kAnnexWord, next)) {
            const AnnexNumbers numbers = read_annex_numbers(line, i + kAnnexWord.size());
            next = numbers.end;
            if (i == start && is_title(line, numbers)) {
                read_title(v, start, numbers);
                return;
            }
            read_mention(v, i, numbers);
        }
    }

    /// A line of a list or the heading of an annex, not a sentence that begins with 附件1.
    static bool is_title(std::u32string_view line, const AnnexNumbers& numbers) {
        constexpr std::size_t kLongest = 60;
        static constexpr std::u32string_view kMarks = U":《 ";
        if (numbers.list.empty() || line.size() > kLongest) {
            return false;
        }
        // 附件1-2：证件; without a mark they are several in a sentence
        if (numbers.list.size() > 1 &&
            (numbers.end >= line.size() || kMarks.find(line[numbers.end]) == kNpos)) {
            return false;
        }
        const std::size_t quote = line.find(U'》', numbers.end);
        constexpr std::size_t kLongestTail = 8;
        if (quote != kNpos && line.size() - quote > kLongestTail && line[quote + 1] != U'(') {
            return false;
        }
        const std::size_t stop = line.find(U'。');
        const bool colon = numbers.end < line.size() && line[numbers.end] == U':';
        const bool particle =
            numbers.end < line.size() &&
            std::u32string_view(U",的为是中所规和与、").find(line[numbers.end]) != kNpos;
        return !particle && (stop == kNpos || (stop + 1 == line.size() && colon)) &&
               line.find(U',') == kNpos;
    }

    void read_title(std::size_t v, std::size_t start, const AnnexNumbers& numbers) {
        const View& view = context_.views[v];
        const Range name = annex_line_name(view.text(), numbers.end);
        Attachment attachment;
        attachment.span = view.span(start, std::max(name.end, numbers.end));
        attachment.own = numbers.own;
        attachment.name = view.text().substr(name.begin, name.size());
        attachment.place = is_annex(v, start) ? AttachmentPlace::annex : AttachmentPlace::list;
        attachment.key = has_key(attachment.name);
        attachment.empty = attachment.place == AttachmentPlace::annex && !has_content(v);
        if (goes_on(numbers)) {
            attachment.num = numbers.own;
            found_.push_back(attachment);
        } else {
            add_all(attachment, numbers.list);
        }
    }

    /// 附件1-2 after 附件1-1 is one annex, not two.
    bool goes_on(const AnnexNumbers& numbers) const {
        const std::size_t joint = numbers.own.rfind('-');
        const auto last = small_number(to_utf32(numbers.own), joint + 1);
        if (numbers.own.empty() || !last) {
            return false;
        }
        const std::string before =
            numbers.own.substr(0, joint + 1) + std::to_string(last->value - 1);
        return std::ranges::any_of(found_, [&](const Attachment& attachment) {
            return attachment.num == before || attachment.own == before;
        });
    }

    /// After the signature block or on a page of its own; a numbered line (1. 附件1…) never is.
    bool is_annex(std::size_t v, std::size_t start) {
        if (start > 0 || paragraph(v).table != kNone) {
            return false;
        }
        const std::size_t offset = context_.views[v].offsets.front();
        const bool follows = v + 1 < context_.views.size() && starts_title(v + 1);
        const bool after = offset >= end_of_signing();
        // headings without anything under them are the lines of a list
        const bool own_page = paragraph(v).page_break_before;
        return after ? own_page || (!follows && has_content(v)) : own_page && !follows;
    }

    bool starts_title(std::size_t v) const {
        const std::u32string_view line = text(v);
        const std::size_t start = read_item_number(line).end;
        return line.substr(start).starts_with(kAnnexWord) &&
               is_title(line, read_annex_numbers(line, start + kAnnexWord.size()));
    }

    bool has_content(std::size_t v) const {
        for (std::size_t next = v + 1; next < context_.views.size(); ++next) {
            const Story story = paragraph(next).story;
            if ((story != Story::body && story != Story::text_box) || starts_title(next)) {
                return false;
            }
            if (!text(next).empty()) {
                return true;
            }
        }
        return false;
    }

    /// Whether `v` stands in a list of attachments.
    bool read_list_line(std::size_t v) {
        if (v < list_end_) {
            return true;
        }
        const AnnexList list = read_annex_list(context_, v);
        for (const ListedAnnex& listed : list.items) {
            add_item(listed.view, listed.item);
        }
        list_end_ = list.end;
        return !list.items.empty();
    }

    void add_item(std::size_t v, const AnnexItem& item) {
        const View& view = context_.views[v];
        const Range place = item.name.empty() ? item.label : item.name;
        if (place.empty()) {
            return;
        }
        Attachment attachment;
        attachment.span = view.span(place.begin, place.end);
        attachment.name = view.text().substr(item.name.begin, item.name.size());
        attachment.place = AttachmentPlace::list;
        attachment.key = has_key(attachment.name);
        add_all(attachment, item.numbers);
    }

    void add_all(Attachment attachment, const std::vector<std::string>& numbers) {
        for (const std::string& number : numbers) {
            attachment.num = number;
            found_.push_back(attachment);
        }
    }

    void read_mention(std::size_t v, std::size_t at, const AnnexNumbers& numbers) {
        const View& view = context_.views[v];
        const std::u32string_view line = view.text();
        if (is_foreign(line, at)) {
            return;
        }
        const Range name = quoted_annex_name(line, numbers.end);
        const bool pointed =
            context_.lexicon.list("attachment-pointers").match_before(line, at).term != nullptr;
        if (numbers.list.empty() && name.empty() && !pointed) {
            return;
        }
        Attachment attachment;
        attachment.span = view.span(at, name.empty() ? numbers.end : name.end + 1);
        attachment.name = line.substr(name.begin, name.size());
        attachment.own = numbers.own;
        attachment.key = has_key(name.empty() ? words_around(line, at, numbers.end)
                                              : std::u32string_view(attachment.name));
        attachment.place =
            enumerates(line, at, pointed) ? AttachmentPlace::list : AttachmentPlace::body;
        if (numbers.list.empty()) {
            found_.push_back(attachment);
        }
        add_all(attachment, numbers.list);
    }

    /// Whether what stands around a mention makes it part of a list: 附件包括附件1……, 附件1与本合同
    /// 具有同等法律效力.
    bool enumerates(std::u32string_view line, std::size_t at, bool pointed) const {
        constexpr std::size_t kReach = 200;
        const std::size_t from = at - std::min(at, kReach);
        const std::u32string_view around = line.substr(from, at - from + kReach);
        const std::size_t here = at - from;
        const std::size_t stop = around.substr(0, here).rfind(U'。');
        const std::size_t begin = stop == kNpos ? 0 : stop + 1;
        const std::size_t end = std::min(around.find(U'。', here), around.size());
        const auto marks = context_.lexicon.list("attachment-enumerations").find_all(around);
        return std::ranges::any_of(marks, [&](const TermList::Match& mark) {
            const bool same_sentence = mark.begin >= begin && mark.end <= end;
            return mark.term->code() == "list" || (same_sentence && !pointed);
        });
    }

    bool is_foreign(std::u32string_view line, std::size_t at) const {
        std::size_t end = at;
        if (end > 0 && (line[end - 1] == U'的' || line[end - 1] == U'之')) {
            --end;
        }
        return (end > 0 && line[end - 1] == U'》') ||
               context_.lexicon.list("attachment-foreign").match_before(line, end).term != nullptr;
    }

    static std::u32string_view words_around(std::u32string_view line,
                                            std::size_t at,
                                            std::size_t end) {
        constexpr std::size_t kReach = 10;
        static constexpr std::u32string_view kStops = U",。;:、";
        std::size_t first = at;
        while (first > 0 && at - first < kReach && kStops.find(line[first - 1]) == kNpos) {
            --first;
        }
        std::size_t last = end;
        while (last < line.size() && last - end < kReach && kStops.find(line[last]) == kNpos) {
            ++last;
        }
        return line.substr(first, last - first);
    }

    bool has_key(std::u32string_view words) const {
        return !context_.lexicon.list("attachment-key").find_all(words).empty();
    }

    /// What there is at one place, by number and by name.
    struct Index {
        std::set<std::string_view> numbers;
        std::set<std::u32string_view> names;
        bool any = false;

        bool has(const Attachment& wanted) const {
            if (!wanted.name.empty() && names.contains(wanted.name)) {
                return true;
            }
            if (!wanted.own.empty() && numbers.contains(wanted.own)) {
                return true;
            }
            return wanted.num.empty() ? any && wanted.name.empty() : numbers.contains(wanted.num);
        }
    };

    Index index_of(AttachmentPlace place) const {
        Index index;
        for (const Attachment& attachment : found_) {
            if (attachment.place == place && !attachment.empty) {
                index.numbers.insert(attachment.num);
                index.numbers.insert(attachment.own);
                index.names.insert(attachment.name);
                index.any = true;
            }
        }
        return index;
    }

    std::vector<Fact> facts() const {
        const Index annexes = index_of(AttachmentPlace::annex);
        const Index list = index_of(AttachmentPlace::list);
        std::vector<Fact> facts;
        facts.reserve(found_.size());
        for (const Attachment& attachment : found_) {
            Fact fact;
            fact.span = attachment.span;
            fact.element = "attachment";
            fact.set("num", attachment.num);
            fact.set("name", to_utf8(attachment.name));
            const bool annex = attachment.place == AttachmentPlace::annex ? !attachment.empty
                                                                          : annexes.has(attachment);
            const bool listed = attachment.place == AttachmentPlace::body && list.has(attachment);
            fact.set("present", annex || listed ? "yes" : "no");
            if (listed) {
                fact.set("listed", "yes");
            }
            fact.set("place",
                     attachment.place == AttachmentPlace::list   ? "list"
                     : attachment.place == AttachmentPlace::body ? "body"
                                                                 : "annex");
            if (attachment.key) {
                fact.set("key", "yes");
            }
            fact.set("text", std::string(context_.document.slice(attachment.span)));
            facts.push_back(std::move(fact));
        }
        return facts;
    }

    const ExtractContext& context_;
    std::vector<Attachment> found_;
    std::size_t end_of_signing_ = 0;
    std::size_t list_end_ = 0;  // views before it belong to a list that was read
};

}  // namespace

std::vector<Fact> extract_attachments(const ExtractContext& context) {
    return AttachmentExtractor(context).run();
}

}  // namespace review
