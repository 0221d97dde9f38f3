#include "rules/look_back.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "rules/regex_parts.h"

namespace review {

namespace {

constexpr std::size_t kMaxLengths = 300;
constexpr std::size_t kMaxBytes = 20'000;  // of all alternatives together

/// What a part can be, by its length in code points: for each an expression of that length.
using ByLength = std::map<std::size_t, std::string>;

void add_alternative(ByLength& all, std::size_t length, const std::string& text) {
    const auto [known, fresh] = all.try_emplace(length, text);
    if (!fresh) {
        known->second += '|' + text;
    }
}

bool has_limits(const ByLength& all) {
    std::size_t bytes = 0;
    for (const auto& [length, text] : all) {
        bytes += text.size();
    }
    return all.size() <= kMaxLengths && bytes <= kMaxBytes;
}

std::string grouped(const std::string& text) {
    return "(?:" + text + ")";
}

/// Reads what stands inside a look back; nullopt for what it does not understand.
class LookBack {
public:
    LookBack(std::string_view regex, std::size_t at) : regex_(regex), at_(at) {}

    /// Up to the parenthesis that closes it, or the end.
    std::optional<ByLength> alternatives(std::size_t depth) {
        ByLength all;
        for (bool more = true; more;) {
            const std::optional<ByLength> one = sequence(depth);
            if (!one) {
                return std::nullopt;
            }
            for (const auto& [length, text] : *one) {
                add_alternative(all, length, text);
            }
            more = at_ < regex_.size() && regex_[at_] == '|';
            at_ += more ? 1 : 0;
        }
        return has_limits(all) ? std::optional(std::move(all)) : std::nullopt;
    }

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] bool closes() const { return at_ < regex_.size() && regex_[at_] == ')'; }

private:
    std::optional<ByLength> sequence(std::size_t depth) {
        ByLength all{{0, ""}};
        while (at_ < regex_.size() && regex_[at_] != '|' && regex_[at_] != ')') {
            const std::optional<ByLength> next = piece(depth);
            if (!next) {
                return std::nullopt;
            }
            ByLength longer;
            for (const auto& [length, text] : all) {
                for (const auto& [more, tail] : *next) {
                    add_alternative(longer, length + more, text + tail);
                }
            }
            // of one length several ways: together, for what follows
            for (auto& [length, text] : longer) {
                text = all.size() > 1 && next->size() > 1 ? grouped(text) : text;
            }
            all = std::move(longer);
            if (!has_limits(all)) {
                return std::nullopt;
            }
        }
        return all;
    }

    std::optional<ByLength> piece(std::size_t depth) {
        const std::size_t begin = at_;
        if (regex_.substr(at_).starts_with("(?:") && depth < kMaxGroupDepth) {
            at_ += 3;
            std::optional<ByLength> inside = alternatives(depth + 1);
            if (!inside || !closes()) {
                return std::nullopt;
            }
            ++at_;
            for (auto& [length, text] : *inside) {
                text = grouped(text);
            }
            return repeats() ? optional_group(std::move(*inside)) : inside;
        }
        if (regex_[at_] == '^') {
            ++at_;
            return ByLength{{0, "^"}};
        }
        if (!past_character()) {
            return std::nullopt;
        }
        return repeated(std::string(regex_.substr(begin, at_ - begin)));
    }

    [[nodiscard]] bool repeats() const {
        return at_ < regex_.size() && (regex_[at_] == '?' || regex_[at_] == '*' ||
                                       regex_[at_] == '+' || regex_[at_] == '{');
    }

    /// A group before a quantifier: only `?` is understood.
    std::optional<ByLength> optional_group(ByLength inside) {
        if (regex_[at_] != '?') {
            return std::nullopt;
        }
        ++at_;
        inside.try_emplace(0, "");
        return inside;
    }

    /// `character` as often as the quantifier at `at_` says.
    std::optional<ByLength> repeated(const std::string& character) {
        RepeatCounts counts{.min = 1, .max = 1};
        if (repeats()) {
            std::size_t end = at_;
            if (regex_[at_] == '?') {
                counts = {.min = 0, .max = 1};
            } else if (regex_[at_] == '{') {
                end = std::min(regex_.find('}', at_), regex_.size() - 1);
                counts = read_counts(regex_.substr(at_ + 1, end - at_ - 1))
                             .value_or(RepeatCounts{.min = 0, .max = std::nullopt});
            } else {
                counts.max = std::nullopt;
            }
            at_ = end + 1;
        }
        if (!counts.max || *counts.max - counts.min > kMaxLengths || repeats()) {
            return std::nullopt;
        }
        ByLength all;
        for (std::size_t n = counts.min; n <= *counts.max; ++n) {
            const std::string count = n == 1 ? "" : "{" + std::to_string(n) + "}";
            all.emplace(n, n == 0 ? std::string() : character + count);
        }
        return all;
    }

    /// Goes past one character, class or escape of one character; false at anything else.
    bool past_character() {
        constexpr std::string_view kSigns = "(){}*+?$";
        const char c = regex_[at_];
        if (c == '[') {
            at_ = past_class(regex_, at_);
            return true;
        }
        if (c == '\\') {
            return past_escape();
        }
        if (kSigns.find(c) != std::string_view::npos) {
            return false;
        }
        do {
            ++at_;
        } while (at_ < regex_.size() && (static_cast<unsigned char>(regex_[at_]) & 0xC0U) == 0x80U);
        return true;
    }

    bool past_escape() {
        constexpr std::string_view kOfOne = "dDwWsShHvVntrfae";
        const std::string_view escape = regex_.substr(at_);
        if (escape.starts_with("\\p{") || escape.starts_with("\\P{") ||
            escape.starts_with("\\x{")) {
            at_ = std::min(regex_.find('}', at_), regex_.size() - 1) + 1;
            return true;
        }
        at_ += 2;
        const char c = escape.size() > 1 ? escape[1] : 'z';
        const bool sign = static_cast<unsigned char>(c) < 0x80U && std::isalnum(c) == 0;
        return sign || kOfOne.find(c) != std::string_view::npos;
    }

    std::string_view regex_;
    std::size_t at_ = 0;
};

}  // namespace

std::string with_fixed_looks_back(std::string_view regex) {
    constexpr std::string_view::size_type kOpening = 4;  // (?<=
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < regex.size(); ++at) {
        if (regex[at] == '\\') {
            ++at;
        } else if (regex[at] == '[') {
            at = past_class(regex, at) - 1;
        } else if (const std::string_view opening = regex.substr(at, kOpening);
                   opening == "(?<=" || opening == "(?<!") {
            LookBack look(regex, at + kOpening);
            const std::optional<ByLength> lengths = look.alternatives(0);
            if (!lengths || !look.closes() || lengths->size() < 2) {
                continue;
            }
            result += regex.substr(copied, at + kOpening - copied);
            for (const auto& [length, text] : *lengths) {
                result += (length == lengths->begin()->first ? "" : "|") + text;
            }
            at = look.at();
            copied = at;
        }
    }
    return result.append(regex.substr(copied));
}

}  // namespace review
