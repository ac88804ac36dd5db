// The client of `aqua lsp`, what its lenses do, tasks, the test explorer, and the start of `aqua dap`.
const vscode = require('vscode')
const { LanguageClient, TransportKind } = require('vscode-languageclient/node')
const { run } = require('./command')
const panels = require('./panels')
const tests = require('./tests')

let client

function settings() {
  const own = vscode.workspace.getConfiguration('aqua')
  return { command: own.get('command'), imports: own.get('imports'), constants: own.get('constants') }
}

async function start() {
  const { command, imports, constants } = settings()
  client = new LanguageClient(
    'aqua', 'Aqua', { command, args: ['lsp', '--stdio'], transport: TransportKind.stdio },
    {
      documentSelector: [{ language: 'aqua' }, { pattern: '**/aqua.toml' }, { pattern: '**/*.scenario.toml' }],
      initializationOptions: { ...(imports.length && { imports }), ...(constants.length && { constants }) },
      synchronize: { configurationSection: 'aqua' },
    })
  try {
    await client.start()
  } catch (error) {
    vscode.window.showErrorMessage(`\`${command} lsp\` cannot be started: ${error.message}`)
  }
}

/** Runs `aqua` on a file and one of its functions in a terminal. */
function inTerminal(...words) {
  const terminal = vscode.window.terminals.find(each => each.name === 'aqua') ?? vscode.window.createTerminal('aqua')
  const quoted = words.map(word => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
  terminal.show()
  terminal.sendText([settings().command, ...quoted].join(' '))
}

function pathOf(uri) { return vscode.Uri.parse(uri).fsPath }

/** A call of the function, by its name and values that somebody writes. */
async function callOf(name) {
  const values = await vscode.window.showInputBox({ prompt: `Arguments of ${name}` })
  return values === undefined ? undefined : `${name}(${values})`
}

/** What lenses do: each gets the file and the name of a function. */
const lenses = {
  'aqua.run': async (uri, name) => {
    const call = await callOf(name)
    if (call) inTerminal('run', pathOf(uri), call)
  },
  'aqua.test': (uri, ...cases) => inTerminal('test', ...(cases.length ? cases : [pathOf(uri)])),
  'aqua.debug': async (uri, name, scenario) => {
    const about = scenario ? { scenario } : { program: pathOf(uri), call: await callOf(name) }
    if (!scenario && !about.call) return
    await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)),
      { type: 'aqua', request: 'launch', name, stopOnEntry: true, ...about })
  },
  'aqua.diagram': (uri, name) => panels.diagram(settings().command, pathOf(uri), name),
  'aqua.air': uri => inTerminal('build', pathOf(uri), '--pretty', '-o', '-'),
  'aqua.showReferences': (uri, position, locations) => vscode.commands.executeCommand(
    'editor.action.showReferences', vscode.Uri.parse(uri), client.protocol2CodeConverter.asPosition(position),
    locations.map(client.protocol2CodeConverter.asLocation)),
}

async function explain(code) {
  const wanted = code ?? await vscode.window.showInputBox({ prompt: 'A code, such as AQ2003' })
  if (!wanted) return
  const { output, errors } = await run(settings().command, ['explain', wanted])
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: output || errors })
  await vscode.window.showTextDocument(document, { preview: true })
}

exports.activate = async context => {
  const on = (name, act) => context.subscriptions.push(vscode.commands.registerCommand(name, act))
  on('aqua.restart', async () => {
    await client?.stop().catch(() => {})
    await start()
  })
  for (const [name, act] of Object.entries(lenses)) on(name, act)
  on('aqua.explain', explain)
  on('aqua.report', uri => {
    const file = (uri ?? vscode.window.activeTextEditor?.document.uri)?.fsPath
    if (file) return panels.report(settings().command, file)
  })
  context.subscriptions.push(vscode.tasks.registerTaskProvider('aqua', {
    provideTasks: () => ['check', 'build', 'test'].map(verb => new vscode.Task(
      { type: 'aqua', verb }, vscode.TaskScope.Workspace, verb, 'aqua',
      new vscode.ProcessExecution(settings().command, verb === 'test' ? [verb] : [verb, '--format', 'gnu']), '$aqua')),
    resolveTask: task => task,
  }))
  context.subscriptions.push(vscode.debug.registerDebugAdapterDescriptorFactory('aqua', {
    createDebugAdapterDescriptor: session => new vscode.DebugAdapterExecutable(
      settings().command, ['dap'], { cwd: session.workspaceFolder?.uri.fsPath }),
  }))
  await start()
  await tests.register(context, () => settings().command)
}

exports.deactivate = () => client?.stop()
