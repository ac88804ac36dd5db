#include "tools/debug/target.h"

#include <algorithm>

#include <fmt/format.h>

#include "tools/run/agreement.h"
#include "tools/run/compiling.h"
#include "tools/run/recording.h"

namespace aqua::debug {

bool Target::refuse(std::string message, std::string hint) {
  refused_ = run::Refusal{std::move(message), std::move(hint)};
  return false;
}

bool Target::open() {
  read_ = wanted_.read ? wanted_.read() : run::readWorld(files_, wanted_.world);
  issues_.append(read_.issues);
  refused_ = read_.refused;
  if (refused_ || issues_.hasErrors() || !chooseVariant() || !compile() || !makeJobs()) return false;
  if (wanted_.limit) wanted_.limit(read_.world.scenario.limits.run);
  sim::Manner manner;
  manner.observer = &recorder_;
  manner.copied = true;
  manner.warm = false;
  image_.emplace(read_.world.scenario, invocations_, manner);
  return true;
}

bool Target::chooseVariant() {
  if (wanted_.variant.empty()) return true;
  auto found = std::find_if(read_.world.variants.begin(), read_.world.variants.end(),
                            [&](const sim::Scenario& one) { return one.variant == wanted_.variant; });
  if (found == read_.world.variants.end())
    return refuse(fmt::format("the scenario has no variant `{}`", wanted_.variant));
  read_.world.scenario = *found;
  if (wanted_.world.seed) read_.world.scenario.seed = *wanted_.world.seed;
  read_.world.callbacks = run::callbacksOf(read_.world.scenario);
  return true;
}

bool Target::compile() {
  const sim::Scenario& scenario = read_.world.scenario;
  program_ = wanted_.program;
  if (program_.empty() && !scenario.program.empty()) program_ = read_.world.besideScenario(scenario.program);
  if (program_.empty()) return refuse("there is no program", "for example aqua debug hello.aqua 'greet(\"Ada\")'");
  driver::Options options = wanted_.compile;
  options.bindings = true;
  if (wanted_.test) run::addOwn(read_.world, options);
  if (!wanted_.manifest) {
    project::Found found = project::findManifest(files_, program_);
    issues_.append(found.issues);
    wanted_.manifest = std::move(found.manifest);
  }
  session_.emplace(files_, options, wanted_.manifest);
  issues_.append(session_->manifestIssues());
  if (issues_.hasErrors()) return false;
  compiled_ = session_->compile(program_);
  issues_.append(compiled_.issues);
  return compiled_.ok();
}

bool Target::addJob(const std::string& name, const run::CallText* text, size_t index) {
  auto job = run::prepareJob(compiled_, program_, name, text, read_.world, index, *book_, wanted_.ttl, issues_);
  if (!job) return false;
  jobs_.push_back(std::make_unique<run::Job>(std::move(*job)));
  return true;
}

bool Target::makeJobs() {
  const sim::Scenario& scenario = read_.world.scenario;
  book_.emplace(scenario);
  if (!wanted_.call.empty()) {
    text_ = run::readCallText(wanted_.call, issues_);
    if (issues_.hasErrors() || !addJob(text_->function, &*text_, 0)) return false;
  } else {
    const size_t calls = wanted_.test ? scenario.calls.size() : std::min<size_t>(1, scenario.calls.size());
    for (size_t i = 0; i < calls; ++i)
      if (!scenario.calls[i].function.empty() && !addJob(scenario.calls[i].function, nullptr, i)) return false;
  }
  if (jobs_.empty())
    return refuse("no call, expected for example 'greet(\"Ada\")'", "a scenario may have a `[[call]]` as well");
  if (!run::prepareSpells(compiled_, program_, read_.world, *book_, issues_)) return false;
  auto schedule = run::scheduleOf(wanted_.schedule, scenario.seed, scenario, issues_);
  if (!schedule) return false;
  schedule_ = std::move(*schedule);
  std::vector<run::Scripted> scripts;
  for (const auto& job : jobs_) scripts.push_back({*job->invocation.script, job->places});
  run::agreeOnServices(read_.world, *book_, compiled_, scripts, issues_);
  for (const auto& job : jobs_) invocations_.push_back(job->invocation);
  return !issues_.hasErrors();
}

std::unique_ptr<Timeline> Target::begin(std::shared_ptr<sim::Outside> outside) {
  return std::make_unique<Timeline>(*image_, schedule_, std::move(outside), recorder_);
}

}  // namespace aqua::debug
