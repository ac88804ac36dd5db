// Accounts of a chain. Every transfer is an entry that moves money from one account to another, and a line of a file: that is
// read when the service begins, so a crash of the peer loses nothing.
#include "escrow.marine.h"

#include <stdio.h>
#include <stdlib.h>

enum { NAME = 80, ENTRIES = 4096, LOCK = -1, CLOSE = -2 };
static const char *const BOOK = "/storage/book";

typedef struct {
  char job[NAME], from[NAME], to[NAME];
  int32_t tile;  // or LOCK, or CLOSE
  int64_t amount;
} entry;
static entry book[ENTRIES];
static uint32_t entries;
static bool is_read;

static void read_book(void) {
  FILE *file = is_read ? NULL : fopen(BOOK, "r");
  is_read = true;
  if (!file) return;
  entry *next = book;
  while (entries < ENTRIES && fscanf(file, "%79s %79s %79s %d %lld", next->job, next->from, next->to, &next->tile, &next->amount) == 5)
    next = &book[++entries];
  fclose(file);
}

static const entry *find(const char *job, int32_t tile) {
  for (const entry *each = book; each < book + entries; ++each)
    if (each->tile == tile && strcmp(each->job, job) == 0) return each;
  return NULL;
}

static int64_t balance(const char *account) {
  int64_t sum = 0;
  for (const entry *each = book; each < book + entries; ++each)
    sum += (strcmp(each->to, account) == 0 ? each->amount : 0) - (strcmp(each->from, account) == 0 ? each->amount : 0);
  return sum;
}

// A word of a line of the file.
static const char *name_of(marine_string text) {
  if (text.size == 0 || text.size >= NAME) marine_fail("a name has 1 to 79 bytes");
  if (strpbrk(text.data, " \t\n\r")) marine_fail("a name without blanks");
  return text.data;
}

static void transfer(const char *job, const char *from, const char *to, int32_t tile, int64_t amount) {
  if (entries == ENTRIES) marine_fail("the book is full");
  FILE *file = fopen(BOOK, "a");
  if (!file || fprintf(file, "%s %s %s %d %lld\n", job, from, to, tile, amount) < 0 || fclose(file) != 0)
    marine_fail("the book cannot be written");
  entry *next = &book[entries++];
  strcpy(next->job, job), strcpy(next->from, from), strcpy(next->to, to);
  next->tile = tile, next->amount = amount;
}

Account_array Escrow_accounts(void) {
  read_book();
  Account_array all = {marine_alloc(2 * (entries + 1) * sizeof *all.items), 0};
  for (uint32_t i = 0; i < 2 * entries; ++i) {
    char *name = i % 2 ? book[i / 2].to : book[i / 2].from;
    bool known = false;
    for (uint32_t j = 0; j < all.count; ++j) known = known || strcmp(all.items[j].name.data, name) == 0;
    if (!known) all.items[all.count++] = (Account){marine_text(name), balance(name)};
  }
  return all;
}

static Receipt receipt(const char *job, const char *payee) {
  Receipt out = {(uint64_t)balance(job), marine_text(payee), 0};
  Account_array all = Escrow_accounts();
  for (uint32_t i = 0; i < all.count; ++i) out.sum += all.items[i].amount;
  return out;
}

Receipt Escrow_lock(marine_string job, marine_string creator, uint64_t deposit) {
  read_book();
  if (deposit > INT64_MAX) marine_fail("a deposit beyond all money");
  const char *name = name_of(job);
  if (!find(name, LOCK)) transfer(name, name_of(creator), name, LOCK, (int64_t)deposit);
  return receipt(name, name);
}

Receipt Escrow_pay(marine_string job, uint32_t tile, marine_string node, uint64_t price) {
  read_book();
  const char *name = name_of(job);
  if (tile > INT32_MAX) marine_fail("there is no such tile");
  const entry *before = find(name, (int32_t)tile);
  if (before) return receipt(name, before->to);
  if (find(name, CLOSE)) marine_fail("the job is closed");
  if (price > (uint64_t)balance(name)) marine_fail("not so much is locked");
  transfer(name, name, name_of(node), (int32_t)tile, (int64_t)price);
  return receipt(name, node.data);
}

Receipt Escrow_close(marine_string job, marine_string creator) {
  read_book();
  const char *name = name_of(job);
  const entry *lock = find(name, LOCK);
  if (!lock || strcmp(lock->from, name_of(creator)) != 0) marine_fail("no such job of this creator");
  if (!find(name, CLOSE)) transfer(name, name, creator.data, CLOSE, balance(name));
  return receipt(name, creator.data);
}
