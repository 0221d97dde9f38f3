// Facts of the head and the foot of an official document, and the parts of its title.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/extract.h"
#include "facts/official_frame.h"
#include "facts/official_title.h"
#include "facts/party_names.h"

namespace review {

namespace {

class OfficialFacts {
public:
    OfficialFacts(std::vector<Fact>& facts, const ExtractContext& context)
        : facts_(facts), context_(context), frame_(*context.frame) {}

    void run() {
        describe_title();
        for (const FramePart& part : frame_.parts) {
            add_part(part);
        }
        // outside the dates that they hold
        facts_.insert(facts_.begin(),
                      std::make_move_iterator(outer_.begin()),
                      std::make_move_iterator(outer_.end()));
        add_attached_titles();
    }

private:
    [[nodiscard]] const View& view(const FramePart& part) const {
        return context_.views[part.view];
    }
    [[nodiscard]] std::u32string_view words(const FramePart& part) const {
        return view(part).text().substr(part.range.begin, part.range.size());
    }
    [[nodiscard]] Fact make(const FramePart& part, std::string_view element) const {
        return {.span = view(part).span(part.range.begin, part.range.end),
                .element = element,
                .attributes = {}};
    }

    void add_part(const FramePart& part) {
        switch (part.role) {
            case FrameRole::authority:
                add_authority(part, "head");
                break;
            case FrameRole::signature:
                add_authority(part, "signature");
                break;
            case FrameRole::addressee:
                add_addressee(part);
                break;
            case FrameRole::copy:
                add_unit(part, "docCopy");
                break;
            case FrameRole::imprint:
                add_unit(part, "docImprint");
                break;
            case FrameRole::date:
                add_date(part, "signature", "sign");
                break;
            case FrameRole::printed:
                add_date(part, "imprint", "issue");
                break;
            case FrameRole::mark:
                add_mark(part);
                break;
            case FrameRole::order:
                add_order(part);
                break;
            default:
                break;  // number, title and enactment: elsewhere
        }
    }

    Fact& add_unit(const FramePart& part, std::string_view element) {
        Fact fact = make(part, element);
        fact.set("name", to_utf8(words(part)));
        fact.set("kind", std::string(kind_of_name(context_.lexicon, words(part)).kind));
        facts_.push_back(std::move(fact));
        return facts_.back();
    }

    void add_authority(const FramePart& part, std::string_view place) {
        const std::u32string_view text = words(part);
        const auto post = context_.lexicon.list("official-posts").match_at(text, 0);
        Fact& fact = add_unit(part, "docAuthority");
        fact.set("place", std::string(place));
        if (post.term != nullptr && place == "signature") {
            fact.set("post", to_utf8(text.substr(0, post.end)));
            fact.set("name", to_utf8(text.substr(skip_blank(text, post.end))));
            fact.set("kind", "individual");
        }
        if (place == "signature") {
            signers_ += (signers_.empty() ? "" : "、") + std::string(fact.get("name"));
        }
    }

    void add_addressee(const FramePart& part) {
        const TermList& endings = context_.lexicon.list("addressee-endings");
        const std::u32string_view name = words(part);
        const auto ending = endings.match_before(name, name.size());
        Fact& fact = add_unit(part, "docAddressee");
        if (ending.term != nullptr && ending.term->code() == "person") {
            fact.set("kind", "individual");
        }
        const std::u32string_view line = view(part).text();
        if (const std::size_t after = skip_blank(line, part.range.end); after < line.size()) {
            const CodePoint mark = code_point_at(context_.document.text, view(part).offsets[after]);
            std::string typed;
            append_utf8(typed, mark.value);
            fact.set("after", std::move(typed));
        }
    }

    void add_date(const FramePart& part, std::string_view place, std::string_view role) {
        Fact fact = make(part, "docDate");
        fact.set("place", std::string(place));
        const std::u32string_view text = words(part);
        bool zero = false;
        for (std::size_t i = 1; i < text.size(); ++i) {
            zero = zero || (text[i] == U'0' && (text[i - 1] == U'年' || text[i - 1] == U'月'));
        }
        fact.set("form", text.find_first_of(U"一二三四五六七八九十") != kNpos ? "han" : "digits");
        bool known = false;
        for (Fact& date : facts_) {
            if (date.element == "date" && fact.span.contains(date.span)) {
                known = date.has("day") && date.get("valid") != "no";
                if (known) {
                    fact.set("iso", std::string(date.get("iso")));
                    fact.set("day", std::string(date.get("day")));
                    date.set("role", std::string(role));
                    date.set("certainty", "certain");
                }
            }
        }
        if (zero || !known) {
            fact.set("problem",
                     zero ? (known ? " zero-padding " : " zero-padding open ") : " open ");
        }
        if (place == "signature" && !signers_.empty()) {
            fact.set("by", signers_);
        }
        fact.set("text", std::string(context_.document.slice(fact.span)));
        outer_.push_back(std::move(fact));
    }

