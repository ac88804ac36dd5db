// Asks `aqua lsp` the questions of AQUA_QUESTIONS with the client library of Visual Studio Code; the answers go to
// AQUA_GIVEN. Run by answers_test.py.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import protocol from 'vscode-languageserver-protocol/node.js'

const {
  createProtocolConnection, DidOpenTextDocumentNotification, ExitNotification, InitializedNotification, InitializeRequest,
  ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} = protocol

const { uri, open, capabilities, questions } = JSON.parse(readFileSync(process.env.AQUA_QUESTIONS, 'utf8'))
const server = spawn(process.env.AQUA, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
const exited = new Promise(resolve => server.on('exit', resolve))
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
connection.listen()
await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: uri, capabilities })
await connection.sendNotification(InitializedNotification.type, {})
await connection.sendNotification(DidOpenTextDocumentNotification.type, {
  textDocument: { uri: pathToFileURL(open).href, languageId: 'air', version: 1, text: readFileSync(open, 'utf8') } })
const answers = []
for (const { method, params } of questions)
  answers.push(await connection.sendRequest(method, params).then(
    result => ({ result }), error => ({ error: { code: error.code, message: error.message } })))
await connection.sendRequest(ShutdownRequest.type)
await connection.sendNotification(ExitNotification.type)
writeFileSync(process.env.AQUA_GIVEN, JSON.stringify({ answers, code: await exited }))
connection.dispose()
