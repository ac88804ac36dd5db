// A value, or why there is none: the one way to fail for functions whose caller decides what to do about it. What a
// user is to read goes to a DiagnosticList, what cannot be is an AQUA_ASSERT; exceptions come from libraries only.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "compiler/base/assert.h"

namespace aqua::base {

/// `return Failure{reason};`
template <class E> struct Failure { E error; };
template <class E> Failure(E) -> Failure<E>;
Failure(const char*)->Failure<std::string>;

/// Of a function that gives nothing but may fail.
struct Done {};

template <class T, class E = std::string> class [[nodiscard]] Result {
 public:
  template <class U = T>
  // NOLINTNEXTLINE(bugprone-forwarding-reference-overload): no Result converts to its value
  requires std::convertible_to<U, T> Result(U&& value) : content_(std::in_place_index<0>, std::forward<U>(value)) {}
  template <class F> Result(Failure<F> failure) : content_(std::in_place_index<1>, std::move(failure.error)) {}

  explicit operator bool() const { return content_.index() == 0; }
  T& operator*() & { return got(); }
  const T& operator*() const& { return const_cast<Result*>(this)->got(); }
  T&& operator*() && { return std::move(got()); }
  T* operator->() { return &got(); }
  const T* operator->() const { return &const_cast<Result*>(this)->got(); }

  const E& error() const {
    AQUA_ASSERT(content_.index() == 1, "only what failed has an error");
    return *std::get_if<1>(&content_);
  }
  /// The value, where nobody wants to know why there is none.
  std::optional<T> optional() && { return *this ? std::optional<T>(std::move(got())) : std::nullopt; }

 private:
  T& got() {
    AQUA_ASSERT(content_.index() == 0, "only what succeeded has a value");
    return *std::get_if<0>(&content_);
  }

  std::variant<T, E> content_;
};

}  // namespace aqua::base
