// The document that another one changes: 第三条修改为, 删去第四条 are places of it, and so is what
// the new words in “…” cite. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string_view>

#include "facts/cited_laws.h"
#include "facts/lexicon.h"

namespace review {

/// Follows the text of one document, line by line.
class AmendedDocument {
public:
    explicit AmendedDocument(const Lexicon& lexicon)
        : lead_(lexicon.list("amendment-lead")),
          follow_(lexicon.list("amendment-follow")),
          object_(lexicon.list("amendment-object")),
          verbs_(lexicon.list("amendment-verbs")) {}

    /// Only new words go on across lines, each of which may begin with “ again.
    void begin_line() { quoted_ = quoted_ && amends_; }
    void open_quote() { quoted_ = true; }
    void close_quote() { quoted_ = false; }

    /// Inside the new words of the other document.
    [[nodiscard]] bool in_new_words() const { return quoted_ && amends_; }

    /// Whether the places [begin, end) are those of the other document.
    [[nodiscard]] bool has_places(std::u32string_view text, std::size_t begin, std::size_t end);

    /// Remembers the document whose name is [begin, end) if it is the one to be changed: 修改《…》,
    /// 对《…》作如下修改.
    void take_name(std::u32string_view text,
                   std::size_t begin,
                   std::size_t end,
                   const Cited& cited);

    /// The one named last; its name is empty when none was.
    [[nodiscard]] const Cited& cited() const { return cited_; }

private:
    const TermList& lead_;
    const TermList& follow_;
    const TermList& object_;
    const TermList& verbs_;
    Cited cited_;
    bool amends_ = false;
    bool quoted_ = false;
};

}  // namespace review
