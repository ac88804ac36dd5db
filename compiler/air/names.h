// Names of variables as numbers, so that a script's readers compare and look up numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace aqua::air {

/// Index of a name among those of its script.
using NameId = uint32_t;

class Names {
 public:
  /// The text has to live as long as this.
  NameId of(std::string_view text);
  /// Names there are; their ids are below.
  size_t size() const { return entries_.size(); }
  std::string_view text(NameId name) const { return entries_[name].text; }

 private:
  struct Entry {
    std::string_view text;
    uint64_t hash;
  };
  void grow();

  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // open addressing, a power of two of them; 0: free, else id + 1
};

}  // namespace aqua::air
