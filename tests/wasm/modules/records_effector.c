// A record with a field of each type. `records_effector.wasm` is made of it by embed.py.
//: record TestRecord { field_0: bool, field_1: s8, field_2: s16, field_3: s32, field_4: s64, field_5: u8, field_6: u16, field_7: u32, field_8: u64, field_9: f32, field_10: f64, field_11: string, field_12: bytes }
#include "support.h"

struct __attribute__((packed)) TestRecord {
  u8 field_0;
  signed char field_1;
  short field_2;
  int field_3;
  long long field_4;
  u8 field_5;
  unsigned short field_6;
  u32 field_7;
  u64 field_8;
  float field_9;
  double field_10;
  struct Slice field_11, field_12;
};

//: fn mutate_struct(test_record: record TestRecord) -> record TestRecord
void EXPORT(mutate_struct)(struct TestRecord *test_record) {
  static const u8 kBytes[] = {0x13, 0x37};
  struct TestRecord *out = (struct TestRecord *)allocate(sizeof *out, 0);
  *out = (struct TestRecord){1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, {(u32) "field_11", 8}, {(u32)kBytes, 2}};
  (void)test_record;
  give((u32)out, sizeof *out);
}
