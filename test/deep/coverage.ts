/** Measures which lines and branches of the contracts the tests reach. */
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contractsFolder, forge } from './forge.ts'
import { addShares, parseLcov, type Share } from './lcov.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const project = join(root, '.cache', 'coverage')

/** Percent of lines, and of branches, of all contracts together. */
const LEAST = 98

/** Tests of gas hold for optimized code, which is not what is measured here. */
const GAS_TESTS = ['--no-match-contract', 'Gas', '--no-match-test', 'CostsAtMost']

interface Explanation {
  readonly file: string
  readonly code: string
  readonly why: string
}

/**
 * Prints how far each contract is covered, and each place that is not with its explanation in `UNCOVERED.md`. Returns how
 * many things are wrong: tests that fail, a share below the least, places without an explanation.
 */
export async function measureCoverage(): Promise<number> {
  await makeProject()
  const output = await forge(
    ['coverage', '--report', 'lcov', '--no-match-coverage', '(test|demo|node_modules)', ...GAS_TESTS],
    {
      cwd: project,
      environment: {
        FOUNDRY_PROFILE: 'default',
        FOUNDRY_BLOCK_GAS_LIMIT: '1000000000000',
        FOUNDRY_INVARIANT_RUNS: '8',
      },
    },
  )
  const [, passed = '0', failed] = /(\d+) tests passed, (\d+) failed/.exec(output) ?? []
  console.log(`${passed} tests passed, ${failed ?? 'none finished'} failed`)
  if (failed !== '0')
    console.error(
      output
        .split('\n')
        .filter(line => line.startsWith('[FAIL'))
        .join('\n'),
    )

  const files = parseLcov(await readFile(join(project, 'lcov.info'), 'utf8'))
  const explanations = parseExplanations(
    await readFile(join(contractsFolder, 'test', 'UNCOVERED.md'), 'utf8'),
  )
  let wrong = Number(failed ?? 1)
  for (const { file, lines, branches, unreached } of files) {
    console.log(`${file.padEnd(30)} lines ${percent(lines)}   branches ${percent(branches)}`)
    const source = (await readFile(join(contractsFolder, file), 'utf8')).split('\n')
    for (const { line, what } of unreached) {
      const code = source[line - 1]?.trim() ?? ''
      const why = explanations.find(each => each.file === file && code.includes(each.code))?.why
      if (why === undefined) wrong++
      console.log(`  ${file}:${line} ${what}: ${code}\n    ${why ?? '✗ nobody has explained why'}`)
    }
  }
  for (const file of await unmeasuredFiles(files.map(each => each.file))) {
    const why = explanations.find(each => each.file === file && each.code === 'function')?.why
    if (why === undefined) wrong++
    console.log(`${file.padEnd(30)} not measured\n    ${why ?? '✗ nobody has explained why'}`)
  }
  const totals = [
    addShares(files.map(({ lines }) => lines)),
    addShares(files.map(({ branches }) => branches)),
  ]
  console.log(
    `together: ${totals.map((share, i) => `${i === 0 ? 'lines' : 'branches'} ${percent(share)}`).join(', ')}`,
  )
  return wrong + totals.filter(({ reached, all }) => reached * 100 < all * LEAST).length
}

/**
 * A copy of the contracts that has `node_modules` inside of it: forge's analysis for coverage finds no imports of packages
 * that lie above its project.
 */
async function makeProject(): Promise<void> {
  await mkdir(project, { recursive: true })
  for (const part of ['src', 'test', 'demo', 'solc.cjs']) {
    await rm(join(project, part), { recursive: true, force: true })
    await cp(join(contractsFolder, part), join(project, part), { recursive: true })
  }
  const config = await readFile(join(contractsFolder, 'foundry.toml'), 'utf8')
  await writeFile(join(project, 'foundry.toml'), config.replaceAll('../node_modules', 'node_modules'))
  await rm(join(project, 'node_modules'), { force: true })
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'), 'dir')
}

/** Files that have functions and of which forge's report says nothing. */
async function unmeasuredFiles(measured: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of await readdir(join(contractsFolder, 'src'), { recursive: true })) {
    const file = `src/${name}`
    if (!file.endsWith('.sol') || file.startsWith('src/interfaces/') || measured.includes(file)) continue
    const source = await readFile(join(contractsFolder, file), 'utf8')
    if (/^\s*function /m.test(source)) found.push(file)
  }
  return found.sort()
}

/** Rows of the table: file, code of the line or a part of it, why no test gets there. */
function parseExplanations(text: string): Explanation[] {
  return [...text.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$/gm)].map(
    ([, file = '', code = '', why = '']) => ({ file, code, why }),
  )
}

function percent({ reached, all }: Share): string {
  return `${(all === 0 ? 100 : (100 * reached) / all).toFixed(2)} % (${reached}/${all})`
}
