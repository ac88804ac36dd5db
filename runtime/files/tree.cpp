#include "runtime/files/tree.h"

#include <algorithm>
#include <cstring>

namespace aqua::files {

Tree::Tree(uint64_t most) : most_(most) {
  Item root;
  root.kind = Kind::Folder;
  root.parent = kRoot;
  root.names = 1;
  items_[next_++] = std::move(root);
}

Result<Tree::Item*> Tree::item(Node node, std::optional<Kind> kind) {
  auto found = items_.find(node);
  if (found == items_.end()) return Failure{Error::NotFound};
  if (!kind || found->second.kind == *kind) return &found->second;
  if (*kind == Kind::Folder) return Failure{Error::NotFolder};
  return Failure{found->second.kind == Kind::Folder ? Error::IsFolder : Error::Invalid};
}

Result<Node> Tree::child(Node folder, std::string_view name) {
  Result<Item*> item = this->item(folder, Kind::Folder);
  if (!item) return Failure{item.error()};
  auto found = (*item)->entries.find(name);
  return found == (*item)->entries.end() ? Result<Node>(Failure{Error::NotFound}) : found->second;
}

Result<Stat> Tree::stat(Node node) {
  Result<Item*> found = item(node);
  if (!found) return Failure{found.error()};
  const Item& it = **found;
  uint64_t size = it.content ? it.content->size() : 0;
  return Stat{node, it.kind, size, it.names, it.read, it.written, it.changed};
}

Result<std::vector<Entry>> Tree::list(Node folder) {
  Result<Item*> found = item(folder, Kind::Folder);
  if (!found) return Failure{found.error()};
  std::vector<Entry> out;
  for (const auto& [name, node] : (*found)->entries) out.push_back({name, node, items_.at(node).kind});
  return out;
}

Result<std::string> Tree::target(Node link) {
  Result<Item*> found = item(link, Kind::Link);
  return found ? Result<std::string>(*(*found)->content) : Failure{Error::Invalid};
}

Result<Done> Tree::take(uint64_t bytes) {
  if (bytes > most_ - used_) return Failure{Error::NoSpace};
  used_ += bytes;
  return Done{};
}

Result<Node> Tree::make(Node folder, std::string_view name, Kind kind, std::string_view content) {
  Result<Item*> into = item(folder, Kind::Folder);
  if (!into) return Failure{into.error()};
  if ((*into)->entries.contains(name)) return Failure{Error::Exists};
  if (name.size() > kLongestName) return Failure{Error::LongName};
  if (Result<Done> done = take(kNodeBytes + name.size() + content.size()); !done) return Failure{done.error()};
  Node node = next_++;
  Item item{kind, nullptr, {}, folder, 1};
  if (kind != Kind::Folder) item.content = std::make_shared<std::string>(content);
  item.read = item.written = item.changed = now_;
  (*into)->entries.emplace(name, node);
  (*into)->written = (*into)->changed = now_;
  items_[node] = std::move(item);
  return node;
}

Result<Done> Tree::makeLink(Node folder, std::string_view name, std::string_view target) {
  if (target.empty()) return Failure{Error::NotFound};
  if (target.size() > kLongestPath) return Failure{Error::LongName};
  Result<Node> node = make(folder, name, Kind::Link, target);
  return node ? Result<Done>(Done{}) : Failure{node.error()};
}

Result<Done> Tree::addName(Node folder, std::string_view name, Node file) {
  Result<Item*> into = item(folder, Kind::Folder), what = item(file);
  if (!into) return Failure{into.error()};
  if (!what) return Failure{what.error()};
  if ((*what)->kind == Kind::Folder) return Failure{Error::Access};
  if ((*into)->entries.contains(name)) return Failure{Error::Exists};
  if (name.size() > kLongestName) return Failure{Error::LongName};
  if (Result<Done> done = take(kNodeBytes + name.size()); !done) return done;
  (*into)->entries.emplace(name, file);
  (*into)->written = (*into)->changed = (*what)->changed = now_;
  ++(*what)->names;
  return Done{};
}

/// Nothing has it any more, neither a name nor an open file.
void Tree::forget(Node node) {
  auto found = items_.find(node);
  if (found == items_.end() || found->second.names > 0 || found->second.opened > 0) return;
  if (found->second.content) used_ -= found->second.content->size();
  items_.erase(found);
}

/// The entry goes, and with its last name what it stands for.
void Tree::leave(Item& folder, std::string_view name) {
  auto entry = folder.entries.find(name);
  Node node = entry->second;
  used_ -= kNodeBytes + name.size();
  folder.entries.erase(entry);
  folder.written = folder.changed = now_;
  Item& item = items_.at(node);
  --item.names;
  item.changed = now_;
  forget(node);
}

Result<Done> Tree::remove(Node folder, std::string_view name, bool isFolder) {
  Result<Item*> from = item(folder, Kind::Folder);
  if (!from) return Failure{from.error()};
  auto entry = (*from)->entries.find(name);
  if (entry == (*from)->entries.end()) return Failure{Error::NotFound};
  const Item& item = items_.at(entry->second);
  if (isFolder && item.kind != Kind::Folder) return Failure{Error::NotFolder};
  if (!isFolder && item.kind == Kind::Folder) return Failure{Error::IsFolder};
  if (!item.entries.empty()) return Failure{Error::NotEmpty};
  leave(**from, name);
  return Done{};
}

Result<Done> Tree::removeFile(Node folder, std::string_view name) { return remove(folder, name, false); }
Result<Done> Tree::removeFolder(Node folder, std::string_view name) { return remove(folder, name, true); }

Result<Done> Tree::rename(Node from, std::string_view name, Node to, std::string_view newName) {
  Result<Item*> source = item(from, Kind::Folder), target = item(to, Kind::Folder);
  if (!source) return Failure{source.error()};
  if (!target) return Failure{target.error()};
  auto entry = (*source)->entries.find(name);
  if (entry == (*source)->entries.end()) return Failure{Error::NotFound};
  if (newName.size() > kLongestName) return Failure{Error::LongName};
  Node node = entry->second;
  bool isFolder = items_.at(node).kind == Kind::Folder;
  for (Node above = to; isFolder; above = items_.at(above).parent) {  // a folder cannot go into itself
    if (above == node) return Failure{Error::Invalid};
    if (above == kRoot || !items_.contains(above)) break;
  }
  auto old = (*target)->entries.find(newName);
  if (old != (*target)->entries.end() && old->second == node) return Done{};
  if (newName.size() > name.size())
    if (Result<Done> done = take(newName.size() - name.size()); !done) return done;
  if (newName.size() < name.size()) used_ -= name.size() - newName.size();
  if (old != (*target)->entries.end()) {
    if (Result<Done> done = remove(to, newName, isFolder); !done) {
      used_ += name.size();
      used_ -= newName.size();
      return done;
    }
  }
  (*source)->entries.erase((*source)->entries.find(name));
  (*target)->entries.emplace(newName, node);
  (*source)->written = (*target)->written = items_.at(node).changed = now_;
  if (isFolder) items_.at(node).parent = to;
  return Done{};
}

Result<Done> Tree::open(Node file) {
  Result<Item*> found = item(file, Kind::File);
  if (!found) return Failure{found.error()};
  ++(*found)->opened;
  return Done{};
}

void Tree::close(Node file) {
  auto found = items_.find(file);
  if (found == items_.end() || found->second.opened == 0) return;
  --found->second.opened;
  forget(file);
}

Result<size_t> Tree::read(Node file, uint64_t at, std::span<char> into) {
  Result<Item*> found = item(file, Kind::File);
  if (!found) return Failure{found.error()};
  (*found)->read = now_;
  const std::string& content = *(*found)->content;
  if (at >= content.size()) return size_t{0};
  size_t count = std::min<size_t>(into.size(), content.size() - at);
  std::memcpy(into.data(), content.data() + at, count);
  return count;
}

/// The content, which no copy of the tree shares any more.
std::string& Tree::own(Item& file) {
  if (file.content.use_count() > 1) file.content = std::make_shared<std::string>(*file.content);
  file.written = file.changed = now_;
  return *file.content;
}

Result<Done> Tree::resize(Node file, uint64_t size) {
  Result<Item*> found = item(file, Kind::File);
  if (!found) return Failure{found.error()};
  uint64_t before = (*found)->content->size();
  if (size > before)
    if (Result<Done> done = take(size - before); !done) return done;
  if (size < before) used_ -= before - size;
  own(**found).resize(size);
  return Done{};
}

Result<Done> Tree::write(Node file, uint64_t at, std::string_view bytes) {
  Result<Item*> found = item(file, Kind::File);
  if (!found) return Failure{found.error()};
  if (bytes.empty()) return Done{};
  if (at > most_) return Failure{Error::NoSpace};
  if (at + bytes.size() > (*found)->content->size())
    if (Result<Done> done = resize(file, at + bytes.size()); !done) return done;
  std::memcpy(own(**found).data() + at, bytes.data(), bytes.size());
  return Done{};
}

Result<Done> Tree::setTimes(Node node, std::optional<uint64_t> read, std::optional<uint64_t> written) {
  Result<Item*> found = item(node);
  if (!found) return Failure{found.error()};
  (*found)->read = read.value_or((*found)->read);
  (*found)->written = written.value_or((*found)->written);
  (*found)->changed = now_;
  return Done{};
}

// ------------------------------------------------------------------------------------------------------- the owner's

namespace {

/// Calls `each` with the parts of a path, until it gives false.
template <class Each> void forParts(std::string_view path, Each each) {
  for (size_t begin = 0; begin < path.size();) {
    size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin && path.substr(begin, end - begin) != ".")
      if (!each(path.substr(begin, end - begin))) return;
    begin = end + 1;
  }
}

std::pair<std::string_view, std::string_view> split(std::string_view path) {
  size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {"", path};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

Result<Node> Tree::folder(std::string_view path) {
  Result<Node> at = root();
  forParts(path, [&](std::string_view part) {
    Result<Node> next = child(*at, part);
    if (!next && next.error() == Error::NotFound) next = makeFolder(*at, part);
    at = next;
    return static_cast<bool>(at);
  });
  if (at)
    if (Result<Item*> found = item(*at, Kind::Folder); !found) return Failure{found.error()};
  return at;
}

Result<Done> Tree::put(std::string_view path, std::string_view content) {
  auto [above, name] = split(path);
  Result<Node> into = folder(above);
  if (!into) return Failure{into.error()};
  Result<Node> file = child(*into, name);
  if (!file) file = makeFile(*into, name);
  if (!file) return Failure{file.error()};
  if (Result<Done> done = resize(*file, content.size()); !done) return done;
  return write(*file, 0, content);
}

Result<std::string> Tree::get(std::string_view path) {
  Result<Node> at = root();
  forParts(path, [&](std::string_view part) {
    at = child(*at, part);
    return static_cast<bool>(at);
  });
  if (!at) return Failure{at.error()};
  Result<Item*> found = item(*at, Kind::File);
  return found ? Result<std::string>(*(*found)->content) : Failure{found.error()};
}

void Tree::removeAll(std::string_view path) {
  auto [above, name] = split(path);
  Result<Node> from = root();
  forParts(above, [&](std::string_view part) {
    from = child(*from, part);
    return static_cast<bool>(from);
  });
  if (!from) return;
  Result<Node> node = child(*from, name);
  if (!node) return;
  std::vector<std::pair<Node, std::string>> todo{{*from, std::string(name)}};  // folder and name
  while (!todo.empty()) {
    auto [folder, entry] = todo.back();
    Result<Node> what = child(folder, entry);
    Result<std::vector<Entry>> inner = list(*what);
    if (inner && !inner->empty()) {
      for (const Entry& each : *inner) todo.emplace_back(*what, each.name);
      continue;
    }
    todo.pop_back();
    leave(**item(folder), entry);
  }
}

}  // namespace aqua::files
