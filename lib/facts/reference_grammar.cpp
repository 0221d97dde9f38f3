#include "facts/reference_grammar.h"

#include <array>
#include <optional>

#include "facts/clauses.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxPlaces = 40;
constexpr std::size_t kMaxNumbersInHead = 12;
constexpr std::size_t kMaxParts = 6;  // of 3.2.1

using UnitLevel = std::optional<ClauseLevel>;  // none: no unit

class CitationReader {
public:
    explicit CitationReader(std::u32string_view text) : text_(text) {}

    std::vector<CitedPlace> read(std::size_t begin) {
        std::size_t i = read_place(begin, CitedPlace{}, false);
        while (i != 0 && places_.size() < kMaxPlaces) {
            bool range = false;
            const std::size_t next = skip_joint(i, range);
            if (next == i) {
                break;
            }
            i = read_place(next, places_.back(), range);
        }
        return std::move(places_);
    }

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
    [[nodiscard]] bool starts(std::size_t i, std::u32string_view word) const {
        return i <= text_.size() && text_.substr(i).starts_with(word);
    }

    /// Past 、 和 至 and the like; `i` when none stands there.
    [[nodiscard]] std::size_t skip_joint(std::size_t i, bool& range) const {
        static constexpr std::array<std::u32string_view, 7> kRange = {
            U"至", U"到", U"-", U"~", U"—", U"–", U"--"};
        static constexpr std::array<std::u32string_view, 9> kList = {
            U"以及", U"和", U"与", U"及", U"或者", U"或", U"、", U",", U"并"};
        for (const std::u32string_view word : kRange) {
            if (starts(i, word)) {
                range = true;
                return i + word.size();
            }
        }
        for (const std::u32string_view word : kList) {
            if (starts(i, word)) {
                return i + word.size();
            }
        }
        return i;
    }

    [[nodiscard]] UnitLevel unit_at(std::size_t i, std::size_t& end) const {
        struct Word {
            std::u32string_view word;
            ClauseLevel unit;
        };
        static constexpr std::array<Word, 8> kUnits = {{{U"条", ClauseLevel::article},
                                                        {U"款", ClauseLevel::paragraph},
                                                        {U"项", ClauseLevel::point},
                                                        {U"目", ClauseLevel::indent},
                                                        {U"章", ClauseLevel::chapter},
                                                        {U"节", ClauseLevel::section},
                                                        {U"编", ClauseLevel::part},
                                                        {U"部分", ClauseLevel::part}}};
        for (const Word& word : kUnits) {
            if (starts(i, word.word)) {
                end = i + word.word.size();
                return word.unit;
            }
        }
        return std::nullopt;
    }

    /// 3, 十二, 3.2.1, （三）, ③; empty when no number stands at `i`, which is moved past it.
    std::string read_number(std::size_t& i) const {
        const bool paren = at(i) == U'(';
        std::size_t j = i + (paren ? 1U : 0U);
        std::string number;
        if (at(j) >= 0x2460 && at(j) <= 0x2473) {
            number = std::to_string(static_cast<int>(at(j) - 0x245F));
            ++j;
        } else if (const auto first = small_number(text_, j)) {
            const bool digits = is_digit(at(j));
            number = std::to_string(first->value);
            j = first->end;
            for (std::size_t parts = 1; digits && at(j) == U'.' && is_digit(at(j + 1)); ++parts) {
                const auto next = small_number(text_, j + 1);
                if (!next || parts == kMaxParts) {
                    return {};
                }
                number += "." + std::to_string(next->value);
                j = next->end;
            }
        } else if (is_ascii_letter(at(j)) && !is_ascii_letter(at(j + 1))) {
            number = std::string(1, static_cast<char>(at(j)));
            ++j;
        } else {
            return {};
        }
        if (paren) {
            if (at(j) != U')') {
                return {};
            }
            ++j;
        }
        i = j;
        return number;
    }

    static void put(CitedPlace& place, ClauseLevel unit, std::string number) {
        if (number.find('.') != std::string::npos) {
            unit = ClauseLevel::article;  // 第3.2款 is clause 3.2
        }
        // What stands below the unit is another's.
        const std::array<std::string*, 7> units = {&place.part,
                                                   &place.chapter,
                                                   &place.section,
                                                   &place.article,
                                                   &place.paragraph,
                                                   &place.point,
                                                   &place.indent};
        auto level = static_cast<std::size_t>(unit);
        *units[level] = std::move(number);
        while (++level < units.size()) {
            units[level]->clear();
        }
    }

