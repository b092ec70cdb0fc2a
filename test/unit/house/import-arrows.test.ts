import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What each room may import; itself is understood. The order is the order of the house, from the ground up. */
const ARROWS: Record<string, readonly string[]> = {
  'src/error': [],
  'src/store': ['src/error'],
  'src/asset': ['src/error'],
  'src/license': ['src/error', 'src/asset'],
  'src/manifest': ['src/error', 'src/asset'],
  'src/chain': ['src/error', 'src/store', 'src/asset', 'src/license', 'src/manifest'],
  'src/wallet': ['src/error', 'src/store', 'src/asset', 'src/license', 'src/manifest'],
  'src/artifact': ['src/error', 'src/store', 'src/asset', 'src/license', 'src/manifest'],
  'src/publish': ['src/error', 'src/store', 'src/asset', 'src/license', 'src/manifest', 'src/artifact'],
  'src/market': [
    'src/error',
    'src/store',
    'src/asset',
    'src/license',
    'src/manifest',
    'src/chain',
    'src/wallet',
    'src/artifact',
    'src/publish',
  ],
  // Only to name each right in each language.
  'src/text': ['src/error', 'src/license'],
  'src/node': [
    'src/error',
    'src/store',
    'src/asset',
    'src/license',
    'src/manifest',
    'src/chain',
    'src/artifact',
    'src/publish',
    // The indexer searches as pages do.
    'src/market',
  ],
  components: [
    'src/error',
    'src/store',
    'src/asset',
    'src/license',
    'src/manifest',
    'src/wallet',
    'src/artifact',
    'src/publish',
    'src/market',
    'src/text',
  ],
}

/** Packages that only these rooms may import, so that their weight and their types stay there. */
const PACKAGES: readonly { readonly name: RegExp; readonly rooms: readonly string[] }[] = [
  { name: /^lit($|\/)|^@lit\//, rooms: ['components'] },
  { name: /^viem($|\/)/, rooms: ['src/chain', 'src/node'] },
  { name: /^(helia|libp2p)$|^@(helia|libp2p|chainsafe)\//, rooms: ['src/artifact/peer', 'src/node'] },
  { name: /^@?(web3modal|wagmi)($|\/)/, rooms: ['src/wallet'] },
  { name: /^node:/, rooms: ['src/node'] },
]

interface Import {
  readonly from: string
  readonly to: string
  readonly lazy: boolean
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => join(folder, name))
}

function importsOf(file: string): Import[] {
  const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const eager = [...code.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"()]*?['"]([^'"]+)['"]/g)]
  const lazy = [...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)]
  const target = (to: string) =>
    to.startsWith('.') ? relative(root, normalize(join(root, dirname(file), to))) : to
  return [
    ...eager.map(match => ({ from: file, to: target(match[1] ?? ''), lazy: false })),
    ...lazy.map(match => ({ from: file, to: target(match[1] ?? ''), lazy: true })),
  ]
}

function roomOf(path: string): string {
  const [first = '', second = ''] = path.split(sep)
  return first === 'src' ? (second.includes('.') ? 'src' : `src/${second}`) : first
}

const files = [...sourceFiles('src'), ...sourceFiles('components')]
const imports = files.flatMap(importsOf)
const named = ({ from, to }: Import) => `${from} -> ${to}`

describe('the house', () => {
  it('lets imports go one way', () => {
    const wrong = imports.filter(({ from, to }) => {
      const room = roomOf(from)
      if (!to.startsWith('src') && !/^(components|demo|test)\b/.test(to)) return false
      return room !== 'src' && roomOf(to) !== room && !ARROWS[room]?.includes(roomOf(to))
    })
    assert.deepEqual(wrong.map(named), [])
  })

  it('enters another room only through its index', () => {
    const wrong = imports.filter(({ from, to }) => {
      const elsewhere = to.startsWith('src') && roomOf(to) !== roomOf(from)
      return elsewhere && !to.endsWith('index.ts') && roomOf(from) !== 'src/node'
    })
    assert.deepEqual(wrong.map(named), [])
  })

  it('keeps each package in its room', () => {
    const wrong = imports.filter(({ from, to }) =>
      PACKAGES.some(({ name, rooms }) => name.test(to) && !rooms.some(room => from.startsWith(room + sep))),
    )
    assert.deepEqual(wrong.map(named), [])
  })

  it('reaches peers and Web3Modal only through import()', () => {
    const behind = [/^src\/artifact\/peer\//, /^src\/wallet\/web3modal\.ts$/]
    const browser = imports.filter(({ from }) => roomOf(from) !== 'src/node')
    const wrong = browser.filter(
      ({ from, to, lazy }) => behind.some(room => room.test(to) && !room.test(from)) && !lazy,
    )
    const types = wrong.filter(({ from, to }) => {
      const code = readFileSync(join(root, from), 'utf8')
      const name = to.split(sep).at(-1) ?? ''
      return !new RegExp(`(?:import|export) type [^\\n]*${name.replace('.', '\\.')}`).test(code)
    })
    assert.deepEqual(types.map(named), [])
  })

  it('has a rule for each room', () => {
    const rooms = new Set(files.map(roomOf).filter(room => room !== 'src'))
    assert.deepEqual(
      [...rooms].filter(room => ARROWS[room] === undefined),
      [],
    )
  })
})
