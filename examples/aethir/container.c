// Renders frames: here a step of a generator of random numbers, which nobody can skip, since each one needs the one before.
// Who holds the machine is in a file; it is lost with the disk.
#include "container.marine.h"

#include <stdio.h>
#include <stdlib.h>

enum { HOLD_MS = 5000, DIGITS = 16, NAME = 64 };
static const char *const FILE_NAME = "/storage/session";

typedef struct {
  uint64_t until_ms;
  char session[NAME];
} hold;

static hold holder(void) {
  hold out = {0};
  FILE *file = fopen(FILE_NAME, "r");
  if (file && fscanf(file, "%llu %63s", (unsigned long long *)&out.until_ms, out.session) != 2) out.until_ms = 0;
  if (file) fclose(file);
  return out;
}
static void set_holder(marine_string session, uint64_t until_ms) {
  FILE *file = fopen(FILE_NAME, "w");
  if (!file) marine_fail("no disk");
  fprintf(file, "%llu %s", (unsigned long long)until_ms, session.data);
  fclose(file);
}

bool Container_free(marine_string session, uint64_t now_ms) {
  hold now = holder();
  return now.until_ms <= now_ms || strcmp(now.session, session.data) == 0;
}

marine_string Container_frame(marine_string session, uint32_t number, marine_string state, uint64_t now_ms) {
  if (session.size == 0 || session.size >= NAME || strchr(session.data, ' ')) marine_fail("a session has a name of 1 to 63 letters");
  if (!Container_free(session, now_ms)) return marine_text("");
  set_holder(session, now_ms + HOLD_MS);
  uint64_t x = strtoull(state.data, NULL, 16) + 0x9e3779b97f4a7c15u * (number + 1);
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  marine_string out = {marine_alloc(DIGITS + 1), DIGITS};
  snprintf(out.data, DIGITS + 1, "%016llx", (unsigned long long)(x ^ x >> 31));
  return out;
}

bool Container_leave(marine_string session) {
  if (strcmp(holder().session, session.data) != 0) return false;
  set_holder(session, 0);
  return true;
}
