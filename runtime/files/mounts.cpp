#include "runtime/files/mounts.h"

#include <algorithm>

namespace aqua::files {

namespace {

/// What is left of a path below a folder. Nothing: it is not below it.
std::optional<std::string_view> restBelow(std::string_view path, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (folder.empty() || !path.starts_with(folder)) return std::nullopt;
  std::string_view rest = path.substr(folder.size());
  if (!rest.starts_with('/')) return std::nullopt;
  return rest.substr(std::min(rest.find_first_not_of('/'), rest.size()));
}

}  // namespace

Result<Mounts::Target> Mounts::targetOf(std::string_view path) const {
  const Space::Place* best = nullptr;
  std::string_view below;
  size_t longest = 0;
  for (const auto& [name, place] : all_)
    for (std::string_view folder : {std::string_view(name), std::string_view(place.shown)})
      if (auto rest = restBelow(path, folder); rest && folder.size() > longest) {
        best = &place;
        below = *rest;
        longest = folder.size();
      }
  if (!best) return Failure{Error::NotFound};
  uint64_t steps = 0;
  Result<Found> found = resolve(*best->volume, best->node, below, true, steps);
  return found ? Result<Target>(Target{best->volume, *std::move(found)}) : Failure{found.error()};
}

Result<std::string> Mounts::read(std::string_view path) const {
  Result<Target> target = targetOf(path);
  if (!target) return Failure{target.error()};
  Volume& volume = *target->volume;
  const Found& found = target->found;
  if (!found.node) return Failure{Error::NotFound};
  Result<Stat> stat = volume.stat(*found.node);
  if (!stat) return Failure{stat.error()};
  if (stat->kind == Kind::Folder) return Failure{Error::IsFolder};
  if (stat->size > Tree::kMostBytes) return Failure{Error::NoSpace};
  if (Result<Done> done = volume.open(*found.node); !done) return Failure{done.error()};
  std::string content(stat->size, '\0');
  Result<size_t> size = volume.read(*found.node, 0, content);
  volume.close(*found.node);
  if (!size) return Failure{size.error()};
  content.resize(*size);
  return content;
}

Result<Done> Mounts::write(std::string_view path, std::string_view content) const {
  Result<Target> target = targetOf(path);
  if (!target) return Failure{target.error()};
  Volume& volume = *target->volume;
  const Found& found = target->found;
  Result<Node> file = found.node ? Result<Node>(*found.node) : volume.makeFile(found.folder, found.name);
  if (!file) return Failure{file.error()};
  if (Result<Done> done = volume.open(*file); !done) return done;
  Result<Done> done = volume.resize(*file, 0);
  if (done) done = volume.write(*file, 0, content);
  volume.close(*file);
  return done;
}

}  // namespace aqua::files
