// Services of nodes that keep something: who calls, and what they say, row by row in one node.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "runtime/crypto/cid.h"
#include "runtime/scenario/scenario.h"
#include "tests/unit/node_services.h"

using namespace aqua;
using values::Value;

namespace {

enum class On : uint8_t { Host, Worker };
constexpr On H = On::Host, W = On::Worker;

/// `$NAME` in texts is the id of a peer.
struct NodeRow {
  On on;
  std::string_view by, service, function, args;
  int32_t code;
  std::string_view expected;  // JSON, or the text of an error; may end in "..."
  std::string_view particle = "p1";
};

#define CONFIG(start, end, period, connect)                                            \
  R"({"clock":{"start_sec":)" #start R"(,"end_sec":)" #end R"(,"period_sec":)" #period \
  R"(},"connections":{"connect":)" #connect R"(,"disconnect":false},"blockchain":{"start_block":0,"end_block":0}})"
#define TICK CONFIG(1, 0, 5, false)
#define NEVER CONFIG(0, 0, 0, false)
#define UNIT "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31]"
#define PROTECTED "This function is only available to the host or worker spells"

// Of the module whose bytes are `abc`, and of the blueprint that has it alone.
#define HASH "bafkreif2pall7dybz7vecqka3zo24irdwabwdi4wc55jznaq75q7eaavvu"

#define INTERFACE                                                                                             \
  R"({"function_signatures":[{"arguments":[["name","string"]],"name":"greeting","output_types":["string"]},)" \
  R"({"arguments":[],"name":"greeting_record","output_types":["Greeting"]},)"                                 \
  R"({"arguments":[],"name":"count","output_types":["u32"]},)"                                                \
  R"({"arguments":[],"name":"failing","output_types":[]}],)"                                                  \
  R"("record_types":[{"fields":[["text","string"],["number","u32"]],"id":6,"name":"Greeting"}]})"

const NodeRow kModules[] = {
    {H, "boss", "dist", "default_module_config", R"(["m"])", 0,
     R"({"logger_enabled":[],"logging_mask":[],"max_heap_size":[],"mem_pages_count":[],"name":"m","wasi":[]})"},
    {H, "boss", "dist", "make_module_config", R"(["m",[],[],true,[],[[["A","b"]]],[],[],[7]])", 0,
     R"({"logger_enabled":[true],"logging_mask":[7],"max_heap_size":[],"mem_pages_count":[],"name":"m","wasi":[{"envs":[[["A","b"]]],"mapped_dirs":[],"mounted_binaries":[]}]})"},
    {H, "boss", "dist", "make_module_config", R"(["m",[],[],5])", 1,
     "Error: Error deserializing field 'logger_enabled': expected Option<bool>, got 5..."},
    {H, "client", "dist", "add_module", R"(["YWJj",{"name":"m"}])", 1, PROTECTED},
    {H, "boss", "dist", "add_module", R"(["YWJj",{}])", 1,
     "Error: Error deserializing field 'config': expected ModuleConfig, got {}..."},
    {H, "boss", "dist", "add_module", R"(["?",{"name":"m"}])", 1, "Error: error decoding module_bytes from base64"},
    {H, "boss", "dist", "add_module", R"(["YWJj",{"name":"m"}])", 0, "\"" HASH "\""},
    {H, "client", "dist", "list_modules", "[]", 0, R"([{"config":{"name":"m"},"hash":")" HASH R"(","name":"m"}])"},
    {H, "client", "vault", "put", R"(["abc"])", 0, R"("/tmp/vault/p1-token/id-1")"},
    {H, "client", "vault", "put", "[]", 1, "Error: Field 'data' is missing from args to call_service..."},
    {H, "client", "vault", "cat", R"(["/tmp/vault/p1-token/id-1"])", 0, R"("abc")"},
    {H, "client", "vault", "cat", R"(["id-1"])", 0, R"("abc")"},
    {H, "client", "vault", "cat", R"(["/etc/passwd"])", 1, "Error reading vault file `/etc/passwd`"},
    {H, "client", "vault", "cat", R"([""])", 1, "Error reading vault file ``"},
    {H, "client", "vault", "cat", R"(["../p1-token/id-1"])", 1, "Error reading vault file `../p1-token/id-1`"},
    {H, "client", "vault", "cat", R"(["/tmp/vault/p1-token/id-1"])", 1,
     "Error reading vault file `/tmp/vault/p1-token/id-1`", "p2"},
    {W, "client", "vault", "cat", R"(["id-1"])", 1, "Error reading vault file `id-1`"},
    {H, "client", "dist", "add_module_from_vault", R"(["id-1",{"name":"m"}])", 1, PROTECTED},
    {H, "boss", "dist", "add_module_from_vault", R"(["id-1",{"name":"m"}])", 0, "\"" HASH "\""},
    {H, "boss", "dist", "add_module_from_vault", R"(["no",{"name":"m"}])", 1, "Error reading vault file `no`"},
    {H, "boss", "dist", "add_module_bytes_from_vault", R"(["again","id-1"])", 0, "\"" HASH "\""},
    {H, "client", "dist", "add_module_bytes_from_vault", R"(["again","id-1"])", 1, PROTECTED},
    {H, "client", "vault", "put", R"(["{\"name\":\"m\"}"])", 0, R"("/tmp/vault/p1-token/id-2")"},
    {H, "client", "dist", "load_module_config", R"(["id-2"])", 0, R"({"name":"m"})"},
    {H, "client", "dist", "load_module_config", R"(["id-1"])", 1, "Error parsing config from vault \"id-1\": ..."},
    {H, "client", "dist", "load_module_config", R"(["no"])", 1, "Error reading vault file `no`"},
    {H, "client", "dist", "make_blueprint", R"(["b",["h"]])", 0,
     R"("{\"dependencies\":[{\"/\":\"h\"}],\"name\":\"b\"}")"},
    {H, "client", "dist", "make_blueprint", R"(["b"])", 1, "Error: Field 'dependencies' is missing..."},
    {H, "client", "dist", "load_blueprint", R"(["id-2"])", 1,
     "Error parsing blueprint from vault \"id-2\": missing field `dependencies`"},
    {H, "client", "vault", "put", R"(["{\"dependencies\":[],\"name\":\"b\"}"])", 0, R"("/tmp/vault/p1-token/id-3")"},
    {H, "client", "dist", "load_blueprint", R"(["id-3"])", 0, R"("{\"dependencies\":[],\"name\":\"b\"}")"},
    {H, "client", "dist", "add_blueprint", R"(["{}"])", 1, PROTECTED},
    {H, "boss", "dist", "add_blueprint", R"(["{}"])", 1,
     "Error deserializing blueprint from IPLD: missing field `name`"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[],\"name\":\"b\"}"])", 1,
     "Blueprint 'bafkreigmgxkwxnyrxedjbcuy5s5j46fjsra26zmr753ae7gd4vigm47hey' has empty list of dependencies"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\"none\"}],\"name\":\"b\"}"])", 0,
     R"("bafkreifmi7u6ywbjcvcyrhoeyiq6fvryunezdsqivuulvid25e5eaeixjy")"},
    {H, "boss", "dist", "list_blueprints", "[]", 0,
     R"([{"dependencies":["none"],"id":"bafkreifmi7u6ywbjcvcyrhoeyiq6fvryunezdsqivuulvid25e5eaeixjy","name":"b"}])"},
    {H, "client", "dist", "get_blueprint", R"(["bafkreifmi7u6ywbjcvcyrhoeyiq6fvryunezdsqivuulvid25e5eaeixjy"])", 0,
     R"({"dependencies":["none"],"id":"bafkreifmi7u6ywbjcvcyrhoeyiq6fvryunezdsqivuulvid25e5eaeixjy","name":"b"})"},
    {H, "client", "dist", "get_blueprint", R"(["x"])", 1, "Blueprint 'x' wasn't found"},
};

