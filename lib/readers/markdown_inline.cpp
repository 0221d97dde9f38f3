#include "readers/markdown_inline.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "readers/markdown_tokens.h"

namespace review {

namespace {

bool is_ascii_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

/// A letter, digit or Han character: what a word is made of.
bool is_word(char32_t c) {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return is_han(c) || (c >= 0x00C0 && c < 0x2000) || (c >= 0x3041 && c <= 0x30FF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF10 && c <= 0xFF5A);
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

enum class Mark : std::uint8_t { bold, struck, underlined };
constexpr std::size_t kMarks = 3;

/// Something that takes line[begin, end) out, puts `kind` in its place and changes a mark.
struct Event {
    std::size_t begin = 0;
    std::size_t end = 0;
    InlinePiece::Kind kind = InlinePiece::Kind::text;  // text: nothing
    char32_t character = 0;
    Span address;
    std::optional<Mark> mark;
    bool on = false;
};

Event cut(std::size_t begin, std::size_t end) {
    Event event;
    event.begin = begin;
    event.end = end;
    return event;
}

/// A run of *, _ or ~ that may open or close emphasis.
struct Delimiter {
    std::size_t begin = 0;
    std::size_t size = 0;
    char sign = 0;
};

/// The bytes that InlineParser::step does something about.
constexpr std::array<bool, 256> kHandled = [] {
    std::array<bool, 256> handled{};
    for (const char c : std::string_view("\0\\`&<[]*_~", 10)) {
        handled.at(static_cast<unsigned char>(c)) = true;
    }
    return handled;
}();

/// One line: scanned once for what is taken out, emphasis matched on the way.
class InlineParser {
public:
    InlineParser(std::string_view source, Span line, const LinkNames& links)
        : line_(source.substr(line.begin, line.size())), base_(line.begin), links_(&links) {
        for (std::size_t i = line_.find('`'); i != std::string_view::npos; i = line_.find('`', i)) {
            const std::size_t end = run_end(i);
            code_runs_[end - i].push_back(i);
            i = end;
        }
    }

    [[nodiscard]] std::vector<InlinePiece> parse() {
        const std::string_view line = line_;
        for (std::size_t i = 0; i < line.size();) {
            while (i < line.size() && !kHandled[static_cast<unsigned char>(line[i])]) {
                i += static_cast<unsigned char>(line[i]) >= 0xE0 ? 3 : 1;  // a whole character
            }
            i = i < line.size() ? step(i) : i;
        }
        std::ranges::stable_sort(events_, {}, &Event::begin);
        return pieces();
    }

private:
    [[nodiscard]] std::size_t run_end(std::size_t at) const {
        const std::size_t end = line_.find_first_not_of(line_[at], at);
        return end == std::string_view::npos ? line_.size() : end;
    }

    /// Handles what stands at `at`; where to go on.
    std::size_t step(std::size_t at) {
        switch (line_[at]) {
            case '\\':
                return step_escape(at);
            case '\0': {
                events_.push_back(cut(at, run_end(at)));
                return run_end(at);
            }
            case '`':
                return step_code(at);
            case '&':
                return step_entity(at);
            case '<':
                return step_angle(at);
            case '[':
                brackets_.push_back(at);
                return at + 1;
            case ']':
                return step_bracket(at);
            case '*':
            case '_':
            case '~':
                return step_delimiter(at);
            default:
                return at + 1;
        }
    }

    std::size_t step_escape(std::size_t at) {
        if (at + 1 == line_.size() || is_ascii_punctuation(line_[at + 1])) {
            events_.push_back(cut(at, at + 1));
            return at + 2;
        }
        return at + 1;
    }

    std::size_t step_code(std::size_t at) {
        const std::size_t size = run_end(at) - at;
        const std::vector<std::size_t>& runs = code_runs_[size];
        const auto close = std::ranges::upper_bound(runs, at);
        if (close == runs.end()) {
            return at + size;
        }
        std::size_t begin = at + size;
        std::size_t end = *close;
        if (end > begin + 2 && line_[begin] == ' ' && line_[end - 1] == ' ') {
            ++begin;
            --end;
        }
        events_.push_back(cut(at, begin));
        events_.push_back(cut(end, *close + size));
        return *close + size;
    }

    std::size_t step_entity(std::size_t at) {
        const std::optional<HtmlEntity> entity = html_entity_at(line_, at);
        if (!entity) {
            return at + 1;
        }
        Event event = cut(at, entity->end);
        event.kind = InlinePiece::Kind::character;
        event.character = entity->character;
        events_.push_back(event);
        return entity->end;
    }

    std::size_t step_angle(std::size_t at) {
        if (const std::optional<HtmlTag> tag = html_tag_at(line_, at)) {
            Event event = cut(at, tag->end);
            event.on = !tag->closing;
            if (tag->name == "br") {
                event.kind = InlinePiece::Kind::line_break;
            } else if (tag->name == "u" || tag->name == "ins") {
                event.mark = Mark::underlined;
            } else if (tag->name == "b" || tag->name == "strong") {
                event.mark = Mark::bold;
            } else if (tag->name == "s" || tag->name == "del") {
                event.mark = Mark::struck;
            }
            events_.push_back(event);
            return tag->end;
        }
        if (const std::size_t close = autolink_end(line_, at); close != 0) {
            events_.push_back(cut(at, at + 1));
            events_.push_back(cut(close - 1, close));
            return close;
        }
        return at + 1;
    }

    /// `at` is a ']': with its '[' a link or an image, when an address or a known name follows.
    std::size_t step_bracket(std::size_t at) {
        if (brackets_.empty()) {
            return at + 1;
        }
        const std::size_t open = brackets_.back();
        brackets_.pop_back();
        const std::size_t end = address_end(open, at);
        if (end == 0) {
            return at + 1;
        }
        const bool image = open > 0 && line_[open - 1] == '!';
        events_.push_back(cut(image ? open - 1 : open, open + 1));
        Event event = cut(at, end);
        if (image) {
            event.kind = InlinePiece::Kind::image;
            event.address = {.begin = base_ + std::min(at + 2, end),
                             .end = base_ + std::max(end - 1, std::min(at + 2, end))};
        }
        events_.push_back(event);
        return end;
    }

    /// Where the link whose text is line[open + 1, close) ends; 0 when it is none.
    [[nodiscard]] std::size_t address_end(std::size_t open, std::size_t close) const {
        constexpr std::size_t kLongest = 1000;
        constexpr std::size_t kDeepest = 32;
        const std::string_view rest = line_.substr(close + 1, kLongest);
        if (rest.starts_with('(')) {
            std::size_t depth = 0;
            for (std::size_t i = 0; i < rest.size(); ++i) {
                depth += rest[i] == '(' ? 1 : 0;
                depth -= rest[i] == ')' ? 1 : 0;
                if (depth > kDeepest) {
                    return 0;
                }
                if (depth == 0) {
                    return is_address(rest.substr(1, i - 1)) ? close + i + 2 : 0;
                }
            }
            return 0;
        }
        if (rest.starts_with('[')) {
            const std::size_t end = rest.find(']');
            const bool known = end != std::string_view::npos &&
                               links_->contains(lower_case(rest.substr(1, end - 1)));
            if (known) {
                return close + end + 2;
            }
        }
        const std::string_view text = line_.substr(open + 1, close - open - 1);
        const bool known =
            text.size() < kLongest && !links_->empty() && links_->contains(lower_case(text));
        return known ? close + 1 : 0;
    }

    /// An address, not the remark in parentheses that often follows brackets in Chinese text.
    [[nodiscard]] static bool is_address(std::string_view text) {
        const bool ascii = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; });
        return ascii || text.find_first_of("./#:") != std::string_view::npos;
    }

