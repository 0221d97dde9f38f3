// Numbers that name companies, persons, accounts and telephones. A number that could be anything
// counts only behind its label; one that carries its own check may stand alone.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "facts/extract.h"
#include "facts/identifier_check.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

constexpr std::size_t kMaxToken = 48;  // chars, blanks included

struct Token {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    std::string value;    // ASCII capitals, digits and *, without blanks and hyphens
    std::string compact;  // as written, without blanks
};

struct Identifier {
    std::string_view type;
    std::string value;
    IdentifierCheck check;
};

bool is_token_char(char32_t c) {
    return is_digit(c) || is_ascii_letter(c) || c == U'*';
}

bool is_mobile(std::string_view value) {
    return value.size() == 11 && all_digits(value) && value[0] == '1' && value[1] >= '3';
}

/// 0371-65866666, 400-123-4567, +86 …: area code or service number with a hyphen or in one piece.
bool is_landline(std::string_view value) {
    const bool service =
        value.size() == 10 && (value.starts_with("400") || value.starts_with("800"));
    const bool area =
        value.size() >= 10 && value.size() <= 12 && value[0] == '0' && value[1] != '0';
    return all_digits(value) && (service || area);
}

class IdentifierScanner {
public:
    explicit IdentifierScanner(const ExtractContext& context)
        : context_(context), labels_(context.lexicon.list("identifier-labels")) {}

    void scan(std::size_t index, std::vector<Fact>& facts) {
        view_ = &context_.views[index];
        text_ = view_->text();
        before_ = index > 0 ? context_.views[index - 1].text() : std::u32string_view{};
        for (std::size_t i = 0; i < text_.size();) {
            if (!is_token_char(text_[i])) {
                ++i;
                continue;
            }
            if (const std::size_t end = read_email(i, facts); end != i) {
                i = end;
                continue;
            }
            const Token token = read_token(i);
            i = token.end;
            const auto identifier = read(token, label_of(token));
            if (identifier) {
                add(token, *identifier, facts);
            }
        }
    }

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    /// Letters, digits and masks with single blanks or hyphens inside.
    [[nodiscard]] Token read_token(std::size_t begin) const {
        Token token;
        token.begin = begin;
        std::size_t i = begin;
        while (i < text_.size()) {
            const char32_t c = text_[i];
            const bool joint = (c == U' ' || c == U'-' || c == U'·') && is_token_char(at(i + 1)) &&
                               i - begin < kMaxToken;
            if (!is_token_char(c) && !joint) {
                break;
            }
            if (!joint && token.value.size() < kMaxToken) {
                const char ascii = static_cast<char>(c);
                token.value += ascii >= 'a' && ascii <= 'z' ? static_cast<char>(ascii - 32) : ascii;
            }
            if (c != U' ' && c != U'·' && token.compact.size() < kMaxToken) {
                token.compact += static_cast<char>(c);
            }
            ++i;
        }
        token.end = i;
        return token;
    }

    /// Code of the label before a token: directly before it, in the cell before it, or (accounts,
    /// telephones) earlier in the same stretch.
    [[nodiscard]] std::string_view label_of(const Token& token) const {
        const std::string_view near = label_ending(text_, token.begin);
        if (!near.empty()) {
            return near;
        }
        std::size_t begin = token.begin;
        if (has_province(token)) {
            --begin;  // 车牌号:浙A12345
            if (const std::string_view plate = label_ending(text_, begin); plate == "plate") {
                return plate;
            }
        }
        while (begin > 0 && (text_[begin - 1] == U'+' || text_[begin - 1] == U'(')) {
            --begin;
        }
        if (begin == 0) {
            const bool cell = context_.document.paragraphs[view_->paragraph].table >= 0;
            return cell ? label_ending(before_, before_.size()) : std::string_view{};
        }
        const std::size_t reach = begin > 40 ? begin - 40 : 0;
        const std::size_t from = sentence_begin(text_, begin, reach);
        const auto labels = labels_.find_all(text_.substr(from, begin - from));
        if (labels.empty()) {
            return {};
        }
        const std::string_view code = labels.back().term->code();
        return code == "bank-account" || code == "phone" || code == "mobile" || code == "other"
                   ? code
                   : std::string_view{};
    }

