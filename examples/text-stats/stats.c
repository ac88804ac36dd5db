// Counts letters, words and sentences. What marine_alloc gives lives until the call ends, so nothing is freed.
#include "stats.marine.h"

#include <ctype.h>
#include <stdlib.h>

enum { COMMON = 5 };

typedef struct {
  Count *items;
  uint32_t count, room;
} table;

static bool same(marine_string a, marine_string b) { return a.size == b.size && memcmp(a.data, b.data, a.size) == 0; }

static void add(table *all, marine_string word, uint32_t times) {
  for (uint32_t i = 0; i < all->count; ++i)
    if (same(all->items[i].word, word)) {
      all->items[i].times += times;
      return;
    }
  if (all->count == all->room) {
    uint32_t room = all->room ? 2 * all->room : 16;
    Count *items = marine_alloc(room * sizeof *items);
    memcpy(items, all->items, all->count * sizeof *items);
    all->items = items;
    all->room = room;
  }
  all->items[all->count++] = (Count){word, times};
}

// The most common first, the others as in a dictionary.
static int order(const void *left, const void *right) {
  const Count *a = left, *b = right;
  if (a->times != b->times) return a->times < b->times ? 1 : -1;
  uint32_t shorter = a->word.size < b->word.size ? a->word.size : b->word.size;
  int difference = memcmp(a->word.data, b->word.data, shorter);
  return difference ? difference : a->word.size < b->word.size ? -1 : 1;
}
static Count_array all_of(table *all) {
  qsort(all->items, all->count, sizeof *all->items, order);
  Count_array out = {all->items, all->count};
  return out;
}

static void take_longer(marine_string_array *longest, marine_string word) {
  if (longest->count && longest->items[0].size >= word.size) return;
  marine_string *only = marine_alloc(sizeof *only);
  *only = word;
  *longest = (marine_string_array){only, 1};
}

// Bytes above 127 belong to letters that ASCII has not.
static bool is_letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c > 127; }

Summary Stats_summary(marine_string text) {
  Summary out = {0};
  table all = {0};
  for (uint32_t i = 0; i < text.size;) {
    uint32_t begin = i;
    for (; i < text.size && is_letter(text.data[i]); ++i) {
      text.data[i] = (char)tolower((unsigned char)text.data[i]);
      out.letters += ((unsigned char)text.data[i] & 0xc0) != 0x80;
    }
    if (i > begin) {
      marine_string word = {text.data + begin, i - begin};
      add(&all, word, 1);
      take_longer(&out.longest, word);
      ++out.words;
    } else {
      bool ends = text.data[i] == '.' || text.data[i] == '!' || text.data[i] == '?';
      out.sentences += ends;
      ++i;
    }
  }
  out.common = all_of(&all);
  return out;
}

Summary Stats_merge(Summary_array parts) {
  Summary out = {0};
  table all = {0};
  for (uint32_t i = 0; i < parts.count; ++i) {
    const Summary *part = &parts.items[i];
    out.letters += part->letters;
    out.words += part->words;
    out.sentences += part->sentences;
    if (part->longest.count) take_longer(&out.longest, part->longest.items[0]);
    for (uint32_t k = 0; k < part->common.count; ++k) add(&all, part->common.items[k].word, part->common.items[k].times);
  }
  out.common = all_of(&all);
  if (out.common.count > COMMON) out.common.count = COMMON;
  return out;
}
