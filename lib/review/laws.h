// What the catalogue says of laws, and of the laws that a document cites, ready to be printed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/span.h"
#include "document/document.h"
#include "law/catalog.h"

namespace review {

/// One text of a law. Empty strings are not known; dates are ISO.
struct LawText {
    std::string name;
    std::string level;
    std::string made;
    std::string effective;
    std::string ended;  // or the day by which it had ended, with ended_by
    bool ended_by = false;
    std::string successor;
    std::string order;  // 文号
    int last_article = 0;
    LawStatus status = LawStatus::unknown;
};

/// A law with every text that is known, oldest first.
struct LawEntry {
    std::string name;
    std::vector<std::string> aliases;
    std::string level;
    std::string first;  // day it was first made
    std::vector<LawText> texts;
};

/// The law called `name` on `date` (ISO); nullopt: not in the catalogue, which does not mean that
/// there is no such law.
[[nodiscard]] std::optional<LawEntry> law_entry(const LawCatalog& laws,
                                                std::string_view name,
                                                std::string_view date);

/// search_laws, at most `limit` of `total`.
struct LawMatches {
    std::vector<LawText> shown;
    std::size_t total = 0;
};
[[nodiscard]] LawMatches match_laws(const LawCatalog& laws,
                                    std::span<const std::string> words,
                                    std::string_view date,
                                    std::size_t limit);

/// A law or a place of it that a document cites.
struct LawCitation {
    Span span;            // in the document's text
    std::string locator;  // where it stands: 第五条第二款
    std::string text;     // as it stands there
    std::string name;     // of the law, as written
    std::string law;      // full name, empty: not in the catalogue
    std::string article;  // "586", "20-1"; empty: the law as a whole
    std::string paragraph;
    std::string point;
    std::string order;
    std::string status;  // on the document's date: in-force amended repealed not-yet unknown
    std::string exists;  // the article: yes no unknown, empty: none is cited
    std::string ended;
    std::string successor;
    std::string last_article;

    /// Whether what is cited did not stand on the document's date: repealed, an older text, or an
    /// article past the last one.
    [[nodiscard]] bool is_wrong() const {
        return status == "repealed" || status == "amended" || exists == "no";
    }
};

/// What one document cites, by place. Places cited in order to amend them are left out.
struct LawCheck {
    std::string path;
    std::string date;        // ISO, by which the laws are judged
    std::string date_basis;  // signed, as-of …
    std::vector<LawCitation> citations;
};

/// From the fact tree of `document`.
[[nodiscard]] LawCheck check_laws(const std::string& path,
                                  const Document& document,
                                  const pugi::xml_document& tree);

}  // namespace review
