#include "runtime/marine/descriptors.h"

#include <algorithm>

namespace aqua::marine {

Descriptors::Descriptors() {
  constexpr uint64_t kStream = rights::kRead | rights::kWrite | rights::kStat;
  for (uint32_t number : {0, 1, 2}) {
    Descriptor stream;
    stream.kind = number == 0 ? DescriptorKind::Input : DescriptorKind::Output;
    stream.mayDo = kStream;
    stream.mayGive = 0;
    open_.emplace(number, stream);
  }
}

Descriptors::~Descriptors() {
  for (const auto& [number, each] : open_)
    if (each.kind == DescriptorKind::File) each.volume->close(each.node);
}

void Descriptors::mount(const std::string& name, const files::Space::Place& place) {
  auto known = std::find(volumes_.begin(), volumes_.end(), place.volume);
  uint32_t device = static_cast<uint32_t>(known - volumes_.begin()) + 1;
  if (known == volumes_.end()) volumes_.push_back(place.volume);
  Descriptor folder;
  folder.kind = DescriptorKind::Folder;
  folder.volume = place.volume;
  folder.node = place.node;
  folder.device = device;
  folder.mounted = name;
  add(std::move(folder));
}

Descriptor* Descriptors::find(uint32_t number) {
  auto found = open_.find(number);
  return found == open_.end() ? nullptr : &found->second;
}

uint32_t Descriptors::add(Descriptor descriptor) {
  constexpr uint32_t kFirst = 3;
  uint32_t number = kFirst;
  for (auto it = open_.lower_bound(kFirst); it != open_.end() && it->first == number; ++it) ++number;
  open_.emplace(number, std::move(descriptor));
  return number;
}

void Descriptors::close(uint32_t number) {
  auto found = open_.find(number);
  if (found == open_.end()) return;
  if (found->second.kind == DescriptorKind::File) found->second.volume->close(found->second.node);
  open_.erase(found);
}

void Descriptors::renumber(uint32_t from, uint32_t to) {
  if (from == to) return;
  auto node = open_.extract(from);
  close(to);
  node.key() = to;
  open_.insert(std::move(node));
}

}  // namespace aqua::marine
