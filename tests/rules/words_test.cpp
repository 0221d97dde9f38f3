#include <algorithm>
#include <optional>
#include <random>

#include <doctest/doctest.h>

#include "base/pattern.h"
#include "rules/judge.h"
#include "rules/literal_scanner.h"
#include "rules/program.h"
#include "rules/regex_source.h"
#include "rules/text_index.h"

using namespace review;

TEST_CASE("what every match of a regular expression must hold is read off it") {
    struct Case {
        std::string regex;
        std::vector<LiteralSet> required;
    };
    for (const Case& c : {
             Case{"甲乙", {{"甲乙"}}},
             Case{"甲乙?丙", {{"甲"}, {"丙"}}},
             Case{"甲+乙", {{"甲"}, {"乙"}}},
             Case{"(排除|不适用)[^。；]{0,14}(情势变更|第533条)",
                  {{"排除", "不适用"}, {"情势变更", "第533条"}}},
             Case{"(最终)?解释权归", {{"解释权归"}}},
             Case{"(?:甲|乙)", {{"甲", "乙"}}},
             Case{"(甲|.)", {}},
             Case{"甲{0,2}乙{2}", {{"乙"}}},
             Case{"(?<name>甲乙)丙", {{"甲乙"}, {"丙"}}},
             Case{"(?=甲)乙(?!丙)(?<=丁)(?<!戊)", {{"乙"}}},
             Case{"[甲乙]\\d+\\.5%\\p{Han}", {{".5%"}}},
             Case{"a[[b]c]d", {{"a"}, {"c"}, {"]d"}}},
             Case{"\\x{4e00}甲", {{"甲"}}},
             Case{"a[[:alpha:]]d", {{"a"}, {"d"}}},
             Case{"(?i)abc", {}},
             Case{"\\Qa+b\\E", {}},
             Case{"(甲)\\1", {}},
             Case{"甲*?乙++", {{"乙"}}},
             Case{"[^]甲]乙", {{"乙"}}},
             Case{"[]甲]乙", {{"乙"}}},
             Case{"[^。]{3,}", {}},
             Case{"", {}},
             Case{"(", {}},
             Case{"甲)", {}},
             Case{"\\", {}},
         }) {
        CAPTURE(c.regex);
        const RegexSource source = read_regex(c.regex);
        REQUIRE(source.branches.size() == 1);
        CHECK(source.branches.front().required == c.required);
    }
}

TEST_CASE("a regular expression falls into branches where each requires something") {
    struct Case {
        std::string regex;
        std::vector<std::string> branches;
    };
    for (const Case& c : {Case{"甲", {"甲"}},
                          Case{"甲|乙丙|[丁戊]己", {"甲", "乙丙", "[丁戊]己"}},
                          Case{"(甲|乙)|丙\\||[|]丁", {"(甲|乙)", "丙\\|", "[|]丁"}},
                          Case{"甲|[乙丙]", {"甲|[乙丙]"}},
                          Case{"甲|", {"甲|"}},
                          Case{"|甲", {"|甲"}},
                          Case{"甲|(?i)乙", {"甲|(?i)乙"}},
                          Case{"甲|乙)", {"甲|乙)"}},
                          Case{"", {""}}}) {
        CAPTURE(c.regex);
        std::vector<std::string> branches;
        for (const RegexBranch& branch : read_regex(c.regex).branches) {
            branches.emplace_back(branch.source);
        }
        CHECK(branches == c.branches);
    }
}

TEST_CASE("how long a match can be is read off a regular expression") {
    constexpr std::size_t kEndless = 9999;
    struct Case {
        std::string regex;
        std::size_t longest;
    };
    for (const Case& c : {Case{"甲乙", 2},
                          Case{"甲?(?:乙丙|丁){2,3}", 7},
                          Case{"^(?<=[甲-丁]{3})甲[^。\\n]{0,9}\\d\\.(?!丙)$", 12},
                          Case{"甲\\R", 3},
                          Case{"甲.*", kEndless},
                          Case{"(?:甲+)乙", kEndless},
                          Case{"甲[[:alpha:]]", kEndless},
                          Case{"(?:甲{999}){9}", kEndless}}) {
        CAPTURE(c.regex);
        CHECK(read_regex(c.regex).branches.front().longest.value_or(kEndless) == c.longest);
    }
}