    [[nodiscard]] char32_t before(std::size_t at) const {
        if (at == 0) {
            return U' ';
        }
        std::size_t start = at - 1;
        while (start > 0 && (static_cast<unsigned char>(line_[start]) & 0xC0U) == 0x80U) {
            --start;
        }
        return code_point_at(line_, start).value;
    }
    [[nodiscard]] char32_t after(std::size_t at) const {
        return at >= line_.size() ? U' ' : code_point_at(line_, at).value;
    }

    std::size_t step_delimiter(std::size_t at) {
        const std::size_t end = run_end(at);
        const Delimiter run = {.begin = at, .size = end - at, .sign = line_[at]};
        const char32_t left = before(at);
        const char32_t right = after(end);
        bool opens = false;
        bool closes = false;
        if (run.sign == '*' && run.size <= 3) {
            // 5*3*2 is a product, not emphasis.
            opens = !is_space(right) && !(run.size == 1 && left >= '0' && left <= '9');
            closes = !is_space(left) && !(run.size == 1 && right >= '0' && right <= '9');
        } else if (run.sign == '_' && run.size <= 2) {
            // ____ and （__） are blanks to fill in.
            opens = is_word(right) && !is_word(left);
            closes = is_word(left) && !is_word(right);
        } else if (run.sign == '~' && run.size == 2) {
            opens = !is_space(right);
            closes = !is_space(left);
        }
        if (!(closes && close_delimiter(run)) && opens) {
            open_[{run.sign, run.size}].push_back(run);
        }
        return end;
    }

