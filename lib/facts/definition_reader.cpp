#include "facts/definition_reader.h"

#include <algorithm>

#include "facts/values.h"

namespace review {

namespace {

constexpr std::u32string_view kOpenQuotes = U"“\"‘「『《";
constexpr std::u32string_view kCloseQuotes = U"”\"’」』》";
constexpr std::size_t kLongestTerm = 30;
constexpr std::size_t kLongestPlainTerm = 16;  // 缺陷责任期：是指…
constexpr std::size_t kLongestMeaning = 300;   // a text may define something at every word
constexpr std::size_t kLongestFull = 60;

/// 指 that defines: 指, 是指, 系指, not 指定 or 指派. The index after it, 0 when there is none.
std::size_t skip_means(std::u32string_view text, std::size_t i, std::u32string_view other_words) {
    if (i < text.size() && (text[i] == U',' || text[i] == U':')) {
        ++i;
    }
    const bool joined =
        i < text.size() && (text[i] == U'是' || text[i] == U'系' || text[i] == U'即');
    i += joined ? 1 : 0;
    if (i >= text.size() || text[i] != U'指') {
        return 0;
    }
    constexpr std::u32string_view kOtherWordsJoined = U"导派挥引";  // 是指导, but 是指定期
    const char32_t next = i + 1 < text.size() ? text[i + 1] : U'\0';
    const bool other = holds(joined ? kOtherWordsJoined : other_words, next) ||
                       text.substr(i).starts_with(U"指定的");
    return other ? 0 : i + 1;
}

constexpr std::u32string_view kOtherWords = U"定派导示明出挥引标令使";
constexpr std::u32string_view kOtherWordsUnquoted = U"定派导示明出挥引标令使甲乙";

class DefinitionReader {
public:
    DefinitionReader(const ExtractContext& context,
                     std::size_t view,
                     std::vector<Definition>& found)
        : context_(context),
          aliases_(context.lexicon.list("alias-words")),
          text_(context.views[view].text()),
          view_(view),
          found_(found) {}

    void run() {
        const bool means = holds(text_, U'指');
        if (means) {
            read_plain_meaning();
        }
        const std::u32string_view text = text_;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char32_t c = text[i];
            if (c >= 0x4E00 && c <= 0x9FFF) {
                if (c == U'称') {
                    read_called(i);
                }
            } else if (c == U'(') {
                read_short_form(i);
            } else if (means && holds(kOpenQuotes, c) && !follows_called(i)) {
                read_quoted_meaning(i);
            }
        }
    }

private:
    [[nodiscard]] bool follows_called(std::size_t open) const {
        const std::u32string_view before = text_.substr(0, open);
        return before.ends_with(U"所称") || before.ends_with(U"所称的");
    }

    /// 称 of 所称Y是指… or of 统称“Y”.
    void read_called(std::size_t at) {
        if (at > 0 && text_[at - 1] == U'所') {
            read_meaning(at + (text_.substr(at + 1).starts_with(U'的') ? 2 : 1));
            return;
        }
        const TermList::Match word = aliases_.match_before(text_, at + 1);
        if (word.term == nullptr) {
            return;
        }
        const bool bracketed = word.begin > 0 && text_[word.begin - 1] == U'(';
        const std::size_t open = at + 1 + (text_.substr(at + 1).starts_with(U'为') ? 1 : 0);
        const Range name =
            open < text_.size() && text_[open] != U'《' ? quoted_word(text_, open) : Range{};
        if (!bracketed && !name.empty()) {
            found_.push_back(
                {.view = view_, .name = name, .full = words_before(word.begin), .body = {}});
        }
    }

    void read_short_form(std::size_t open) {
        const auto word = aliases_.match_at(text_, open + 1);
        if (word.term == nullptr) {
            return;
        }
        std::size_t begin = word.end;
        while (begin < text_.size() && (text_[begin] == U'为' || text_[begin] == U':')) {
            ++begin;
        }
        const Range full = words_before(open);
        Range name = quoted_word(text_, begin);
        if (!name.empty()) {
            add_short(name, full);
            // （以下简称“甲方”或“采购人”）
            const std::size_t next = name.end + 1;
            if (next < text_.size() && (text_[next] == U'或' || text_[next] == U'、')) {
                add_short(quoted_word(text_, next + 1), full);
            }
            return;
        }
        const std::size_t close = closing_paren(text_, open, kLongestTerm + 12);
        const std::size_t end = std::max(close == kNpos ? begin : close, begin);
        const std::size_t mark = text_.substr(begin, end - begin).find_first_of(U",。;)");
        add_short({.begin = begin, .end = mark == kNpos ? end : begin + mark}, full);
    }

    void add_short(Range name, Range full) {
        if (!name.empty() && name.size() <= kLongestTerm) {
            found_.push_back({.view = view_, .name = name, .full = full, .body = {}});
        }
    }

    /// The words that a short form stands for, back to the punctuation before them.
    Range words_before(std::size_t end) const {
        std::size_t begin = end;
        const std::u32string_view stops =
            text_.substr(end).starts_with(U'(') ? U",。;:、)!?" : U",。;:)!?(";
        while (begin > 0 && end - begin < kLongestFull && !holds(stops, text_[begin - 1])) {
            --begin;
        }
        if (begin > 0 && text_[begin - 1] == U')' && holds(U"和与及", text_[begin])) {
            ++begin;
        }
        constexpr std::u32string_view kCalled = U"所称";
        const std::size_t called = text_.substr(begin, end - begin).rfind(kCalled);
        begin += called == kNpos ? 0 : called + kCalled.size();
        // 第三条 the label of the article
        if (begin < text_.size() && text_[begin] == U'第') {
            const auto number = small_number(text_, begin + 1);
            if (number && number->end < end && text_[number->end] == U'条') {
                begin = number->end + 1;
            }
        }
        if (end > begin && text_[end - 1] == U'》') {
            const std::size_t title = text_.rfind(U'《', end);  // 根据《…法》
            begin = title == kNpos ? begin : std::max(begin, title);
        }
        return {.begin = begin, .end = end};
    }

