#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/excerpt.h"
#include "report/laws.h"
#include "report/place.h"
#include "report/words.h"

namespace review {

namespace {

std::string_view status_word(std::string_view status, Language language) {
    static constexpr std::array kStatus{
        CodeWords{.code = "in-force", .chinese = "有效", .english = "in force"},
        CodeWords{.code = "amended", .chinese = "已被修改", .english = "an older text"},
        CodeWords{.code = "repealed", .chinese = "已废止", .english = "repealed"},
        CodeWords{.code = "not-yet", .chinese = "尚未施行", .english = "not yet in force"},
        CodeWords{.code = "unknown", .chinese = "效力不明", .english = "standing unknown"}};
    return code_word(kStatus, status, language);
}

/// "label：words" behind what is in the line already; nothing when there are no words.
void add_part(std::string& line,
              std::string_view label,
              const std::string& value,
              Language language) {
    if (!value.empty()) {
        line += line.empty() ? "" : pick(language, "；", "; ");
        line += label;
        line += value;
    }
}

/// Dates, articles and number of a text, one line.
std::string text_line(const LawText& text, Language language) {
    const auto date = [&](const std::string& iso) { return date_words(iso, language); };
    const auto word = [&](std::string_view chinese, std::string_view english) {
        return pick(language, chinese, english);
    };
    std::string line(status_word(law_status_name(text.status), language));
    add_part(line, word("制定或修改 ", "made or amended "), date(text.made), language);
    add_part(line, word("施行 ", "in force from "), date(text.effective), language);
    add_part(line,
             text.ended_by                        ? word("失效不晚于 ", "lapsed by ")
             : text.status == LawStatus::in_force ? word("将失效 ", "ends ")
                                                  : word("失效 ", "ended "),
             date(text.ended),
             language);
    add_part(line, word("替代文件 ", "replaced by "), text.successor, language);
    if (text.last_article > 0) {
        add_part(line,
                 word("末条 第", "last article "),
                 std::to_string(text.last_article) + (language == Language::chinese ? "条" : ""),
                 language);
    }
    add_part(line, word("文号 ", "number "), text.order, language);
    return line;
}

void write_law_dates(const LawDates& dates, Language language, std::ostream& out) {
    if (language == Language::chinese) {
        out << "效力按" << date_words(dates.day, language) << "判断；法律目录截至"
            << date_words(dates.as_of, language) << "，目录未收不等于不存在或者已废止。\n";
    } else {
        out << "Standing on " << dates.day << "; the catalogue is known to be right up to "
            << dates.as_of << ". A law that is not in it may well exist.\n";
    }
}

/// What is to be said of a citation: 已废止（2021年1月1日失效，替代：民法典）.
std::string verdict(const LawCitation& citation, Language language) {
    if (citation.law.empty()) {
        return std::string(pick(language, "目录未收", "not in the catalogue"));
    }
    std::string line(status_word(citation.status, language));
    const bool over = citation.status != "in-force";
    add_part(line,
             over ? pick(language, "失效 ", "ended ") : pick(language, "将失效 ", "ends "),
             date_words(citation.ended, language),
             language);
    add_part(line, pick(language, "替代文件 ", "replaced by "), citation.successor, language);
    if (citation.exists == "no") {
        line +=
            pick(language, "；没有这一条，末条为第", "; there is no such article, the last is ");
        line += citation.last_article;
        line += pick(language, "条", "");
    }
    return line;
}

class TextLawChecks final : public LawCheckWriter {
public:
    TextLawChecks(std::string_view as_of, Language language, std::ostream& out)
        : as_of_(as_of), language_(language), out_(out) {}