    /// Matches `run` with the nearest open run like it; runs opened in between stay as text.
    bool close_delimiter(const Delimiter& run) {
        std::vector<Delimiter>& same = open_[{run.sign, run.size}];
        if (same.empty()) {
            return false;
        }
        const Delimiter opener = same.back();
        for (auto& [key, runs] : open_) {
            while (!runs.empty() && runs.back().begin >= opener.begin) {
                runs.pop_back();
            }
        }
        Event begin = cut(opener.begin, opener.begin + opener.size);
        Event end = cut(run.begin, run.begin + run.size);
        if (run.sign == '~' || run.size >= 2) {
            begin.mark = run.sign == '~' ? Mark::struck : Mark::bold;
            end.mark = begin.mark;
        }
        begin.on = true;
        events_.push_back(begin);
        events_.push_back(end);
        return true;
    }

    /// The line between the events, with the marks that hold there.
    [[nodiscard]] std::vector<InlinePiece> pieces() const {
        std::vector<InlinePiece> result;
        std::array<int, kMarks> counts{};
        Marks marks;
        std::size_t at = 0;
        const auto add_text = [&](std::size_t end) {
            if (end > at) {
                result.push_back({.kind = InlinePiece::Kind::text,
                                  .span = {.begin = base_ + at, .end = base_ + end},
                                  .character = 0,
                                  .marks = marks});
            }
        };
        for (const Event& event : events_) {
            add_text(event.begin);
            at = std::max(at, event.end);
            if (event.kind != InlinePiece::Kind::text) {
                const bool image = event.kind == InlinePiece::Kind::image;
                const Span span = {.begin = base_ + event.begin, .end = base_ + event.end};
                result.push_back({.kind = event.kind,
                                  .span = image ? event.address : span,
                                  .character = event.character,
                                  .marks = marks});
            }
            if (event.mark) {
                int& count = counts.at(static_cast<std::size_t>(*event.mark));
                count = std::max(0, count + (event.on ? 1 : -1));
                marks.bold = counts[0] > 0;
                marks.struck = counts[1] > 0;
                marks.underlined = counts[2] > 0;
            }
        }
        add_text(line_.size());
        return result;
    }

    std::string_view line_;
    std::size_t base_;
    const LinkNames* links_;
    std::map<std::size_t, std::vector<std::size_t>> code_runs_;  // size → begins
    std::map<std::pair<char, std::size_t>, std::vector<Delimiter>> open_;
    std::vector<std::size_t> brackets_;
    std::vector<Event> events_;
};

}  // namespace

std::vector<InlinePiece> parse_inline(std::string_view source, Span line, const LinkNames& links) {
    return InlineParser(source, line, links).parse();
}

}  // namespace review