    /// “Y”是指…, “Y”一词系指…
    void read_quoted_meaning(std::size_t open) {
        const Range name = quoted_word(text_, open);
        if (name.empty()) {
            return;
        }
        std::size_t end = name.end + 1;
        for (const std::u32string_view word : {U"一词", U"一语", U"这一词语"}) {
            end += text_.substr(end).starts_with(word) ? word.size() : 0;
        }
        if (const std::size_t after = skip_means(text_, end, kOtherWords); after != 0) {
            add(name, after);
        }
    }

    /// 所称Y,是指…
    void read_meaning(std::size_t begin) {
        const Range name = quoted_word(text_, begin);
        if (!name.empty()) {
            const std::size_t after = skip_means(text_, name.end + 1, kOtherWords);
            if (after != 0) {
                add(name, after);
            }
            return;
        }
        for (std::size_t i = begin + 1; i < text_.size() && i - begin <= kLongestTerm; ++i) {
            if (is_sentence_end(text_[i]) || text_[i] == U'、') {
                return;
            }
            if (const std::size_t after = skip_means(text_, i, kOtherWordsUnquoted); after != 0) {
                const std::size_t remark = text_.substr(begin, i - begin).find(U'(');
                add({.begin = begin, .end = remark == kNpos ? i : begin + remark}, after);
                return;
            }
        }
    }

    /// 缺陷责任期：指… and 缺陷责任期,是指… at the beginning of a line.
    void read_plain_meaning() {
        std::size_t begin = label_end();
        while (begin < text_.size() && (is_digit(text_[begin]) || holds(U". ", text_[begin]))) {
            ++begin;
        }
        std::size_t end = begin;
        while (end < text_.size() && end - begin <= kLongestPlainTerm &&
               !holds(U",:。;、()“”《》 是系即指", text_[end])) {
            ++end;
        }
        if (end < begin + 2 || end - begin > kLongestPlainTerm || end >= text_.size()) {
            return;
        }
        constexpr std::u32string_view kPointing = U"本该其此前上下这以";
        const bool mark = text_[end] == U':' || text_[end] == U',';
        const bool is = text_.substr(end + (mark ? 1 : 0)).starts_with(U"是指") ||
                        text_.substr(end + (mark ? 1 : 0)).starts_with(U"系指");
        const std::size_t after = skip_means(text_, end, kOtherWordsUnquoted);
        if (after != 0 && (mark || is) && !holds(kPointing, text_[begin])) {
            add({.begin = begin, .end = end}, after);
        }
    }

    /// Index after the number of the line, of the clause or typed.
    [[nodiscard]] std::size_t label_end() const {
        const View& view = context_.views[view_];
        const Paragraph& paragraph = context_.document.paragraphs[view.paragraph];
        std::size_t end = paragraph.label.empty() ? 0 : view.index(paragraph.label.end);
        const std::size_t clause = context_.clauses.clause_at(paragraph.span.begin);
        if (clause != Clause::kNoClause) {
            const Span label = context_.clauses.clauses[clause].label_span;
            if (!label.empty() && label.begin >= paragraph.span.begin) {
                end = std::max(end, view.index(label.end));
            }
        }
        return std::max(end, skip_line_number(text_));
    }

    /// The meaning ends with its sentence, or where it grows too long to be one.
    void add(Range name, std::size_t body) {
        while (body < text_.size() && (text_[body] == U':' || text_[body] == U',')) {
            ++body;
        }
        const std::u32string_view rest = text_.substr(body, kLongestMeaning);
        const std::size_t end = body + std::min(rest.find_first_of(U"。;"), rest.size());
        found_.push_back(
            {.view = view_, .name = name, .full = {}, .body = {.begin = body, .end = end}});
    }

    const ExtractContext& context_;
    const TermList& aliases_;
    std::u32string_view text_;
    std::size_t view_;
    std::vector<Definition>& found_;
};

}  // namespace

Range quoted_word(std::u32string_view text, std::size_t begin) {
    if (begin >= text.size() || !holds(kOpenQuotes, text[begin])) {
        return {};
    }
    for (std::size_t i = begin + 1; i < text.size() && i - begin <= kLongestTerm + 1; ++i) {
        if (holds(kCloseQuotes, text[i])) {
            return {.begin = begin + 1, .end = i};
        }
    }
    return {};
}

void read_definitions(const ExtractContext& context,
                      std::size_t view,
                      std::vector<Definition>& found) {
    const std::size_t first = found.size();
    DefinitionReader(context, view, found).run();
    if (found.size() < first + 2) {
        return;
    }
    std::stable_sort(
        found.begin() + static_cast<std::ptrdiff_t>(first),
        found.end(),
        [](const Definition& a, const Definition& b) { return a.name.begin < b.name.begin; });
    const auto same = [](const Definition& a, const Definition& b) { return a.name == b.name; };
    found.erase(std::unique(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(), same),
                found.end());
}

}  // namespace review
