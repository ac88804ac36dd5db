// A ledger. Variables keep their values from call to call, until the peer crashes.
#include "ledger.marine.h"

#include <stdlib.h>

static Balance *accounts;
static uint32_t account_count;
static marine_string *payments; // ids
static uint32_t payment_count;

static bool same(marine_string a, marine_string b) { return a.size == b.size && memcmp(a.data, b.data, a.size) == 0; }

// What a call gets is gone when it ends; what is kept needs memory of its own.
static marine_string kept(marine_string text) {
  char *copy = malloc(text.size + 1);
  memcpy(copy, text.data, text.size);
  return (marine_string){copy, text.size};
}

static Balance *account_of(marine_string name) {
  for (uint32_t i = 0; i < account_count; ++i)
    if (same(accounts[i].account, name)) return &accounts[i];
  accounts = realloc(accounts, (account_count + 1) * sizeof *accounts);
  accounts[account_count] = (Balance){kept(name), 0};
  return &accounts[account_count++];
}

static bool is_new(marine_string id) {
  for (uint32_t i = 0; i < payment_count; ++i)
    if (same(payments[i], id)) return false;
  payments = realloc(payments, (payment_count + 1) * sizeof *payments);
  payments[payment_count++] = kept(id);
  return true;
}

marine_string Ledger_pay(marine_string id, marine_string account, uint64_t amount) {
  Balance *balance = account_of(account);
  if (is_new(id)) balance->amount += amount;
  return id;
}

Balance_array Ledger_balances(void) { return (Balance_array){accounts, account_count}; }
