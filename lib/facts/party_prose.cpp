#include "facts/party_grouper.h"
#include "facts/party_names.h"

namespace review {

namespace {

/// X（以下简称“甲方”） inside the sentences of the head.
class ProseReader {
public:
    ProseReader(const ExtractContext& context, std::vector<PartyBlock>& blocks)
        : context_(context), blocks_(blocks) {}

    void read(std::size_t view_index) {
        const View& view = context_.views[view_index];
        const std::u32string_view text = view.text();
        constexpr std::size_t kLongestParen = 30;
        for (std::size_t i = 1; i < text.size(); ++i) {
            const std::size_t close =
                text[i] == U'(' ? closing_paren(text, i, kLongestParen) : std::u32string_view::npos;
            if (close == std::u32string_view::npos) {
                continue;
            }
            const LexiconTerm* role = role_in(text.substr(i + 1, close - i - 1));
            if (role != nullptr) {
                add(view, i, role);
            }
            i = close;
        }
    }

private:
    const LexiconTerm* role_in(std::u32string_view content) const {
        const TermList& roles = context_.lexicon.list("party-roles");
        std::size_t i = 0;
        const auto alias = context_.lexicon.list("alias-words").match_at(content, 0);
        if (alias.term != nullptr) {
            i = alias.end;
        }
        while (i < content.size() && std::u32string_view(U"“”\"'‘’「」:为是 ").find(content[i]) !=
                                         std::u32string_view::npos) {
            ++i;
        }
        const auto role = roles.match_at(content, i);
        const bool whole = role.term != nullptr &&
                           role.end + (role.end < content.size() ? 1 : 0) == content.size();
        return whole ? role.term : nullptr;
    }

    void add(const View& view, std::size_t paren, const LexiconTerm* role) {
        const std::u32string_view text = view.text();
        constexpr std::size_t kLongest = 45;
        static constexpr std::u32string_view kStops = U",。;:、()“”《》与和及由";
        std::size_t begin = paren;
        while (begin > 0 && paren - begin < kLongest && !is_stop(text, begin - 1, paren, kStops)) {
            --begin;
        }
        const std::u32string_view name = text.substr(begin, paren - begin);
        const NameKind kind = kind_of_name(context_.lexicon, name);
        if (name.size() < 2 || kind.kind == "unknown" ||
            context_.lexicon.list("party-roles").find_exact(name) != nullptr) {
            return;
        }
        PartyBlock block;
        block.role = to_utf8(role->word);
        block.side = role->code();
        block.alias = role->word;
        block.name = name;
        block.name_span = block.span = view.span(begin, paren);
        block.prose = true;
        blocks_.push_back(std::move(block));
    }

    /// 和 parts two names, but not 住房和城乡建设局: only where a name may end before it.
    bool is_stop(std::u32string_view text,
                 std::size_t i,
                 std::size_t paren,
                 std::u32string_view stops) const {
        const char32_t c = text[i];
        if (stops.find(c) == std::u32string_view::npos) {
            return false;
        }
        if (c == U')' || c == U'(') {  // 江州（集团）有限公司
            return c == U')' ? !name_bracket(text, i, paren) : false;
        }
        if (c != U'和' && c != U'与' && c != U'及' && c != U'由') {
            return true;
        }
        return i == 0 || text[i - 1] == U')' || text[i - 1] == U'”' || c == U'由';
    }

    bool name_bracket(std::u32string_view text, std::size_t close, std::size_t paren) const {
        const std::size_t open = text.substr(0, close).rfind(U'(');
        return close + 1 < paren && open != std::u32string_view::npos &&
               context_.lexicon.list("name-brackets")
                       .find_exact(text.substr(open + 1, close - open - 1)) != nullptr;
    }

    const ExtractContext& context_;
    std::vector<PartyBlock>& blocks_;
};

}  // namespace

void read_prose_parties(const ExtractContext& context,
                        std::size_t view,
                        std::vector<PartyBlock>& blocks) {
    ProseReader(context, blocks).read(view);
}

}  // namespace review
