#include "rules/text_index.h"

#include <algorithm>
#include <limits>

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

/// A match of the whole text; a group that took no part is empty.
Match match_of(std::vector<Span> groups) {
    for (Span& group : groups) {
        group = group.begin == std::numeric_limits<std::size_t>::max() ? Span{} : group;
    }
    const Span whole = groups.front();
    return {.span = whole, .groups = std::move(groups)};
}

}  // namespace

TextIndex::TextIndex(const Program& program, std::string_view text)
    : program_(program),
      text_(text),
      hits_(program.literals.scan(text)),
      found_(program.patterns.size()) {}

const PatternMatches& TextIndex::matches(std::size_t pattern) {
    if (!found_[pattern]) {
        found_[pattern] = find(*program_.patterns[pattern]);
    }
    return *found_[pattern];
}

bool TextIndex::occurs_in(std::size_t pattern, Span range) {
    const std::vector<Match>& all = matches(pattern).matches;
    // matches do not overlap, so their ends ascend with their begins
    const auto first = std::ranges::upper_bound(
        all, range.begin, {}, [](const Match& match) { return match.span.end; });
    return first != all.end() && first->span.begin < range.end;
}

PatternMatches TextIndex::find(const CompiledPattern& pattern) {
    PatternMatches found;
    if (!pattern.words().empty()) {
        found.matches = find_words(pattern);
        return found;
    }
    const std::vector<Span> lines = lines_to_search(pattern);
    if (lines.empty()) {
        return found;
    }
    const Result<Pattern>& regex = pattern.regex();
    if (!regex) {
        found.failure = regex.error().message;
        return found;
    }
    if (!searchable_) {
        searchable_.emplace(text_);
    }
    auto matches = regex->find_groups(*searchable_, lines);
    if (!matches) {
        found.failure = matches.error().message;
        return found;
    }
    for (std::vector<Span>& groups : *matches) {
        if (!groups.front().empty()) {
            found.matches.push_back(match_of(std::move(groups)));
        }
    }
    return found;
}

std::vector<Match> TextIndex::find_words(const CompiledPattern& pattern) const {
    struct Hit {
        std::size_t at = 0;
        std::size_t word = 0;
        auto operator<=>(const Hit&) const = default;
    };
    const std::vector<std::size_t>& literals = pattern.literals().front();
    std::vector<Hit> hits;
    for (std::size_t word = 0; word < literals.size(); ++word) {
        for (const std::size_t at : hits_.of(literals[word])) {
            hits.push_back({.at = at, .word = word});
        }
    }
    std::ranges::sort(hits);
    std::vector<Match> matches;
    std::size_t free_from = 0;
    for (const Hit& hit : hits) {
        if (hit.at >= free_from) {
            const Span span{.begin = hit.at, .end = hit.at + pattern.words()[hit.word].size()};
            matches.push_back({.span = span, .groups = {span}});
            free_from = span.end;
        }
    }
    return matches;
}

std::vector<Span> TextIndex::lines_to_search(const CompiledPattern& pattern) {
    const CompiledPattern::LiteralSets& sets = pattern.literals();
    if (sets.empty()) {
        return all_lines();
    }
    // start from the rarest set, then keep the lines that hold a word of every other
    const auto count = [&](const std::vector<std::size_t>& literals) {
        std::size_t hits = 0;
        for (const std::size_t literal : literals) {
            hits += hits_.of(literal).size();
        }
        return hits;
    };
    const auto rarest = std::ranges::min_element(sets, {}, count);
    std::vector<Span> lines;
    for (const std::size_t literal : *rarest) {
        Span line;
        for (const std::size_t at : hits_.of(literal)) {
            if (line.empty() || at >= line.end) {
                line = line_at(at);
                lines.push_back(line);
            }
        }
    }
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    std::erase_if(lines, [&](Span line) {
        return !std::ranges::all_of(
            sets, [&](const auto& literals) { return holds_one_of(literals, line); });
    });
    return lines;
}

bool TextIndex::holds_one_of(const std::vector<std::size_t>& literals, Span line) const {
    return std::ranges::any_of(literals, [&](std::size_t literal) {
        const auto hits = hits_.of(literal);
        const auto first = std::ranges::lower_bound(hits, line.begin);
        return first != hits.end() && *first < line.end;
    });
}

std::vector<Span> TextIndex::all_lines() {
    find_pieces();
    std::vector<Span> lines;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const std::size_t end = i + 1 < lines_.size() ? lines_[i + 1] - 1 : text_.size();
        if (end > lines_[i]) {
            lines.push_back({.begin = lines_[i], .end = end});
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
