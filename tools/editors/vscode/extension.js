// The client of `aqua lsp`, what its lenses do, and the start of `aqua dap`.
const vscode = require('vscode')
const { LanguageClient, TransportKind } = require('vscode-languageclient/node')

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
      documentSelector: [{ language: 'aqua' }, { pattern: '**/aqua.toml' }],
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

exports.activate = async context => {
  const on = (name, run) => context.subscriptions.push(vscode.commands.registerCommand(name, run))
  on('aqua.restart', async () => {
    await client?.stop().catch(() => {})
    await start()
  })
  on('aqua.run', async (uri, name) => {
    const values = await vscode.window.showInputBox({ prompt: `Arguments of ${name}` })
    if (values !== undefined) inTerminal('run', pathOf(uri), `${name}(${values})`)
  })
  on('aqua.diagram', (uri, name) => inTerminal('diagram', pathOf(uri), name))
  on('aqua.air', uri => inTerminal('build', pathOf(uri), '--pretty', '-o', '-'))
  on('aqua.showReferences', (uri, position, locations) => vscode.commands.executeCommand(
    'editor.action.showReferences', vscode.Uri.parse(uri), client.protocol2CodeConverter.asPosition(position),
    locations.map(client.protocol2CodeConverter.asLocation)))
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
}

exports.deactivate = () => client?.stop()
