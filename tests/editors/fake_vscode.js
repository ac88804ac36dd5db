// As much of the module `vscode` as the extension and its client library use, without an editor. What nobody looks at is
// a thing on which everything can be called; what tests look at is in `seen`.
const { pathToFileURL, fileURLToPath } = require('node:url')

class Disposable {
  constructor(act = () => {}) { this.dispose = act }
  static from(...all) { return new Disposable(() => all.forEach(one => one.dispose())) }
}
class EventEmitter {
  listeners = new Set()
  event = listener => {
    this.listeners.add(listener)
    return new Disposable(() => this.listeners.delete(listener))
  }
  fire(value) { this.listeners.forEach(listener => listener(value)) }
  dispose() { this.listeners.clear() }
}
class CancellationTokenSource {
  #emitter = new EventEmitter()
  token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event }
  cancel() {
    this.token.isCancellationRequested = true
    this.#emitter.fire()
  }
  dispose() {}
}
class Position {
  constructor(line, character) { Object.assign(this, { line, character }) }
}
class Range {
  constructor(...all) {
    const [start, end] = all.length === 4 ? [new Position(all[0], all[1]), new Position(all[2], all[3])] : all
    Object.assign(this, { start, end })
  }
}
class Uri {
  constructor(text) { this.text = text }
  static parse(text) { return new Uri(text) }
  static file(path) { return new Uri(pathToFileURL(path).href) }
  get scheme() { return this.text.split(':')[0] }
  get path() { return this.fsPath }
  get fsPath() { return this.scheme === 'file' ? fileURLToPath(this.text) : this.text }
  toString() { return this.text }
  with() { return this }
}
class MarkdownString {
  constructor(value = '') { this.value = value }
  appendMarkdown(text) { this.value += text; return this }
  appendCodeblock(text, language = '') { return this.appendMarkdown(`\n\`\`\`${language}\n${text}\n\`\`\`\n`) }
}

/** A class with the arguments of its constructor by these names; what else is asked of it is a number. */
function record(...names) {
  const made = class {
    constructor(...values) { names.forEach((name, i) => { this[name] = values[i] }) }
  }
  return new Proxy(made, { get: (target, name) => name in target ? target[name] : 0 })
}

/** Everything can be called and asked for. */
function anything() {
  const call = () => anything()
  return new Proxy(call, {
    get: (target, name) => {
      if (name === 'then' || name === Symbol.iterator || name === Symbol.toPrimitive) return undefined
      if (name in target && name !== 'name' && name !== 'length') return target[name]
      return anything()
    },
    set: (target, name, value) => { target[name] = value; return true },
  })
}

/** An object whose missing members are `anything`; events can be listened to and never come. */
function open(members) {
  return new Proxy(members, {
    get: (target, name) => {
      if (name in target || typeof name === 'symbol') return target[name]
      if (/^on[A-Z]/.test(name)) return () => new Disposable()
      return anything()
    },
  })
}

class CodeActionKind {
  constructor(value) { this.value = value }
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part) }
}
CodeActionKind.Empty = new CodeActionKind('')

class TestItems {
  #items = new Map()
  get size() { return this.#items.size }
  add(item) { this.#items.set(item.id, item) }
  replace(items) { this.#items = new Map(items.map(item => [item.id, item])) }
  forEach(act) { this.#items.forEach(act) }
  [Symbol.iterator]() { return this.#items[Symbol.iterator]() }
}

/** `settings`: of `aqua.*`; `folder`: that is open; `documents`: that are open. */
module.exports = function fake({ settings, folder, documents }) {
  const seen = { providers: {}, diagnostics: new Map(), commands: {}, tests: null, profiles: {}, results: new Map(), tasks: null, adapters: {}, errors: [] }
  const workspaceFolders = [{ uri: Uri.file(folder), name: 'folder', index: 0 }]
  const languages = open({
    match: (selector, document) => [selector].flat().some(one =>
      one.language === document.languageId || (one.pattern && document.fileName.endsWith(one.pattern.replace(/^.*\*/, '').replace('/', '')))) ? 10 : 0,
    createDiagnosticCollection: () => open({ set: (uri, list) => { seen.diagnostics.set(uri.toString(), list ?? []) } }),
  })
  const controller = {
    items: new TestItems(),
    createTestItem: (id, label, uri) => ({ id, label, uri, children: new TestItems() }),
    createRunProfile: (name, kind, run) => { seen.profiles[name] = run },
    createTestRun: () => open(Object.fromEntries(['enqueued', 'started', 'passed', 'failed', 'errored'].map(
      what => [what, (item, message) => seen.results.set(item.label, [what, message])]))),
    dispose: () => {},
  }
  seen.tests = controller
  const members = {
    version: '1.90.0', Disposable, EventEmitter, CancellationTokenSource, CodeActionKind, Position, Range, Uri, MarkdownString,
    Hover: record('contents', 'range'), Location: record('uri', 'range'), Diagnostic: record('range', 'message', 'severity'),
    CompletionItem: record('label', 'kind'), CompletionList: record('items', 'isIncomplete'), SnippetString: record('value'),
    TestMessage: record('message'), TextEdit: record('range', 'newText'), Task: record('definition', 'scope', 'name', 'source', 'execution'),
    ProcessExecution: record('process', 'args'), DebugAdapterExecutable: record('command', 'args', 'options'),
    CancellationError: class extends Error {},
    languages: new Proxy(languages, {
      get: (target, name) => /^register\w+Provider$/.test(name)
        ? (selector, provider) => { (seen.providers[name] ??= []).push(provider); return new Disposable() } : target[name],
    }),
    workspace: open({
      workspaceFolders, textDocuments: documents, notebookDocuments: [],
      getConfiguration: section => ({ get: name => settings[name], has: () => true, ...(section === undefined && { aqua: settings }) }),
      getWorkspaceFolder: () => workspaceFolders[0],
      createFileSystemWatcher: () => open({ dispose: () => {} }),
    }),
    window: open({ visibleTextEditors: [], terminals: [], tabGroups: open({ all: [] }), showErrorMessage: async text => { seen.errors.push(text) } }),
    commands: open({ executeCommand: async () => {}, registerCommand: (name, act) => { seen.commands[name] = act; return new Disposable() } }),
    tasks: open({ registerTaskProvider: (name, provider) => { seen.tasks = provider; return new Disposable() } }),
    debug: open({ registerDebugAdapterDescriptorFactory: (name, factory) => { seen.adapters[name] = factory; return new Disposable() } }),
    TestRunProfileKind: { Run: 1, Debug: 2 },
    tests: { createTestController: () => controller },
    env: open({ appName: 'fake', language: 'en' }),
    extensions: open({ all: [] }),
  }
  const vscode = new Proxy(members, {
    get: (target, name) => {
      if (!(name in target) && typeof name === 'string' && /^[A-Z]/.test(name)) target[name] = record()
      return name in target || typeof name === 'symbol' ? target[name] : anything()
    },
  })
  return { vscode, seen }
}
