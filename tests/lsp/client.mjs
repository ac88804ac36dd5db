// Drives `aqua lsp` with the client library of Visual Studio Code.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { test } from 'node:test'
import protocol from 'vscode-languageserver-protocol/node.js'

const {
  CancellationTokenSource, createProtocolConnection, DefinitionRequest, DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DocumentFormattingRequest, DocumentSymbolRequest,
  ExitNotification, FileChangeType, HoverRequest, InitializedNotification, InitializeRequest, LSPErrorCodes, PublishDiagnosticsNotification,
  RegistrationRequest, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} = protocol

const AQUA = process.env.AQUA
const LIB = `aqua Lib declares *

-- Says hello.
func greet(name: string) -> string:
  <- name
`
const MAIN = `aqua Main

import "lib.aqua"

export hello

func hello(name: string) -> string:
  text <- greet(name)
  <- text
`

/** A server in a process, with a folder of its own; waits for diagnostics of a version. */
class Editor {
  constructor(context) {
    this.folder = mkdtempSync(join(tmpdir(), 'aqua-lsp-'))
    this.process = spawn(AQUA, ['lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, XDG_CACHE_HOME: join(this.folder, 'cache') } })
    this.exited = new Promise(resolve => this.process.on('exit', resolve))
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin))
    this.published = new Map()
    this.waiting = []
    this.connection.onNotification(PublishDiagnosticsNotification.type, params => {
      this.published.set(params.uri, params)
      this.waiting = this.waiting.filter(wake => !wake())
    })
    this.connection.listen()
    context.after(() => {
      this.connection.dispose()
      this.process.kill()
      rmSync(this.folder, { recursive: true })
    })
  }
  uri(name) { return pathToFileURL(join(this.folder, name)).href }
  write(name, text) { writeFileSync(join(this.folder, name), text) }
  initialize(capabilities = {}) {
    return this.connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities })
  }
  async start(capabilities) {
    const result = await this.initialize(capabilities)
    await this.connection.sendNotification(InitializedNotification.type, {})
    return result
  }
  open(name, text, version = 1) {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name), languageId: 'aqua', version, text },
    })
  }
  change(name, version, contentChanges) {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(name), version }, contentChanges,
    })
  }
  /** Diagnostics of a document once `accept` holds for them. */
  diagnostics(name, accept) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no such diagnostics, last: ${JSON.stringify(this.published.get(this.uri(name)))}`)), 10000)
      const wake = () => {
        const params = this.published.get(this.uri(name))
        if (!params || !accept(params)) return false
        clearTimeout(late)
        resolve(params.diagnostics)
        return true
      }
      if (!wake()) this.waiting.push(wake)
    })
  }
  at(name, line, character) { return { textDocument: { uri: this.uri(name) }, position: { line, character } } }
  async stop() {
    await this.connection.sendRequest(ShutdownRequest.type)
    await this.connection.sendNotification(ExitNotification.type)
    return this.exited
  }
}

const insert = (line, character, text) =>
  ({ range: { start: { line, character }, end: { line, character } }, text })

test('a session from start to end', async context => {
  const editor = new Editor(context)
  const { capabilities, serverInfo } = await editor.start()
  assert.equal(serverInfo.name, 'aqua')
  assert.equal(capabilities.positionEncoding, 'utf-16')
  assert.equal(capabilities.textDocumentSync.change, 2)
  assert.equal(await editor.stop(), 0)
})

test('unsaved text is checked, across files', async context => {
  const editor = new Editor(context)
  editor.write('lib.aqua', LIB)
  editor.write('main.aqua', '')
  await editor.start()
  await editor.open('main.aqua', MAIN)
  assert.deepEqual(await editor.diagnostics('main.aqua', p => p.version === 1), [])
  await editor.open('lib.aqua', LIB)
  await editor.change('lib.aqua', 2, [insert(3, 10, '2')])  // greet2
  const shown = await editor.diagnostics('main.aqua', p => p.diagnostics.some(d => d.severity === 1))
  const error = shown.find(d => d.severity === 1)
  assert.deepEqual(error.range, { start: { line: 7, character: 10 }, end: { line: 7, character: 15 } })
  assert.match(error.code, /^AQ\d{4}$/)
  assert.equal(error.source, 'aqua')
  await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: editor.uri('lib.aqua') } })
  assert.deepEqual(await editor.diagnostics('main.aqua', p => p.diagnostics.length === 0), [])
  assert.equal(await editor.stop(), 0)
})

test('positions count UTF-16 units, or bytes when both sides agree', async context => {
  const text = 'aqua M\n\nexport f\n\nfunc f() -> string:\n  x = f2("😀é", y)\n  <- x\n'
  for (const [encodings, begin] of [[undefined, 16], [['utf-8', 'utf-16'], 19]]) {
    const editor = new Editor(context)
    const { capabilities } = await editor.start({ general: { positionEncodings: encodings } })
    assert.equal(capabilities.positionEncoding, encodings ? 'utf-8' : 'utf-16')
    await editor.open('main.aqua', text)
    const shown = await editor.diagnostics('main.aqua', p => p.diagnostics.length > 0)
    const y = shown.find(d => d.range.start.character === begin)
    assert.ok(y, JSON.stringify(shown))
    assert.deepEqual(y.range, { start: { line: 5, character: begin }, end: { line: 5, character: begin + 1 } })
    assert.equal(await editor.stop(), 0)
  }
})

test('hover, definition, symbols and layout', async context => {
  const editor = new Editor(context)
  editor.write('lib.aqua', LIB)
  await editor.start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } })
  await editor.open('main.aqua', MAIN)
  const { connection } = editor

  const hover = await connection.sendRequest(HoverRequest.type, editor.at('main.aqua', 7, 12))
  assert.equal(hover.contents.value, '```aqua\nfunc greet(name: string) -> string\n```\n\nSays hello.\n')
  assert.equal(await connection.sendRequest(HoverRequest.type, editor.at('main.aqua', 1, 0)), null)

  const definition = await connection.sendRequest(DefinitionRequest.type, editor.at('main.aqua', 7, 12))
  assert.equal(definition.uri, editor.uri('lib.aqua'))
  assert.deepEqual(definition.range, { start: { line: 3, character: 5 }, end: { line: 3, character: 10 } })

  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: editor.uri('main.aqua') } })
  assert.deepEqual(symbols.map(s => [s.name, s.detail]), [['hello', '(name: string) -> string']])

  await editor.change('main.aqua', 2, [{ text: 'aqua M\nconst   A   = 1\n' }])
  const edits = await connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: editor.uri('main.aqua') }, options: { tabSize: 8, insertSpaces: false },
  })
  assert.deepEqual(edits, [{ range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, newText: '\nconst A = 1\n' }])
  assert.equal(await editor.stop(), 0)
})

test('faults are answered, and the server goes on', async context => {
  const editor = new Editor(context)
  await assert.rejects(editor.connection.sendRequest(HoverRequest.type, editor.at('main.aqua', 0, 0)), { code: -32002 })
  await editor.start()
  await assert.rejects(editor.connection.sendRequest('no/such', {}), { code: -32601 })
  await assert.rejects(editor.connection.sendRequest(HoverRequest.type, editor.at('never-opened.aqua', 0, 0)), { code: -32602 })
  const malformed = new Promise(resolve => editor.connection.onUnhandledNotification(resolve))
  void malformed
  editor.process.stdin.write('Content-Length: 3\r\n\r\n{]}')
  editor.process.stdin.write('Nonsense\r\n\r\n')
  editor.process.stdin.write(`Content-Length: 100000\r\n\r\n${'['.repeat(100000)}`)
  await editor.open('main.aqua', MAIN)
  assert.ok((await editor.diagnostics('main.aqua', p => p.version === 1)).length > 0)  // lib.aqua is not there
  assert.equal(await editor.stop(), 0)
})

test('a request that is cancelled in time is not answered with a result', async context => {
  const editor = new Editor(context)
  await editor.start()
  const lines = Array.from({ length: 3000 }, (_, i) => `func f${i}(a: string) -> string:\n  b = a\n  <- b\n\n`)
  await editor.open('big.aqua', `aqua Big declares *\n\n${lines.join('')}`)
  const answered = []
  const requests = []
  // The first one is being answered while the second waits and is cancelled.
  requests.push(editor.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: editor.uri('big.aqua') }, options: { tabSize: 2, insertSpaces: true } }).then(() => answered.push('first')))
  const source = new CancellationTokenSource()
  requests.push(editor.connection.sendRequest(HoverRequest.type, editor.at('big.aqua', 2, 6), source.token)
    .then(() => answered.push('second'), error => answered.push(error.code)))
  source.cancel()
  await Promise.all(requests)
  assert.deepEqual(answered, ['first', LSPErrorCodes.RequestCancelled])
  assert.equal(await editor.stop(), 0)
})

test('the manifest of the project is obeyed, its errors are shown, and files are watched', async context => {
  const editor = new Editor(context)
  const registered = new Promise(resolve => editor.connection.onRequest(RegistrationRequest.type, params => { resolve(params) }))
  mkdirSync(join(editor.folder, 'vendor'))
  editor.write('vendor/lib.aqua', LIB)
  editor.write('aqua.toml', '[imports]\npaths = ["vendor"]\n')
  await editor.start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } })
  const [{ method, registerOptions }] = (await registered).registrations
  assert.equal(method, 'workspace/didChangeWatchedFiles')
  assert.deepEqual(registerOptions.watchers.map(each => each.globPattern), ['**/*.aqua', '**/aqua.toml', '**/*.scenario.toml'])
  await editor.open('main.aqua', MAIN)
  assert.deepEqual(await editor.diagnostics('main.aqua', p => p.version === 1), [])
  const hover = await editor.connection.sendRequest(HoverRequest.type, editor.at('vendor/lib.aqua', 3, 6))  // not open
  assert.match(hover.contents.value, /func greet/)
  editor.write('aqua.toml', '[imports]\npathes = ["vendor"]\n')
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: editor.uri('aqua.toml'), type: FileChangeType.Changed }] })
  const [unknown] = await editor.diagnostics('aqua.toml', p => p.diagnostics.length > 0)
  assert.deepEqual(unknown.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } })
  assert.ok((await editor.diagnostics('main.aqua', p => p.diagnostics.length > 0)).length > 0)
  assert.equal(await editor.stop(), 0)
})

test('leaving without a shutdown is told by the exit code', async context => {
  const editor = new Editor(context)
  await editor.start()
  await editor.connection.sendNotification(ExitNotification.type)
  assert.equal(await editor.exited, 1)
})

test('the standard library is shown as files', async context => {
  const editor = new Editor(context)
  await editor.start()
  await editor.open('main.aqua', 'aqua M\n\nimport "@fluencelabs/aqua-lib/builtin.aqua"\n\nexport f\n\nfunc f():\n  Op.noop()\n')
  const definition = await editor.connection.sendRequest(DefinitionRequest.type, editor.at('main.aqua', 7, 6))
  const line = readFileSync(fileURLToPath(definition.uri), 'utf8').split('\n')[definition.range.start.line]
  assert.equal(line.slice(definition.range.start.character, definition.range.end.character), 'noop')
  assert.equal(await editor.stop(), 0)
})
