#include "runtime/wasm/engine.h"

#include <fmt/format.h>

#include "runtime/wasm/engines/jsc_engine.h"

namespace aqua::wasm {

std::string trapText(const Trap& trap) {
  switch (trap.kind) {
  case Trap::Kind::Unreachable: return "unreachable";
  case Trap::Kind::DivideByZero: return "integer divide by zero";
  case Trap::Kind::IntegerOverflow: return "integer overflow";
  case Trap::Kind::BadConversion: return "invalid conversion to integer";
  case Trap::Kind::Memory: return "out of bounds memory access";
  case Trap::Kind::Table: return "out of bounds table access";
  case Trap::Kind::NullElement: return "uninitialized element";
  case Trap::Kind::IndirectType: return "indirect call type mismatch";
  case Trap::Kind::Fuel: return "out of fuel";
  case Trap::Kind::Depth: return "call stack exhausted";
  case Trap::Kind::Host:
  case Trap::Kind::Link: return trap.text;
  case Trap::Kind::Engine: return "engine error: " + trap.text;
  }
  return "";
}

std::optional<Trap> payStart(const Metered& module, Budget& budget) {
  if (!module.guards) return std::nullopt;
  constexpr uint64_t kElementBytes = 8, kPageBytes = 65536, kBytesForOne = 16;
  const Contents& contents = module.module->contents();
  uint64_t elements = 0, pages = 0, segments = 0;
  for (const TableType& table : contents.tables) elements += table.size.least;
  for (const SizeLimits& memory : contents.memories) pages += memory.least;
  pages += (elements * kElementBytes + kPageBytes - 1) / kPageBytes;
  if (pages > budget.pages)
    return Trap{Trap::Kind::Link,
                fmt::format("needs {} pages of memory at the start, {} are allowed", pages, budget.pages)};
  budget.pages -= static_cast<uint32_t>(pages);
  for (const Section& section : contents.sections)
    if (section.id == SectionId::Element || section.id == SectionId::Data)
      segments += section.content.end - section.content.begin;
  budget.fuel -= static_cast<int64_t>(segments / kBytesForOne);
  if (budget.fuel < 0) return Trap{Trap::Kind::Fuel, ""};
  return std::nullopt;
}

bool Instance::flat(const FlatCall&, std::span<const FlatArg>, FlatOutcome&, Budget&) { return false; }

base::Result<Engine*> threadEngine(Instances expected) {
  thread_local base::Result<std::unique_ptr<Engine>> engine = jsc::makeEngine(expected);
  if (engine) return engine->get();
  return base::Failure{
      fmt::format("compute modules need JavaScriptCore (Debian: libjavascriptcoregtk-4.1-0): {}", engine.error())};
}

}  // namespace aqua::wasm
