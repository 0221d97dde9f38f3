// The three parts of the title of an official document: who, about what, which kind of document.
// Private to lib/facts.
#pragma once

#include <string>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"
#include "facts/scan.h"

namespace review {

/// The name of an authority in a title.
struct TitleIssuer {
    std::size_t view = 0;
    Range range;
};

/// Empty where the title does not say.
struct TitleParts {
    std::vector<TitleIssuer> issuers;
    std::u32string issuer;
    std::u32string subject;       // 关于印发《…办法》
    std::u32string genre;         // 通知
    std::string genre_form;       // official rules plan form, see list "document-genres"
    std::u32string genre_before;  // 规定 in 规定通知: two kinds of documents in a row
    std::u32string note;          // 试行, 征求意见稿
    bool trial = false;
};

/// The parts of the title that stands on the lines `views`.
[[nodiscard]] TitleParts read_title_parts(const ExtractContext& context,
                                          const std::vector<std::size_t>& views);

/// Sets issuer, subject, genre, genre-form, genre-before, note and trial.
void set_title_parts(Fact& title, const TitleParts& parts);

}  // namespace review
