#include "facts/clause_gaps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts/clause_names.h"
#include "facts/scan.h"

namespace review {

namespace {

/// The part a clause stands in, kNoClause when it stands in none.
std::size_t part_of(const ClauseTree& tree, std::size_t i) {
    while (i != Clause::kNoClause && tree.clauses[i].level != ClauseLevel::part) {
        i = tree.clauses[i].parent;
    }
    return i;
}

std::string numbers_in_part(const std::string& address) {
    const std::size_t cut = address.find('/');
    return cut == std::string::npos ? address : address.substr(cut + 1);
}

/// What one part has: the numbers of its clauses and, of its articles, the headings too.
struct PartNumbers {
    std::set<std::string> all;
    std::map<std::string, std::string_view> headings;
};

std::unordered_map<std::size_t, PartNumbers> numbers_by_part(const Document& document,
                                                             const ClauseTree& tree) {
    std::unordered_map<std::size_t, PartNumbers> parts;
    for (std::size_t i = 0; i < tree.clauses.size(); ++i) {
        const Clause& clause = tree.clauses[i];
        if (clause.level <= ClauseLevel::section || clause.label.empty() ||
            clause.level > ClauseLevel::paragraph) {
            continue;
        }
        PartNumbers& part = parts[part_of(tree, i)];
        const std::string number = numbers_in_part(clause.address);
        part.all.insert(number);
        if (clause.level == ClauseLevel::article) {
            part.headings.emplace(number, document.slice(clause.heading_span));
        }
    }
    return parts;
}

/// Whether most articles have the number and the heading of one in the other part.
bool repeats_headings(const PartNumbers& part, const PartNumbers& other) {
    const auto same = std::ranges::count_if(part.headings, [&](const auto& article) {
        const auto found = other.headings.find(article.first);
        return found != other.headings.end() && !article.second.empty() &&
               found->second == article.second;
    });
    return same > 1 && static_cast<std::size_t>(same) * 2 > part.headings.size();
}

/// 专用条款 take up some numbers of 通用条款: the part's numbers are all found in another part, or
/// most of its articles are, with their headings.
std::set<std::size_t> amending_parts(const Document& document, const ClauseTree& tree) {
    const auto numbers = numbers_by_part(document, tree);
    std::set<std::size_t> amending;
    if (numbers.size() > 8) {
        return amending;  // a code of many parts, not a form of two or three
    }
    for (const auto& [part, own] : numbers) {
        for (const auto& [other, more] : numbers) {
            if (part != Clause::kNoClause && part != other && own.all.size() < more.all.size() &&
                (std::ranges::includes(more.all, own.all) || repeats_headings(own, more))) {
                amending.insert(part);
            }
        }
    }
    return amending;
}

/// Whether the clause stands in another numbered one (chapters aside).
bool outer_unit(const ClauseTree& tree, std::size_t clause) {
    const std::size_t parent = tree.clauses[clause].parent;
    return parent != Clause::kNoClause && tree.clauses[parent].level > ClauseLevel::section;
}

/// Whether a line announces the text of the clause with this number: 原合同第九条修改为：.
bool announces_clause(std::u32string_view text, int number) {
    if (!text.ends_with(U':')) {
        return false;
    }
    for (std::size_t i = text.find(U'第'); i != text.npos; i = text.find(U'第', i + 1)) {
        const auto cited = small_number(text, i + 1);
        if (cited && cited->value == number && cited->end < text.size() &&
            text[cited->end] == U'条') {
            return true;
        }
    }
    return false;
}

}  // namespace

void drop_loose_gaps(const Document& document, ClauseTree& tree) {
    if (tree.gaps.empty()) {
        return;
    }
    std::unordered_map<std::size_t, std::size_t> gaps_of;
    std::unordered_map<std::size_t, std::size_t> children_of;
    for (const NumberingGap& gap : tree.gaps) {
        ++gaps_of[tree.clauses[gap.clause].parent];
    }
    for (const Clause& clause : tree.clauses) {
        ++children_of[clause.parent];
    }
    const std::set<std::size_t> amending = amending_parts(document, tree);
    std::erase_if(tree.gaps, [&](const NumberingGap& gap) {
        const std::size_t parent = tree.clauses[gap.clause].parent;
        const bool loose = gaps_of[parent] >= 3 && gaps_of[parent] * 3 > children_of[parent];
        return loose || amending.contains(part_of(tree, gap.clause));
    });
}

std::optional<NumberingGap> GapFinder::find(const ClauseTree& tree,
                                            std::size_t i,
                                            std::size_t clause,
                                            const std::optional<Open>& sibling,
                                            int last) {
    const ClauseLabel& label = lines_[i].label;
    const bool goes_on = sibling && sibling->label.scheme == label.scheme &&
                         sibling->label.parts == label.parts &&
                         same_prefix(sibling->label, label, label.parts - 1);
    const int outside = label.scheme == Scheme::article ? last : 0;
    const int before = goes_on ? number_before(tree, i, *sibling) : outside;
    const int number = label.number();
    if (is_restated(i, before) || (!goes_on && (before == 0 || number == 1))) {
        return std::nullopt;  // the first of its list, begins again in a new chapter, or an excerpt
    }
    const bool inserted = label.insertion > 0 && number == before;
    // Two lists of one parent, each beginning at one, are no mistake that can be seen from here.
    const bool restart =
        number == 1 && (before > 1 || label.scheme > Scheme::han || outer_unit(tree, clause));
    if (number == before + 1 || inserted || restart) {
        return std::nullopt;
    }
    ClauseLabel expected = label;
    expected.numbers.at(label.parts - 1) = before + 1;
    expected.insertion = 0;
    const std::string& found = tree.clauses[clause].label;
    return NumberingGap{.clause = clause,
                        .expected = label_like(found, expected),
                        .found = found,
                        .reason = number > before    ? "missing"
                                  : number == before ? "duplicate"
                                                     : "backward"};
}

/// The last number of the list before line `i`, items within the lines counted.
int GapFinder::number_before(const ClauseTree& tree, std::size_t i, const Open& sibling) const {
    const ClauseLabel& label = lines_[i].label;
    const int before = sibling.label.number();
    if (label.scheme <= Scheme::article || label.number() <= before + 1) {
        return before;
    }
    const std::size_t begin = tree.clauses[sibling.clause].label_span.begin;
    std::size_t first = i;
    while (first > 0 && document_.paragraphs[lines_[first - 1].paragraph].span.end > begin) {
        --first;
    }
    return count_inner(lines_.subspan(first, i - first), before, label);
}

/// Goes on from `before` over the items that stand in the text of the lines: 1、保洁；2、绿化；.
int GapFinder::count_inner(std::span<const Line> lines,
                           int before,
                           const ClauseLabel& label) const {
    static constexpr std::u32string_view kMarks = U";。,:、 ";
    for (const Line& line : lines) {
        if (line.kind != LineKind::label && line.kind != LineKind::text) {
            continue;
        }
        const View& view = views_[line.paragraph];
        const std::u32string_view text = view.text();
        for (std::size_t i = 1; i < text.size() && before + 1 < label.number(); ++i) {
            if (kMarks.find(text[i - 1]) == text.npos && gap_before(document_, view, i) == 0) {
                continue;
            }
            const auto item = read_inner_label(document_, view, i);
            if (item && item->scheme == label.scheme && item->parts == label.parts && !item->weak &&
                item->number() == before + 1 && same_prefix(*item, label, label.parts - 1)) {
                ++before;
                i = item->end - 1;
            }
        }
    }
    return before;
}

/// Whether line `i` is a clause of another contract whose new text is written out
/// (原合同第九条修改为：), or takes up the numbering again after such text.
bool GapFinder::is_restated(std::size_t i, int before) {
    const ClauseLabel& label = lines_[i].label;
    int& host = hosts_.at(index_of(label.scheme));
    if (i > 0 && announces_clause(views_[lines_[i - 1].paragraph].text(), label.number())) {
        host = before;
        return true;
    }
    const bool resumes = host != 0 && label.number() == host + 1;
    host = resumes ? 0 : host;
    return resumes;
}

}  // namespace review
