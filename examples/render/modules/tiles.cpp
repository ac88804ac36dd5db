// A ray tracer without floating point: every machine computes the same bytes. Numbers have 16 binary digits behind the
// point.
#include "tiles.marine.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "png.h"
#include "sha256.h"

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
Vector wayThrough(const Tiles::Scene& scene, int x, int y) {
  int width = int(scene.width), height = int(scene.height);
  return unit({(Number(x) - width * 2) * kOne / (height * 4), (Number(height * 2) - y) * kOne / (height * 4) - kOne / 6, kOne});
}

uint8_t byteOf(Number part) { return uint8_t(std::clamp<Number>(squareRoot(part) * 255 >> kShift, 0, 255)); }

/// Four rays for each pixel.
std::array<uint8_t, 3> pixel(const Tiles::Scene& scene, int x, int y) {
  Vector sum{0, 0, 0};
  for (int ray = 0; ray < 4; ++ray)
    sum = sum + colorOf(kEye, wayThrough(scene, 4 * x + 1 + 2 * (ray & 1), 4 * y + 1 + (ray & 2)), BOUNCES);
  return {byteOf(sum.x / 4), byteOf(sum.y / 4), byteOf(sum.z / 4)};
}

void demand(bool holds, const char* otherwise) {
  if (!holds) marine::fail(otherwise);
}

void demandScene(const Tiles::Scene& scene) {
  constexpr uint32_t kLargest = 4096;
  demand(scene.width <= kLargest && scene.height <= kLargest, "a picture of more than 4096 pixels");
  demand(scene.size > 0 && scene.size <= 256, "a tile has 256 pixels at most, and one at least");
  demand(scene.width > 0 && scene.height > 0 && scene.width % scene.size == 0 && scene.height % scene.size == 0,
         "a picture consists of whole tiles");
}

Bytes part(const Tiles::Scene& scene, uint32_t x, uint32_t y, uint32_t width, uint32_t height) {
  Bytes pixels;
  pixels.reserve(size_t(width) * height * 3);
  for (uint32_t row = y; row < y + height; ++row)
    for (uint32_t column = x; column < x + width; ++column)
      for (uint8_t each : pixel(scene, int(column), int(row))) pixels.push_back(each);
  return pixels;
}

/// What can be looked at and not be used: every fourth pixel, with stripes over it.
Bytes watermarked(const Bytes& pixels, uint32_t size) {
  Bytes look;
  for (uint32_t y = 0; y < size; y += 4)
    for (uint32_t x = 0; x < size; x += 4)
      for (uint32_t i = 0; i < 3; ++i) {
        uint8_t each = pixels[(size_t(y) * size + x) * 3 + i];
        look.push_back((x + y) % 8 ? each : uint8_t(each / 2 + 128));
      }
  return look;
}

// ---- what is kept is in files: it is there after a crash of the peer, unless its disk is gone ----------------------------

std::string nameOf(const Tiles::Scene& scene, uint32_t x, uint32_t y) {
  std::string name = "/storage/tile";
  for (uint32_t each : {scene.width, scene.height, scene.size, x, y}) name += "-" + std::to_string(each);
  return name;
}

void keep(const std::string& name, const Bytes& bytes) {
  FILE* file = fopen(name.c_str(), "wb");
  demand(file && fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && fclose(file) == 0, "there is no disk, or it is full");
}

std::optional<Bytes> kept(const std::string& name) {
  FILE* file = fopen(name.c_str(), "rb");
  if (!file) return std::nullopt;
  Bytes bytes(1 << 20);
  bytes.resize(fread(bytes.data(), 1, bytes.size(), file));
  fclose(file);
  return bytes;
}

}  // namespace

// ---- the module --------------------------------------------------------------------------------------------------------

namespace Tiles {

Preview draw(Scene scene, uint32_t x, uint32_t y) {
  demandScene(scene);
  demand(x < scene.width && y < scene.height && x % scene.size == 0 && y % scene.size == 0, "there is no tile at this corner");
  std::string name = nameOf(scene, x, y);
  std::optional<Bytes> pixels = kept(name);
  if (!pixels) keep(name, *(pixels = part(scene, x, y, scene.size, scene.size)));
  return {hash(*pixels), watermarked(*pixels, scene.size)};
}

std::vector<uint8_t> release(Scene scene, uint32_t x, uint32_t y) {
  std::optional<Bytes> pixels = kept(nameOf(scene, x, y));
  demand(pixels.has_value(), "this tile was not drawn here");
  return *pixels;
}

std::string hash(std::vector<uint8_t> pixels) { return Sha256::of(std::move(pixels)); }

Picture assemble(std::string job, Scene scene, std::vector<Tile> tiles) {
  demandScene(scene);
  Bytes pixels(size_t(scene.width) * scene.height * 3);
  std::map<std::pair<uint32_t, uint32_t>, bool> covered;
  for (const Tile& tile : tiles) {
    demand(tile.pixels.size() == size_t(scene.size) * scene.size * 3, "a tile of another size");
    demand(tile.x <= scene.width - scene.size && tile.y <= scene.height - scene.size && tile.x % scene.size == 0 &&
           tile.y % scene.size == 0, "a tile outside of the picture");
    demand(!std::exchange(covered[{tile.x, tile.y}], true), "a tile that is there twice");
    for (uint32_t row = 0; row < scene.size; ++row)
      std::copy_n(tile.pixels.begin() + row * scene.size * 3, scene.size * 3,
                  pixels.begin() + (size_t(tile.y + row) * scene.width + tile.x) * 3);
  }
  demand(covered.size() == size_t(scene.width / scene.size) * (scene.height / scene.size), "a tile is missing");
  Picture picture{encodePng(scene.width, scene.height, pixels), hash(pixels)};
  keep("/storage/job-" + job + ".png", picture.file);
  keep("/storage/job-" + job + ".hash", {picture.hash.begin(), picture.hash.end()});
  return picture;
}

Picture finished(std::string job) {
  std::optional<Bytes> file = kept("/storage/job-" + job + ".png"), hash = kept("/storage/job-" + job + ".hash");
  demand(file && hash, "there is no picture of this job");
  return {*file, {hash->begin(), hash->end()}};
}

std::string reference(Scene scene) {
  demandScene(scene);
  return hash(part(scene, 0, 0, scene.width, scene.height));
}

}  // namespace Tiles
