#!/usr/bin/env node
// Lets forge use the `solc` package of npm as its compiler: answers `--version` and `--standard-json`.
const { readFileSync } = require('node:fs')
const solc = require('solc')

const ask = process.argv.slice(2)

if (ask.includes('--version')) {
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`)
} else if (ask.includes('--standard-json')) {
  process.stdout.write(JSON.stringify(compile(JSON.parse(readFileSync(0, 'utf8')))))
} else {
  process.stderr.write(`solc.cjs understands --version and --standard-json, not: ${ask.join(' ')}\n`)
  process.exitCode = 1
}

/**
 * Compiles forge's input. Two things are in the way:
 * - forge names a file of `../node_modules` by a relative path in one place and by an absolute one in another. Both become
 *   `node_modules/…` here, so that each file is compiled once and the bytecode depends on no machine's paths.
 * - the WebAssembly compiler takes its input on a small stack and dies on a few megabytes. So source texts stay out of
 *   the input and are handed over one by one when the compiler asks for them.
 *
 * Tests, which nobody deploys and which hold no code of what they test (`dynamic_test_linking`), are compiled without the
 * search for common subexpressions: a third of the time.
 */
function compile(input) {
  const texts = new Map()
  const namesOfForge = new Map()
  for (const [name, { content }] of Object.entries(input.sources)) {
    texts.set(ownName(name), content)
    namesOfForge.set(ownName(name), name)
  }
  const { optimizer, outputSelection } = input.settings
  const selected = Object.entries(renameKeys(outputSelection, ownName))
  const compileThose = (inTests, optimizer) =>
    compileSelected(
      input,
      texts,
      optimizer,
      selected.filter(([name]) => name.startsWith('test/') === inTests),
    )
  const outputs = [
    compileThose(false, optimizer),
    compileThose(true, { ...optimizer, details: { cse: false } }),
  ]
  const forgeName = name => namesOfForge.get(name) ?? name
  const errors = outputs.flatMap(output => output.errors ?? [])
  for (const error of errors) {
    if (error.sourceLocation) error.sourceLocation.file = forgeName(error.sourceLocation.file)
  }
  return {
    errors,
    // The same sources in the same order each time: they have the same ids.
    sources: renameKeys(Object.assign({}, ...outputs.map(({ sources }) => sources)), forgeName),
    contracts: renameKeys(Object.assign({}, ...outputs.map(({ contracts }) => contracts)), forgeName),
  }
}

function compileSelected(input, texts, optimizer, selected) {
  if (selected.length === 0) return {}
  const sources = Object.fromEntries([...texts.keys()].sort().map(name => [name, { urls: [name] }]))
  const remappings = input.settings.remappings.map(remapping =>
    remapping.replace('=../node_modules/', '=node_modules/'),
  )
  const outputSelection = Object.fromEntries(selected)
  const settings = { ...input.settings, optimizer, remappings, outputSelection }
  return JSON.parse(
    solc.compile(JSON.stringify({ ...input, sources, settings }), {
      import: name =>
        texts.has(name) ? { contents: texts.get(name) } : { error: `${name} is not in the input` },
    }),
  )
}

function ownName(name) {
  return name.replace(/^(\.\.|\/.*)\/node_modules\//, 'node_modules/')
}

function renameKeys(object = {}, rename) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [rename(key), value]))
}
