#include "stats.marine.h"

uint32_t Stats_words(marine_string text) {
  uint32_t words = 0;
  for (uint32_t i = 0; i < text.size; ++i) words += text.data[i] != ' ' && (i == 0 || text.data[i - 1] == ' ');
  return words;
}