    /// One place or the numbers of 第三、四条; 0 when none stands at `begin`. `outer` gives the
    /// units that a later place of a list leaves out.
    std::size_t read_place(std::size_t begin, const CitedPlace& outer, bool range) {
        CitedPlace place = outer;
        place.begin = begin;
        place.range_end = range;
        UnitLevel last = std::nullopt;
        std::size_t i = begin;
        while (const std::size_t end = read_unit(i, place, last)) {
            i = end;
        }
        if (i == begin) {
            return 0;
        }
        place.end = i;
        places_.push_back(std::move(place));
        return i;
    }

    /// One 第…条 / 款 / 项 / 目 deeper than `last`; 0 when none stands at `begin`.
    std::size_t read_unit(std::size_t begin, CitedPlace& place, UnitLevel& last) {
        std::size_t i = begin;
        const bool head = at(i) == U'第';
        i += head ? 1U : 0U;
        const bool paren = at(i) == U'(';
        if (!head && !paren) {
            return 0;
        }
        std::vector<std::string> numbers;
        std::vector<std::pair<std::size_t, std::size_t>> ends;
        bool number_range = false;
        std::size_t unit_end = 0;
        UnitLevel unit = std::nullopt;
        for (std::size_t n = 0; n < kMaxNumbersInHead; ++n) {
            const std::size_t start = i;
            std::string number = read_number(i);
            if (number.empty()) {
                return 0;
            }
            numbers.push_back(std::move(number));
            ends.emplace_back(start, i);
            unit = unit_at(i, unit_end);
            if (unit != std::nullopt) {
                break;
            }
            bool range = false;
            const std::size_t next = skip_joint(i, range);
            if (next == i) {
                return bare_dotted(numbers, i, place, last, unit_end);
            }
            number_range = number_range || range;
            i = at(next) == U'第' && at(next + 1) == U'(' ? next + 1 : next;  // 第(二)至第(六)项
        }
        if (unit == std::nullopt || (last != std::nullopt && unit <= last) ||
            (!head && unit != ClauseLevel::point && unit != ClauseLevel::indent)) {
            return 0;
        }
        if (unit == ClauseLevel::article && at(unit_end) == U'之') {
            if (const auto insertion = small_number(text_, unit_end + 1)) {
                numbers.back() += "-" + std::to_string(insertion->value);
                unit_end = insertion->end;
            }
        }
        add_listed(numbers, ends, *unit, place);
        if (numbers.size() > 1) {
            place.begin = ends.back().first;
            place.range_end = number_range;
        }
        put(place, *unit, numbers.back());
        last = unit;
        return unit_end;
    }

    /// All numbers but the last of 第三、四、五条.
    void add_listed(const std::vector<std::string>& numbers,
                    const std::vector<std::pair<std::size_t, std::size_t>>& ends,
                    ClauseLevel unit,
                    const CitedPlace& place) {
        for (std::size_t n = 0; n + 1 < numbers.size(); ++n) {
            CitedPlace listed = place;
            listed.begin = n == 0 ? place.begin : ends[n].first;
            listed.end = ends[n].second;
            put(listed, unit, numbers[n]);
            places_.push_back(std::move(listed));
        }
    }

    /// 第3.2 without a unit after it.
    static std::size_t bare_dotted(const std::vector<std::string>& numbers,
                                   std::size_t i,
                                   CitedPlace& place,
                                   UnitLevel& last,
                                   std::size_t& unit_end) {
        if (numbers.size() != 1 || last != std::nullopt ||
            numbers[0].find('.') == std::string::npos) {
            return 0;
        }
        put(place, ClauseLevel::article, numbers[0]);
        last = ClauseLevel::article;
        unit_end = i;
        return i;
    }

    std::u32string_view text_;
    std::vector<CitedPlace> places_;
};

}  // namespace

std::vector<CitedPlace> read_citation(std::u32string_view text, std::size_t begin) {
    if (begin >= text.size() || (text[begin] != U'第' && text[begin] != U'(')) {
        return {};
    }
    return CitationReader(text).read(begin);
}

}  // namespace review