// Modules that nodes do not make services of.
const NodeRow kRefused[] = {
    {H, "boss", "dist", "add_module", R"(["YWJj",{"name":"m"}])", 0, "\"" HASH "\""},
    {H, "client", "dist", "get_module_interface", "[\"" HASH "\"]", 1,
     "Error: engine error: Wasm backend error: error compiling module: ..."},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\")" HASH R"(\"}],\"name\":\"b\"}"])", 0,
     R"("bafkreianm7btcgmkfppzykg43cmtmvqjlz5s6rwwyskbtespuflkev4sza")"},
    {H, "boss", "srv", "create", R"(["bafkreianm7btcgmkfppzykg43cmtmvqjlz5s6rwwyskbtespuflkev4sza"])", 1,
     "Error: engine error: Wasm backend error: error compiling module: ..."},
    {H, "boss", "dist", "add_module", R"(["$tools",{"name":"tools"}])", 0, R"("$effector")"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\"$effector\"}],\"name\":\"b\"}"])", 0,
     R"("$toolbox")"},
    {H, "boss", "srv", "create", R"(["$toolbox"])", 1,
     "Config error: requested module effector tools with CID $effector is forbidden on this host"},
    {H, "boss", "dist", "add_module",
     R"(["$greeting",{"name":"m","wasi":[{"envs":[],"mapped_dirs":[],"mounted_binaries":[[["curl","/bin/curl"]]]}]}])",
     0, R"("$module")"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\"$module\"}],\"name\":\"b\"}"])", 0,
     R"("$blueprint")"},
    {H, "boss", "srv", "create", R"(["$blueprint"])", 1,
     "Module m with CID $module requested a binary `/bin/curl` which isn't in the configured list of binaries"},
    {H, "boss", "dist", "add_module", R"(["$greeting",{"name":"m","wasi":7}])", 1,
     "Error: Error deserializing field 'config': expected ModuleConfig, got ..."},
    {H, "boss", "dist", "add_module", R"(["$greeting",{"name":"m","logger_enabled":[5]}])", 1,
     "Error: Error deserializing field 'config': expected ModuleConfig, got ..."},
    {H, "boss", "dist", "add_module", R"(["$greeting",{"name":"m","logging_mask":3000000000}])", 1,
     "Error: Error deserializing field 'config': expected ModuleConfig, got ..."},
    {H, "boss", "dist", "add_module", R"(["$greeting",{"name":"m","wasi":{"envs":[["A"]]}}])", 1,
     "Error: Error deserializing field 'config': expected ModuleConfig, got ..."},
    {H, "boss", "dist", "add_module",
     R"(["$greeting",{"name":"m","logger_enabled":true,"logging_mask":[7],"wasi":{"envs":[["A","b"]]}}])", 0,
     R"("$module")"},
    {H, "boss", "srv", "create", R"(["$blueprint"])", 0, R"("id-1")"},
};

