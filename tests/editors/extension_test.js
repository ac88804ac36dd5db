// The bundled extension in Node: its client speaks with `aqua lsp`, its test explorer runs `aqua test`, and what it starts
// for the debugger is a debug adapter. usage: extension_test.js BUNDLE AQUA
const assert = require('node:assert/strict')
const { spawn } = require('node:child_process')
const { mkdtempSync, realpathSync, rmSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { tmpdir } = require('node:os')
const path = require('node:path')
const fake = require('./fake_vscode.js')

const [, , bundle, command] = process.argv
const PROGRAM = `aqua Main

export greet

-- Says hello.
func greet(name: string) -> string:
  <- nme
`
const RIGHT = PROGRAM.replace('nme', 'name')
const SCENARIO = `scenario = 1
name = "greeting"
program = "main.aqua"
[[call]]
func = "greet"
args = { name = "Ada" }
expect = { returns = "Ada" }
[[variant]]
name = "somebody else"
args = { name = "Bob" }
`

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'aqua-extension-')))
process.env.XDG_CACHE_HOME = path.join(folder, 'cache')
writeFileSync(path.join(folder, 'main.aqua'), RIGHT)
writeFileSync(path.join(folder, 'aqua.toml'), '[project]\nname = "p"\n')
writeFileSync(path.join(folder, 'greet.scenario.toml'), SCENARIO)

const file = path.join(folder, 'main.aqua')
const document = {
  fileName: file, languageId: 'aqua', version: 1, isClosed: false, isDirty: true, lineCount: 7, getText: () => PROGRAM,
}
const { vscode, seen } = fake({ settings: { command, imports: [], constants: [] }, folder, documents: [document] })
document.uri = vscode.Uri.file(file)
const load = Module._load
Module._load = (name, ...rest) => name === 'vscode' ? vscode : load(name, ...rest)

async function until(what, holds) {
  for (let i = 0; i < 1000; ++i) {
    const value = holds()
    if (value) return value
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`nothing came of: ${what}; ${seen.errors}`)
}

/** What a debug adapter answers to `initialize`. */
function handshake({ command: adapter, args, options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(adapter, args, options)
    child.on('error', reject)
    child.stdout.once('data', data => {
      resolve(data.toString())
      child.kill()
    })
    const body = JSON.stringify({ seq: 1, type: 'request', command: 'initialize', arguments: { adapterID: 'aqua' } })
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  })
}

async function main() {
  const extension = require(path.resolve(bundle))
  const context = { subscriptions: [] }
  await extension.activate(context)
  assert.deepEqual(seen.errors, [])
  const { token } = new vscode.CancellationTokenSource()

  const [hovers] = await until('hover', () => seen.providers.registerHoverProvider)
  const hover = await hovers.provideHover(document, new vscode.Position(5, 6), token)
  assert.match(JSON.stringify(hover.contents), /func greet\(name: string\) -> string.*Says hello/)

  const [completions] = await until('completion', () => seen.providers.registerCompletionItemProvider)
  const list = await completions.provideCompletionItems(document, new vscode.Position(6, 6), token, { triggerKind: 0 })
  assert.ok((list.items ?? list).some(item => (item.label.label ?? item.label) === 'name'), 'name is proposed')

  const [diagnostics] = seen.providers.registerDiagnosticProvider ?? [null]
  const found = await until('diagnostics', () => [...seen.diagnostics.values()].flat().find(one => /nme/.test(one.message)))
  assert.equal(found.range.start.line, 6)
  void diagnostics

  for (const name of ['aqua.restart', 'aqua.run', 'aqua.test', 'aqua.debug', 'aqua.diagram', 'aqua.air', 'aqua.showReferences', 'aqua.explain', 'aqua.report'])
    assert.ok(name in seen.commands, name)
  assert.deepEqual(seen.tasks.provideTasks().map(task => task.name), ['check', 'build', 'test'])

  const files = [...seen.tests.items].map(([, item]) => item)
  assert.deepEqual(files.map(item => item.label), ['greet.scenario.toml'])
  await seen.profiles.Run({}, token)
  assert.deepEqual(seen.results.get('greeting'), ['passed', 0])
  const [verdict, messages] = seen.results.get('greeting: somebody else')
  assert.equal(verdict, 'failed')
  assert.match(messages[0].message, /expected "Ada", found "Bob"/)
  assert.equal(messages[0].location.range.line, 6)

  const adapter = seen.adapters.aqua.createDebugAdapterDescriptor({ workspaceFolder: { uri: vscode.Uri.file(folder) } })
  assert.match(await handshake(adapter), /"supportsStepBack":true/)
  await extension.deactivate()
  context.subscriptions.forEach(one => one.dispose())
}

main().then(() => console.log('the bundled extension works'), error => {
  console.error(error)
  process.exitCode = 1
}).finally(() => {
  rmSync(folder, { recursive: true })
  process.exit()
})
