// Pictures and reports beside the text.
const { mkdtempSync, readFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const path = require('node:path')
const vscode = require('vscode')
const { run } = require('./command')

function show(title, html) {
  const panel = vscode.window.createWebviewPanel('aqua', title, vscode.ViewColumn.Beside, { enableScripts: true })
  panel.webview.html = html
  return panel
}

const failed = ({ errors, code }) => vscode.window.showErrorMessage(errors.trim() || `aqua ended with ${code}`)

/** Who does what on which peer, as a picture. */
exports.diagram = async (command, file, name) => {
  const result = await run(command, ['diagram', '--format', 'svg', file, name], { cwd: path.dirname(file) })
  if (result.code !== 0) return failed(result)
  return show(`${name} on its peers`, `<!DOCTYPE html><html><body style="background: white">${result.output}</body></html>`)
}

/** Runs the cases of a scenario and shows the page about the first one. */
exports.report = async (command, scenario) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'aqua-report-'))
  const result = await run(command, ['test', '--report', folder, path.basename(scenario)], { cwd: path.dirname(scenario) })
  const page = result.output.concat(result.errors).match(/\S+\.html/)?.[0]
  const pages = page ? [page] : require('node:fs').readdirSync(folder).filter(name => name.endsWith('.html')).sort()
  if (pages.length === 0) return failed(result)
  return show(path.basename(scenario), readFileSync(path.resolve(folder, pages[0]), 'utf8'))
}
