#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "rules/testing.h"
#include "rules/work_limit.h"
#include "rules/xpath_reach.h"

using namespace review;
using review::testing::judge;

namespace {

const std::string kTooMuch = "文件中需要核对的内容过多，未能全部核对；请将文件拆分后再审查";

std::string repeat(const std::string& piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += piece;
    }
    return text;
}

/// "below around everything row|table $name", a bar before each deeper level.
std::string reach_text(const std::string& expression) {
    const XPathReach reach = reach_of(tokenize_xpath(expression));
    std::string text = reach.into_sets ? "into" : "";
    for (const XPathReach::Level& level : reach.levels) {
        text += &level == reach.levels.data() ? "" : " |";
        text += level.below ? " below" : "";
        text += level.around ? " around" : "";
        text += level.everything ? " everything" : "";
        for (const std::vector<std::string>& names : level.ancestors) {
            text += " <";
            for (const std::string& name : names) {
                text += " " + name;
            }
        }
        for (const std::string& name : level.variables) {
            text += " $" + name;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("what an expression may look at is read off it") {
    struct Case {
        std::string expression;
        std::string expected;
    };
    for (const Case& c : {
             Case{"@fen mod 100 = 0", ""},
             Case{"self::cell and not(ancestor::table)", ""},
             Case{"/document/@date", ""},
             Case{"ancestor::article[1]/@heading", " |"},
             Case{"string(ancestor::table[1])", " < table |"},
             Case{"count(ancestor::table[1]/row[@role])", "into below < table |"},
             Case{"ancestor::*[self::p or self::body][1]//amount", "into below < p body |"},
             Case{"contains(string(..), 'a')", " around"},
             Case{"preceding-sibling::text()[1]", " around |"},
             Case{"count(row) * 2", " below"},
             Case{"string()", " below"},
             Case{".//amount[. = 1]", "into below | below"},
             Case{"count($all) + count($all)", " $all $all"},
             Case{"$all[@a][$b = ../@c]", " $all | around $b"},
             Case{"/document/body", "into below everything"},
             Case{"//*[@topic]", "into below everything |"},
             Case{"following::date[1]", " everything |"},
         }) {
        CAPTURE(c.expression);
        CHECK(reach_text(c.expression) == c.expected);
    }
}

TEST_CASE("a rule is given up after a number of steps, the same on every machine") {
    const std::string rule =
        "<context>//cell</context><assert test=\"count(//cell) &gt; 0\">一</assert>";
    const auto judged = [&](std::size_t cells) {
        return judge(rule, "<document>" + repeat("<cell>1</cell>", cells) + "</document>");
    };
    const Judgement few = judged(5000);
    CHECK(few.undetermined.empty());
    CHECK(few.satisfied.size() == 1);
    const Judgement many = judged(20000);
    REQUIRE(many.undetermined.size() == 1);
    CHECK(many.undetermined[0].reason == kTooMuch);
    CHECK(many.satisfied.empty());
}

TEST_CASE("words are given up like nodes") {
    struct Case {
        std::string rule;
        std::size_t matches;
        std::size_t findings;
    };
    const std::string plain = "<find>甲</find>";
    const std::string sentence =
        "<find>甲</find><assert test=\"not(contains($sentence, '丙'))\">一</assert>";
    for (const Case& c : {
             Case{plain, 1000, 1000},
             Case{plain, 150000, 0},  // so many findings help nobody
             Case{sentence, 1000, 0},
             Case{sentence, 40000, 0},  // each copies the whole line
         }) {
        CAPTURE(c.rule);
        CAPTURE(c.matches);
        const Judgement judgement =
            judge(c.rule, "<document>" + repeat("甲，", c.matches) + "</document>");
        CHECK(judgement.findings.size() == c.findings);
        CHECK(judgement.undetermined.size() == (c.matches > 1000 ? 1 : 0));
    }
}
