// A chain with a bug: a tenant that asks again, because the answer was lost, pays again.
#define KNOWS_WHAT_IT_DID false
#include "../chain.cpp"
