// What a module has open: WASI's file numbers.
#pragma once

#include <map>

#include "runtime/files/space.h"

namespace aqua::marine {

/// Rights, with the bits of WASI.
namespace rights {
#define AQUA_WASI_RIGHT(bit, name) inline constexpr uint64_t k##name = uint64_t{1} << bit;
#include "runtime/marine/wasi_rights.def"
inline constexpr uint64_t kAll = (uint64_t{1} << 30) - 1;
}  // namespace rights

enum class DescriptorKind : uint8_t { Input, Output, Folder, File };
struct Descriptor {
  DescriptorKind kind = DescriptorKind::File;
  files::Volume* volume = nullptr;
  files::Node node = 0;
  uint32_t device = 0;                                    // the same for all files of a volume
  uint64_t mayDo = rights::kAll, mayGive = rights::kAll;  // what it is for, and what is opened through it
  uint16_t flags = 0;
  uint64_t at = 0;                     // where the next byte is
  std::optional<std::string> mounted;  // what the module calls a folder that it had from the start
};
inline constexpr uint16_t kAppend = 1;

class Descriptors {
 public:
  static constexpr size_t kMost = 1024;
  Descriptors();
  ~Descriptors();
  Descriptors(Descriptors&& other) noexcept = default;
  Descriptors& operator=(Descriptors&&) = delete;

  /// A folder from the start, under the next number.
  void mount(const std::string& name, const files::Space::Place& place);
  /// Null: there is no such number.
  Descriptor* find(uint32_t number);
  bool isFull() const { return open_.size() >= kMost; }
  /// The number. What it is of was opened.
  uint32_t add(Descriptor descriptor);
  void close(uint32_t number);
  void renumber(uint32_t from, uint32_t to);

 private:
  std::map<uint32_t, Descriptor> open_;
  std::vector<const files::Volume*> volumes_;
};

}  // namespace aqua::marine
