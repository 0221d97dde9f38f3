// Arguments of a command, by a table of its options. Long options are never guessed from a prefix.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report.h"

namespace review {

/// The same words in both languages.
struct Words {
    std::string_view chinese;
    std::string_view english;
    [[nodiscard]] std::string_view in(Language language) const {
        return language == Language::chinese ? chinese : english;
    }
};

struct OptionSpec {
    std::string_view name;   // long name, without --
    char letter = '\0';      // short name, '\0': none
    std::string_view value;  // what the value is called in help ("DIR"); empty: a switch
    Words help;
    bool repeatable = false;  // may be given more than once
};

struct Args {
    struct Option {
        std::string name;
        std::string value;
    };
    Language language = Language::chinese;
    std::vector<Option> options;          // in the order given
    std::vector<std::string> positional;  // "-" included

    [[nodiscard]] bool has(std::string_view name) const;
    /// Value of the last option `name`.
    [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
};

/// Errors: bad_usage for an unknown option, a missing or superfluous value, an option given twice.
[[nodiscard]] Result<Args> parse_args(std::span<const std::string> args,
                                      std::span<const OptionSpec> options,
                                      Language language);

/// The language of messages: --lang in `args`, else the locale; Chinese unless one says English.
[[nodiscard]] Language language_of(std::span<const std::string> args, std::string_view locale);

/// Lines "  -o, --output FILE  help", aligned by display width.
[[nodiscard]] std::string option_help(std::span<const OptionSpec> options, Language language);

}  // namespace review