TEST_CASE("a regular expression is plain when it is certain to compile") {
    struct Case {
        std::string regex;
        bool plain;
    };
    for (const Case& c : {
             Case{"仲裁[^。；;\\n]{0,30}(?:不服|有异议)[^。]{2}起诉{1,}", true},
             Case{"由(?!双方|甲乙)[a-zA-Z0-9一-龥\\]\\d]*(?<=.乙|丙)(?<!丙)$", true},
             Case{"[一-龥（(]{2,12}[-－\\d]\\n", true},
             Case{"\\u4e00", false},
             Case{"\\x{4e00}", false},
             Case{"[^]", false},
             Case{"[]", false},
             Case{"[b-a]", false},
             Case{"[a--b]", false},
             Case{"[[:alpha:]]", false},
             Case{"[甲", false},
             Case{"甲]", false},
             Case{"甲}", false},
             Case{"甲{2,1}", false},
             Case{"甲{x}", false},
             Case{"甲{99999}", false},
             Case{"(?<=甲+)乙", false},
             Case{"(?<=甲?乙)丙", false},
             Case{"(?<=(?:甲|乙丙))丁", false},
             Case{"(?:甲{9}){9}", false},
             Case{"(?<=(甲{2,}))乙", false},
             Case{"(?<=(甲{9}){9})乙", false},
             Case{"(?<!\\X甲)乙", false},
             Case{"(?<名>甲)", false},
             Case{"\\p{Hann}", false},
             Case{"\\1", false},
             Case{"^*甲", false},
             Case{"(?=甲)*", false},
             Case{"甲**", false},
             Case{"(甲", false},
         }) {
        CAPTURE(c.regex);
        CHECK(read_regex(c.regex).plain == c.plain);
    }
}

namespace {

/// Pieces put together by chance; the same ones in every run.
class Chance {
public:
    std::string text(const std::vector<std::string>& pieces, std::size_t most) {
        std::string result;
        for (std::size_t n = 1 + random_() % most; n > 0; --n) {
            result += pieces[random_() % pieces.size()];
        }
        return result;
    }

private:
    std::mt19937 random_{20};  // NOLINT
};

/// Matches by groups as a search of each whole line for the whole expression gives them; nullopt
/// when it is given up.
std::optional<std::vector<std::vector<Span>>> searched_whole(const Pattern& pattern,
                                                             const std::string& text) {
    PatternSearch search(pattern, text);
    std::vector<std::vector<Span>> all;
    for (std::size_t begin = 0; begin < text.size();) {
        const Span line{.begin = begin, .end = std::min(text.find('\n', begin), text.size())};
        for (Span rest = line; rest.begin < rest.end; rest.begin = all.back().front().end) {
            const Result<std::vector<Span>> match = search.find(line, rest);
            if (!match) {
                return std::nullopt;
            }
            if (match->empty()) {
                break;
            }
            all.push_back(*match);
        }
        begin = line.end + 1;
    }
    return all;
}

/// The same from a search by words, branches and windows; a group that took no part is empty.
std::vector<std::vector<Span>> searched_in_parts(const RegexSource& source,
                                                 const std::string& text,
                                                 std::size_t groups) {
    Program program;
    program.patterns.push_back(CompiledPattern::regex(source, program.literals));
    TextIndex one(program, text);
    const bool occurs = one.occurs(0);
    std::vector<std::vector<Span>> all;
    TextIndex index(program, text);
    for (const Match& match : index.matches(0).matches) {
        all.push_back(match.groups);
        all.back().resize(groups, Span{});
    }
    CHECK(occurs == !all.empty());
    return all;
}

}  // namespace

TEST_CASE("what counts as plain compiles, and a search in parts finds what a whole one does") {
    const std::vector<std::string> pieces{
        "甲",    "乙",        "a",     "-",     "|",    "(",         ")",   "(?:", "(?=",
        "(?!",   "(?<!",      "(?<=",  "[",     "[^",   "]",         "[^]", "[]",  "^",
        "$",     ".",         "*",     "+",     "?",    "{",         "}",   "{2}", "{1,3}",
        "{999}", ",",         "3",     "\\d",   "\\]",  "\\n",       "\\b", "\\Z", "\\(",
        "\\X",   "\\x{4e00}", "[甲-",  "-]",    "&",    ":",         "z]",  " ",   "#",
        "\\",    "{0,}",      "(?<n>", "甲|乙", "(乙)", "[^乙]{0,3}"};
    const std::vector<std::string> letters{
        "甲", "乙", "丙", "a", "-", "]", "3", ",", "z", "#", "(", "[", "\n", "\xF0\xA0\x80\x80"};
    Chance chance;
    std::size_t plain = 0;
    std::size_t in_parts = 0;
    for (int i = 0; i < 60000; ++i) {
        const std::string regex = chance.text(pieces, 9);
        const std::string text = chance.text(letters, 24);
        const RegexSource source = read_regex(regex);
        const bool whole = source.branches.front().required.empty();
        if (!source.plain && whole) {
            continue;
        }
        const Result<Pattern> pattern = Pattern::compile(regex);
        CAPTURE(regex);
        CAPTURE(text);
        plain += source.plain ? 1 : 0;
        CHECK((pattern.has_value() || !source.plain));
        if (!pattern) {
            continue;
        }
        auto expected = searched_whole(*pattern, text);
        if (!expected || expected->empty()) {
            continue;
        }
        in_parts += whole ? 0 : 1;
        for (std::vector<Span>& groups : *expected) {
            std::ranges::replace_if(
                groups, [](Span group) { return group.begin == std::string::npos; }, Span{});
        }
        CHECK(searched_in_parts(source, text, expected->front().size()) == *expected);
    }
    CHECK(plain > 1000);
    CHECK(in_parts > 500);
}

