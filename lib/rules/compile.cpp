#include "rules/compile.h"

#include <algorithm>

#include <fmt/format.h>

#include "rules/compile_patterns.h"
#include "rules/parse.h"
#include "rules/program_builder.h"
#include "rules/xpath.h"

namespace review {

namespace {

constexpr std::size_t kMaxSearchDepth = 3;
constexpr std::size_t kMaxNesting = 24;

class Compiler {
public:
    Compiler(std::map<std::string, Let, std::less<>>& pack_lets,
             const std::vector<SourceFile>& files,
             Problems& problems,
             Program& program,
             RegexSources regexes)
        : files_(files),
          problems_(problems),
          program_(program),
          builder_(program),
          patterns_(files, problems, program, std::move(regexes)) {
        for (auto& [name, let] : pack_lets) {
            pack_.emplace(
                name, Slot{.let = &let, .variable = kNoId, .state = State::fresh, .name = name});
        }
    }

    void compile_pack_lets() {
        for (auto& [name, slot] : pack_) {
            static_cast<void>(variable_of(slot, nullptr));
        }
    }

    void compile(Rule& rule, std::size_t ordinal) {
        Scope scope;
        open_scope(scope, rule, ordinal);
        for (auto& [name, slot] : scope.lets) {
            static_cast<void>(variable_of(slot, &scope));
        }
        for (Expression& context : rule.contexts) {
            compile_nodes(context, scope, "context");
        }
        for (Expression& when : rule.whens) {
            compile(when, &scope);
        }
        if (rule.whens.size() > 1) {
            join(rule.all_whens, rule.whens);
        } else if (!rule.whens.empty()) {
            rule.all_whens = rule.whens.front();
        }
        for (Need& need : rule.needs) {
            compile(need.test, &scope);
            compile(need.reason, scope);
        }
        for (Assertion& assertion : rule.assertions) {
            compile(assertion.test, &scope);
            compile(assertion.when, &scope);
            if (assertion.report && assertion.when.given()) {
                join(assertion.both, {assertion.when, assertion.test});
            }
            compile_nodes(assertion.on, scope, "on");
            compile(assertion.message, scope);
        }
        for (TextPattern& find : rule.finds) {
            patterns_.compile(find);
        }
        for (Exception& exception : rule.exceptions) {
            patterns_.compile(exception.pattern);
        }
        compile(rule.message, scope);
        compile(rule.suggest, scope);
        compile(rule.replace, scope);
        if (scope.decided_by > rule.decided_by) {
            rule.decided_by = scope.decided_by;
            rule.info.layer = scope.layer;
        }
    }

private:
    using Uses = std::map<std::string, std::size_t, std::less<>>;  // variables by name in a file
    enum class State : std::uint8_t { fresh, open, done };
    struct Slot {
        Let* let = nullptr;
        std::size_t variable = kNoId;  // kNoId when done: it does not compile
        State state = State::fresh;
        std::string name;  // in the rewritten expressions
    };
    struct Scope {
        std::map<std::string, Slot, std::less<>> lets;
        bool text_rule = false;
        std::size_t decided_by = 0;  // latest file whose variable shapes the rule
        std::string layer;
    };

    void open_scope(Scope& scope, Rule& rule, std::size_t ordinal) {
        scope.text_rule = !rule.finds.empty();
        for (Let& let : rule.lets) {
            Slot slot{.let = &let,
                      .variable = kNoId,
                      .state = State::fresh,
                      .name = fmt::format("_{}_{}", ordinal, let.name)};
            if (scope.lets.size() == kMaxRuleLets) {
                problems_.add(let.place, fmt::format("一条规则的变量不能超过 {} 个", kMaxRuleLets));
                return;
            }
            if (!scope.lets.emplace(let.name, std::move(slot)).second) {
                problems_.add(let.place, fmt::format("变量 {} 重复定义", let.name));
            }
        }
    }

