// Attachments: the list that announces them, the places that mention them, and they themselves.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/annex_numbers.h"
#include "facts/extract.h"
#include "facts/party_blocks.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kNpos = std::u32string_view::npos;

enum class Place : unsigned char { list, body, annex };

struct Attachment {
    Span span;
    std::string num;
    std::u32string name;
    Place place = Place::body;
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
        const std::size_t start = skip_line_number(line);
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
        if (numbers.list.size() != 1 || line.size() > kLongest) {
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
        attachment.num = numbers.list.front();
        attachment.name = view.text().substr(name.begin, name.size());
        attachment.place = is_annex(v, start) ? Place::annex : Place::list;
        attachment.key = has_key(attachment.name);
        attachment.empty = attachment.place == Place::annex && !has_content(v);
        found_.push_back(std::move(attachment));
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
        const std::size_t start = skip_line_number(line);
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

    /// 附件： / 本合同附件包括： and the numbered lines below it; whether `v` was such a line.
    bool read_list_line(std::size_t v) {
        const std::u32string_view line = text(v);
        if (v < list_end_) {
            return true;
        }
        constexpr std::size_t kLongestHead = 40;
        const std::size_t word = line.find(kAnnexWord);
        const std::size_t colon = word == kNpos ? kNpos : line.find(U':', word);
        if (colon > kLongestHead ||
            !read_annex_numbers(line, word + kAnnexWord.size()).list.empty()) {
            return false;
        }
        const bool heads_line = word == skip_line_number(line);
        if (colon + 1 < line.size()) {
            return heads_line && colon <= word + kAnnexWord.size() + 2 &&
                   read_inline_list(v, colon + 1);
        }
        list_end_ = read_items(v + 1, 1);
        return list_end_ > v + 1;
    }

    /// The lines from view `next` on that are numbered from `expected` on; the view after them.
    std::size_t read_items(std::size_t next, int expected) {
        for (; next < context_.views.size(); ++next, ++expected) {
            const std::u32string_view item = text(next);
            const auto number = small_number(item, !item.empty() && item[0] == U'(' ? 1 : 0);
            const std::size_t start = skip_line_number(item);
            if (!number || start == 0 || number->value != expected ||
                item.substr(start).starts_with(kAnnexWord)) {
                break;
            }
            add_item(next, std::to_string(number->value), {.begin = start, .end = item.size()});
        }
        return next;
    }

    /// 附件：1.报价表 2.清单, which may go on below, or the name of the only one.
    bool read_inline_list(std::size_t v, std::size_t begin) {
        const std::u32string_view line = text(v);
        std::size_t i = begin;
        int expected = 1;
        std::size_t item = 0;
        for (; i < line.size(); ++i) {
            const auto number = small_number(line, i);
            const bool starts = number && number->value == expected && number->end < line.size() &&
                                (line[number->end] == U'.' || line[number->end] == U'、') &&
                                (i == begin || !is_digit(line[i - 1]));
            if (!starts) {
                continue;
            }
            if (item != 0) {
                add_item(v, std::to_string(expected - 1), {.begin = item, .end = i});
            }
            item = number->end + 1;
            i = number->end;
            ++expected;
        }
        constexpr std::size_t kLongestName = 40;
        if (item != 0) {
            add_item(v, std::to_string(expected - 1), {.begin = item, .end = line.size()});
            list_end_ = read_items(v + 1, expected);
            return true;
        }
        if (line.size() - begin > kLongestName || line.find(U'。') != kNpos) {
            return false;
        }
        add_item(v, "", {.begin = begin, .end = line.size()});
        return true;
    }

    void add_item(std::size_t v, std::string num, Range range) {
        const View& view = context_.views[v];
        const Range in_line = annex_line_name(view.text().substr(0, range.end), range.begin);
        if (in_line.empty()) {
            return;
        }
        Attachment attachment;
        attachment.span = view.span(in_line.begin, in_line.end);
        attachment.num = std::move(num);
        attachment.name = view.text().substr(in_line.begin, in_line.size());
        attachment.place = Place::list;
        attachment.key = has_key(attachment.name);
        found_.push_back(std::move(attachment));
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
        attachment.key = has_key(name.empty() ? words_around(line, at, numbers.end)
                                              : std::u32string_view(attachment.name));
        if (numbers.list.empty()) {
            found_.push_back(attachment);
        }
        for (const std::string& number : numbers.list) {
            attachment.num = number;
            found_.push_back(attachment);
        }
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
            return wanted.num.empty() ? any && wanted.name.empty() : numbers.contains(wanted.num);
        }
    };

    Index index_of(Place place) const {
        Index index;
        for (const Attachment& attachment : found_) {
            if (attachment.place == place && !attachment.empty) {
                index.numbers.insert(attachment.num);
                index.names.insert(attachment.name);
                index.any = true;
            }
        }
        return index;
    }

    std::vector<Fact> facts() const {
        const Index annexes = index_of(Place::annex);
        const Index list = index_of(Place::list);
        std::vector<Fact> facts;
        facts.reserve(found_.size());
        for (const Attachment& attachment : found_) {
            Fact fact;
            fact.span = attachment.span;
            fact.element = "attachment";
            fact.set("num", attachment.num);
            fact.set("name", to_utf8(attachment.name));
            const bool annex =
                attachment.place == Place::annex ? !attachment.empty : annexes.has(attachment);
            const bool listed = attachment.place == Place::body && list.has(attachment);
            fact.set("present", annex || listed ? "yes" : "no");
            if (listed) {
                fact.set("listed", "yes");
            }
            fact.set("place",
                     attachment.place == Place::list   ? "list"
                     : attachment.place == Place::body ? "body"
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
