#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "facts/references.h"

namespace review {

namespace {

constexpr int kMaxHops = 5;

int number_of(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || value > 100000) {
            return 0;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Runs of ASCII digits.
std::vector<std::string> digit_runs(std::string_view text) {
    std::vector<std::string> runs;
    bool open = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !open) {
            runs.emplace_back();
        }
        if (digit) {
            runs.back() += c;
        }
        open = digit;
    }
    return runs;
}

/// How well a text of a law answers to 文号 or year as cited: 2 the same numbers (财政部令第87号,
/// 〔2016〕295号), 1 the year it was made (2018年修正), 0 not at all.
int order_match(const Law& law, std::string_view order) {
    const std::vector<std::string> cited = digit_runs(order);
    const std::vector<std::string> own = digit_runs(law.order);
    const bool numbered = order.find("号") != std::string_view::npos;
    if (numbered && !own.empty()) {
        const bool all = std::ranges::all_of(
            own, [&](const std::string& n) { return std::ranges::find(cited, n) != cited.end(); });
        return all ? 2 : 0;
    }
    const bool year =
        !cited.empty() && cited.front().size() == 4 && law.made.substr(0, 4) == cited.front();
    return year ? 1 : 0;
}

/// The text that is cited: by 文号 or year where the citation says one, else the one of the day.
std::optional<Law> cited_text(const Fact& fact, const LawCatalog& laws, std::string_view date) {
    std::optional<Law> chosen = laws.find(fact.get("law"), date);
    if (!fact.has("order")) {
        return chosen;
    }
    int best = 0;
    for (const Law& law : laws.texts(fact.get("law"))) {
        const int match = order_match(law, fact.get("order"));
        if (match > best) {
            best = match;
            chosen = law;
        }
    }
    return chosen;
}

/// What stands in the place of a repealed law on `date`: where the law that replaced it has been
/// replaced in its turn, the last one.
std::string successor_on(const Law& law, const LawCatalog& laws, std::string_view date) {
    std::string_view name = law.successor;
    for (int hops = 0; hops < kMaxHops; ++hops) {
        const std::optional<Law> next = laws.find(name, date);
        if (!next || next->successor.empty() || laws.status(*next, date) != LawStatus::repealed) {
            break;
        }
        name = next->successor;
    }
    return std::string(name);
}

void judge_law(Fact& fact, const LawCatalog& laws, std::string_view date) {
    const std::optional<Law> law = fact.has("law") ? cited_text(fact, laws, date) : std::nullopt;
    if (!law) {
        fact.set("status", "unknown");
        return;
    }
    const LawStatus status = laws.status(*law, date);
    fact.set("law", std::string(law->name));
    fact.set("status", law_status_name(status));
    if ((law->repealed || status == LawStatus::amended) && !law->ended.empty()) {
        fact.set("ended", std::string(law->ended));
    }
    if (law->repealed && !law->successor.empty()) {
        fact.set("successor", successor_on(*law, laws, date));
    }
    if (law->last_article > 0) {
        fact.set("last-article", std::to_string(law->last_article));
    }
    const int article = number_of(fact.get("article"));
    if (fact.has("article")) {
        // An amendment cites the text before or after itself, which need not be this one.
        const bool known = article > 0 && law->last_article > 0 &&
                           (!fact.has("amends") || article <= law->last_article);
        fact.set("resolved", !known ? "unknown" : article <= law->last_article ? "yes" : "no");
    }
}

void judge_attachment(Fact& fact, bool found) {
    const bool sure = fact.get("resolved").empty();
    fact.set("resolved", found ? "yes" : sure ? "no" : "unknown");
    fact.set("internal", found || sure ? "yes" : "no");
}

}  // namespace

void judge_references(std::vector<Fact>& facts,
                      const ExtractContext& context,
                      std::string_view date) {
    std::set<std::string, std::less<>> attachments;
    for (const Annex& annex : context.clauses.annexes) {
        attachments.insert(annex.number);
    }
    for (const Fact& fact : facts) {
        if (fact.element == "attachment" && fact.get("place") != "body") {
            attachments.emplace(fact.get("num"));
        }
    }
    for (Fact& fact : facts) {
        if (fact.element != "ref") {
            continue;
        }
        const std::string_view kind = fact.get("kind");
        if (kind == "law" || kind == "document") {
            judge_law(fact, context.laws, date);
        } else if (kind == "attachment" && fact.get("internal") == "yes") {
            judge_attachment(fact, attachments.contains(fact.get("target")));
        }
    }
}

}  // namespace review
