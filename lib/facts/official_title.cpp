#include "facts/official_title.h"

#include <algorithm>

#include "facts/official_frame.h"
#include "facts/party_names.h"

namespace review {

namespace {

bool names_unit(const Lexicon& lexicon, std::u32string_view name) {
    const std::string_view kind = kind_of_name(lexicon, name).kind;
    return name.size() >= 3 && kind != "unknown" && kind != "individual";
}

/// Index where 关于, 印发 … begins behind nothing or the names of units; 0 when none does.
std::size_t find_opener(const Lexicon& lexicon, std::u32string_view title) {
    for (const TermList::Match& opener : lexicon.list("title-openers").find_all(title)) {
        if (opener.begin == 0 || names_unit(lexicon, title.substr(0, opener.begin))) {
            return opener.begin;
        }
    }
    return 0;
}

void read_note(const Lexicon& lexicon, std::u32string_view notes, TitleParts& parts) {
    for (const TermList::Match& note : lexicon.list("title-notes").find_all(notes)) {
        parts.trial = parts.trial || note.term->code() == "trial";
    }
    if (notes.size() > 2) {
        parts.note = notes.substr(1, notes.size() - 2);
    }
}

void read_issuers(const ExtractContext& context,
                  const std::vector<std::size_t>& views,
                  TitleParts& parts) {
    std::size_t left = parts.issuer.size();
    for (const std::size_t v : views) {
        const View& view = context.views[v];
        const std::size_t end = std::min(left, view.chars.size());
        for (const Range name :
             split_names(context.document, view, {.begin = 0, .end = end}, true)) {
            parts.issuers.push_back({.view = v, .range = name});
        }
        left -= end;
        if (left == 0) {
            return;
        }
    }
}

}  // namespace

TitleParts read_title_parts(const ExtractContext& context, const std::vector<std::size_t>& views) {
    TitleParts parts;
    std::u32string title;
    for (const std::size_t v : views) {
        title += context.views[v].chars;
    }
    const std::u32string_view whole = title;
    const std::u32string_view bare = title_without_notes(whole);
    read_note(context.lexicon, whole.substr(bare.size()), parts);
    const TermList& genres = context.lexicon.list("document-genres");
    const TermList::Match genre = genres.match_before(bare, bare.size());
    if (genre.term == nullptr) {
        return parts;
    }
    parts.genre = bare.substr(genre.begin);
    parts.genre_form = genre.term->code();
    parts.trial = parts.trial || parts.genre.starts_with(U"暂行") ||
                  bare.substr(0, genre.begin).ends_with(U"暂行") ||
                  bare.substr(0, genre.begin).ends_with(U"试行");
    const TermList::Match before = genres.match_before(bare, genre.begin);
    const bool official = genre.term->code() == "official";
    if (official && before.term != nullptr && before.begin > 0 &&
        (before.term->code() == "official" || before.term->code() == "rules")) {
        parts.genre_before = bare.substr(before.begin, genre.begin - before.begin);
    }
    std::u32string_view rest = bare.substr(0, genre.begin);
    std::size_t subject = find_opener(context.lexicon, rest);
    if (subject == 0 && official && names_unit(context.lexicon, rest)) {
        subject = rest.size();  // 江州市人民政府公告
    }
    parts.issuer = rest.substr(0, subject);
    rest.remove_prefix(subject);
    if (!rest.empty() && rest.back() == U'的') {
        rest.remove_suffix(1);
    }
    parts.subject = rest;
    read_issuers(context, views, parts);
    return parts;
}

void set_title_parts(Fact& title, const TitleParts& parts) {
    const auto set = [&](std::string_view name, std::u32string_view value) {
        if (!value.empty()) {
            title.set(name, to_utf8(value));
        }
    };
    set("issuer", parts.issuer);
    set("subject", parts.subject);
    set("genre", parts.genre);
    if (!parts.genre_form.empty()) {
        title.set("genre-form", parts.genre_form);
    }
    set("genre-before", parts.genre_before);
    set("note", parts.note);
    if (parts.trial) {
        title.set("trial", "yes");
    }
}

}  // namespace review
