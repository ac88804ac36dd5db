// The GPU of somebody who wants to be paid for less work: it looks at every second sample, and counts it twice.
#define STRIDE 2
#include "gpu.c"
