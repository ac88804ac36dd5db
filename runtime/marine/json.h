// JSON as arguments and results of functions.
#pragma once

#include "runtime/marine/item.h"
#include "runtime/values/value.h"

namespace aqua::marine {

/// The inputs of a function. Text: why they are none, as the official runtime says it.
base::Result<std::vector<Item>> argumentsOf(const values::Value& json, const FunctionType& function,
                                            const Interface& interface);
/// What a function gave. Text: why it is not what the function declares.
base::Result<values::Value> resultOf(const std::vector<Item>& items, const FunctionType& function,
                                     const Interface& interface);

}  // namespace aqua::marine