const NodeRow kServices[] = {
    {H, "client", "srv", "create", R"(["x"])", 1, PROTECTED},
    {H, "boss", "srv", "create", R"(["x"])", 1, "Blueprint 'x' wasn't found"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\"none\"}],\"name\":\"b\"}"])", 0,
     R"("bafkreifmi7u6ywbjcvcyrhoeyiq6fvryunezdsqivuulvid25e5eaeixjy")"},
    {H, "boss", "srv", "create", R"(["bafkreifmi7u6ywbjcvcyrhoeyiq6fvryunezdsqivuulvid25e5eaeixjy"])", 1,
     "Module with hash none wasn't found"},
    {H, "boss", "dist", "add_module", R"(["$greeting",{"name":"m"}])", 0, R"("$module")"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\"$module\"}],\"name\":\"b\"}"])", 0,
     R"("$blueprint")"},
    {H, "boss", "srv", "create", R"(["$blueprint"])", 0, R"("id-1")"},
    {H, "client", "id-1", "count", "[]", 0, R"("id-1 count")"},
    {H, "client", "no", "count", "[]", 1, "Service with id 'no' not found (function count)"},
    {W, "client", "id-1", "count", "[]", 1, "Service with id 'id-1' not found (function count)"},
    {H, "client", "srv", "get_interface", R"(["id-1"])", 0, INTERFACE},
    {H, "client", "srv", "get_interface", R"(["no"])", 1, "Service with id 'no' not found on Host"},
    {H, "client", "dist", "get_module_interface", R"(["$module"])", 0, INTERFACE},
    {H, "client", "dist", "get_module_interface", R"(["no"])", 1, "Module with hash no wasn't found"},
    {H, "client", "stat", "service_memory", R"(["id-1"])", 0, R"("memory of id-1")"},
    {H, "client", "stat", "service_memory", R"(["no"])", 1, "Service with id 'no' not found on Host"},
    {H, "client", "srv", "info", R"(["id-1"])", 0,
     R"({"aliases":[],"blueprint_id":"$blueprint","id":"id-1","owner_id":"$boss","service_type":"service","worker_id":"$host"})"},
    {H, "client", "srv", "info", R"(["no"])", 1, "Service with id 'no' not found on Host"},
    {W, "client", "srv", "info", R"(["id-1"])", 1,
     "Service with id 'id-1' not found on WorkerId(WorkerId(PeerId(\"$worker\")))"},
    {H, "client", "srv", "add_alias", R"(["a","id-1"])", 1, PROTECTED},
    {H, "boss", "srv", "add_alias", R"(["a","no"])", 1, "Service with id 'no' not found on Host"},
    {H, "boss", "srv", "add_alias", R"(["id-1","id-1"])", 1,
     "Cannot add alias 'id-1' because there is a service with that id"},
    {H, "boss", "srv", "add_alias", R"(["self","id-1"])", 1, "Cannot add alias 'self' because it is reserved"},
    {H, "boss", "srv", "add_alias", R"(["spell","id-1"])", 1, "Cannot add alias 'spell' because it is reserved"},
    {H, "boss", "srv", "add_alias", R"(["a","id-1"])", 0, R"("")"},
    {H, "client", "srv", "resolve_alias", R"(["a"])", 0, R"("id-1")"},
    {H, "client", "a", "count", "[]", 0, R"("id-1 count")"},
    {H, "client", "srv", "resolve_alias", R"(["b"])", 1, "Service with alias 'b' is not found on worker 'Host'"},
    {H, "client", "srv", "resolve_alias_opt", R"(["a"])", 0, R"(["id-1"])"},
    {H, "client", "srv", "resolve_alias_opt", R"(["id-1"])", 0, "[]"},
    {H, "client", "stat", "service_stat", R"(["a"])", 0,
     R"({"error":"Service stats collection is disabled","result":[],"status":false})"},
    {H, "boss", "srv", "create", R"(["$blueprint"])", 0, R"("id-2")"},
    {H, "boss", "srv", "add_alias", R"(["a","id-2"])", 0, R"("")"},  // it moves
    {H, "client", "srv", "resolve_alias", R"(["a"])", 0, R"("id-2")"},
    {H, "client", "srv", "remove", R"(["a"])", 1, PROTECTED},
    {H, "boss", "srv", "remove", R"(["a"])", 0, R"("")"},
    {H, "boss", "srv", "remove", R"(["a"])", 1, "Service with id 'a' not found on Host"},
    {H, "client", "srv", "list", "[]", 0,
     R"([{"aliases":[],"blueprint_id":"$blueprint","id":"id-1","owner_id":"$boss","service_type":"service","worker_id":"$host"}])"},
    {H, "boss", "spell", "install", R"(["null",{},)" NEVER "]", 0, R"("id-3")"},
    {H, "client", "srv", "get_interface", R"(["id-3"])", 1,
     "Service with id 'id-3' is a spell, and no module says what its interface is"},
    {H, "client", "stat", "service_memory", R"(["id-3"])", 0, "[]"},
    {H, "boss", "srv", "remove", R"(["id-3"])", 1,
     "Forbidden. User id '$boss' cannot call function 'remove_service': cannot remove a spell"},
    {W, "host", "srv", "create", R"(["$blueprint"])", 0, R"("id-4")"},
    {W, "host", "srv", "add_alias", R"(["a","id-4"])", 1,
     "Forbidden. User id '$host' cannot call function 'add_alias': only worker, worker creator and management peer id "
     "can add worker-level aliases"},
};

