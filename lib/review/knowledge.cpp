#include "review/knowledge.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "facts/view.h"

namespace review {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kTypeNames = "type-names";

/// Folders of a rules folder that hold no rule packs.
constexpr std::array<std::string_view, 5> kOtherFolders{
    "docs", "filing", "laws", "lexicon", "templates"};

Error error_at(ErrorCode code, const fs::path& path, std::string message) {
    return {.code = code,
            .message = std::move(message),
            .path = path.generic_string(),
            .offset = std::nullopt};
}

Result<std::string> read_text_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return tl::unexpected<Error>(error_at(ErrorCode::io, path, "文件无法打开"));
    }
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) {
        return tl::unexpected<Error>(error_at(ErrorCode::io, path, "文件读取失败"));
    }
    if (!is_valid_utf8(text)) {
        return tl::unexpected<Error>(
            error_at(ErrorCode::bad_rule, path, "文件不是UTF-8编码，请另存为UTF-8"));
    }
    return text;
}

/// Entries of a folder in name order; hidden ones left out.
std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code ignored;
    for (fs::directory_iterator i(folder, ignored), end; !ignored && i != end;
         i.increment(ignored)) {
        if (!i->path().filename().native().starts_with('.')) {
            entries.push_back(i->path());
        }
    }
    std::ranges::sort(entries);
    return entries;
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

void add_xml_files(const fs::path& folder, std::vector<fs::path>& files) {
    for (const fs::path& path : entries_of(folder)) {
        if (path.extension() == ".xml" && !is_folder(path)) {
            files.push_back(path);
        }
    }
}

/// Rule files of one layer: those of the folder itself, then those of each pack folder.
std::vector<fs::path> rule_files(const fs::path& folder) {
    std::vector<fs::path> files;
    add_xml_files(folder, files);
    for (const fs::path& path : entries_of(folder)) {
        if (is_folder(path) &&
            std::ranges::find(kOtherFolders, path.filename().native()) == kOtherFolders.end()) {
            add_xml_files(path, files);
        }
    }
    return files;
}

class Loader {
public:
    explicit Loader(std::span<const std::string> folders) : folders_(folders) {}

    tl::expected<Knowledge, std::vector<Error>> load(KnowledgeParts parts) {
        for (const std::string& folder : folders_) {
            if (!is_folder(folder)) {
                errors_.push_back(error_at(ErrorCode::io, folder, "规则文件夹不存在"));
            }
        }
        if (parts.lexicon) {
            load_lexicon();
            load_laws();
        }
        if (parts.rules) {
            load_rules();
        }
        if (!errors_.empty()) {
            return tl::unexpected<std::vector<Error>>(std::move(errors_));
        }
        return std::move(knowledge_);
    }

private:
    /// The text of a file; a failure is kept among the errors.
    std::optional<std::string> text_of(const fs::path& path) {
        Result<std::string> text = read_text_file(path);
        if (!text) {
            errors_.push_back(std::move(text.error()));
            return std::nullopt;
        }
        return std::move(*text);
    }

    void load_lexicon() {
        for (const fs::path folder : folders_) {
            std::vector<fs::path> files;
            add_xml_files(folder / "lexicon", files);
            for (const fs::path& path : files) {
                if (const std::optional<std::string> text = text_of(path)) {
                    std::vector<Error> problems =
                        knowledge_.lexicon.add_file(*text, path.generic_string());
                    std::ranges::move(problems, std::back_inserter(errors_));
                }
            }
        }
    }

    /// The catalogue of the last folder that has one; it is a whole, not a layer.
    void load_laws() {
        for (std::size_t i = folders_.size(); i-- > 0;) {
            const fs::path path = fs::path(folders_[i]) / "laws" / "catalog.tsv";
            std::error_code ignored;
            if (!fs::exists(path, ignored)) {
                continue;
            }
            if (std::optional<std::string> text = text_of(path)) {
                Result<LawCatalog> laws = LawCatalog::load(std::move(*text), path.generic_string());
                if (laws) {
                    knowledge_.laws = std::move(*laws);
                } else {
                    errors_.push_back(std::move(laws.error()));
                }
            }
            return;
        }
    }

    void load_rules() {
        std::vector<RuleFile> files;
        for (const std::string& folder : folders_) {
            const std::vector<fs::path> paths = rule_files(folder);
            if (paths.empty() && is_folder(folder)) {
                errors_.push_back(
                    error_at(ErrorCode::io, folder, "规则文件夹中没有规则文件（*.xml）"));
            }
            for (const fs::path& path : paths) {
                if (std::optional<std::string> text = text_of(path)) {
                    files.push_back({.path = path.generic_string(), .xml = std::move(*text)});
                }
            }
        }
        tl::expected<RuleSet, std::vector<Error>> rules = RuleSet::load(files);
        if (rules) {
            knowledge_.rules = std::move(*rules);
        } else {
            std::ranges::move(rules.error(), std::back_inserter(errors_));
        }
    }

    std::span<const std::string> folders_;
    Knowledge knowledge_;
    std::vector<Error> errors_;
};

}  // namespace

tl::expected<Knowledge, std::vector<Error>> load_knowledge(std::span<const std::string> folders,
                                                           KnowledgeParts parts) {
    return Loader(folders).load(parts);
}

std::string type_name(const Lexicon& lexicon, std::string_view code) {
    const std::span<const LexiconTerm> terms = lexicon.list(kTypeNames).terms();
    const auto found = std::ranges::find(terms, code, &LexiconTerm::code);
    return found == terms.end() ? std::string() : to_utf8(found->word);
}

std::vector<std::string> type_codes(const Lexicon& lexicon) {
    std::set<std::string> codes;
    for (const LexiconTerm& term : lexicon.list(kTypeNames).terms()) {
        codes.insert(term.code);
    }
    return {codes.begin(), codes.end()};
}

std::string knowledge_date(const Knowledge& knowledge) {
    std::string day = knowledge.rules.as_of();
    return day.empty() ? std::string(knowledge.laws.as_of()) : day;
}

}  // namespace review
