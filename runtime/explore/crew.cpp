#include "runtime/explore/crew.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace aqua::explore {

struct Crew::Shared {
  std::mutex mutex;
  std::condition_variable begin, end;
  const std::function<void(const Walker&, size_t)>* task = nullptr;
  size_t next = 0, count = 0, done = 0;
  bool over = false;
  std::vector<std::thread> threads;
};

Crew::Crew(const MakeGround& make, const Options& options) : make_(make), options_(options) {
  if (options.jobs <= 1) return;
  shared_ = std::make_unique<Shared>();
  for (size_t i = 0; i < options.jobs; ++i) shared_->threads.emplace_back([this] { work(); });
}

Crew::~Crew() {
  if (!shared_) return;
  {
    std::lock_guard lock(shared_->mutex);
    shared_->over = true;
  }
  shared_->begin.notify_all();
  for (std::thread& thread : shared_->threads) thread.join();
}

void Crew::run(size_t count, const std::function<void(const Walker&, size_t)>& task) {
  if (!shared_) {
    if (!own_ && count > 0) own_ = std::make_unique<Walker>(make_(), options_);
    for (size_t i = 0; i < count; ++i) task(*own_, i);
    return;
  }
  std::unique_lock lock(shared_->mutex);
  shared_->task = &task;
  shared_->next = shared_->done = 0;
  shared_->count = count;
  shared_->begin.notify_all();
  shared_->end.wait(lock, [&] { return shared_->done == count; });
  shared_->count = 0;
}

void Crew::work() {
  std::unique_ptr<Walker> walker;
  std::unique_lock lock(shared_->mutex);
  for (;;) {
    shared_->begin.wait(lock, [&] { return shared_->over || shared_->next < shared_->count; });
    if (shared_->over) return;
    size_t index = shared_->next++;
    const auto& task = *shared_->task;
    lock.unlock();
    if (!walker) walker = std::make_unique<Walker>(make_(), options_);
    task(*walker, index);
    lock.lock();
    if (++shared_->done == shared_->count) shared_->end.notify_all();
  }
}

}  // namespace aqua::explore
