// The test explorer: scenarios and native tests of a folder, by `aqua test`.
const path = require('node:path')
const vscode = require('vscode')
const { run, caseOf, idOf } = require('./command')

const PATTERN = '**/*.{scenario.toml,test.aqua}'
const QUIET = 300  // milliseconds without a change before the list is read again

/** What is left of the test of a case, as a message for its place. */
function messageOf(check, folder) {
  const message = new vscode.TestMessage(`${check.name}: expected ${check.expected}, found ${check.actual}`)
  if (check.place) {
    const at = new vscode.Position(Math.max(0, check.place.line - 1), Math.max(0, check.place.column - 1))
    message.location = new vscode.Location(vscode.Uri.file(path.resolve(folder, check.place.path)), at)
  }
  return message
}

/** Lists the cases of a folder below an item for each file. */
async function list(controller, folder, command) {
  const { output } = await run(command, ['test', '--list', '--allow-none', '.'], { cwd: folder.uri.fsPath })
  const files = new Map()
  for (const one of output.split('\n').map(caseOf)) {
    if (!one) continue
    const uri = vscode.Uri.file(path.resolve(folder.uri.fsPath, one.file))
    if (!files.has(one.file)) files.set(one.file, controller.createTestItem(`${folder.uri}#${one.file}`, one.file, uri))
    const item = controller.createTestItem(`${folder.uri}#${one.id}`, one.variant ? `${one.name}: ${one.variant}` : one.name, uri)
    files.get(one.file).children.add(item)
  }
  return [...files.values()]
}

/** The cases that a request is about, by folder: those of whole files as the file. */
function chosen(request, controller, folders) {
  const items = request.include ?? [...controller.items].map(([, item]) => item)
  return folders.map(folder => {
    const prefix = `${folder.uri}#`
    const own = items.filter(item => item.id.startsWith(prefix))
    return { folder, items: own, words: own.map(item => item.id.slice(prefix.length)) }
  }).filter(({ items: own }) => own.length > 0)
}

/** Runs what was asked for, and tells the explorer line by line. */
async function execute(testRun, { folder, items, words }, command, token) {
  const prefix = `${folder.uri}#`
  const known = new Map()
  const collect = item => {
    if (item.children.size === 0) known.set(item.id.slice(prefix.length), item)
    item.children.forEach(collect)
  }
  items.forEach(collect)
  known.forEach(item => testRun.enqueued(item))
  const failed = new Map()
  const onLine = line => {
    let event
    try { event = JSON.parse(line) } catch { return }
    const item = event.scenario === undefined ? undefined : known.get(idOf(event))
    if (!item) return
    if (event.event === 'case_started') testRun.started(item)
    if (event.event === 'check' && event.verdict !== 'pass')
      failed.set(item, [...(failed.get(item) ?? []), messageOf(event, folder.uri.fsPath)])
    if (event.event !== 'case_ended') return
    known.delete(idOf(event))
    const time = (event.virtual_us ?? 0) / 1000
    if (event.verdict === 'pass') testRun.passed(item, time)
    else if (event.verdict === 'error') testRun.errored(item, failed.get(item) ?? new vscode.TestMessage(event.reason || 'error'), time)
    else testRun.failed(item, failed.get(item) ?? new vscode.TestMessage(event.reason || event.verdict), time)
  }
  const { errors } = await run(command, ['test', '--format', 'jsonl', ...words],
    { cwd: folder.uri.fsPath, onLine, onCancel: stop => token.onCancellationRequested(stop) })
  if (errors) testRun.appendOutput(errors.replaceAll('\n', '\r\n'))
  known.forEach(item => testRun.errored(item, new vscode.TestMessage(errors || 'no result')))
}

/** `command` gives the command `aqua` as it is set now. */
exports.register = (context, command) => {
  const controller = vscode.tests.createTestController('aqua', 'Aqua')
  const folders = () => vscode.workspace.workspaceFolders ?? []
  const refresh = async () => {
    const items = []
    for (const folder of folders()) items.push(...await list(controller, folder, command()).catch(() => []))
    controller.items.replace(items)
  }
  controller.refreshHandler = refresh
  controller.createRunProfile('Run', vscode.TestRunProfileKind.Run, async (request, token) => {
    const testRun = controller.createTestRun(request)
    for (const part of chosen(request, controller, folders()))
      await execute(testRun, part, command(), token).catch(error => testRun.appendOutput(`${error.message}\r\n`))
    testRun.end()
  }, true)
  controller.createRunProfile('Debug', vscode.TestRunProfileKind.Debug, async request => {
    const [item] = request.include ?? []
    const words = item?.id.split('#').at(-1).split('::') ?? []
    if (!item || !words[0].endsWith('.toml')) return
    await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(item.uri), {
      type: 'aqua', request: 'launch', name: item.label, scenario: words[0], ...(words[2] && { variant: words[2] }), stopOnEntry: true })
  })
  let timer
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, QUIET)
  }
  const watcher = vscode.workspace.createFileSystemWatcher(PATTERN)
  for (const on of ['onDidCreate', 'onDidChange', 'onDidDelete']) watcher[on](changed)
  context.subscriptions.push(controller, watcher, { dispose: () => clearTimeout(timer) })
  return refresh()
}