const NodeRow kWorkers[] = {
    {H, "client", "worker", "create", R"(["0xAB",[)" UNIT "]]", 1, "Only management or host peer can create worker"},
    {H, "boss", "worker", "create", R"(["0xAB",[[1]]])", 1,
     "Error: Error deserializing field 'cu_ids': expected Vec<[u8; 32]>..."},
    {H, "boss", "worker", "create", R"(["0xAB",[)" UNIT "]]", 0, R"("$second")"},
    {H, "boss", "worker", "create", R"(["ab",[]])", 1, "Worker for ab already exists"},
    {H, "boss", "worker", "create", R"(["cd",[]])", 1, "Failed to allocate cores for cd: ..."},
    {H, "client", "worker", "get_worker_id", R"(["0xaB"])", 0, R"(["$second"])"},
    {H, "client", "worker", "get_worker_id", R"(["cd"])", 0, "[]"},
    {H, "client", "worker", "list", "[]", 0, R"(["$worker","$second"])"},
    {H, "client", "worker", "is_active", R"(["AB"])", 0, "true"},
    {H, "client", "worker", "is_active", R"(["cd"])", 1, "Worker for deal_id cd not found"},
    {H, "client", "worker", "deactivate", R"(["ab"])", 1, "Only management or host peer can deactivate deal"},
    {H, "client", "worker", "activate", R"(["ab"])", 1, "Only management or host peer can activate deal"},
    {H, "boss", "worker", "activate", R"(["ab"])", 1, "Deal has already been activated"},
    {H, "boss", "worker", "deactivate", R"(["ab"])", 0, R"("")"},
    {H, "boss", "worker", "deactivate", R"(["ab"])", 1, "Deal has already been deactivated"},
    {H, "client", "worker", "is_active", R"(["ab"])", 0, "false"},
    {H, "host", "worker", "activate", R"(["ab"])", 0, R"("")"},
    {H, "client", "worker", "remove", R"(["$second"])", 1,
     "Worker $second can be removed only by worker creator $boss, host or a host manager"},
    {H, "client", "worker", "remove", R"(["$client"])", 1, "Worker $client not found"},
    {H, "client", "worker", "remove", R"(["$host"])", 1, "Worker $host can be removed"},
    {H, "client", "worker", "remove", R"(["no"])", 1, "Error: cannot parse `no` as a peer id"},
    {H, "host", "worker", "remove", R"(["$second"])", 0, R"("")"},
    {H, "client", "worker", "list", "[]", 0, R"(["$worker"])"},
    {H, "boss", "vm", "create", R"(["image"])", 1, "This function is only available on workers"},
    {H, "boss", "vm", "status", "[]", 1, "This function is only available on workers"},
    {W, "client", "vm", "create", R"(["image"])", 1, "This function is only available for workers"},
    {W, "maker", "vm", "create", R"(["image"])", 1, "Image image not found"},
    {W, "client", "vault", "put", R"(["x"])", 0, R"("/tmp/vault/p1-token/id-1")"},
    {W, "maker", "vm", "create", R"(["/tmp/vault/p1-token/id-1"])", 1, "Failed to create vm: This feature is disabled"},
    {W, "worker", "vm", "stop", "[]", 1, "This feature is disabled"},
    {W, "worker", "vm", "start", "[]", 1, "This feature is disabled"},
    {W, "worker", "vm", "reboot", "[]", 1, "This feature is disabled"},
    {W, "client", "vm", "reset", "[]", 1, "This function is only available for workers"},
    {W, "client", "vm", "status", "[]", 1, "This feature is disabled"},
};

