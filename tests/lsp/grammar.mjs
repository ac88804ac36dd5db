// The TextMate grammar beside the language server, on every Aqua file of the repository: no word, number, string or comment
// without a scope, and where the lexer knows what something is, the grammar says the same. AQUA: the binary.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { test } from 'node:test'
import protocol from 'vscode-languageserver-protocol/node.js'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const SYNTAXES = join(ROOT, 'tools/editors/vscode/syntaxes')
const require = createRequire(import.meta.url)

/** Scopes that a kind of token of the server may have. */
const SCOPES = {
  keyword: /^(keyword\.(control|other)|storage\.type|constant\.language)/,
  number: /^constant\.numeric/,
  string: /^string/,
  comment: /^comment/,
  operator: /^keyword\.operator/,
}
const NAME = /^(entity\.name|variable|support|constant\.(other|language)|storage\.type)/

async function grammarOf(scope, file) {
  const wasm = readFileSync(join(dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'))
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).catch(() => {})
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(join(SYNTAXES, file), 'utf8'), file),
  })
  return registry.loadGrammar(scope)
}

/** For each line the scope of each character; `undefined`: none but that of the file. */
function scopesOf(grammar, text) {
  let state = textmate.INITIAL
  return text.split(/\r\n|\n|\r/).map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    const scopes = []
    for (const token of tokens)
      for (let i = token.startIndex; i < token.endIndex; ++i) scopes[i] = token.scopes[1]
    return scopes
  })
}

/** Texts for fuzzing are no programs. */
function filesIn(folder, ending, found = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'build' || entry.name === 'fuzz' || entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) filesIn(path, ending, found)
    else if (entry.name.endsWith(ending)) found.push(path)
  }
  return found.sort()
}

test('the grammar of Aqua agrees with the lexer', async () => {
  const grammar = await grammarOf('source.aqua', 'aqua.tmLanguage.json')
  const server = spawn(process.env.AQUA, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin))
  connection.listen()
  const { capabilities } = await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })
  const { tokenTypes } = capabilities.semanticTokensProvider.legend
  let tokens = 0
  const wrong = []
  for (const file of filesIn(ROOT, '.aqua')) {
    const uri = pathToFileURL(file).href, text = readFileSync(file, 'utf8')
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'aqua', version: 1, text } })
    const { data } = await connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } })
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
    const lines = text.split(/\r\n|\n|\r/), scopes = scopesOf(grammar, text)
    for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
      if (data[i] > 0) character = 0
      line += data[i]
      character += data[i + 1]
      const type = tokenTypes[data[i + 3]], word = lines[line].slice(character, character + data[i + 2])
      ++tokens
      const scope = scopes[line][character]
      if (!(SCOPES[type] ?? NAME).test(scope ?? '')) wrong.push(`${file}:${line + 1}:${character + 1} ${word}: ${type}, ${scope}`)
    }
  }
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  assert.ok(tokens > 10000)
  assert.deepEqual(wrong.slice(0, 50), [], `${wrong.length} of ${tokens}`)
})

test('the grammar of AIR leaves no character without a scope', async () => {
  const grammar = await grammarOf('source.air', 'air.tmLanguage.json')
  const files = filesIn(ROOT, '.air')
  assert.ok(files.length > 0)
  for (const file of files) {
    const text = readFileSync(file, 'utf8'), lines = text.split(/\r\n|\n|\r/)
    scopesOf(grammar, text).forEach((scopes, number) => {
      for (let i = 0; i < lines[number].length; ++i)
        if (/[A-Za-z0-9"]/.test(lines[number][i])) assert.ok(scopes[i], `${file}:${number + 1}:${i + 1}`)
    })
  }
})
