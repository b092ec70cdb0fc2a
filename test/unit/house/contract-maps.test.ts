import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../contracts/test', import.meta.url))

/** Numbers of attacks in `ATTACKS.md`, and of rules in `RULES.md`. */
const ATTACKS = 30
const RULES = 12

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.sol'),
)

/** Contracts by name, each with its body: from its declaration to the next one in the file. */
const contracts = new Map(
  sources.flatMap(name =>
    readFileSync(join(folder, name), 'utf8')
      .split(/^(?=(?:abstract )?contract )/m)
      .slice(1)
      .map(
        body => [/contract (\w+)/.exec(body)?.[1] ?? '', { body, naive: name.startsWith('naive') }] as const,
      ),
  ),
)

function tableOf(file: string): string[][] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line => line.split('|').map(cell => cell.trim()))
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/`(\w+(?:\.\w+)?)`/g)].map(match => match[1] ?? '')
}

function missingTests(names: readonly string[]): string[] {
  return names.filter(name => {
    const [contract = '', test = ''] = name.split('.')
    return !contracts.get(contract)?.body.includes(`function ${test}(`)
  })
}

describe('the maps of the contracts’ tests', () => {
  const attacks = tableOf('ATTACKS.md').filter(row => /^\d+$/.test(row[1] ?? ''))
  const rules = tableOf('RULES.md').filter(row => /^\d+$/.test(row[1] ?? ''))

  it('count all attacks and rules', () => {
    assert.deepEqual(
      attacks.map(row => Number(row[1])),
      Array.from({ length: ATTACKS }, (_, i) => i + 1),
    )
    assert.deepEqual(
      rules.map(row => Number(row[1])),
      Array.from({ length: RULES }, (_, i) => i + 1),
    )
  })

  it('name for each attack tests that exist and a naive contract that one of them attacks', () => {
    for (const [, number, , tests = '', naive = ''] of attacks) {
      const named = namesIn(tests)
      assert.notEqual(named.length, 0, `attack ${number} has a test`)
      assert.deepEqual(missingTests(named), [], `attack ${number}`)
      const bodies = named.map(name => contracts.get(name.split('.')[0] ?? '')?.body ?? '')
      for (const name of namesIn(naive)) {
        assert.ok(contracts.get(name)?.naive, `attack ${number}: ${name} is in naive/`)
        assert.ok(
          bodies.some(body => body.includes(name)),
          `attack ${number}: a test attacks ${name}`,
        )
      }
      assert.notEqual(namesIn(naive).length, 0, `attack ${number} has a naive contract`)
    }
  })

  it('name for each rule and invariant tests that exist', () => {
    const names = namesIn(readFileSync(join(folder, 'RULES.md'), 'utf8')).filter(name => name.includes('.'))
    assert.deepEqual(missingTests(names), [])
    for (const row of rules) assert.notEqual(namesIn(row[3] ?? '').length, 0, `rule ${row[1]} has a test`)
  })

  it('name every invariant that is tested', () => {
    const map = readFileSync(join(folder, 'RULES.md'), 'utf8')
    const unnamed = [...contracts].filter(
      ([name, { body }]) => /function invariant_/.test(body) && !map.includes(`\`${name}.invariant_`),
    )
    assert.deepEqual(
      unnamed.map(([name]) => name),
      [],
    )
  })
})