const NodeRow kSpells[] = {
    {H, "host", "spell", "install", R"(["null",{},)" TICK "]", 1,
     "Failed to install spell in the root scope, only management peer id can install top-level spells"},
    {W, "client", "spell", "install", R"(["null",{},)" TICK "]", 1,
     "Failed to install spell on $worker, spell can be installed by worker creator $maker, worker itself $worker or "
     "peer manager; init_peer_id=$client"},
    {H, "boss", "spell", "install", R"(["null"])", 1, "Error: Field 'data' is missing from args to call_service..."},
    {H, "boss", "spell", "install", R"(["null",{},{}])", 1,
     "Error: Error deserializing field 'config': expected TriggerConfig, got {}..."},
    {H, "boss", "spell", "install", R"(["null",{},)" CONFIG(9, 5, 1, false) "]", 1,
     "invalid config: end_sec is less than start_sec or in the past"},
    {H, "boss", "spell", "install", R"(["null",{},)" CONFIG(1, 0, 4000000000, false) "]", 1,
     "invalid config: period is too big. Max period is 100 years (or approx 3153600000 seconds)"},
    {H, "boss", "spell", "install", R"(["null",7,)" TICK "]", 1,
     "Call id-1.set_json_fields executed with the error: passed string must represent a JSON object"},
    {H, "boss", "spell", "install", R"(["null",{"n":1},)" TICK R"(,"tick"])", 0, R"("id-2")"},
    {H, "boss", "spell", "install", R"(["null",{},)" TICK R"(,"id-2"])", 1,
     "Failed to add alias id-2 for spell id-3: Cannot add alias 'id-2' because there is a service with that id"},
    {H, "client", "spell", "list", "[]", 0, R"(["id-2"])"},
    {W, "maker", "spell", "install", R"(["null",{},)" NEVER R"(,["own"]])", 0, R"("id-4")"},
    {W, "worker", "spell", "install", R"(["null",{},)" NEVER R"(,"worker-spell"])", 1,
     "Failed to add alias worker-spell for spell id-5: Cannot add alias 'worker-spell' because it is reserved"},
    {W, "boss", "spell", "install", R"(["null",{},)" NEVER R"(,"worker-spell"])", 0, R"("id-6")"},
    {H, "client", "spell", "update_trigger_config", R"(["tick",)" NEVER "]", 1,
     "Failed to update spell config id-2, spell config can be updated by worker itself $host or peer manager"},
    {H, "host", "spell", "update_trigger_config", R"(["no",)" NEVER "]", 1, "Service with id 'no' not found on Host"},
    {H, "host", "spell", "update_trigger_config", R"(["tick",)" CONFIG(1, 2, 5, false) "]", 1,
     "invalid config: end_sec is less than start_sec or in the past"},
    {H, "host", "spell", "update_trigger_config", R"(["tick",)" NEVER "]", 0, R"("")"},
    {W, "client", "spell", "update_trigger_config", R"(["own",)" NEVER "]", 1,
     "Failed to update spell config id-4, spell config can be updated by worker creator $maker, worker itself $worker "
     "or peer manager"},
    // The calls of its script to whoever began it.
    {H, "host", "getDataSrv", "spell_id", "[]", 0, R"("id-2")", "spell_id-2_7"},
    {H, "host", "getDataSrv", "-relay-", "[]", 0, R"("$host")", "spell_id-2_7"},
    {H, "host", "getDataSrv", "n", "[]", 0, "1", "spell_id-2_7"},
    {H, "host", "getDataSrv", "m", "[]", 1, "Failed to get argument m for spell id-2: value not found", "spell_id-2_7"},
    {H, "host", "getDataSrv", "n", "[]", 1, "Invalid particle id: expected 'spell_{SPELL_ID}_{COUNTER}', got p1"},
    {H, "host", "getDataSrv", "n", "[]", 1, "Spell id-9 not found (function n)", "spell_id-9_0"},
    {H, "host", "callbackSrv", "response", R"([{"n":2}])", 0, R"("")", "spell_id-2_7"},
    {H, "host", "callbackSrv", "response", "[]", 0, R"("")", "spell_id-2_7"},
    {H, "host", "getDataSrv", "n", "[]", 0, "2", "spell_id-2_8"},
    {H, "host", "callbackSrv", "response", "[3]", 1,
     "Failed to store response 3 for spell id-2: passed string must represent a JSON object", "spell_id-2_7"},
    {H, "host", "callbackSrv", "progress", "[1]", 1, "Service with id 'callbackSrv' not found (function progress)",
     "spell_id-2_7"},
    // Whoever takes the name of a spell's particle is not the spell.
    {H, "client", "callbackSrv", "response", R"([{"n":3}])", 1,
     R"(Failed to store response {"n":3} for spell id-2: writing to the `n` is forbidden for any outside caller)",
     "spell_id-2_7"},
    {H, "host", "errorHandlingSrv", "error",
     R"([{"error_code":1,"instruction":"fail","message":"no","peer_id":"p"},0])", 0, R"("")", "spell_id-2_7"},
    {H, "host", "errorHandlingSrv", "error", "[1,0]", 1, "Failed to store error [1,0] for spell id-2: ...",
     "spell_id-2_7"},
    // Its own service, by id, by alias, and as the spell of the particle.
    {H, "client", "tick", "get_string", R"(["n"])", 0, R"({"absent":false,"error":"","success":true,"value":"2"})"},
    {H, "host", "self", "set_string", R"(["broken","{"])", 0, R"({"error":"","success":true})", "spell_id-2_8"},
    {H, "host", "getDataSrv", "broken", "[]", 1, "Failed to parse argument `broken -> {` for spell id-2: ...",
     "spell_id-2_8"},
    {H, "host", "tick", "set_u32", R"(["k",1])", 0,
     R"({"error":"writing to the `k` is forbidden for the callers with the role Host","success":false})"},
    {H, "host", "spell", "set_u32", R"(["k",1])", 1, "Service with id 'spell' not found (function set_u32)"},
    // The spell of a worker that its node has named `worker-spell` may do what strangers may not.
    {H, "worker", "srv", "create", R"(["x"])", 1, "Blueprint 'x' wasn't found", "spell_id-6_0"},
    {H, "worker", "srv", "create", R"(["x"])", 1, PROTECTED, "spell_id-4_0"},
    {H, "client", "spell", "remove", R"(["tick"])", 1,
     "Failed to remove spell id-2, worker itself $host or peer manager"},
    {W, "client", "spell", "remove", R"(["own"])", 1,
     "Failed to remove spell id-4, spell can be removed by worker creator $maker, worker itself $worker or peer "
     "manager"},
    {H, "host", "spell", "remove", R"(["tick"])", 0, R"("")"},
    {H, "host", "spell", "remove", R"(["tick"])", 1, "Service with id 'tick' not found on Host"},
    {H, "client", "spell", "list", "[]", 0, "[]"},
    {H, "boss", "dist", "add_module", R"(["$greeting",{"name":"m"}])", 0, R"("$module")"},
    {H, "boss", "dist", "add_blueprint", R"(["{\"dependencies\":[{\"/\":\"$module\"}],\"name\":\"b\"}"])", 0,
     R"("$blueprint")"},
    {H, "boss", "srv", "create", R"(["$blueprint"])", 0, R"("id-7")"},
    {H, "boss", "spell", "remove", R"(["id-7"])", 1,
     "Forbidden. User id '$boss' cannot call function 'remove_spell': the service isn't a spell"},
};

