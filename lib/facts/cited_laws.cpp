#include "facts/cited_laws.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxNote = 60;  // chars of a bracket after a title
constexpr std::size_t kMaxAlias = 20;
constexpr std::u32string_view kAliasMark = U"简称";

}  // namespace

Cited CitedLaws::identify(const std::string& title) const {
    Cited cited{.name = title, .law = {}, .order = {}, .is_law = false};
    if (const auto alias = aliases_.find(title); alias != aliases_.end()) {
        cited = alias->second;
        cited.name = title;
        return cited;
    }
    if (const std::optional<Law> law = context_.laws.find(title, {})) {
        cited.law = law->name;
        cited.is_law = true;
        return cited;
    }
    std::u32string name = to_utf32(title);
    for (char32_t& c : name) {
        c = fold_width(c);
    }
    if (!name.empty() && name.back() == U')' && name.rfind(U'(') != kNpos) {
        name.resize(name.rfind(U'('));
    }
    cited.is_law = endings_.match_before(name, name.size()).term != nullptr;
    return cited;
}

std::size_t CitedLaws::read_note(std::u32string_view text, std::size_t i, Cited& cited) {
    for (int n = 0; n < 2 && i < text.size() && text[i] == U'('; ++n) {
        const std::size_t close = closing_paren(text, i, kMaxNote);
        if (close == kNpos) {
            return i;
        }
        const std::u32string_view note = text.substr(i + 1, close - i - 1);
        if (note.find(kAliasMark) != kNpos) {
            add_alias(note, cited);
        } else if (note.find(U'号') != kNpos || std::ranges::any_of(note, is_digit)) {
            cited.order = to_utf8(note);
        }
        i = close + 1;
    }
    return i;
}

void CitedLaws::add_alias(std::u32string_view note, const Cited& cited) {
    std::size_t begin = note.find(kAliasMark) + kAliasMark.size();
    static constexpr std::u32string_view kMarks = U"“”《》\"为:'‘’";
    while (begin < note.size() && kMarks.find(note[begin]) != kNpos) {
        ++begin;
    }
    std::size_t end = begin;
    while (end < note.size() && kMarks.find(note[end]) == kNpos) {
        ++end;
    }
    if (cited.is_law && end > begin && end - begin <= kMaxAlias) {
        aliases_.emplace(to_utf8(note.substr(begin, end - begin)), cited);
    }
}

BareName CitedLaws::bare_name(const View& view, std::size_t i) const {
    const std::u32string_view text = view.text();
    const bool led = i > 0 && lead_.match_before(text, i).term != nullptr;
    if (!led && i > 0 && is_han(text[i - 1])) {  // in the middle of words
        return {};
    }
    const std::size_t offset = view.offsets[i];
    const Span line = context_.document.paragraphs[view.paragraph].span;
    const std::size_t size =
        context_.laws.match_name(context_.document.slice({.begin = offset, .end = line.end}));
    if (size == 0) {
        return {};
    }
    const std::size_t end = view.index(offset + size);
    const bool closed =
        end >= text.size() || !is_han(text[end]) || follow_.match_at(text, end).term != nullptr;
    const bool quoted = i > 0 && (text[i - 1] == U'“' || text[i - 1] == U'《');
    // The title of a law does not cite it.
    const bool own = context_.clauses.title.contains({.begin = offset, .end = offset + size});
    return closed && !quoted && !own ? BareName{.end = end, .led = led} : BareName{};
}

std::size_t CitedLaws::ending_at(std::u32string_view text, std::size_t i) const {
    const TermList::Match ending = endings_.match_at(text, i);
    return ending.term == nullptr ? 0 : ending.end;
}

}  // namespace review
