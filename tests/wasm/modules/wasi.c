// A module that asks WASI for everything that files have; answers are its error numbers. `wasi.wasm` is made of it by embed.py.
#include "support.h"

#define WASI(name) IMPORT("wasi_snapshot_preview1", name)
u32 WASI(path_open)(u32 fd, u32 follow, u32 path, u32 size, u32 flags, u64 rights, u64 inherited, u32 fdflags, u32 *out);
u32 WASI(path_create_directory)(u32 fd, u32 path, u32 size);
u32 WASI(path_remove_directory)(u32 fd, u32 path, u32 size);
u32 WASI(path_unlink_file)(u32 fd, u32 path, u32 size);
u32 WASI(path_rename)(u32 fd, u32 path, u32 size, u32 to, u32 newPath, u32 newSize);
u32 WASI(path_link)(u32 fd, u32 follow, u32 path, u32 size, u32 to, u32 newPath, u32 newSize);
u32 WASI(path_symlink)(u32 path, u32 size, u32 fd, u32 newPath, u32 newSize);
u32 WASI(path_readlink)(u32 fd, u32 path, u32 size, u32 into, u32 room, u32 *used);
u32 WASI(path_filestat_get)(u32 fd, u32 follow, u32 path, u32 size, u64 *out);
u32 WASI(path_filestat_set_times)(u32 fd, u32 follow, u32 path, u32 size, u64 read, u64 written, u32 flags);
u32 WASI(fd_close)(u32 fd);
u32 WASI(fd_read)(u32 fd, u32 *parts, u32 count, u32 *done);
u32 WASI(fd_write)(u32 fd, u32 *parts, u32 count, u32 *done);
u32 WASI(fd_pread)(u32 fd, u32 *parts, u32 count, u64 at, u32 *done);
u32 WASI(fd_pwrite)(u32 fd, u32 *parts, u32 count, u64 at, u32 *done);
u32 WASI(fd_seek)(u32 fd, u64 by, u32 whence, u64 *out);
u32 WASI(fd_tell)(u32 fd, u64 *out);
u32 WASI(fd_readdir)(u32 fd, u32 into, u32 room, u64 cookie, u32 *used);
u32 WASI(fd_filestat_get)(u32 fd, u64 *out);
u32 WASI(fd_filestat_set_size)(u32 fd, u64 size);
u32 WASI(fd_fdstat_get)(u32 fd, u64 *out);
u32 WASI(fd_fdstat_set_rights)(u32 fd, u64 rights, u64 inherited);
u32 WASI(fd_prestat_get)(u32 fd, u32 *out);
u32 WASI(fd_prestat_dir_name)(u32 fd, u32 into, u32 room);
u32 WASI(fd_renumber)(u32 from, u32 to);
u32 WASI(clock_time_get)(u32 clock, u64 precision, u64 *out);
u32 WASI(poll_oneoff)(u32 in, u32 out, u32 count, u32 *done);
u32 WASI(sock_shutdown)(u32 fd, u32 how);

enum { READ = 2, SEEK = 4, TELL = 32, WRITE = 64, LIST = 1 << 14, STAT = 1 << 21, SIZE = 1 << 22, CREATE = 1, FOLDER = 2, EXCLUSIVE = 4, TRUNCATE = 8 };
enum { USUAL = READ | SEEK | TELL | WRITE | STAT | SIZE };