#undef CONFIG
#undef TICK
#undef NEVER
#undef UNIT
#undef PROTECTED
#undef HASH
#undef INTERFACE

std::string idOf(const std::string& name) { return crypto::KeyPair::fromText(name).peerId(); }

crypto::Bytes moduleNamed(const std::string& name) {
  std::ifstream in("tests/wasm/modules/" + name + ".wasm", std::ios::binary);
  crypto::Bytes bytes(std::istreambuf_iterator<char>(in), {});
  REQUIRE_FALSE(bytes.empty());
  return bytes;
}
std::string blueprintOf(const std::string& hash) {
  std::string text = R"({"dependencies":[{"/":")" + hash + R"("}],"name":"b"})";
  return crypto::cidOfBytes(crypto::Bytes(text.begin(), text.end()));
}

/// What `$NAME` stands for: ids of peers; modules as base64, their hashes, and those of blueprints.
std::map<std::string, std::string> meanings() {
  std::map<std::string, std::string> all;
  for (const char* name : {"host", "worker", "second", "boss", "maker", "client"}) all[name] = idOf(name);
  all["greeting"] = crypto::base64(moduleNamed("greeting"));
  all["module"] = crypto::cidOfBytes(moduleNamed("greeting"));
  all["blueprint"] = blueprintOf(all["module"]);
  all["tools"] = crypto::base64(moduleNamed("tools"));
  all["effector"] = crypto::cidOfBytes(moduleNamed("tools"));
  all["toolbox"] = blueprintOf(all["effector"]);
  return all;
}
std::string filled(std::string_view text) {
  static const std::map<std::string, std::string> kMeanings = meanings();
  std::string result(text);
  for (const auto& [name, meaning] : kMeanings)
    for (size_t at = 0; (at = result.find("$" + name)) != std::string::npos;)
      result.replace(at, name.size() + 1, meaning);
  return result;
}

