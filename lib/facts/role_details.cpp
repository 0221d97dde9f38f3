#include "facts/role_details.h"

#include <algorithm>
#include <array>
#include <string>

#include "facts/party_blocks.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

constexpr std::size_t kReachOfDetail = 64;  // chars before a value
constexpr std::size_t kReachBehind = 24;
constexpr std::size_t kReachOfPart = 4;  // chars between 屋面防水工程 and 5年

class DetailReader {
public:
    DetailReader(const ExtractContext& context,
                 const RoleLists& lists,
                 const Surroundings& surroundings,
                 std::u32string_view text,
                 const std::vector<Site>& sites)
        : context_(context),
          lists_(lists),
          surroundings_(surroundings),
          text_(text),
          sites_(sites) {}

    void run() {
        for (std::size_t i = 0; i < sites_.size(); ++i) {
            Fact& fact = *sites_[i].fact;
            const std::string_view role = fact.get("role");
            if (fact.element == "duration" && role == "return") {
                set_bond(sites_[i]);
            } else if (fact.element == "duration" && (role == "warranty" || role.empty())) {
                set_part(i);
            } else if (role == "liquidated-damages" || role == "liability-cap") {
                set_side(i);
            }
        }
    }

private:
    [[nodiscard]] std::size_t floor_of(std::size_t position) const {
        const std::size_t reach = position > kReachOfDetail ? position - kReachOfDetail : 0;
        return sentence_begin(text_, position, reach);
    }

    void set_bond(const Site& site) const {
        constexpr std::array<std::string_view, 7> kBonds{"deposit",
                                                         "performance-bond",
                                                         "bid-bond",
                                                         "retention",
                                                         "other-bond",
                                                         "security-deposit",
                                                         "earnest-other"};
        const auto is_bond = [&kBonds](const TermList::Match& word) {
            return std::ranges::find(kBonds, word.term->code()) != kBonds.end();
        };
        const auto behind = lists_.share.find_all(text_.substr(site.end, kReachBehind));
        const auto after = std::ranges::find_if(behind, is_bond);
        if (after != behind.end() &&
            text_.substr(site.end, after->begin).find_first_of(U"。;") == text_.npos) {
            site.fact->set("of", std::string(after->term->code()));
            return;
        }
        const std::size_t from = floor_of(site.begin);
        const auto words = lists_.share.find_all(text_.substr(from, site.begin - from));
        const auto before = std::find_if(words.rbegin(), words.rend(), is_bond);
        if (before != words.rend()) {
            site.fact->set("of", std::string(before->term->code()));
        }
    }

    void set_part(std::size_t index) const {
        const Site& site = sites_[index];
        const std::size_t sentence = floor_of(site.begin);
        const std::size_t from = index > 0 ? std::max(sentence, sites_[index - 1].end) : sentence;
        const auto words = lists_.warranty_parts.find_all(text_.substr(from, site.begin - from));
        if (words.empty()) {
            return;
        }
        if (site.fact->get("role").empty()) {
            const std::u32string_view before = text_.substr(sentence, site.begin - sentence);
            const bool beside = site.begin - from - words.back().end <= kReachOfPart;
            if (!beside || (!names_warranty(before) &&
                            !names_warranty(surroundings_.heading(site.fact->span.begin)))) {
                return;
            }
            site.fact->set("role", "warranty");
            site.fact->set("certainty", "review");
        }
        std::string codes;
        for (const TermList::Match& word : words) {
            const std::string code(word.term->code());
            if ((" " + codes + " ").find(" " + code + " ") == std::string::npos) {
                codes += (codes.empty() ? "" : " ") + code;
            }
        }
        site.fact->set("of", codes);
    }

    [[nodiscard]] bool names_warranty(std::u32string_view text) const {
        return std::ranges::any_of(lists_.duration.find_all(text), [](const auto& word) {
            return word.term->code() == "warranty";
        });
    }

    /// The side that a role word stands for in this document, "both" for 任何一方.
    [[nodiscard]] std::string side_of(const TermList::Match& word) const {
        if (context_.parties != nullptr) {
            const std::string name = to_utf8(word.term->word);
            for (const PartyBlock& block : context_.parties->places.head) {
                if (block.role == name || to_utf8(block.alias) == name) {
                    return block.side;
                }
            }
        }
        const std::string_view code = word.term->code();
        return std::string(code.size() == 1 || code == "both" ? code : std::string_view{});
    }

    /// 乙方 in 乙方逾期交付的，…支付违约金: who is named before the breach, else who is to pay.
    void set_side(std::size_t index) const {
        const Site& site = sites_[index];
        const std::size_t from = floor_of(site.begin);
        const std::u32string_view before = text_.substr(from, site.begin - from);
        const auto cues = lists_.breach.find_all(before);
        const std::size_t cue = cues.empty() ? before.size() : cues.front().begin;
        std::string side;
        for (const TermList::Match& word : lists_.parties.find_all(before)) {
            constexpr std::u32string_view kActs = U"应须需按支承";
            const bool pays = word.end < before.size() && holds(kActs, before[word.end]);
            if (word.end <= cue || (side.empty() && pays)) {
                side = side_of(word);
            }
        }
        if (side.empty() && index > 0 && sites_[index - 1].end >= from) {
            side = sites_[index - 1].fact->get("side");  // …，累计不超过合同总价的5%
        }
        if (!side.empty()) {
            site.fact->set("side", side);
        }
    }

    const ExtractContext& context_;
    const RoleLists& lists_;
    const Surroundings& surroundings_;
    std::u32string_view text_;
    const std::vector<Site>& sites_;
};

}  // namespace

void set_details(const ExtractContext& context,
                 const RoleLists& lists,
                 const Surroundings& surroundings,
                 std::u32string_view text,
                 const std::vector<Site>& sites) {
    DetailReader(context, lists, surroundings, text, sites).run();
}

}  // namespace review
