// Threads that do tasks; each keeps a walker of its own, since values never cross threads.
#pragma once

#include <functional>
#include <memory>

#include "runtime/explore/walker.h"

namespace aqua::explore {

class Crew {
 public:
  Crew(const MakeGround& make, const Options& options);
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// Does `task(walker, i)` for each i below `count`, in any order, and waits for all of them. With one job in this
  /// thread.
  void run(size_t count, const std::function<void(const Walker&, size_t)>& task);

 private:
  struct Shared;
  void work();

  const MakeGround& make_;
  const Options& options_;
  std::unique_ptr<Walker> own_;
  std::unique_ptr<Shared> shared_;
};

}  // namespace aqua::explore