    /// Id of a variable, compiled first if need be; kNoId when it cannot be.
    std::size_t variable_of(Slot& slot, Scope* scope) {
        if (slot.state == State::open) {
            problems_.add(slot.let->place, fmt::format("变量 {} 的定义绕回了自己", slot.let->name));
            return kNoId;
        }
        if (slot.state == State::done) {
            return slot.variable;
        }
        slot.state = State::open;
        Let& let = *slot.let;
        if (let.find) {
            patterns_.compile(*let.find);
            if (let.find->id != kNoId) {
                slot.variable = builder_.add_variable({.name = slot.name,
                                                       .type = pugi::xpath_type_number,
                                                       .source = Variable::Source::count,
                                                       .ref = let.find->id,
                                                       .context_free = true});
            }
        } else if (let.param) {
            slot.variable = builder_.add_variable(
                {.name = slot.name,
                 .type = let.param->numeric ? pugi::xpath_type_number : pugi::xpath_type_string,
                 .source = Variable::Source::param,
                 .ref = program_.params.size(),
                 .context_free = true});
            program_.params.push_back(*let.param);
        } else {
            compile(let.value, scope);
            if (let.value.id != kNoId) {
                slot.variable = builder_.add_variable(
                    {.name = slot.name,
                     .type = program_.expressions[let.value.id].type,
                     .source = Variable::Source::value,
                     .ref = let.value.id,
                     .context_free = program_.expressions[let.value.id].context_free});
            }
        }
        slot.state = State::done;
        return slot.variable;
    }

    std::size_t special_variable(std::string_view name, const Scope* scope) {
        if (scope == nullptr || !scope->text_rule || (name != "match" && name != "sentence")) {
            return kNoId;
        }
        std::size_t& known = name == "match" ? match_ : sentence_;
        if (known == kNoId) {
            known = builder_.add_variable(
                {.name = fmt::format("_the_{}", name),
                 .type = pugi::xpath_type_string,
                 .source = name == "match" ? Variable::Source::match : Variable::Source::sentence,
                 .ref = 0,
                 .context_free = false});
        }
        return known;
    }

    /// The variable a name means in a scope. nullopt: there is none; kNoId: it does not compile.
    std::optional<std::size_t> resolve(std::string_view name, Scope* scope) {
        if (scope != nullptr) {
            if (const auto own = scope->lets.find(name); own != scope->lets.end()) {
                return variable_of(own->second, scope);
            }
        }
        if (const auto pack = pack_.find(name); pack != pack_.end()) {
            const Let& let = *pack->second.let;
            if (scope != nullptr && let.overrides && let.place.file > scope->decided_by) {
                scope->decided_by = let.place.file;
                scope->layer = let.layer;
            }
            return variable_of(pack->second, nullptr);
        }
        const std::size_t special = special_variable(name, scope);
        return special == kNoId ? std::nullopt : std::optional(special);
    }

    void problem_in(const Expression& expression, std::size_t offset, std::string message) {
        const SourceFile& file = files_[expression.place.file];
        problems_.add({.file = expression.place.file,
                       .offset = file.advance(expression.place.offset, offset)},
                      std::move(message));
    }

    /// Variables an expression uses, by name; false when one of them is unknown or broken.
    bool resolve_variables(const Expression& expression,
                           const std::vector<XPathToken>& tokens,
                           Scope* scope,
                           Uses& uses) {
        bool fine = true;
        for (const VariableUse& use : variables_of(tokens)) {
            const std::optional<std::size_t> variable = resolve(use.name, scope);
            if (!variable) {
                problem_in(expression, use.offset, fmt::format("没有变量 ${}", use.name));
            }
            fine = fine && variable.value_or(kNoId) != kNoId;
            if (fine && !use.compared_with_0) {
                program_.variables[*variable].counted = true;
            }
            uses.emplace(use.name, variable.value_or(kNoId));
        }
        return fine;
    }

    bool within_limits(const Expression& expression, const std::vector<XPathToken>& tokens) {
        if (nesting_depth(tokens) > kMaxNesting) {
            problem_in(expression, 0, fmt::format("括号嵌套超过 {} 层", kMaxNesting));
            return false;
        }
        if (search_depth(tokens) > kMaxSearchDepth) {
            problem_in(expression,
                       0,
                       fmt::format("// 等查找在条件里嵌套超过 {} 层，会非常慢", kMaxSearchDepth));
            return false;
        }
        return true;
    }

