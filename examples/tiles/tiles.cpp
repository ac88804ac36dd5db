// A ray tracer without floating point: every machine computes the same bytes. Numbers have 16 binary digits behind the
// point.
#include "tiles.marine.hpp"

#include <algorithm>
#include <array>

#include "png.h"

// What a renderer could save work with; lazy.cpp does.
#ifndef BOUNCES
#define BOUNCES 3
#endif

namespace {

using Number = int64_t;
constexpr int kShift = 16;
constexpr Number kOne = Number(1) << kShift;
constexpr Number number(int whole, int thousandths = 0) { return (whole * 1000 + thousandths) * kOne / 1000; }
constexpr Number times(Number a, Number b) { return a * b >> kShift; }

/// Digit by digit.
Number squareRoot(Number value) {
  uint64_t rest = uint64_t(std::max<Number>(value, 0)) << kShift, root = 0;
  for (uint64_t bit = uint64_t(1) << 62; bit; bit >>= 2) {
    if (rest >= root + bit) {
      rest -= root + bit;
      root = (root >> 1) + bit;
    } else {
      root >>= 1;
    }
  }
  return Number(root);
}

struct Vector {
  Number x, y, z;
};
constexpr Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
constexpr Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vector operator*(Vector a, Number k) { return {times(a.x, k), times(a.y, k), times(a.z, k)}; }
constexpr Number dot(Vector a, Vector b) { return (a.x * b.x + a.y * b.y + a.z * b.z) >> kShift; }
Vector unit(Vector a) {
  Number length = std::max<Number>(squareRoot(dot(a, a)), 1);
  return {(a.x << kShift) / length, (a.y << kShift) / length, (a.z << kShift) / length};
}
Vector mix(Vector a, Vector b, Number part) { return a + (b - a) * part; }

// ---- the scene ---------------------------------------------------------------------------------------------------------

struct Sphere {
  Vector center;
  Number radius;
  Vector color;
  Number mirror;  // how much of its color is that of what it reflects
};
constexpr std::array<Sphere, 5> kSpheres{{
    {{number(0), number(1), number(1)}, number(1), {number(0, 900), number(0, 250), number(0, 200)}, number(0, 350)},
    {{number(-2, 100), number(0, 750), number(0)}, number(0, 750), {number(0, 950), number(0, 950), number(0, 950)}, number(0, 800)},
    {{number(1, 700), number(0, 600), number(-0, 400)}, number(0, 600), {number(0, 150), number(0, 450), number(0, 900)}, number(0, 400)},
    {{number(-0, 600), number(0, 300), number(-1, 200)}, number(0, 300), {number(0, 950), number(0, 750), number(0, 150)}, number(0, 250)},
    {{number(2, 900), number(1, 300), number(3)}, number(1, 300), {number(0, 350), number(0, 800), number(0, 400)}, number(0, 500)},
}};
constexpr Vector kEye{0, number(1, 500), number(-5)};
constexpr int kWidth = 320, kHeight = 192;  // the picture that the eye sees; tiles beyond it show what is beside it
const Vector kLight = unit({number(-3), number(5), number(-3)});

struct Hit {
  Number distance;
  Vector normal, color;
  Number mirror;
};

/// Distance of the sphere along the ray; nothing: 0.
Number meets(const Sphere& sphere, Vector from, Vector way) {
  Vector between = from - sphere.center;
  Number half = dot(between, way);
  Number under = times(half, half) - dot(between, between) + times(sphere.radius, sphere.radius);
  if (under <= 0) return 0;
  Number distance = -half - squareRoot(under);
  return distance > kOne / 64 ? distance : 0;
}

bool isLit(Vector point) {
  return std::none_of(kSpheres.begin(), kSpheres.end(),
                      [&](const Sphere& each) { return meets(each, point, kLight) != 0; });
}

Vector skyAt(Vector way) {
  Vector sky = mix({number(0, 850), number(0, 900), kOne}, {number(0, 250), number(0, 450), number(0, 850)},
                   std::clamp<Number>(2 * way.y, 0, kOne));
  Number sun = std::max<Number>(dot(way, kLight), 0);
  for (int i = 0; i < 6; ++i) sun = times(sun, sun);
  return sky + Vector{kOne, number(0, 900), number(0, 600)} * sun;
}

/// False: the ray meets nothing.
bool find(Vector from, Vector way, Hit& hit) {
  hit.distance = 0;
  for (const Sphere& each : kSpheres) {
    Number distance = meets(each, from, way);
    if (!distance || (hit.distance && distance >= hit.distance)) continue;
    hit = {distance, unit(from + way * distance - each.center), each.color, each.mirror};
  }
  if (hit.distance) return true;
  if (way.y >= 0) return false;
  constexpr Number kFarthest = number(200);
  Number distance = (from.y << kShift) / -way.y;
  if (distance <= kOne / 64 || distance > kFarthest) return false;
  Vector point = from + way * distance;
  bool dark = ((point.x >> kShift) + (point.z >> kShift)) & 1;
  Vector tile = dark ? Vector{number(0, 150), number(0, 170), number(0, 200)} : Vector{number(0, 900), number(0, 880), number(0, 820)};
  // What is far away has the color of the sky.
  hit = {distance, {0, kOne, 0}, mix(tile, {number(0, 800), number(0, 860), number(0, 950)}, std::min(distance / 40, kOne)), number(0, 120)};
  return true;
}

Vector colorOf(Vector from, Vector way, int bounces) {
  Hit hit{};
  if (!find(from, way, hit)) return skyAt(way);
  Vector point = from + way * hit.distance + hit.normal * (kOne / 512);
  Number light = number(0, 250), shine = 0;
  if (isLit(point)) {
    light += times(number(0, 800), std::max<Number>(dot(hit.normal, kLight), 0));
    shine = std::max<Number>(dot(way - hit.normal * (2 * dot(way, hit.normal)), kLight), 0);
    for (int i = 0; i < 5; ++i) shine = times(shine, shine);
  }
  Vector color = hit.color * light;
  if (bounces > 0)
    color = mix(color, colorOf(point, unit(way - hit.normal * (2 * dot(way, hit.normal))), bounces - 1), hit.mirror);
  return color + Vector{kOne, kOne, kOne} * times(shine, hit.mirror);
}

/// Of a ray through the picture, in quarters of pixels.
Vector wayThrough(int x, int y) {
  return unit({(Number(x) - kWidth * 2) * kOne / (kHeight * 4), (Number(kHeight * 2) - y) * kOne / (kHeight * 4) - kOne / 6, kOne});
}

uint8_t byteOf(Number part) { return uint8_t(std::clamp<Number>(squareRoot(part) * 255 >> kShift, 0, 255)); }

/// Four rays for each pixel.
std::array<uint8_t, 3> pixel(int x, int y) {
  Vector sum{0, 0, 0};
  for (int ray = 0; ray < 4; ++ray)
    sum = sum + colorOf(kEye, wayThrough(4 * x + 1 + 2 * (ray & 1), 4 * y + 1 + (ray & 2)), BOUNCES);
  return {byteOf(sum.x / 4), byteOf(sum.y / 4), byteOf(sum.z / 4)};
}

constexpr uint32_t kLargest = 4096;
void demand(bool holds, const char* otherwise) {
  if (!holds) marine::fail(otherwise);
}

}  // namespace

