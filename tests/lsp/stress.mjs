// Many sessions under load with the client library of Visual Studio Code: every byte of the output belongs to a frame,
// every request is answered once.
//
// usage: AQUA=build/release/aqua node tests/lsp/stress.mjs [SESSIONS [REQUESTS [PARALLEL]]]
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import protocol from 'vscode-languageserver-protocol/node.js'

const {
  CancellationTokenSource, CodeActionRequest, createProtocolConnection, DefinitionRequest,
  DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, DocumentFormattingRequest, DocumentSymbolRequest,
  ExitNotification, HoverRequest, InitializedNotification, InitializeRequest, LSPErrorCodes, ReferencesRequest,
  ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} = protocol

const [SESSIONS, REQUESTS, PARALLEL] = [100, 1000, 4 * availableParallelism()].map((usual, i) => Number(process.argv[2 + i] ?? usual))
const URIS = ['file:///nowhere/main.aqua', 'file:///nowhere/lib.aqua']
const TYPES = [HoverRequest, DefinitionRequest, ReferencesRequest, DocumentSymbolRequest, DocumentFormattingRequest, CodeActionRequest]
/** After so many requests without an answer the client waits for one, as an editor does that shows what it got. */
const AHEAD = 50

/** Numbers below `limit`, the same for the same seed (mulberry32). */
function randomOf(seed) {
  return limit => {
    seed = (seed + 0x6d2b79f5) | 0
    let x = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) % limit
  }
}

function program(random) {
  let text = 'aqua Main declares *\n\nimport "lib.aqua"\n\nexport f0\n\n'
  for (let i = random(40) + 2; i >= 0; --i)
    text += `-- ⊤ and 😀\nfunc f${i}(a: string) -> string:\n  b = a\n  <- ${random(4) ? 'b' : 'lost'}\n\n`
  return text
}

/** Takes the output apart on its own, byte by byte; the client library forgives what it does not understand. */
class Frames {
  rest = Buffer.alloc(0)
  bytes = 0
  answers = new Map()
  take(data) {
    this.bytes += data.length
    this.rest = Buffer.concat([this.rest, data])
    for (;;) {
      const head = this.rest.indexOf('\r\n\r\n')
      if (head < 0) return
      const header = /^Content-Length: (\d+)$/.exec(this.rest.toString('latin1', 0, head))
      if (!header) throw new Error(`no header: ${JSON.stringify(this.rest.toString('utf8', 0, 100))}`)
      const end = head + 4 + Number(header[1])
      if (this.rest.length < end) return
      const message = JSON.parse(this.rest.toString('utf8', head + 4, end))
      this.rest = this.rest.subarray(end)
      if (message.jsonrpc !== '2.0') throw new Error(`no JSON-RPC: ${JSON.stringify(message)}`)
      if (message.method === undefined) this.answers.set(message.id, (this.answers.get(message.id) ?? 0) + 1)
    }
  }
}

async function session(seed) {
  const random = randomOf(seed), frames = new Frames(), total = { results: 0, cancelled: 0, errors: 0 }
  const server = spawn(process.env.AQUA, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = new Promise(resolve => server.on('close', resolve))
  let torn
  const late = setTimeout(() => { torn ??= new Error('no answer for 120 s'); server.kill() }, 120000)
  server.stdin.on('error', () => {}) // whoever has ended is told by `exited`
  server.stdout.on('data', data => {
    late.refresh()
    try { if (!torn) frames.take(data) } catch (error) { torn = error; server.kill() }
  })
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  connection.listen()
  const talk = async () => {
    await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} })
    await connection.sendNotification(InitializedNotification.type, {})
    for (const uri of URIS)
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'aqua', version: 0, text: program(random) } })
    const waiting = new Set()
    for (let i = 0; i < REQUESTS; ++i) {
      const uri = URIS[random(2)], position = { line: random(60), character: random(30) }
      if (random(10) === 0)
        void connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version: i + 1 }, contentChanges: [{ text: program(random) }] }).catch(() => {})
      const source = new CancellationTokenSource()
      const answer = connection.sendRequest(TYPES[random(TYPES.length)].type, {
        textDocument: { uri }, position, range: { start: position, end: position },
        context: { includeDeclaration: true, diagnostics: [] }, options: { tabSize: 2, insertSpaces: true } }, source.token)
        .then(() => { total.results += 1 }, error => {
          if (error.code === LSPErrorCodes.RequestCancelled) total.cancelled += 1
          else total.errors += 1
        })
        .finally(() => waiting.delete(answer))
      waiting.add(answer)
      if (random(10) === 0) source.cancel()
      if (waiting.size >= AHEAD) await Promise.race(waiting)
    }
    await Promise.all(waiting)
    await connection.sendRequest(ShutdownRequest.type)
    await connection.sendNotification(ExitNotification.type)
  }
  // A server that tears its output leaves the client waiting: its end ends the talk, too.
  await Promise.race([talk().catch(error => { torn ??= error }), exited])
  const code = await exited
  clearTimeout(late)
  connection.dispose()
  const once = [...frames.answers.values()].every(times => times === 1)
  const problem = torn?.message ?? (frames.rest.length > 0 ? `${frames.rest.length} bytes after the last frame`
    : !once || frames.answers.size !== REQUESTS + 2 ? `${frames.answers.size} requests of ${REQUESTS + 2} were answered${once ? '' : ', some more than once'}`
    : total.errors > 0 ? `${total.errors} requests were refused` : code !== 0 ? `exit code ${code}` : undefined)
  return { seed, problem, bytes: frames.bytes, ...total }
}

const done = []
let next = 0
await Promise.all(Array.from({ length: PARALLEL }, async () => {
  while (next < SESSIONS) done.push(await session(next++))
}))
const failed = done.filter(each => each.problem)
for (const each of failed) console.log(`session ${each.seed}: ${each.problem}`)
const sum = key => done.reduce((total, each) => total + each[key], 0)
console.log(`${SESSIONS} sessions of ${REQUESTS} requests, ${PARALLEL} at a time: ${sum('bytes')} bytes, ${sum('results')} results, ` +
  `${sum('cancelled')} cancelled, ${failed.length} sessions failed`)
process.exit(failed.length > 0 ? 1 : 0)
