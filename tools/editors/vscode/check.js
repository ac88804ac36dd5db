// Looks whether the files that package.json names are there and can be read, without an editor.
const fs = require('node:fs')
const path = require('node:path')

const read = name => JSON.parse(fs.readFileSync(path.join(__dirname, name), 'utf8'))
const { main, contributes } = read('package.json')
fs.accessSync(path.join(__dirname, main))
for (const { configuration } of contributes.languages) read(configuration)
for (const { path: name, scopeName } of contributes.grammars)
  if (read(name).scopeName !== scopeName) throw new Error(`${name} is not ${scopeName}`)
for (const { path: name } of contributes.snippets)
  for (const [title, { prefix, body }] of Object.entries(read(name)))
    if (!prefix || !body) throw new Error(`snippet ${title} has no prefix or no body`)
for (const { pattern } of contributes.problemMatchers) new RegExp(pattern.regexp)