// ---- the module --------------------------------------------------------------------------------------------------------

namespace Tiles {

std::vector<Job> plan(uint32_t width, uint32_t height, uint32_t size, std::vector<std::string> peers) {
  demand(size > 0 && width % size == 0 && height % size == 0, "a picture consists of whole tiles");
  demand(width <= kLargest && height <= kLargest, "a picture of more than 4096 pixels");
  demand(peers.size() >= 3, "three peers are the fewest: two who draw and one who decides");
  std::vector<Job> jobs;
  for (uint32_t y = 0; y < height; y += size)
    for (uint32_t x = 0; x < width; x += size) {
      size_t turn = jobs.size();
      auto peer = [&](size_t after) { return peers[(turn + after) % peers.size()]; };
      jobs.push_back({x, y, peer(0), peer(1), peer(2)});
    }
  return jobs;
}

std::vector<uint8_t> render(uint32_t x, uint32_t y, uint32_t size) {
  demand(size > 0 && size <= 256 && x <= kLargest && y <= kLargest, "a tile has 256 pixels at most, within 4096");
  std::vector<uint8_t> pixels;
  pixels.reserve(size * size * 3);
  for (uint32_t row = y; row < y + size; ++row)
    for (uint32_t column = x; column < x + size; ++column)
      for (uint8_t part : pixel(int(column), int(row))) pixels.push_back(part);
  return pixels;
}

bool verify(uint32_t x, uint32_t y, uint32_t size, std::vector<uint8_t> pixels) { return render(x, y, size) == pixels; }

std::vector<uint8_t> png(uint32_t width, uint32_t height, uint32_t size, std::vector<Tile> tiles) {
  demand(size > 0 && width <= kLargest && height <= kLargest, "a picture of more than 4096 pixels");
  std::vector<uint8_t> picture(size_t(width) * height * 3);
  for (const Tile& tile : tiles) {
    demand(tile.pixels.size() == size_t(size) * size * 3, "a tile of another size");
    demand(tile.x < width && size <= width - tile.x && tile.y < height && size <= height - tile.y, "a tile outside of the picture");
    for (uint32_t row = 0; row < size; ++row)
      std::copy_n(tile.pixels.begin() + row * size * 3, size * 3,
                  picture.begin() + (size_t(tile.y + row) * width + tile.x) * 3);
  }
  return encodePng(width, height, picture);
}

}  // namespace Tiles
