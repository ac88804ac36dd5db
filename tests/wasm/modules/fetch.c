// A module that asks the web by `curl`, as effectors of Marine do. `fetch.wasm` is made of it by embed.py.
//: record Program { ret_code: s32, error: string, stdout: bytes, stderr: bytes }
#include "support.h"

void IMPORT("__marine_host_api_v3", curl)(u32 args, u32 count);
u32 IMPORT("wasi_snapshot_preview1", path_open)(u32 fd, u32 follow, u32 path, u32 size, u32 flags, u64 rights, u64 inherited, u32 fdflags, u32 *out);
u32 IMPORT("wasi_snapshot_preview1", fd_read)(u32 fd, u32 *parts, u32 count, u32 *done);

//: fn curl_request(cmd: array string) -> record Program
void EXPORT(curl_request)(u32 args, u32 count) { curl(args, count); }
//: fn fetch(url: string) -> string
void EXPORT(fetch)(u32 url, u32 size) {
  struct Slice *args = (struct Slice *)allocate(16, 3);
  args[0].at = (u32) "-sS";
  args[0].size = 3;
  args[1].at = url;
  args[1].size = size;
  curl((u32)args, 2);
  struct __attribute__((packed)) {
    int code;
    struct Slice error, output, complaint;
  } *result = (void *)result_ptr;
  struct Slice shown = result->code == 0 ? result->output : result->error.size ? result->error : result->complaint;
  give(shown.at, shown.size);
}
//: fn file(path: string) -> string
void EXPORT(file)(u32 path, u32 size) {
  u32 fd, at = allocate(4096, 1), part[2] = {at, 4096}, done = 0;
  if (path_open(3, 0, path, size, 0, 2, 2, 0, &fd) || fd_read(fd, part, 1, &done)) done = 0;
  give(at, done);
}
