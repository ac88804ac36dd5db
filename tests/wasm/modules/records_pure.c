// Calls another module with a record. `records_pure.wasm` is made of it by embed.py.
//: record TestRecord { field_0: bool, field_1: s8, field_2: s16, field_3: s32, field_4: s64, field_5: u8, field_6: u16, field_7: u32, field_8: u64, field_9: f32, field_10: f64, field_11: string, field_12: bytes }
//: import records_effector fn mutate_struct(test_record: record TestRecord) -> record TestRecord
#include "support.h"

void IMPORT("records_effector", mutate_struct)(u32 test_record);

//: fn invoke() -> record TestRecord
void EXPORT(invoke)(void) {
  static const u8 kEmpty[59];  // the size of a record
  mutate_struct((u32)kEmpty);
}
