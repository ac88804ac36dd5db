// A module that runs programs of the host. `tools.wasm` is made of it by embed.py.
//: record Program { ret_code: s32, error: string, stdout: bytes, stderr: bytes }
#include "support.h"

void IMPORT("__marine_host_api_v3", tool)(u32 args, u32 count);
void IMPORT("host", old_tool)(u32 args, u32 count);
//: fn run(args: array string) -> record Program
void EXPORT(run)(u32 args, u32 count) { tool(args, count); }
//: fn run_old(args: array string) -> record Program
void EXPORT(run_old)(u32 args, u32 count) { old_tool(args, count); }
//: fn run_wrong() -> record Program
void EXPORT(run_wrong)(void) { tool(16, 0x10000000); }
