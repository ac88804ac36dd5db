// The parts of a page, one function each: HTML from the recording and its model.
#pragma once

#include <string>

#include "runtime/report/model.h"
#include "runtime/report/report.h"

namespace aqua::report {

/// What all areas are made of.
struct Input {
  const Page& page;
  const Recording& recording;
  const Model& model;
  std::string rest;  // where to look for what a table leaves out
};

std::string headOf(const Input& input);
/// The picture, by time and by cause, and the same as tables.
std::string lanesOf(const Input& input);
/// The picture by time as an SVG document with these styles.
std::string svgOf(const Input& input, std::string_view styles);
std::string checksOf(const Input& input);
std::string waitsOf(const Input& input);
std::string sourceOf(const Input& input);
std::string valuesOf(const Input& input);
std::string trustOf(const Input& input);
std::string ordersOf(const Input& input);
std::string coverageOf(const Input& input);
std::string rawOf(const Input& input);

/// Of a value: shortened JSON.
std::string valueText(const values::Value& value);
/// The class that colours a verdict or an outcome: `good`, `bad`, `wait`.
std::string_view toneOf(std::string_view verdict);

}  // namespace aqua::report
