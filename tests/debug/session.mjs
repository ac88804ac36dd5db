// A client of the Debug Adapter Protocol in Node goes through five scenarios: breakpoints, over a hop, back to the
// beginning, forwards to the end; where it stops and what has a value there is compared with session.txt.
// usage: AQUA=... node session.mjs [--update]
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, '../..')
const GOLDEN = join(HERE, 'session.txt')
const SCENARIOS = [
  ['examples/01-hello/hello.scenario.toml', 'hello'],
  ['examples/04-quorum/vote.scenario.toml', 'vote'],
  ['examples/05-pipeline/pipeline.scenario.toml', 'publish'],
  ['examples/03-fallback/store.scenario.toml', 'fetch'],
  ['examples/03-fallback/crash.scenario.toml', 'fetch'],  // with a crash
]

class Client {
  constructor() {
    this.process = spawn(process.env.AQUA, ['dap'], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] })
    this.exited = new Promise(resolve => this.process.on('exit', resolve))
    this.sequence = 0
    this.waiting = new Map()
    this.events = []
    this.rest = Buffer.alloc(0)
    this.process.stdout.on('data', data => this.read(data))
  }
  read(data) {
    this.rest = Buffer.concat([this.rest, data])
    for (;;) {
      const head = this.rest.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/Content-Length: (\d+)/.exec(this.rest.subarray(0, head).toString())[1])
      if (this.rest.length < head + 4 + length) return
      const message = JSON.parse(this.rest.subarray(head + 4, head + 4 + length).toString())
      this.rest = this.rest.subarray(head + 4 + length)
      if (message.type === 'event') this.events.push(message)
      else this.waiting.get(message.request_seq)?.(message)
      this.wake?.()
    }
  }
  request(command, args = {}) {
    const seq = ++this.sequence
    const body = Buffer.from(JSON.stringify({ seq, type: 'request', command, arguments: args }))
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
    return new Promise((resolve, reject) => this.waiting.set(seq, message => {
      this.waiting.delete(seq)
      if (message.success) resolve(message.body ?? {})
      else reject(new Error(`${command}: ${message.message}`))
    }))
  }
  async event(name) {
    for (;;) {
      const found = this.events.findIndex(one => one.event === name)
      if (found >= 0) return this.events.splice(0, found + 1).at(-1).body
      await new Promise(resolve => { this.wake = resolve })
    }
  }
  async go(command, threadId) {
    await this.request(command, { threadId })
    return this.event('stopped')
  }
  /** Values with all that is in them, as text. */
  async values(variablesReference) {
    const { variables } = await this.request('variables', { variablesReference })
    return variables.map(one => `${one.name} = ${one.value}`)
  }
  /** One line about where the run has stopped, and one for each scope that has values. */
  async here({ reason, threadId }) {
    const { threads } = await this.request('threads')
    const { stackFrames } = await this.request('stackTrace', { threadId })
    const frames = stackFrames.map(one => `${one.name}${one.line ? `:${one.line}` : ''}`).join(' < ')
    const lines = [`${reason} on ${threads.find(one => one.id === threadId)?.name}: ${frames}`]
    const { scopes } = await this.request('scopes', { frameId: stackFrames[0].id })
    for (const { name, variablesReference } of scopes.filter(one => one.presentationHint !== 'registers')) {
      const values = await this.values(variablesReference)
      if (values.length) lines.push(`    ${name}: ${values.join(', ')}`)
    }
    return lines.join('\n')
  }
}

async function session(scenario, name) {
  const client = new Client()
  const lines = [`== ${scenario}`]
  const { supportsStepBack } = await client.request('initialize', { adapterID: 'aqua' })
  if (!supportsStepBack) throw new Error('it cannot go back')
  await client.request('launch', { scenario, stopOnEntry: true })
  await client.event('initialized')
  await client.request('setFunctionBreakpoints', { breakpoints: [{ name }] })
  await client.request('configurationDone')
  let stop = await client.event('stopped')
  const way = [await client.here(stop)]
  lines.push('-- forwards', way[0])
  stop = await client.go('continue', stop.threadId)
  for (let i = 0; stop.reason !== 'end' && i < 12; ++i) {  // over hops and into functions
    way.push(await client.here(stop))
    lines.push(way.at(-1))
    stop = await client.go('stepIn', stop.threadId)
  }
  lines.push('-- to the end')
  await client.request('setFunctionBreakpoints', { breakpoints: [] })
  await client.request('setExceptionBreakpoints', { filters: ['uncaught', 'stuck', 'lost'] })
  while (stop.reason !== 'end') {
    lines.push(`${stop.reason}: ${stop.text ?? ''}`)
    stop = await client.go('continue', stop.threadId)
  }
  lines.push(`end: ${stop.text}`)
  lines.push('-- back to the beginning')
  await client.request('setExceptionBreakpoints', { filters: [] })
  stop = await client.go('reverseContinue', stop.threadId)
  const first = await client.here(stop)
  if (first.slice(first.indexOf(' on ')) !== way[0].slice(way[0].indexOf(' on '))) throw new Error(`${scenario}: the beginning was\n${way[0]}\nand is\n${first}`)
  lines.push(first, '-- forwards again')
  await client.request('setFunctionBreakpoints', { breakpoints: [{ name }] })
  stop = await client.go('continue', stop.threadId)
  for (const expected of way.slice(1)) {
    const found = await client.here(stop)
    if (found !== expected) throw new Error(`${scenario}: on the second way\n${found}\ninstead of\n${expected}`)
    stop = await client.go('stepIn', stop.threadId)
  }
  lines.push(`${way.length - 1} stops as before`)
  await client.request('disconnect')
  client.process.stdin.end()
  if (await client.exited !== 0) throw new Error(`${scenario}: the debugger did not end well`)
  return lines.join('\n')
}

const texts = []
for (const [scenario, name] of SCENARIOS) texts.push(await session(scenario, name))
const now = `${texts.join('\n\n')}\n`
if (process.argv.includes('--update')) writeFileSync(GOLDEN, now)
else if (readFileSync(GOLDEN, 'utf8') !== now) {
  console.error(`expected other values than\n${now}`)
  process.exitCode = 1
} else console.log(`${texts.length} sessions have the values of session.txt`)
