#include "rules/text_index.h"

#include <algorithm>

namespace review {

namespace {

/// Bytes of the sign at `at` that ends a sentence, 0 when none does.
std::size_t sentence_end_size(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ';' || c == '!' || c == '?') {
        return 1;
    }
    for (const std::string_view end : {"。", "；", "！", "？"}) {
        if (c == end.front() && text.substr(at).starts_with(end)) {
            return end.size();
        }
    }
    return 0;
}

/// Whether a byte of UTF-8 is inside a character.
bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

TextIndex::TextIndex(const Program& program, std::string_view text)
    : program_(program),
      text_(text),
      hits_(program.literals.scan(text)),
      found_(program.patterns.size()),
      occurs_(program.patterns.size()) {}

const PatternMatches& TextIndex::matches(std::size_t pattern) {
    if (!found_[pattern]) {
        found_[pattern] = find(program_.patterns[pattern]);
    }
    return *found_[pattern];
}

bool TextIndex::occurs(std::size_t pattern) {
    if (found_[pattern]) {
        return !found_[pattern]->matches.empty();
    }
    if (!occurs_[pattern]) {
        occurs_[pattern] = find_one(pattern);
    }
    return *occurs_[pattern];
}

bool TextIndex::find_one(std::size_t pattern) {
    const CompiledPattern& parts = program_.patterns[pattern];
    const auto stands = [&](const PatternWord& word) { return !hits_.of(word.literal).empty(); };
    if (std::ranges::any_of(parts.words, stands)) {
        return true;
    }
    std::string failure;
    for (const PatternBranch& branch : parts.branches) {
        if (std::vector<SearchWindow> windows = windows_of(branch); !windows.empty()) {
            BranchSearch search(branch, text_, std::move(windows));
            if (!search.first_from(0).empty()) {
                return true;
            }
            failure = search.failure().empty() ? failure : search.failure();
        }
    }
    if (!failure.empty()) {
        found_[pattern] = {.matches = {}, .failure = failure};
    }
    return false;
}

std::string_view TextIndex::failure(std::size_t pattern) const {
    return found_[pattern] ? std::string_view(found_[pattern]->failure) : std::string_view();
}

bool TextIndex::occurs_in(std::size_t pattern, Span range) {
    const std::vector<Match>& all = matches(pattern).matches;
    // matches do not overlap, so their ends ascend with their begins
    const auto first = std::ranges::upper_bound(
        all, range.begin, {}, [](const Match& match) { return match.span.end; });
    return first != all.end() && first->span.begin < range.end;
}

/// Words and branches one against the other: the first match counts, of several at one place that
/// with the lowest order; the search goes on behind it.
PatternMatches TextIndex::find(const CompiledPattern& pattern) {
    PatternMatches found;
    std::vector<BranchSearch> searches;
    for (const PatternBranch& branch : pattern.branches) {
        std::vector<SearchWindow> windows = windows_of(branch);
        if (!windows.empty()) {
            searches.emplace_back(branch, text_, std::move(windows));
        }
    }
    const std::vector<WordHit> words = hits_of(pattern.words);
    auto word = words.begin();
    for (std::size_t from = 0;; from = found.matches.back().span.end) {
        word =
            std::find_if(word, words.end(), [&](const WordHit& hit) { return hit.begin >= from; });
        std::size_t begin = word == words.end() ? text_.size() : word->begin;
        std::size_t order = word == words.end() ? 0 : word->order;
        const std::vector<Span>* groups = nullptr;
        for (BranchSearch& search : searches) {
            const std::vector<Span>& match = search.first_from(from);
            if (!search.failure().empty()) {
                return {.matches = {}, .failure = search.failure()};
            }
            if (!match.empty() &&
                std::pair(match.front().begin, search.order()) < std::pair(begin, order)) {
                begin = match.front().begin;
                order = search.order();
                groups = &match;
            }
        }
        if (groups != nullptr) {
            found.matches.push_back({.span = groups->front(), .groups = *groups});
        } else if (word != words.end()) {
            const Span span{.begin = word->begin, .end = word->end};
            found.matches.push_back({.span = span, .groups = {span}});
        } else {
            return found;
        }
    }
}

std::vector<TextIndex::WordHit> TextIndex::hits_of(const std::vector<PatternWord>& words) const {
    std::vector<WordHit> hits;
    for (const PatternWord& word : words) {
        const std::size_t size = program_.literals.literal(word.literal).size();
        for (const std::size_t at : hits_.of(word.literal)) {
            hits.push_back({.begin = at, .order = word.order, .end = at + size});
        }
    }
    std::ranges::sort(hits);
    return hits;
}

/// Around the words of the rarest set, where there is a word of every other.
std::vector<SearchWindow> TextIndex::windows_of(const PatternBranch& branch) {
    const PatternBranch::LiteralSets& sets = branch.literals();
    if (sets.empty()) {
        return all_lines();
    }
    const auto count = [&](const std::vector<std::size_t>& literals) {
        std::size_t hits = 0;
        for (const std::size_t literal : literals) {
            hits += hits_.of(literal).size();
        }
        return hits;
    };
    std::vector<std::size_t> places;
    for (const std::size_t literal : *std::ranges::min_element(sets, {}, count)) {
        const auto hits = hits_.of(literal);
        places.insert(places.end(), hits.begin(), hits.end());
    }
    std::ranges::sort(places);
    std::vector<SearchWindow> windows;
    Span line;
    for (const std::size_t place : places) {
        const bool same_line = place < line.end;
        if (same_line && !branch.longest()) {
            continue;  // all of it was looked at
        }
        line = same_line ? line : line_at(place);
        Span part = line;
        if (branch.longest()) {
            part = around(place, *branch.longest(), line);
        }
        if (!holds_one_of_each(sets, part)) {
            continue;
        }
        if (same_line && !windows.empty() && part.begin < windows.back().part.end) {
            windows.back().part.end = std::max(windows.back().part.end, part.end);
        } else {
            windows.push_back({.line = line, .part = part});
        }
    }
    return windows;
}

bool TextIndex::holds_one_of_each(const PatternBranch::LiteralSets& sets, Span part) const {
    return std::ranges::all_of(sets, [&](const std::vector<std::size_t>& literals) {
        return std::ranges::any_of(literals, [&](std::size_t literal) {
            const auto hits = hits_.of(literal);
            const auto first = std::ranges::lower_bound(hits, part.begin);
            return first != hits.end() && *first < part.end;
        });
    });
}

Span TextIndex::around(std::size_t place, std::size_t longest, Span line) const {
    constexpr std::size_t kWidest = 4;  // bytes of a code point
    const std::size_t reach = kWidest * longest;
    Span part{.begin = place - std::min(reach, place - line.begin),
              .end = place + std::min(reach, line.end - place)};
    while (part.begin > line.begin && continues_character(text_[part.begin])) {
        --part.begin;
    }
    while (part.end < line.end && continues_character(text_[part.end])) {
        ++part.end;
    }
    return part;
}

std::vector<SearchWindow> TextIndex::all_lines() {
    find_pieces();
    std::vector<SearchWindow> lines;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const std::size_t end = i + 1 < lines_.size() ? lines_[i + 1] - 1 : text_.size();
        if (end > lines_[i]) {
            const Span line{.begin = lines_[i], .end = end};
            lines.push_back({.line = line, .part = line});
        }
    }
    return lines;
}

