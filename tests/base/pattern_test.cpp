#include "base/pattern.h"

#include <limits>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

namespace {

using review::ErrorCode;
using review::Pattern;
using review::PatternSearch;
using review::Result;
using review::Span;

using Matches = Result<std::vector<std::vector<Span>>>;

Matches search(const Pattern& pattern, const std::string& text) {
    const Span whole{.begin = 0, .end = text.size()};
    PatternSearch one(pattern, text);
    std::vector<std::vector<Span>> all;
    for (Span rest = whole;; rest.begin = all.back().front().end) {
        Result<std::vector<Span>> match = one.find(whole, rest);
        if (!match) {
            return tl::unexpected<review::Error>(match.error());
        }
        if (match->empty()) {
            return all;
        }
        all.push_back(*match);
    }
}

std::vector<std::string> slices(const std::string& text, const Matches& matches) {
    std::vector<std::string> result;
    for (const std::vector<Span>& groups : matches.value()) {
        result.push_back(text.substr(groups.front().begin, groups.front().size()));
    }
    return result;
}

TEST_CASE("matches are found left to right with byte offsets") {
    struct Case {
        std::string regex;
        std::string text;
        std::vector<std::string> matches;
    };
    for (const Case& c :
         {Case{"签定", "双方签定本合同，签定地点", {"签定", "签定"}},
          Case{"第[一二三四五六七八九十]+条", "依照第十二条、第三条", {"第十二条", "第三条"}},
          Case{"\\d+", "2026年1月", {"2026", "1"}},
          Case{"(?<!不)得", "不得、应得", {"得"}},
          Case{"\\p{Han}{2}", "甲乙\xF0\xA0\x80\x80丙x", {"甲乙", "\xF0\xA0\x80\x80丙"}},
          Case{"aa", "aaaaa", {"aa", "aa"}},
          Case{"没有", "甲乙", {}},
          Case{"x", "", {}},
          Case{"", "甲", {}},
          Case{"(?<!签|签订之)日", "签日，签订之日，每日", {"日"}},
          Case{"a*", "baab", {"aa"}}}) {
        CAPTURE(c.regex);
        const Pattern pattern = Pattern::compile(c.regex).value();
        CHECK(slices(c.text, search(pattern, c.text)) == c.matches);
    }
}

TEST_CASE("a match begins in its window and sees all of its line, but no further") {
    const std::string text = "甲乙丙丁\n戊己";
    struct Case {
        std::string regex;
        Span window;  // of characters
        std::string match;
    };
    for (const Case& c : {Case{"..", {1, 3}, "乙丙"},
                          Case{"(?<=甲)乙(?=丙)", {1, 2}, "乙"},
                          Case{"乙丙", {1, 2}, "乙丙"},
                          Case{"丙丁", {0, 2}, ""},
                          Case{"丁\\s*戊", {0, 4}, ""},
                          Case{"^乙|丙$", {1, 3}, ""},
                          Case{"^甲", {0, 1}, "甲"},
                          Case{"丁$", {3, 4}, "丁"},
                          Case{"丁(?!\\n戊)", {3, 4}, "丁"}}) {
        CAPTURE(c.regex);
        const Pattern pattern = Pattern::compile(c.regex).value();
        PatternSearch one(pattern, text);
        const Span line{.begin = 0, .end = 12};
        const auto groups =
            one.find(line, {.begin = 3 * c.window.begin, .end = 3 * c.window.end}).value();
        const Span found = groups.empty() ? Span{} : groups.front();
        CHECK(text.substr(found.begin, found.size()) == c.match);
    }
}

TEST_CASE("groups come with the match, absent ones as npos") {
    constexpr std::size_t npos = std::numeric_limits<std::size_t>::max();
    const Pattern pattern = Pattern::compile("第(\\d+)(条)?(之一)?").value();
    const auto matches = search(pattern, "第12条，第3").value();
    REQUIRE(matches.size() == 2);
    CHECK(matches[0] == std::vector<Span>{{0, 8}, {3, 5}, {5, 8}, {npos, npos}});
    CHECK(matches[1] == std::vector<Span>{{11, 15}, {14, 15}, {npos, npos}, {npos, npos}});
}

TEST_CASE("a bad pattern is refused with the byte where it goes wrong") {
    struct Case {
        std::string regex;
        std::size_t offset;
    };
    for (const Case& c : {Case{"第(一", 7}, Case{"第[一", 7}, Case{"条*+?*", 5}, Case{"条\\", 4}}) {
        CAPTURE(c.regex);
        const Result<Pattern> pattern = Pattern::compile(c.regex);
        REQUIRE_FALSE(pattern.has_value());
        CHECK(pattern.error().code == ErrorCode::bad_rule);
        CHECK(pattern.error().message.starts_with("正则表达式有误："));
        CHECK(pattern.error().offset == c.offset);
        CHECK(review::pattern_problem(c.regex).value() == pattern.error());
    }
}

TEST_CASE("a pattern that explodes ends in an error, not in a hang") {
    const Pattern pattern = Pattern::compile("(a+)+$").value();
    const std::string text = std::string(5000, 'a') + "!";
    CHECK(search(pattern, text).error().code == ErrorCode::limit_exceeded);
}

TEST_CASE("one pattern searches from several threads at once") {
    const Pattern pattern = Pattern::compile("第\\d+条").value();
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += "第" + std::to_string(i) + "条\n";
    }
    std::vector<std::size_t> counts(4);
    std::vector<std::thread> threads;
    for (std::size_t& count : counts) {
        threads.emplace_back([&] { count = search(pattern, text).value().size(); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(counts == std::vector<std::size_t>(4, 2000));
}

}  // namespace
