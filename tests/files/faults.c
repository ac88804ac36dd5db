/* Loaded into aqua by files_test.py. Counts the calls that change a regular file or a folder; the one with the number
 * AQUA_FAULT_AT is the last (AQUA_FAULT=kill, a write stops in the middle), or it and all later ones that need room
 * find the disk full (AQUA_FAULT=full). AQUA_FAULT=count writes the number of calls to AQUA_FAULT_COUNT at the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

static int regular(int fd) {
  struct stat status;
  return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

static int is(const char* mode) {
  const char* wanted = getenv("AQUA_FAULT");
  return wanted && strcmp(wanted, mode) == 0;
}

static int now(void) {
  const char* at = getenv("AQUA_FAULT_AT");
  ++calls;
  if (!at) return 0;
  return is("full") ? calls >= atol(at) : calls == atol(at);
}

static void die(void) { kill(getpid(), SIGKILL); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void* data, size_t size) {
  if (!regular(fd) || !now()) return REAL(write)(fd, data, size);
  size_t half = size / 2;
  if (half > 0) REAL(write)(fd, data, half);
  if (is("kill")) die();
  errno = ENOSPC;
  return -1;
}

int fsync(int fd) {
  if (!now()) return REAL(fsync)(fd);
  if (is("kill")) die();
  errno = ENOSPC;
  return -1;
}

int ftruncate(int fd, off_t size) {
  if (now() && is("kill")) die();
  return REAL(ftruncate)(fd, size);
}

int fchmod(int fd, mode_t mode) {
  if (now() && is("kill")) die();
  return REAL(fchmod)(fd, mode);
}

int rename(const char* from, const char* to) {
  if (!now()) return REAL(rename)(from, to);
  if (is("kill")) die();
  errno = ENOSPC;
  return -1;
}

int unlink(const char* path) {
  if (now() && is("kill")) die();
  return REAL(unlink)(path);
}

__attribute__((destructor)) static void tell(void) {
  const char* path = getenv("AQUA_FAULT_COUNT");
  if (!path || !is("count")) return;
  long counted = calls;
  FILE* file = fopen(path, "w");
  if (file) fprintf(file, "%ld\n", counted), fclose(file);
}
