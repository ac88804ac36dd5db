// The node of somebody who wants to be paid for less work: nothing is a mirror.
#define BOUNCES 0
#include "tiles.cpp"