TEST_CASE("a word that stands for itself is told from other expressions") {
    for (const std::string word : {"甲", "甲乙-a,&", "#"}) {
        CHECK(is_plain_word(word));
    }
    for (const std::string other : {"", "甲|乙", "甲?", "(甲)", "\\(", "甲.", "^乙", "甲]", "}"}) {
        CHECK_FALSE(is_plain_word(other));
    }
}

TEST_CASE("capturing groups are counted") {
    struct Case {
        std::string regex;
        std::size_t groups;
    };
    for (const Case& c : {Case{"甲", 0},
                          Case{"(甲)((乙)|丙)", 3},
                          Case{"(?:甲)(?=乙)(?<!丙)(?<=丁)(?i)", 0},
                          Case{"(?<name>甲)", 1},
                          Case{"\\((甲)[(]", 1},
                          Case{"\\Q((\\E(甲)", 1}}) {
        CAPTURE(c.regex);
        CHECK(count_groups(c.regex) == c.groups);
    }
}

TEST_CASE("all literals are found in one pass, overlapping ones too") {
    LiteralScanner scanner;
    const std::size_t payment = scanner.add("付款");
    const std::size_t advance = scanner.add("预付款");
    const std::size_t day = scanner.add("a");
    const std::size_t absent = scanner.add("付清");
    CHECK(scanner.add("付款") == payment);
    const LiteralHits hits = scanner.scan("预付款a付款");
    const auto offsets = [&](std::size_t id) {
        const auto found = hits.of(id);
        return std::vector<std::size_t>(found.begin(), found.end());
    };
    CHECK(offsets(payment) == std::vector<std::size_t>{3, 10});
    CHECK(offsets(advance) == std::vector<std::size_t>{0});
    CHECK(offsets(day) == std::vector<std::size_t>{9});
    CHECK(offsets(absent).empty());
    CHECK(scanner.scan("").of(payment).empty());
    CHECK_NOTHROW(static_cast<void>(LiteralScanner().scan("付款")));  // no literals, no table
}

TEST_CASE("literals that begin alike, or within one another, are told apart") {
    LiteralScanner scanner;
    std::vector<std::string> literals;
    for (int i = 0; i < 500; ++i) {
        literals.push_back("不得" + std::to_string(i));
    }
    literals.insert(literals.end(), {"不得", "不", "得", "不得不", "丁", "丌", "7"});
    for (const std::string& literal : literals) {
        scanner.add(literal);
    }
    CHECK(scanner.size() == literals.size());
    const std::string text = "不得不得42，不得499不得7丁\n不";
    const LiteralHits hits = scanner.scan(text);
    for (std::size_t id = 0; id < literals.size(); ++id) {
        CAPTURE(literals[id]);
        std::vector<std::size_t> expected;
        for (std::size_t at = 0; (at = text.find(literals[id], at)) != text.npos; ++at) {
            expected.push_back(at);
        }
        const auto found = hits.of(id);
        CHECK(std::vector<std::size_t>(found.begin(), found.end()) == expected);
    }
}

TEST_CASE("values are written as people write them") {
    struct Case {
        std::string value;
        ValueFormat format;
        std::string text;
    };
    for (const Case& c : {
             Case{"128000000", ValueFormat::fen, "1,280,000.00"},
             Case{"5", ValueFormat::fen, "0.05"},
             Case{"-100000", ValueFormat::fen, "-1,000.00"},
             Case{"9007199254740992", ValueFormat::fen, "90,071,992,547,409.92"},
             Case{"NaN", ValueFormat::fen, "NaN"},
             Case{"1.5", ValueFormat::fen, "1.5"},
             Case{"200000", ValueFormat::ppm, "20%"},
             Case{"500", ValueFormat::ppm, "0.05%"},
             Case{"-12345", ValueFormat::ppm, "-1.2345%"},
             Case{"0", ValueFormat::ppm, "0%"},
             Case{"2024-03-11", ValueFormat::date, "2024年3月11日"},
             Case{"2024-03", ValueFormat::date, "2024年3月"},
             Case{"2024", ValueFormat::date, "2024年"},
             Case{"19793", ValueFormat::date, "2024年3月11日"},
             Case{"-1", ValueFormat::date, "1969年12月31日"},
             Case{"2024-03-11-1", ValueFormat::date, "2024-03-11-1"},
             Case{"明天", ValueFormat::date, "明天"},
             Case{"", ValueFormat::date, ""},
             Case{"20", ValueFormat::plain, "20"},
         }) {
        CAPTURE(c.value);
        CHECK(format_value(c.value, c.format) == c.text);
    }
}