void TextIndex::find_pieces() {
    if (!paragraphs_.empty()) {
        return;
    }
    paragraphs_ = lines_ = sentences_ = {0};
    for (std::size_t at = 0; at < text_.size(); ++at) {
        const char c = text_[at];
        if (c == '\n') {
            paragraphs_.push_back(at + 1);
        }
        if (c == '\n' || c == '\t') {
            lines_.push_back(at + 1);
            sentences_.push_back(at + 1);
        } else if (const std::size_t size = sentence_end_size(text_, at); size != 0) {
            sentences_.push_back(at + size);
        }
    }
}

Span TextIndex::piece_of(const std::vector<std::size_t>& starts, Span span) const {
    const auto after = std::ranges::upper_bound(starts, span.begin);
    const auto end =
        std::ranges::lower_bound(after, starts.end(), std::max(span.end, span.begin + 1));
    Span piece{.begin = *std::prev(after), .end = text_.size()};
    if (end != starts.end()) {
        const char last = text_[*end - 1];
        piece.end = last == '\n' || last == '\t' ? std::max(*end - 1, span.end) : *end;
    }
    return piece;
}

Span TextIndex::line_at(std::size_t offset) {
    find_pieces();
    return piece_of(lines_, {.begin = offset, .end = offset});
}

Span TextIndex::paragraph_at(std::size_t offset) {
    find_pieces();
    return piece_of(paragraphs_, {.begin = offset, .end = offset});
}

Span TextIndex::sentence_of(Span span) {
    find_pieces();
    return piece_of(sentences_, span);
}

}  // namespace review
