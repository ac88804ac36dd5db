// WASI preview 1, whose functions are rows of wasi.def: what their files share. Private to runtime/marine.
#pragma once

#include "runtime/marine/host.h"
#include "runtime/marine/memory.h"

namespace aqua::marine {

/// Numbers of the WASI document that are not of files.
enum Errno : uint32_t {
  kSuccess = 0,
  kBadFile = 8,
  kFault = 21,
  kInvalid = 28,
  kManyFiles = 33,
  kLongName = 37,
  kNoSystem = 52,
  kPipe = 70,
  kNotCapable = 76,
};

/// Memory of the guest, for the usual price; what is outside is EFAULT, once for all.
class GuestMemory {
 public:
  GuestMemory(wasm::Instance& instance, wasm::Budget& budget) : instance_(instance), budget_(budget) {}
  uint64_t number(uint64_t at, size_t size);
  void put(uint64_t at, uint64_t number, size_t size);
  void write(uint64_t at, std::string_view bytes);
  std::string text(uint64_t at, uint64_t size);
  bool good() const { return good_; }
  uint32_t outcome() const { return good_ ? kSuccess : kFault; }

 private:
  wasm::Instance& instance_;
  wasm::Budget& budget_;
  bool good_ = true;
};

/// What a call needs. Else the number that it gives for that.
template <class T> using OrErrno = base::Result<T, uint32_t>;

/// One call of a function of WASI.
struct WasiCall {
  HostState& state;
  GuestMemory memory;
  std::span<const wasm::Slot> args;
  wasm::Budget& budget;
  bool old;  // of `wasi_unstable`, which counts and lays out some things otherwise

  uint32_t arg32(size_t index) const { return static_cast<uint32_t>(args[index]); }
  /// Work that takes as long as so many instructions.
  void charge(uint64_t steps) { budget.fuel -= static_cast<int64_t>(steps); }
};
using WasiFunction = uint32_t (*)(WasiCall& call);
struct WasiRow {
  std::string_view name;
  WasiFunction run;
};

/// Of open files; of paths.
std::span<const WasiRow> wasiFileFunctions();
std::span<const WasiRow> wasiPathFunctions();

/// A file's state as WASI lays it out.
void putStat(WasiCall& call, uint64_t at, const Descriptor& descriptor, const files::Stat& stat);
/// Of `fd_filestat_set_times` and its sister: times from the arguments at `first`, `first + 1`, and the flags behind.
uint32_t setTimes(WasiCall& call, files::Volume& volume, files::Node node, size_t first);
inline uint32_t numberOf(files::Error error) { return files::errorNumber(error); }
template <class T> uint32_t outcomeOf(const files::Result<T>& result) {
  return result ? uint32_t{kSuccess} : numberOf(result.error());
}

}  // namespace aqua::marine
