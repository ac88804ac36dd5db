#include "tools/test/costs.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "runtime/values/value.h"

namespace aqua::test {

using values::Value;

namespace {

constexpr std::string_view kFormat = "aqua/costs/1";

}  // namespace

Costs costsOf(std::span<const CaseResult> results) {
  Costs costs;
  for (const CaseResult& result : results) costs[result.file] += result.steps;
  return costs;
}

std::string writeCosts(const Costs& costs) {
  std::vector<std::pair<std::string, Value>> files;
  for (const auto& [file, steps] : costs) files.emplace_back(file, Value::unsignedInteger(steps));
  return values::prettyText(
             Value::object({{"format", Value::string(kFormat)}, {"files", Value::object(std::move(files))}})) +
         "\n";
}

base::Result<Costs> readCosts(std::string_view text) {
  auto document = values::parseJson(text);
  if (!document) return base::Failure{document.error().message()};
  const Value *format = document->find("format"), *files = document->find("files");
  if (!format || !format->isString() || format->asString() != kFormat || !files || !files->isObject())
    return base::Failure{fmt::format("this is no document `{}`", kFormat)};
  Costs costs;
  for (const auto& [file, value] : files->asObject()) {
    auto steps = value.asUint64();
    if (!steps) return base::Failure{fmt::format("`{}` has no number of steps", file)};
    costs[file] = *steps;
  }
  return costs;
}

std::vector<std::string> shardOf(const std::vector<std::string>& files, uint64_t part, uint64_t parts,
                                 const Costs& costs) {
  std::vector<uint64_t> steps(files.size());
  uint64_t known = 0, sum = 0;
  for (const std::string& file : files)
    if (auto found = costs.find(file); found != costs.end()) {
      ++known;
      sum += found->second;
    }
  // All files cost the same where nothing is known, and go around in their order.
  const uint64_t mean = known == 0 ? 1 : std::max<uint64_t>(sum / known, 1);
  for (size_t i = 0; i < files.size(); ++i) {
    auto found = costs.find(files[i]);
    steps[i] = found == costs.end() ? mean : found->second;
  }
  std::vector<size_t> order(files.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return steps[a] > steps[b]; });
  std::vector<uint64_t> load(std::min<uint64_t>(parts, std::max<size_t>(files.size(), 1)));
  std::vector<bool> own(files.size());
  for (size_t index : order) {
    auto least = std::min_element(load.begin(), load.end());
    *least += steps[index];
    own[index] = static_cast<uint64_t>(least - load.begin()) + 1 == part;
  }
  std::vector<std::string> result;
  for (size_t i = 0; i < files.size(); ++i)
    if (own[i]) result.push_back(files[i]);
  return result;
}

}  // namespace aqua::test
