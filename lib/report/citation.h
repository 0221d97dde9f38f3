// How a legal basis is written: 《民法典》第五百八十六条第二款.
#pragma once

#include <string>
#include <string_view>

#include "review/review.h"

namespace review {

/// A whole number in Chinese numerals as statutes count (10 十, 586 五百八十六, 1001 一千零一);
/// digits above 9999.
[[nodiscard]] std::string chinese_number(unsigned value);

/// The places of a basis, each part empty when the rule does not go that far: article
/// "第五百八十六条" (several joined by 、; "10-1" is 第十条之一), paragraph "第二款", point
/// "第（一）项".
struct PlaceWords {
    std::string article;
    std::string paragraph;
    std::string point;
};
[[nodiscard]] PlaceWords place_words(const Basis& basis);

/// The law in 《》 with its place; for a basis without a law its note.
[[nodiscard]] std::string cite(const Basis& basis);

/// The same with the days it is in force and whether it was verified: …，自2021年1月1日起.
[[nodiscard]] std::string cite_with_dates(const Basis& basis);

}  // namespace review
