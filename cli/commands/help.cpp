// review help and --help: what there is, and how a command is used.
#include <algorithm>

#include "base/text.h"
#include "cli/commands/commands.h"
#include "cli/options.h"

namespace review {

namespace {

constexpr std::size_t kNameWidth = 8;

void write_overview(Language language, std::ostream& out) {
    const bool chinese = language == Language::chinese;
    out << (chinese
                ? "review：合同与规范性文件法律审查\n\n用法：\n"
                : "review: legal review of Chinese contracts and normative documents\n\nUsage:\n")
        << (chinese
                ? "  review [选项] 文件或文件夹…\n  review 命令 [选项] …\n\n命令：\n"
                : "  review [options] FILE|FOLDER…\n  review COMMAND [options] …\n\nCommands:\n");
    for (const Command& command : commands()) {
        out << "  " << command.name
            << std::string(kNameWidth - std::min(command.name.size(), kNameWidth - 1), ' ')
            << command.summary.in(language) << '\n';
    }
    out << (chinese ? "\n不写命令即为 check。review help 命令 显示该命令的选项，review --version "
                      "显示版本。\n"
                    : "\nWithout a command: check. `review help COMMAND` lists its options, "
                      "`review --version` prints the version.\n")
        << (chinese
                ? "\n退出码：\n"
                  "  0  没有达到 --fail-on 级别的发现\n"
                  "  1  有达到该级别的发现\n"
                  "  2  用法、配置或规则有误\n"
                  "  3  有文件无法读取（包括文件夹中的 .doc、.pdf），其余文件照常审查（优先于1）\n"
                : "\nExit codes:\n"
                  "  0  nothing at or above --fail-on\n"
                  "  1  findings at or above it\n"
                  "  2  wrong usage, configuration or rules\n"
                  "  3  an input could not be read (also a .doc or .pdf in a folder), the "
                  "others were\n     reviewed (wins over 1)\n");
}

/// With a capital where the language has them.
std::string sentence(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

}  // namespace

void write_command_help(const Command& command, Language language, std::ostream& out) {
    const bool chinese = language == Language::chinese;
    out << (chinese ? "用法：review " : "Usage: review ") << command.name << ' '
        << command.usage.in(language) << "\n\n"
        << sentence(command.summary.in(language)) << (chinese ? "。\n" : ".\n");
    if (!command.details.in(language).empty()) {
        out << '\n' << command.details.in(language) << '\n';
    }
    out << (chinese ? "\n选项：\n" : "\nOptions:\n") << option_help(command.options, language);
}

int run_help(const Args& args, const Io& io) {
    if (args.positional.empty()) {
        write_overview(args.language, io.out);
        return kExitOk;
    }
    const Command* command = find_command(args.positional.front());
    if (command == nullptr) {
        return refuse(
            io, args.language, {"没有这个命令：", "no such command: "}, args.positional.front());
    }
    write_command_help(*command, args.language, io.out);
    return kExitOk;
}

}  // namespace review