    void add_file(const LawCheck& check, const Document& document) override {
        const bool chinese = language_ == Language::chinese;
        const bool dated = check.date_basis != "as-of";
        out_ << path_words(check.path, language_)
             << (chinese ? (dated ? "（按文件日期" : "（文件未载明日期，按")
                         : (dated ? " (by its date, " : " (it has no date, by "))
             << date_words(check.date, language_) << (chinese ? "判断）\n" : ")\n");
        PlaceFinder places(document.text);
        for (const LawCitation& citation : check.citations) {
            const LineColumn place = places.place(citation.span.begin);
            out_ << "  " << place.line << ':' << place.column << "  "
                 << (citation.is_wrong()    ? "✗ "
                     : citation.law.empty() ? "? "
                                            : "  ")
                 << printable(citation.text) << "  " << verdict(citation, language_) << '\n';
            ++total_;
            wrong_ += citation.is_wrong() ? 1U : 0U;
            unknown_ += citation.law.empty() ? 1U : 0U;
        }
        if (check.citations.empty()) {
            out_ << pick(language_, "  没有引用法律\n", "  cites no law\n");
        }
        out_ << '\n';
    }
    void add_error(const Error& /*error*/) override {}  // the command has complained of it
    void finish() override {
        if (language_ == Language::chinese) {
            out_ << "共引用" << total_ << "处：应当核改" << wrong_ << "处，目录未收" << unknown_
                 << "处。\n法律目录截至" << date_words(as_of_, language_)
                 << "，目录未收不等于不存在或者已废止。\n";
        } else {
            out_ << total_ << " citations: " << wrong_ << " to be corrected, " << unknown_
                 << " not in the catalogue.\nThe catalogue is known to be right up to " << as_of_
                 << ". A law that is not in it may well exist.\n";
        }
    }

private:
    std::string_view as_of_;
    Language language_;
    std::ostream& out_;
    std::size_t total_ = 0;
    std::size_t wrong_ = 0;
    std::size_t unknown_ = 0;
};

}  // namespace

void write_law_matches(const LawMatches& matches,
                       const LawDates& dates,
                       Language language,
                       std::ostream& out) {
    for (const LawText& text : matches.shown) {
        out << text.name;
        if (!text.level.empty()) {
            out << pick(language, "（", " (") << text.level << pick(language, "）", ")");
        }
        out << '\n' << "  " << text_line(text, language) << '\n';
    }
    if (matches.total > matches.shown.size()) {
        const std::size_t more = matches.total - matches.shown.size();
        if (language == Language::chinese) {
            out << "另有" << more << "部未列出，可增加词语或者用 --limit 调整。\n";
        } else {
            out << more << " more are not listed; add words or use --limit.\n";
        }
    }
    if (matches.total == 0) {
        out << pick(language, "目录中没有这样的名称。\n", "No such name in the catalogue.\n");
    }
    write_law_dates(dates, language, out);
}

void write_law_entries(const std::vector<LawEntry>& entries,
                       const LawDates& dates,
                       Language language,
                       std::ostream& out) {
    if (entries.empty()) {
        return;
    }
    for (const LawEntry& entry : entries) {
        out << entry.name << '\n';
        std::string head;
        add_part(head, pick(language, "层级 ", "level "), entry.level, language);
        add_part(head,
                 pick(language, "首次制定 ", "first made "),
                 date_words(entry.first, language),
                 language);
        std::string aliases;
        for (const std::string& alias : entry.aliases) {
            aliases += (aliases.empty() ? "" : pick(language, "、", ", "));
            aliases += alias;
        }
        add_part(head, pick(language, "又称 ", "also "), aliases, language);
        out << (head.empty() ? "" : "  ") << head << (head.empty() ? "" : "\n");
        for (const LawText& text : entry.texts) {
            out << "  - " << text_line(text, language) << '\n';
        }
    }
    write_law_dates(dates, language, out);
}

std::unique_ptr<LawCheckWriter> make_law_check_text(std::string_view as_of,
                                                    Language language,
                                                    std::ostream& out) {
    return std::make_unique<TextLawChecks>(as_of, language, out);
}

}  // namespace review
