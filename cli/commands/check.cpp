// review check: files in, findings out.
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <future>
#include <memory>
#include <optional>

#include "cli/commands/commands.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace review {

namespace {

constexpr std::array<std::string_view, 4> kFailOn{"error", "warning", "note", "never"};
constexpr std::array<std::string_view, 3> kColor{"auto", "always", "never"};
constexpr unsigned kMostJobs = 256;
constexpr std::size_t kFewFiles = 3;  // no progress for so many
constexpr std::size_t kWidestLine = 100;

/// The options of one run, checked.
struct CheckOptions {
    ReviewOptions review;
    std::optional<Severity> fail_on;  // nullopt: never
    const ReportFormat* format = nullptr;
    ReportOptions report;
    std::vector<std::string> given;
    bool quiet = false;
};

Result<unsigned> parse_jobs(const Args& args, unsigned cores) {
    const std::optional<std::string> value = args.value("jobs");
    if (!value) {
        return std::min(cores, kMostJobs);
    }
    unsigned jobs = 0;
    const char* end = value->data() + value->size();
    const auto [rest, problem] = std::from_chars(value->data(), end, jobs);
    if (problem != std::errc{} || rest != end || jobs == 0 || jobs > kMostJobs) {
        return fail(ErrorCode::bad_usage,
                    args.language == Language::chinese
                        ? "选项 --jobs 的值“" + *value + "”不对，应为1到256的整数"
                        : "option --jobs: “" + *value + "” is not a whole number from 1 to 256");
    }
    return jobs;
}

/// Takes the value out of `result`, or keeps its error; lets a list of options read as a list.
template <class T>
bool take(Result<T> result, T& value, std::optional<Error>& error) {
    if (!result) {
        error = std::move(result.error());
        return false;
    }
    value = std::move(*result);
    return true;
}

Result<CheckOptions> parse_options(const Args& args, const Io& io) {
    const Environment& environment = io.environment;
    std::vector<std::string_view> formats;
    for (const ReportFormat& format : report_formats()) {
        formats.push_back(format.name);
    }
    CheckOptions options;
    std::optional<Error> error;
    std::string format;
    std::string color;
    std::string fail_on;
    if (!take(parse_fact_options(args), options.review.facts, error) ||
        !take(parse_jobs(args, environment.cores), options.review.jobs, error) ||
        !take(parse_choice(args, "format", formats, "text"), format, error) ||
        !take(parse_choice(args, "color", kColor, "auto"), color, error) ||
        !take(parse_choice(args, "fail-on", kFailOn, "warning"), fail_on, error) ||
        !take(parse_inputs(args, io), options.given, error)) {
        return tl::unexpected<Error>(std::move(*error));
    }
    options.fail_on = parse_severity(fail_on);
    options.format = &*std::ranges::find(report_formats(), format, &ReportFormat::name);
    options.review.sha256 = options.format->names_digest;
    options.quiet = args.has("quiet");
    options.report.language = args.language;
    options.report.verbose = args.has("verbose");
    const bool to_terminal = environment.out_terminal && args.value("output").value_or("-") == "-";
    options.report.color =
        color == "always" || (color == "auto" && to_terminal && !environment.no_color);
    if (to_terminal && environment.columns > 0) {
        options.report.width = std::min(environment.columns, kWidestLine);
    }
    return options;
}

int exit_code(const Tally& tally, std::optional<Severity> fail_on) {
    if (tally.errors > 0) {
        return kExitUnread;
    }
    return fail_on && tally.reaches(*fail_on) ? kExitFindings : kExitOk;
}

/// Reviews every input and writes the report to `out`.
int review_inputs(const CheckOptions& options,
                  const Inputs& inputs,
                  const Reviewer& reviewer,
                  std::optional<ReadingOutcome> first,
                  const Io& io,
                  std::ostream& out) {
    const RulesUsed used{
        .packs = reviewer.rules.packs(),
        .digest = options.format->names_digest ? reviewer.rules.digest() : std::string()};
    const std::unique_ptr<Reporter> reporter = options.format->make(used, options.report, out);
    const bool shown =
        io.environment.err_terminal && !options.quiet && inputs.paths.size() > kFewFiles;
    ProgressBar progress(io.err, shown, inputs.paths.size(), io.environment.columns);
    Tally tally;
    std::size_t done = 0;
    const auto add_error = [&](const Error& error) {
        ++tally.errors;
        complain(io, options.report.language, error);
        reporter->add_error(error);
    };
    std::ranges::for_each(inputs.errors, add_error);
    progress.show(0);
    review_files(inputs.paths, reviewer, std::move(first), [&](FileOutcome&& outcome) {
        progress.clear();
        if (outcome) {
            tally.add(*outcome);
            reporter->add_file(*outcome);
        } else {
            add_error(outcome.error());
        }
        progress.show(++done);
    });
    progress.clear();
    reporter->finish();
    return exit_code(tally, options.fail_on);
}

}  // namespace

int run_check(const Args& args, const Io& io) {
    Result<CheckOptions> options = parse_options(args, io);
    if (!options) {
        complain(io, args.language, options.error());
        return kExitUsage;
    }
    const std::optional<std::vector<std::string>> folders = rule_folders(args, io);
    if (!folders) {
        return kExitUsage;
    }
    // Rules take as long to load as all else that comes before judging: the first document is read
    // meanwhile. Without a policy a system that gives no thread loads them afterwards.
    auto loading = std::async([&folders] { return load_rule_folders(*folders); });
    const std::optional<Knowledge> knowledge = or_complain(args, io, load_knowledge(*folders));
    const bool named = knowledge && take_names(args, io, knowledge->lexicon, options->review.facts);
    const ByteSource source = byte_source(io, options->review.limits);
    Inputs inputs;
    std::optional<ReadingOutcome> first;
    if (named) {
        inputs = gather_inputs(args, io, options->given);
    }
    if (!inputs.paths.empty() && inputs.paths.front() != "-") {  // people may still be typing
        first = read_input(inputs.paths.front(), source, *knowledge, options->review);
    }
    const std::optional<RuleSet> rules = or_complain(args, io, loading.get());
    if (!named || !rules) {
        return kExitUsage;
    }
    const Reviewer reviewer{
        .knowledge = *knowledge, .rules = *rules, .options = options->review, .source = source};
    return write_output(args, io, inputs.paths, [&](std::ostream& out) {
        return review_inputs(*options, inputs, reviewer, std::move(first), io, out);
    });
}

}  // namespace review
