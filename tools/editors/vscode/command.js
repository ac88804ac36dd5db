// Runs `aqua` and reads what it writes.
const { spawn } = require('node:child_process')

/**
 * Runs the command with the words; `onLine` gets each line of its output. Resolves to { code, output, errors }; a command
 * that cannot be started rejects.
 */
function run(command, words, { cwd, onLine = () => {}, onCancel = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const result = { code: null, output: '', errors: '' }
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      result.output += text
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      lines.forEach(onLine)
    })
    child.stderr.setEncoding('utf8').on('data', text => { result.errors += text })
    child.on('error', reject)
    child.on('close', code => {
      if (rest) onLine(rest)
      resolve({ ...result, code })
    })
    onCancel(() => child.kill())
  })
}

/** `FILE::NAME[::VARIANT]`, a line of `aqua test --list`. */
function caseOf(line) {
  const [file, name, variant = ''] = line.split('::')
  return name === undefined ? null : { file, name, variant, id: line }
}

/** The id of a case that a line of `aqua test --format jsonl` tells of. */
const idOf = ({ file, scenario, variant }) => [file, scenario, ...(variant ? [variant] : [])].join('::')

module.exports = { run, caseOf, idOf }
