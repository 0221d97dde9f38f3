#include "facts/cited_laws.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxNote = 60;  // chars of a bracket after a title
constexpr std::size_t kMaxAlias = 20;
constexpr std::size_t kMaxBareName = 24;  // chars of a name that nothing leads to
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

BareName CitedLaws::bare_name(const View& view, std::size_t i, std::size_t content) const {
    const std::u32string_view text = view.text();
    if (!may_begin(text, i)) {
        return {};
    }
    const bool led = i > 0 && lead_.match_before(text, i).term != nullptr;
    if (!led && i > content && is_han(text[i - 1])) {  // in the middle of words
        return {};
    }
    const std::size_t end = name_end(view, i);
    if (end == 0) {
        return {};
    }
    const bool closed =
        end >= text.size() || !is_han(text[end]) || follow_.match_at(text, end).term != nullptr;
    const bool quoted =
        i > 0 && (text[i - 1] == U'《' ||
                  (text[i - 1] == U'“' && (end >= text.size() || text[end] != U'第')));
    return closed && !quoted ? BareName{.end = end, .led = led} : BareName{};
}

std::size_t CitedLaws::name_end(const View& view, std::size_t i) const {
    const std::size_t offset = view.offsets[i];
    const Span line = context_.document.paragraphs[view.paragraph].span;
    const std::size_t size =
        context_.laws.match_name(context_.document.slice({.begin = offset, .end = line.end}));
    // The title of a law does not cite it.
    if (size == 0 || context_.clauses.title.contains({.begin = offset, .end = offset + size})) {
        return 0;
    }
    const std::u32string_view text = view.text();
    const std::size_t end = view.index(offset + size);
    // 最高人民法院《关于适用…的解释》
    const bool title =
        end < text.size() && text[end] == U'》' && text.substr(i, end - i).find(U'《') != kNpos;
    return end + (title ? 1U : 0U);
}

std::size_t CitedLaws::name_before(const View& view, std::size_t i, std::size_t content) const {
    const std::u32string_view text = view.text();
    const TermList::Match part = parts_.match_before(text, i);
    const std::size_t end = part.term == nullptr ? i : part.begin;
    // Only names that end in 法 and the like: 物业管理条例 may be the tail of a local regulation's.
    const TermList::Match ending = endings_.match_before(text, end);
    if (ending.term == nullptr || ending.term->code() != "law") {
        return kNpos;
    }
    std::size_t found = kNpos;
    for (std::size_t k = end; k > content && end - k < kMaxBareName && is_han(text[k - 1]);) {
        --k;
        if (name_end(view, k) == end && others_.match_before(text, k).term == nullptr) {
            found = k;
        }
    }
    return found;
}

std::size_t CitedLaws::ending_at(std::u32string_view text, std::size_t i) const {
    const TermList::Match ending = endings_.match_at(text, i);
    return ending.term == nullptr ? 0 : ending.end;
}

}  // namespace review
