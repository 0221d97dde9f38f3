// Finds the roles of the values of one paragraph. A role word directly before (合同总价为…) or
// behind (…的定金) is certain; one elsewhere in the same stretch, in the heading or in the head of
// a table needs review. Private to lib/facts.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/role_surroundings.h"
#include "facts/role_text.h"

namespace review {

/// How far before and behind a value its role word may stand.
inline constexpr std::size_t kReachBefore = 64;  // chars
inline constexpr std::size_t kReachAfter = 24;

/// A role and whether the words leave no doubt of it.
struct Role {
    std::string_view code;  // of a lexicon term, or a literal
    bool certain = false;
};

/// What joins words to values is in role_finder.cpp, amounts and percents are in role_shares.cpp,
/// dates and durations in role_times.cpp.
class RoleFinder {
public:
    RoleFinder(const ExtractContext& context,
               const RoleLists& lists,
               const Surroundings& surroundings,
               const View& view,
               const std::vector<Site>& sites)
        : context_(context),
          lists_(lists),
          surroundings_(surroundings),
          view_(view),
          text_(view.text(), sites, lists) {}

    /// Sets `role` and `certainty` of the facts of the sites.
    void run();

private:
    static void apply(Fact& fact, const std::optional<Role>& role);

    [[nodiscard]] const Site& site(std::size_t index) const { return text_.sites()[index]; }

    /// Words of the kind of value, found on first use.
    const RoleWords& words(std::string_view element);

    /// Start of the stretch before a value in which role words are looked for.
    [[nodiscard]] std::size_t floor_of(std::size_t position) const;

    /// The nearest role word joined to the value from before; a strong one wins over a nearer weak
    /// one.
    const TermList::Match* joined_before(std::size_t index, const RoleWords& words);

    /// 签订 in 自签订之日起10日内: what a period runs from, not what it is for.
    [[nodiscard]] bool is_event(const TermList::Match& word, const Site& value) const;

    /// 合同总价 in 定金为合同总价的20%，即20万元: what the share is of, no role of the amount
    /// behind.
    [[nodiscard]] bool is_base(const TermList::Match& word, std::size_t index) const;

    /// 工程量 in 当月完成工程量的70%: what the rate is of.
    [[nodiscard]] bool is_own_base(const TermList::Match& word, const Site& value) const;

    /// 增值税 in 价款（含13%增值税）100万元: a weak word in a bracket that is closed before the
    /// value.
    [[nodiscard]] bool is_remark(const TermList::Match& word, const Site& value) const;

    /// The role word joined to the value from behind; a weak one is passed over: 30%支付违约金.
    const TermList::Match* joined_after(std::size_t index, const RoleWords& words) const;

    /// 合同总价 in 定金20万元为合同总价的20%.
    [[nodiscard]] bool opens_share(const TermList::Match& word) const;

    /// Role of an amount or a percent.
    std::optional<Role> share_role(std::size_t index);

    /// 每延误一日…支付违约金，累计不超过合同价的5%: a bound after damages is their cap.
    std::optional<Role> cap_role(std::size_t index) const;

    /// 预付款：合同签订后支付合同总价的30%: the label that opens the sentence.
    std::optional<Role> label_role(std::size_t index, const RoleWords& list) const;

    /// Whether another value of the kind stands between `begin` and `value`.
    [[nodiscard]] bool has_same_kind(std::size_t begin, const Site& value) const;

    /// What a weak word before the value means: damages after a breach, else what it says.
    std::optional<Role> weak_role(std::size_t index, const TermList::Match& word) const;

    /// The nearest strong word of the same stretch between commas.
    std::optional<Role> segment_role(std::size_t index, const RoleWords& list) const;

    /// Cell beside, head of the column, heading of the clause.
    std::optional<Role> outside_role(std::size_t index, std::string_view element) const;

    std::optional<Role> duration_role(std::size_t index);

    /// 保证期间为主债务履行期限届满之日起三年: a label with the event that the period runs from
    /// between.
    std::optional<Role> label_of_relative(const Site& value, const RoleWords& list) const;

    /// 30日内向乙方支付: what is to be done within the period.
    std::optional<Role> action_after(const Site& value, const RoleWords& list) const;

    /// The heading of the clause or the cell beside, when nothing else is said before the value.
    std::optional<Role> heading_duration_role(std::size_t index) const;

    std::optional<Role> date_role(std::size_t index);

    /// Whether the paragraph holds nothing but dates, as the last line of a signature block.
    [[nodiscard]] bool only_dates() const;

    /// 交付 in 3月1日前交付,每月5日付款: of the date before, in a clause of its own.
    [[nodiscard]] bool is_of_date_before(std::size_t index, const TermList::Match& word);

    /// 签订日期 in the cell before a cell that holds only a date.
    std::optional<Role> cell_date_role(std::size_t index) const;

    /// 自…起施行: the word that 起 leads to.
    const TermList::Match* behind_start(const Site& value, const RoleWords& list, bool start) const;

    /// Whether a range mark joins the value to the date behind it.
    [[nodiscard]] bool range_joins(std::size_t index, std::size_t end) const;

    /// Whether the sentence or its heading speaks of a term.
    [[nodiscard]] bool names_term(const Site& value) const;

    /// 于…签订, …前交付: the act on that day, in the same stretch.
    std::optional<Role> date_action(const Site& value, const RoleWords& list) const;

    /// The two forms of an amount have one role.
    void share_pairs();

    const ExtractContext& context_;
    const RoleLists& lists_;
    const Surroundings& surroundings_;
    const View& view_;
    RoleText text_;
    std::array<std::optional<RoleWords>, 4> words_;
};

}  // namespace review
