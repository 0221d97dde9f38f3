#include "rules/look_back.h"

#include <string>

#include <doctest/doctest.h>

#include "base/pattern.h"

using review::with_fixed_looks_back;

TEST_CASE("a look back of several lengths is written out by length") {
    struct Case {
        std::string regex;
        std::string fixed;
    };
    for (const Case& c : {
             Case{"(?<!甲.{0,2})乙", "(?<!甲|甲.|甲.{2})乙"},
             Case{"(?<=甲?[^。乙])丙", "(?<=[^。乙]|甲[^。乙])丙"},
             Case{"(?<!(?:不|严禁)得?)甲",
                  "(?<!(?:(?:不))|(?:(?:不)得|(?:严禁))|(?:(?:严禁)得))甲"},
             Case{"(?<!(?:甲乙)?丙|\\p{Han}丁)戊", "(?<!丙|\\p{Han}丁|(?:甲乙)丙)戊"},
             Case{"(?<!^|甲{2})乙(?<!丙|丁戊)", "(?<!^|甲{2})乙(?<!丙|丁戊)"},
             Case{"(?<!甲|乙)丙", "(?<!甲|乙)丙"},
             Case{"[(?<!甲?)]\\(?<!甲?", "[(?<!甲?)]\\(?<!甲?"},
             Case{"(?<!甲*)乙", "(?<!甲*)乙"},
             Case{"(?<!(甲)?)乙", "(?<!(甲)?)乙"},
             Case{"(?<!甲{0,999})乙", "(?<!甲{0,999})乙"},
             Case{"(?<!甲?", "(?<!甲?"},
             Case{"(?<!甲\\", "(?<!甲\\"},
             Case{"", ""},
         }) {
        CAPTURE(c.regex);
        CHECK(with_fixed_looks_back(c.regex) == c.fixed);
    }
}

TEST_CASE("what is written out matches where the look back holds") {
    struct Case {
        std::string regex;
        std::string text;
        bool matches;
    };
    for (const Case& c : {
             Case{"(?<!(?:不得|严禁)[^。；]{0,4})代领", "由班组长代领", true},
             Case{"(?<!(?:不得|严禁)[^。；]{0,4})代领", "不得由班组长他代领", true},
             Case{"(?<!(?:不得|严禁)[^。；]{0,4})代领", "不得由人代领", false},
             Case{"(?<!(?:不得|严禁)[^。；]{0,4})代领", "不得转包。代领", true},
             Case{"(?<=签订?之?)日", "签订之日", true},
             Case{"(?<=签订?之?)日", "签日", true},
             Case{"(?<=签订?之?)日", "之日", false},
         }) {
        CAPTURE(c.regex);
        CAPTURE(c.text);
        const auto pattern = review::Pattern::compile(with_fixed_looks_back(c.regex));
        REQUIRE(pattern.has_value());
        const review::Span whole{.begin = 0, .end = c.text.size()};
        CHECK(review::PatternSearch(*pattern, c.text).find(whole, whole)->empty() == !c.matches);
    }
}