/// A node with one worker, and room for another.
class Node {
 public:
  Node()
      : premises_(idOf("host")),
        host_(crypto::KeyPair::fromText("host")),
        worker_(crypto::KeyPair::fromText("worker")) {
    premises_.manager = idOf("boss");
    premises_.rooms = {idOf("second")};
    premises_.host().workers.push_back({idOf("worker"), idOf("maker"), "d", true});
  }

  sim::Answer call(const NodeRow& row) {
    Value list = *values::parseJson(filled(row.args));
    sim::CallSite site{row.service, row.function, list.asArray(), {}};
    std::string by = idOf(std::string(row.by));
    site.self = row.on == H ? &host_ : &worker_;
    site.initiator = by;
    site.now = 1'704'067'201'500;
    site.premises = &premises_;
    premises_.scope = site.self->peerId();
    premises_.particleId = row.particle;
    for (std::string_view function : {row.function, std::string_view("*")})
      for (const sim::BuiltinInfo& builtin : sim::allBuiltins())
        if (builtin.host == sim::Host::Node && builtin.service == row.service && builtin.function == function)
          return builtin.run(site);
    return sim::callInstance(site).value_or(sim::notFound(sim::Host::Node, site));
  }
  const std::vector<std::string>& told() const { return premises_.told; }
  testing::Premises& premises() { return premises_; }

