import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readForgeMetadata } from './forge-output.ts'
import { DEPLOYED_CONTRACTS, type DeployedContract } from './render-artifacts.ts'

const CONTRACTS = new URL('../../../contracts/', import.meta.url)
const ROOT = new URL('../../../', import.meta.url)

/**
 * What an explorer needs to compile a contract to the bytecode that is deployed: the compiler's standard JSON input.
 * Reads what `forge build` wrote.
 * @see https://docs.soliditylang.org/en/latest/using-the-compiler.html#input-description
 */
export function standardJson(contract: DeployedContract): {
  readonly compiler: string
  /** Name by which the explorer asks for the contract: `src/RevenueVault.sol:RevenueVault`. */
  readonly name: string
  readonly input: object
} {
  const { compiler, language, settings, sources } = readForgeMetadata(contract)
  const { compilationTarget, ...kept } = settings
  const [[file, name] = ['', contract]] = Object.entries(compilationTarget)
  const texts = Object.keys(sources).map(source => {
    const folder = source.startsWith('node_modules/') ? ROOT : CONTRACTS
    return [source, { content: readFileSync(new URL(source, folder), 'utf8') }] as const
  })
  return {
    compiler: compiler.version,
    name: `${file}:${name}`,
    input: {
      language,
      sources: Object.fromEntries(texts),
      settings: {
        ...kept,
        outputSelection: { [file]: { [name]: ['abi', 'evm.bytecode', 'evm.deployedBytecode'] } },
      },
    },
  }
}

/**
 * Writes a file for each contract into a folder, and returns what to tell the explorer about each.
 * @throws Error where there is no checkout of the project, or it was not compiled.
 */
export function writeStandardJson(folder: string): readonly string[] {
  if (!existsSync(new URL('out/', CONTRACTS))) {
    throw new Error('The sources come from a checkout of the project: run `npm run generate` in it first.')
  }
  mkdirSync(folder, { recursive: true })
  return DEPLOYED_CONTRACTS.map(contract => {
    const { compiler, name, input } = standardJson(contract)
    const file = join(folder, `${contract}.json`)
    writeFileSync(file, JSON.stringify(input, null, 1))
    return `${file}  ${name}  solc ${compiler}`
  })
}
