#include "runtime/wire/multistream.h"

#include <algorithm>

#include <fmt/format.h>

namespace aqua::wire {

namespace {

constexpr std::string_view kGreeting = "/multistream/1.0.0", kNone = "na";
constexpr size_t kLongest = 256;
constexpr unsigned kMostProposals = 16;

/// As far as it came: somebody else would wait for an answer for ever.
bool isGreeting(View bytes) {
  Bytes greeting;
  appendVarint(greeting, kGreeting.size() + 1);
  append(greeting, viewOf(kGreeting));
  greeting.push_back('\n');
  return std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), greeting.size())),
                    greeting.begin());
}

}  // namespace

Agreement Agreement::listen(std::vector<std::string> known) {
  Agreement agreement;
  agreement.known_ = std::move(known);
  return agreement;
}

Agreement Agreement::dial(std::string wanted) {
  Agreement agreement;
  agreement.dials_ = true;
  agreement.message(kGreeting);
  agreement.message(wanted);
  agreement.protocol_ = std::move(wanted);
  return agreement;
}

Agreement::State Agreement::fail(std::string reason) {
  failure_ = std::move(reason);
  return state_ = State::Failed;
}

void Agreement::message(std::string_view text) {
  appendVarint(out_, text.size() + 1);
  append(out_, viewOf(text));
  out_.push_back('\n');
}

Agreement::State Agreement::feed(Inbox& inbox) {
  while (state_ == State::Open) {
    if (!greeted_ && !isGreeting(inbox.view())) return fail("another protocol than multistream");
    Varint length = readVarint(inbox.view());
    if (length.state == Varint::State::More && inbox.size() < 2) break;
    if (length.state != Varint::State::Good || length.number == 0 || length.number > kLongest)
      return fail("no multistream message");
    if (inbox.size() < length.size + length.number) break;
    inbox.use(length.size);
    Bytes text = inbox.take(static_cast<size_t>(length.number));
    if (text.back() != '\n') return fail("a multistream message without its end");
    hear(textOf(text).substr(0, text.size() - 1));
  }
  return state_;
}

void Agreement::hear(std::string_view text) {
  if (!greeted_) {
    greeted_ = true;
    if (!dials_) message(kGreeting);
    return;
  }
  if (dials_) {
    if (text == protocol_) state_ = State::Agreed;
    else fail(fmt::format("the other side does not speak {}", protocol_));
    return;
  }
  if (std::find(known_.begin(), known_.end(), text) == known_.end()) {
    message(kNone);
    if (++refused_ == kMostProposals) fail("too many proposals");
    return;
  }
  protocol_ = text;
  message(text);
  state_ = State::Agreed;
}

}  // namespace aqua::wire
