// A chain with a bug: a proof for an epoch that is over counts for the one that has begun.
#define KNOWS_WHICH_EPOCH false
#include "../chain.cpp"