    /// Compiles an expression that is given; its id stays kNoId when that fails.
    void compile(Expression& expression, Scope* scope) {
        if (!expression.given()) {
            return;
        }
        if (expression.source.size() > kMaxExpressionBytes) {
            problem_in(expression, 0, fmt::format("表达式超过 {} 字节", kMaxExpressionBytes));
            return;
        }
        const std::vector<XPathToken> tokens = tokenize_xpath(expression.source);
        if (const std::vector<Span> parts = conjuncts_of(tokens); !parts.empty()) {
            compile_conjuncts(expression, parts, scope);
            return;
        }
        Uses uses;
        if (!within_limits(expression, tokens) ||
            !resolve_variables(expression, tokens, scope, uses)) {
            return;
        }
        std::vector<std::size_t> used;
        used.reserve(uses.size());
        for (const auto& [name, variable] : uses) {
            used.push_back(variable);
        }
        CompiledExpression compiled;
        const RewrittenXPath rewritten = rewrite(expression, tokens, uses, used, compiled.leading);
        compiled.text = rewritten.text;
        compiled.context_free = !depends_on_context(tokens);
        compiled.looks_around = looks_around(tokens);
        compiled.cost = tokens.size();
        builder_.depend_on(compiled, used);
        try {
            builder_.check(compiled);
        } catch (const pugi::xpath_exception& error) {
            const pugi::xpath_parse_result& problem = error.result();
            const std::size_t at =
                rewritten.source_offset(static_cast<std::size_t>(problem.offset));
            problem_in(expression, at, xpath_problem(problem.description(), expression.source, at));
            return;
        }
        expression.id = builder_.add_expression(std::move(compiled));
    }

    /// Adds the indices that the expression needs to `used`, and those its paths start from to
    /// `leading`.
    RewrittenXPath rewrite(const Expression& expression,
                           const std::vector<XPathToken>& tokens,
                           const Uses& uses,
                           std::vector<std::size_t>& used,
                           std::vector<std::size_t>& leading) {
        RewrittenXPath rewritten =
            rewrite_xpath(expression.source,
                          tokens,
                          {.variable =
                               [&](std::string_view name) {
                                   return program_.variables[uses.find(name)->second].name;
                               },
                           .index =
                               [&](const std::string& element, const StepNeeds& needs) {
                                   used.push_back(builder_.index_variable(element, needs));
                                   return program_.variables[used.back()].name;
                               }});
        for (const std::string& name : rewritten.leading) {
            leading.push_back(*std::ranges::find_if(
                used, [&](std::size_t id) { return program_.variables[id].name == name; }));
        }
        return rewritten;
    }

    /// What holds when all of some expressions do: the cheapest one that does not decides.
    void compile_conjuncts(Expression& whole, const std::vector<Span>& parts, Scope* scope) {
        const SourceFile& file = files_[whole.place.file];
        std::vector<Expression> pieces;
        pieces.reserve(parts.size());
        for (const Span part : parts) {
            pieces.push_back({.source = whole.source.substr(part.begin, part.size()),
                              .place = {.file = whole.place.file,
                                        .offset = file.advance(whole.place.offset, part.begin)}});
        }
        for (Expression& piece : pieces) {
            compile(piece, scope);
        }
        join(whole, pieces);
    }

    /// Makes `whole` what holds when all of `parts` do; nothing when one of them does not compile.
    void join(Expression& whole, const std::vector<Expression>& parts) {
        std::vector<std::size_t> ids;
        ids.reserve(parts.size());
        for (const Expression& part : parts) {
            if (part.id == kNoId) {
                return;
            }
            ids.push_back(part.id);
        }
        whole.id = builder_.add_conjunction(ids);
    }

    void compile_nodes(Expression& expression, Scope& scope, std::string_view what) {
        compile(expression, &scope);
        if (expression.id != kNoId &&
            program_.expressions[expression.id].type != pugi::xpath_type_node_set) {
            problem_in(expression, 0, fmt::format("{} 应选出节点，而不是数值或文字", what));
        }
    }

    void compile(Template& parts, Scope& scope) {
        for (TemplatePart& part : parts) {
            if (part.kind == TemplatePart::Kind::value) {
                compile(part.select, &scope);
            }
        }
    }

    const std::vector<SourceFile>& files_;
    Problems& problems_;
    Program& program_;
    ProgramBuilder builder_;
    std::map<std::string, Slot, std::less<>> pack_;
    PatternCompiler patterns_;
    std::size_t match_ = kNoId;
    std::size_t sentence_ = kNoId;
};

}  // namespace

CompiledRules compile_rules(std::vector<PackFile> packs,
                            const std::vector<SourceFile>& files,
                            Problems& problems) {
    CompiledRules result;
    RegexSources regexes;
    for (PackFile& pack : packs) {
        regexes.merge(pack.regexes);
    }
    MergedRules merged = merge_layers(std::move(packs), files, problems);
    Compiler compiler(merged.lets, files, problems, *result.program, std::move(regexes));
    compiler.compile_pack_lets();
    for (std::size_t i = 0; i < merged.rules.size(); ++i) {
        compiler.compile(merged.rules[i], i);
    }
    result.rules = std::move(merged.rules);
    return result;
}

}  // namespace review