    void add_mark(const FramePart& part) {
        const std::u32string_view text = words(part);
        for (const TermList::Match& mark : context_.lexicon.list("document-marks").find_all(text)) {
            Fact fact = make(part, "docMark");
            fact.set("kind", std::string(mark.term->code()));
            fact.set("text", to_utf8(text));
            facts_.push_back(std::move(fact));
            return;
        }
    }

    /// 第12号 below 江州市人民政府令
    void add_order(const FramePart& part) {
        const std::u32string_view text = words(part);
        Fact fact = make(part, "docNumber");
        fact.set("place", "head");
        const std::string agency(title_ == nullptr ? std::string_view{} : title_->get("text"));
        if (!agency.empty()) {
            fact.set("agency", agency);
        }
        if (const auto serial = small_number(text, skip_blank(text, 1))) {
            fact.set("serial", std::to_string(serial->value));
            fact.set("normal", agency + "第" + std::to_string(serial->value) + "号");
        } else {
            fact.set("problem", " open ");
        }
        fact.set("form", "order");
        fact.set("text", std::string(context_.document.slice(fact.span)));
        facts_.push_back(std::move(fact));
    }

    void describe_title() {
        std::vector<std::size_t> lines;
        for (const FramePart& part : frame_.parts) {
            if (part.role == FrameRole::title) {
                lines.push_back(part.view);
            }
        }
        if (lines.empty()) {
            return;
        }
        const TitleParts parts = read_title_parts(context_, lines);
        for (const TitleIssuer& issuer : parts.issuers) {
            const bool named = std::ranges::any_of(frame_.parts, [&](const FramePart& part) {
                return part.role == FrameRole::authority && part.view == issuer.view;
            });
            if (named) {
                continue;  // 江州市人民政府令, red head and title in one
            }
            add_authority(
                {.role = FrameRole::authority, .view = issuer.view, .range = issuer.range},
                "title");
        }
        const auto title = std::ranges::find(facts_, "docTitle", &Fact::element);
        if (title != facts_.end()) {
            set_title_parts(*title, parts);
            title_text_ = *title;
            title_ = &title_text_;
        }
    }

    /// The title of a text that the document brings into force, on a line of its own: one that
    /// stands in 《》 in the title or just below it.
    void add_attached_titles() {
        std::set<std::u32string> names;
        const std::size_t last = frame_.parts.empty() ? 0 : frame_.parts.front().view;
        std::size_t seen = 0;
        constexpr std::size_t kLinesOfHead = 12;
        for (std::size_t i = last; i < context_.views.size() && seen < kLinesOfHead; ++i) {
            const std::u32string_view text = context_.views[i].text();
            seen += text.empty() ? 0 : 1;
            const std::size_t open = text.find(U'《');
            const std::size_t close = text.find(U'》', open == kNpos ? text.size() : open);
            if (close != kNpos) {
                names.emplace(text.substr(open + 1, close - open - 1));
            }
        }
        if (names.empty()) {
            return;
        }
        for (const View& line : context_.views) {
            constexpr std::size_t kLongest = 80;
            const Span span = context_.document.paragraphs[line.paragraph].span;
            if (line.chars.size() > kLongest || context_.clauses.title.contains(span) ||
                !names.contains(line.chars)) {
                continue;
            }
            Fact fact{.span = span, .element = "docTitle", .attributes = {}};
            fact.set("place", "attached");
            fact.set("text", to_utf8(line.text()));
            set_title_parts(fact, read_title_parts(context_, {line.paragraph}));
            facts_.push_back(std::move(fact));
        }
    }

    std::vector<Fact>& facts_;
    const ExtractContext& context_;
    const OfficialFrame& frame_;
    std::vector<Fact> outer_;
    std::string signers_;
    Fact title_text_;
    const Fact* title_ = nullptr;
};

}  // namespace

void add_official_facts(std::vector<Fact>& facts, const ExtractContext& context) {
    if (context.frame != nullptr && context.frame->official) {
        OfficialFacts(facts, context).run();
    }
}

}  // namespace review