    /// The label that ends at `end` of `text`, colon and bracketed remarks skipped.
    [[nodiscard]] std::string_view label_ending(std::u32string_view text, std::size_t end) const {
        constexpr std::u32string_view kBetween = U":=为是_ 、/(";
        for (int i = 0; i < 12 && end > 0; ++i) {
            if (const TermList::Match label = labels_.match_before(text, end);
                label.term != nullptr) {
                return label.term->code();
            }
            if (kBetween.find(text[end - 1]) != std::u32string_view::npos) {
                --end;
            } else if (const std::size_t open = group_begin(text, end, 16);
                       open != std::u32string_view::npos) {
                end = open;
            } else {
                break;
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<Identifier> read(const Token& token, std::string_view label) const {
        const bool glued =
            token.begin > 0 && (text_[token.begin - 1] == U'.' || text_[token.begin - 1] == U'-');
        if (label == "other" || glued) {
            return std::nullopt;
        }
        if (label == "uscc") {
            return read_code(token);
        }
        if (label == "id-card") {
            return read_citizen(token);
        }
        if (label == "bank-account" || label == "bank-card") {
            return read_account(token, label == "bank-card");
        }
        if (label == "phone" || label == "mobile") {
            return read_phone(token);
        }
        if (label == "postcode") {
            return read_postcode(token);
        }
        if (label == "plate" || label == "passport") {
            return read_document_number(token, label);
        }
        return read_unlabelled(token);
    }

    static std::optional<Identifier> read_code(const Token& token) {
        if (token.value.size() < 12 || token.value.size() > 24) {
            return std::nullopt;
        }
        return Identifier{
            .type = "uscc", .value = token.value, .check = check_credit_code(token.value)};
    }

    static std::optional<Identifier> read_citizen(const Token& token) {
        const bool plausible = token.value.size() >= 14 && token.value.size() <= 20 &&
                               !is_ascii_letter(static_cast<char32_t>(token.value[0]));
        if (!plausible) {
            return std::nullopt;
        }
        return Identifier{
            .type = "id-card", .value = token.value, .check = check_citizen_number(token.value)};
    }

    static std::optional<Identifier> read_account(const Token& token, bool card) {
        const bool masked = token.value.find('*') != std::string::npos;
        const auto letters =
            std::ranges::count_if(token.value, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (letters > 3 || token.value.size() < 5 || (masked && token.value.size() < 6)) {
            return std::nullopt;
        }
        Identifier account{.type = "bank-account", .value = token.value, .check = {}};
        if (card) {
            account.check = check_card_number(token.value);
        } else if (!masked && (token.value.size() < 9 || token.value.size() > 30)) {
            account.check = {.valid = "no", .reason = "length", .suggestion = {}};
        }
        return account;
    }

    [[nodiscard]] std::optional<Identifier> read_phone(const Token& token) const {
        std::string value = token.value;
        if (token.begin > 0 && text_[token.begin - 1] == U'+' && value.starts_with("86")) {
            value.erase(0, 2);
        }
        const bool masked = value.find('*') != std::string::npos;
        const bool digits =
            std::ranges::all_of(value, [](char c) { return (c >= '0' && c <= '9') || c == '*'; });
        if (!digits || value.size() < 5 || value.size() > 16) {
            return std::nullopt;
        }
        Identifier phone{.type = "phone", .value = token.compact, .check = {}};
        const bool like_mobile = value[0] == '1' && value[1] >= '3' && value[1] != '*' &&
                                 value.size() >= 9 && value.size() <= 13;
        if (is_mobile(value)) {
            phone.type = "mobile";
            phone.value = value;
            phone.check.valid = "yes";
        } else if (like_mobile) {
            phone.type = "mobile";
            phone.value = value;
            if (!masked) {
                phone.check = {.valid = "no", .reason = "length", .suggestion = {}};
            }
        } else if (!masked && (is_landline(value) || value.size() == 7 || value.size() == 8)) {
            phone.check.valid = "yes";
        }
        return phone;
    }

    /// A number plate behind the character of its province, or a passport number.
    [[nodiscard]] std::optional<Identifier> read_document_number(const Token& token,
                                                                 std::string_view label) const {
        constexpr std::size_t kShortest = 5;
        constexpr std::size_t kLongest = 10;
        const bool plate = label == "plate";
        if (token.value.size() < kShortest || token.value.size() > kLongest ||
            (plate && !has_province(token))) {
            return std::nullopt;
        }
        return Identifier{
            .type = plate ? "plate" : "passport",
            .value =
                (plate ? to_utf8(text_.substr(token.begin - 1, 1)) : std::string()) + token.value,
            .check = plate ? check_plate(token.value) : check_passport(token.value)};
    }

    [[nodiscard]] bool has_province(const Token& token) const {
        constexpr std::u32string_view kProvinces =
            U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
        return token.begin > 0 && holds(kProvinces, text_[token.begin - 1]);
    }

    static std::optional<Identifier> read_postcode(const Token& token) {
        if (!all_digits(token.value) || token.value.size() < 4 || token.value.size() > 8) {
            return std::nullopt;
        }
        Identifier code{.type = "postcode", .value = token.value, .check = {}};
        if (token.value.size() != 6) {
            code.check = {.valid = "no", .reason = "length", .suggestion = {}};
        } else if (token.value[0] == '9') {
            code.check = {.valid = "no", .reason = "charset", .suggestion = {}};
        } else {
            code.check.valid = "yes";
        }
        return code;
    }

    /// Without a label only what its own check or form proves.
    [[nodiscard]] std::optional<Identifier> read_unlabelled(const Token& token) const {
        const bool plain = token.compact.find('-') == std::string::npos;
        const std::string& value = token.value;
        if (plain && is_mobile(value) && token.end - token.begin <= 13) {
            return Identifier{.type = "mobile",
                              .value = value,
                              .check = {.valid = "yes", .reason = {}, .suggestion = {}}};
        }
        const std::size_t hyphen = token.compact.find('-');
        if (!plain && (hyphen == 3 || hyphen == 4) && is_landline(value)) {
            return Identifier{.type = "phone",
                              .value = token.compact,
                              .check = {.valid = "yes", .reason = {}, .suggestion = {}}};
        }
        if (!plain || value.size() != 18 || token.end - token.begin != 18) {
            return std::nullopt;
        }
        const bool letters = std::ranges::any_of(value, [](char c) { return c >= 'A'; });
        for (const auto& [type, check] :
             {std::pair(std::string_view("id-card"), check_citizen_number(value)),
              std::pair(std::string_view("uscc"), check_credit_code(value))}) {
            if (check.valid == "yes" && (letters || type == "id-card")) {
                return Identifier{.type = type, .value = value, .check = check};
            }
        }
        return std::nullopt;
    }

    void add(const Token& token, const Identifier& identifier, std::vector<Fact>& facts) const {
        const std::size_t begin = token.begin - (identifier.type == "plate" ? 1 : 0);
        Fact fact = make_value(context_, *view_, begin, token.end, "identifier");
        fact.set("type", std::string(identifier.type));
        fact.set("value", identifier.value);
        fact.set("valid", std::string(identifier.check.valid));
        if (!identifier.check.reason.empty()) {
            fact.set("reason", std::string(identifier.check.reason));
        }
        if (!identifier.check.suggestion.empty()) {
            fact.set("suggestion", identifier.check.suggestion);
        }
        facts.push_back(std::move(fact));
    }

    /// An e-mail address at `begin`: the index after it, or `begin`.
    std::size_t read_email(std::size_t begin, std::vector<Fact>& facts) const {
        constexpr std::size_t kMaxName = 64;
        const auto is_name = [](char32_t c) {
            return is_digit(c) || is_ascii_letter(c) || c == U'.' || c == U'_' || c == U'-' ||
                   c == U'+';
        };
        std::size_t i = begin;
        while (is_name(at(i)) && i - begin < kMaxName) {
            ++i;
        }
        if (at(i) != U'@') {
            return begin;
        }
        std::size_t end = i + 1;
        std::size_t dot = 0;
        while ((is_name(at(end)) && at(end) != U'_' && at(end) != U'+') && end - i < kMaxName) {
            dot = at(end) == U'.' ? end : dot;
            ++end;
        }
        while (end > i && (at(end - 1) == U'.' || at(end - 1) == U'-')) {
            --end;
        }
        if (dot <= i + 1 || dot + 2 >= end) {
            return begin;
        }
        Token token;
        token.begin = begin;
        token.end = end;
        add(token,
            {.type = "email",
             .value = to_utf8(text_.substr(begin, end - begin)),
             .check = {.valid = "yes", .reason = {}, .suggestion = {}}},
            facts);
        return end;
    }

    const ExtractContext& context_;
    const TermList& labels_;
    const View* view_ = nullptr;
    std::u32string_view text_;
    std::u32string_view before_;  // of the paragraph before
};

}  // namespace

std::vector<Fact> extract_identifiers(const ExtractContext& context) {
    std::vector<Fact> facts;
    IdentifierScanner scanner(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(i, facts);
    }
    return facts;
}

}  // namespace review