static u32 open(u32 path, u32 size, u32 flags, u64 rights, u32 fdflags, u32 *fd) {
  return path_open(3, 1, path, size, flags, rights, rights, fdflags, fd);
}
static u32 write_all(u32 fd, u32 at, u32 size) {
  u32 parts[4] = {at, size / 2, at + size / 2, size - size / 2}, done;
  u32 failed = fd_write(fd, parts, 2, &done);
  return failed ? failed : done == size ? 0 : 999;
}
static u32 put_with(u32 path, u32 size, u32 at, u32 count, u32 flags, u32 fdflags) {
  u32 fd, failed = open(path, size, flags, USUAL, fdflags, &fd);
  if (failed) return failed;
  failed = write_all(fd, at, count);
  fd_close(fd);
  return failed;
}
//: fn put(path: string, content: bytes) -> u32
u32 EXPORT(put)(u32 path, u32 size, u32 at, u32 count) { return put_with(path, size, at, count, CREATE | TRUNCATE, 0); }
//: fn append(path: string, content: bytes) -> u32
u32 EXPORT(append)(u32 path, u32 size, u32 at, u32 count) { return put_with(path, size, at, count, 0, 1); }
//: fn put_new(path: string, content: bytes) -> u32
u32 EXPORT(put_new)(u32 path, u32 size, u32 at, u32 count) { return put_with(path, size, at, count, CREATE | EXCLUSIVE, 0); }
//: fn get(path: string) -> bytes
void EXPORT(get)(u32 path, u32 size) {
  u32 fd, at = allocate(1 << 16, 1), parts[4] = {at, 5, at + 5, 65000}, done = 0;
  if (open(path, size, 0, USUAL, 0, &fd)) return give(0, 0);
  if (fd_read(fd, parts, 2, &done)) done = 0;
  fd_close(fd);
  give(at, done);
}
//: fn get_error(path: string) -> u32
u32 EXPORT(get_error)(u32 path, u32 size) {
  u32 fd, failed = open(path, size, 0, USUAL, 0, &fd);
  if (!failed) fd_close(fd);
  return failed;
}
//: fn names(path: string) -> array string
void EXPORT(names)(u32 path, u32 size) {
  u32 fd, room = 64, at = allocate(room, 1), used;
  u32 *out = (u32 *)allocate(8 * 200, 3), count = 0;
  if (open(path, size, FOLDER, LIST, 0, &fd)) return give(0, 0);
  for (u64 cookie = 0; !fd_readdir(fd, at, room, cookie, &used) && used;) {
    u32 begin = 0;
    u64 before = cookie;
    while (begin + 24 <= used && begin + 24 + *(u32 *)(at + begin + 16) <= used) {
      u32 length = *(u32 *)(at + begin + 16), copy = allocate(length, 1);
      memcpy((void *)copy, (void *)(at + begin + 24), length);
      cookie = *(u64 *)(at + begin);
      out[2 * count] = copy;
      out[2 * count++ + 1] = length;
      begin += 24 + length;
    }
    if (used < room) break;
    if (cookie == before) at = allocate(room *= 2, 1);
  }
  fd_close(fd);
  give((u32)out, count);
}
//: fn stat(path: string, follow: bool) -> array u64
void EXPORT(stat)(u32 path, u32 size, u32 follow) {
  u64 *out = (u64 *)allocate(8 * 9, 4);
  out[0] = path_filestat_get(3, follow, path, size, out + 1);
  give((u32)out, 9);
}
//: fn change(what: u32, path: string) -> u32
u32 EXPORT(change)(u32 what, u32 path, u32 size) {
  return what == 0 ? path_create_directory(3, path, size) : what == 1 ? path_remove_directory(3, path, size) : path_unlink_file(3, path, size);
}
//: fn change_two(what: u32, from: string, to: string) -> u32
u32 EXPORT(change_two)(u32 what, u32 from, u32 size, u32 to, u32 newSize) {
  return what == 0   ? path_rename(3, from, size, 3, to, newSize)
         : what == 1 ? path_link(3, 0, from, size, 3, to, newSize)
                     : path_symlink(from, size, 3, to, newSize);
}
//: fn link(path: string) -> string
void EXPORT(link)(u32 path, u32 size) {
  u32 at = allocate(100, 1), used = 0;
  if (path_readlink(3, path, size, at, 100, &used)) used = 0;
  give(at, used);
}
//: fn touch(path: string, flags: u32) -> u32
u32 EXPORT(touch)(u32 path, u32 size, u32 flags) { return path_filestat_set_times(3, 1, path, size, 5000, 7000, flags); }
//: fn mounts() -> array string
void EXPORT(mounts)(void) {
  u32 *out = (u32 *)allocate(80, 3), count = 0, state[2];
  for (u32 fd = 3; !fd_prestat_get(fd, state); ++fd) {
    u32 at = allocate(state[1], 1);
    if (!fd_prestat_dir_name(fd, at, state[1] - 1)) __builtin_trap();
    fd_prestat_dir_name(fd, at, state[1]);
    out[2 * count] = at;
    out[2 * count++ + 1] = state[1];
  }
  give((u32)out, count);
}
//: fn get_anywhere(path: string) -> bytes
void EXPORT(get_anywhere)(u32 path, u32 size) {  // below the mount with the longest name that fits
  u32 best = 0, longest = 0, state[2], opened, at = allocate(1 << 16, 1), part[2] = {at, 65000}, done = 0;
  for (u32 fd = 3; !fd_prestat_get(fd, state); ++fd) {
    u32 name = allocate(state[1], 1), same = 0;
    fd_prestat_dir_name(fd, name, state[1]);
    while (same < state[1] && same < size && ((u8 *)name)[same] == ((u8 *)path)[same]) ++same;
    if (same < state[1] || same <= longest) continue;
    longest = same;
    best = fd;
  }
  if (!best || size <= longest || path_open(best, 1, path + longest + 1, size - longest - 1, 0, USUAL, USUAL, 0, &opened)) return give(0, 0);
  if (fd_read(opened, part, 1, &done)) done = 0;
  fd_close(opened);
  give(at, done);
}
//: fn places(path: string) -> array u64
void EXPORT(places)(u32 path, u32 size) {  // where the next byte is, after each step; numbers of errors where one fails
  u32 fd, part[2] = {path, size}, done;
  u64 *out = (u64 *)allocate(8 * 8, 4);
  open(path, size, CREATE | TRUNCATE, USUAL, 0, &fd);
  fd_write(fd, part, 1, &done);
  fd_tell(fd, out);
  fd_seek(fd, 3, 0, out + 1);
  fd_seek(fd, -1, 1, out + 2);
  fd_seek(fd, 10, 2, out + 3);
  out[4] = fd_seek(fd, -100, 0, out + 5);
  out[5] = fd_pwrite(fd, part, 1, 20, &done);
  fd_tell(fd, out + 6);
  u64 state[8];
  fd_filestat_get(fd, state);
  out[7] = state[4];
  fd_close(fd);
  give((u32)out, 8);
}
//: fn resize(path: string, size: u64) -> u32
u32 EXPORT(resize)(u32 path, u32 length, u64 size) {
  u32 fd, failed = open(path, length, CREATE, USUAL, 0, &fd);
  if (failed) return failed;
  failed = fd_filestat_set_size(fd, size);
  fd_close(fd);
  return failed;
}
//: fn rights(path: string) -> array u32
void EXPORT(rights)(u32 path, u32 size) {
  u32 fd, part[2] = {path, size}, done, *out = (u32 *)allocate(24, 3);
  out[0] = open(path, size, 0, READ, 0, &fd);
  out[1] = fd_write(fd, part, 1, &done);
  out[2] = fd_seek(fd, 0, 0, (u64 *)part);
  out[3] = fd_fdstat_set_rights(fd, READ | WRITE, 0);
  out[4] = fd_fdstat_set_rights(fd, 0, 0);
  out[5] = fd_read(fd, part, 1, &done);
  fd_close(fd);
  give((u32)out, 6);
}
//: fn open_many(path: string) -> array u32
void EXPORT(open_many)(u32 path, u32 size) {
  u32 fd, *out = (u32 *)allocate(8, 3), failed, count = 0;
  while (!(failed = open(path, size, 0, READ, 0, &fd))) ++count;
  for (u32 i = 0; i < count; ++i) fd_close(4 + i);
  out[0] = count;
  out[1] = failed;
  give((u32)out, 2);
}
//: fn numbers(path: string) -> array u32
void EXPORT(numbers)(u32 path, u32 size) {  // the lowest that is free, always
  u32 *out = (u32 *)allocate(20, 3);
  open(path, size, 0, READ, 0, out);
  open(path, size, 0, READ, 0, out + 1);
  fd_close(out[0]);
  open(path, size, 0, READ, 0, out + 2);
  fd_renumber(out[1], 9);
  out[3] = fd_close(out[1]);
  out[4] = fd_close(9);
  fd_close(out[2]);
  give((u32)out, 5);
}
//: fn odd() -> array u32
void EXPORT(odd)(void) {
  u32 *out = (u32 *)allocate(32, 3), far[2] = {0xfffffff0, 16}, done;
  u64 place;
  out[0] = fd_write(1, far, 1, &done);
  out[1] = fd_write(1, (u32 *)0xfffffff0, 1, &done);
  out[2] = fd_write(77, far, 1, &done);
  out[3] = fd_write(0, far, 0, &done);
  out[4] = fd_seek(1, 0, 0, &place);
  out[5] = sock_shutdown(3, 0);
  out[6] = path_create_directory(1, 0, 0);
  out[7] = path_create_directory(3, 0xfffffff0, 16);
  give((u32)out, 8);
}
//: fn clocks() -> array u64
void EXPORT(clocks)(void) {
  u64 *out = (u64 *)allocate(48, 4);
  for (u32 clock = 0; clock < 4; ++clock) clock_time_get(clock, 0, out + clock);
  for (volatile u32 i = 0; i < 100; ++i) continue;
  clock_time_get(2, 0, out + 4);
  out[5] = clock_time_get(4, 0, out + 5);
  give((u32)out, 6);
}
//: fn wait() -> array u64
void EXPORT(wait)(void) {
  u64 *in = (u64 *)allocate(96, 4), *out = (u64 *)allocate(80, 4);
  for (u32 i = 0; i < 12; ++i) in[i] = 0;
  in[0] = 7;
  in[6] = 8;
  in[7] = 2;  // until it can be written
  in[8] = 1;
  u32 done = 0, failed = poll_oneoff((u32)in, (u32)out, 2, &done);
  out[8] = failed;
  out[9] = done;
  give((u32)out, 10);
}
//: fn names_for_ever(path: string) -> u32
u32 EXPORT(names_for_ever)(u32 path, u32 size) {
  u32 fd, at = allocate(64, 1), used;
  open(path, size, FOLDER, LIST, 0, &fd);
  for (;;) fd_readdir(fd, at, 64, 0, &used);
}
//: fn panic(text: string)
void EXPORT(panic)(u32 text, u32 size) {
  u32 part[2] = {text, size}, done;
  fd_write(2, part, 1, &done);
  __builtin_trap();
}