 private:
  testing::Premises premises_;
  crypto::KeyPair host_, worker_;
};

void check(Node& node, const NodeRow& row) {
  INFO(row.by << " on the " << (row.on == H ? "host" : "worker") << ": " << row.service << "." << row.function
              << row.args);
  sim::Answer answer = node.call(row);
  CHECK(answer.code == row.code);
  std::string expected = filled(row.expected);
  std::string seen =
      row.code == 0 ? answer.value.text() : std::string(answer.value.isString() ? answer.value.asString() : "");
  if (expected.ends_with("...")) {
    expected.resize(expected.size() - 3);
    seen.resize(std::min(seen.size(), expected.size()));
  }
  CHECK(seen == expected);
}

}  // namespace

namespace aqua::testing {

std::set<std::pair<std::string_view, std::string_view>> nodeServicesTested() {
  std::set<std::pair<std::string_view, std::string_view>> tested;
  auto add = [&](const auto& rows) {
    for (const NodeRow& row : rows) tested.emplace(row.service, row.service == "getDataSrv" ? "*" : row.function);
  };
  add(kModules);
  add(kRefused);
  add(kServices);
  add(kWorkers);
  add(kSpells);
  return tested;
}

}  // namespace aqua::testing

TEST_CASE("what a node keeps, and who may change it") {
  Node node;
  SECTION("modules, blueprints and files") {
    for (const NodeRow& row : kModules) check(node, row);
  }
  SECTION("modules that no service is made of") {
    for (const NodeRow& row : kRefused) check(node, row);
    CHECK(node.told() == std::vector<std::string>{"started id-1"});
  }
  SECTION("services and aliases") {
    for (const NodeRow& row : kServices) check(node, row);
    CHECK(node.told() ==
          std::vector<std::string>{"started id-1", "started id-2", "ended id-2", "silent id-3", "started id-4"});
  }
  SECTION("a service that cannot be started is none") {
    node.premises().problem = "Error: engine error: no";
    for (const NodeRow& row : kServices) {
      if (row.service != "dist" && row.function != "create") continue;
      if (node.call(row).code == 0) continue;
      CHECK(node.premises().host().services.empty());
    }
    CHECK(node.call({H, "boss", "srv", "create", R"(["$blueprint"])", 1, ""}).value.text() ==
          "\"Error: engine error: no\"");
  }
  SECTION("there is no room for files") {
    node.premises().full = true;
    CHECK(node.call({H, "client", "vault", "put", R"(["x"])", 1, ""}).value.text() ==
          "\"Write vault failed for filename id-1\"");
  }
  SECTION("workers") {
    for (const NodeRow& row : kWorkers) check(node, row);
    CHECK(node.told() == std::vector{"removed " + idOf("second")});
  }
  SECTION("spells") {
    for (const NodeRow& row : kSpells) check(node, row);
    // Installed, refused for its alias, no longer wanted, removed.
    std::vector<std::string> told(node.told().begin(), node.told().begin() + 3);
    CHECK(told == std::vector<std::string>{"waits id-2", "waits id-3", "silent id-3"});
  }
}
