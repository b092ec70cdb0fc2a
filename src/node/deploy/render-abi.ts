import { DECISION_ABIS } from './decision-abis.ts'
import { type AbiItem, type AbiParameter, readForgeAbi } from './forge-output.ts'
import { SALE_ABIS } from './sale-abis.ts'
import { TRADE_ABIS } from './trade-abis.ts'

/**
 * Every contract whose whole ABI is written, by the name of its constant. A caller can meet the errors of each, for they call
 * one another.
 */
const WHOLE_ABIS: Readonly<Record<string, string>> = {
  modelRegistryAbi: 'ModelRegistry',
  licenseBookAbi: 'LicenseBook',
  revenueVaultAbi: 'RevenueVault',
  exchangeAbi: 'Exchange',
  usageMeterAbi: 'UsageMeter',
  fractionalizerAbi: 'Fractionalizer',
  disputeCourtAbi: 'DisputeCourt',
  curationAbi: 'Curation',
  modelSharesAbi: 'ModelShares',
  modelGovernorAbi: 'ModelGovernor',
  marketTokenAbi: 'MarketToken',
  marketGovernorAbi: 'MarketGovernor',
  timelockControllerAbi: 'TimelockController',
  accessManagerAbi: 'AccessManager',
  demoDollarAbi: 'DemoDollar',
  batchAccountAbi: 'BatchAccount',
}

const HEADER = '// Written by `npm run generate`; not by hand.\n'

/** The texts of the modules in `src/chain/generated`, by file name, from what `forge build` wrote. */
export function renderAbiModules(): Readonly<Record<string, string>> {
  const parts = Object.entries({ ...SALE_ABIS, ...TRADE_ABIS, ...DECISION_ABIS }).map(([module, abis]) => {
    const rendered = abis.map(({ name, about, contract, items }) =>
      render(name, about, pick(readForgeAbi(contract), items)),
    )
    return [module, file(rendered)]
  })
  return { 'errors-abi.ts': renderErrors(), 'abi.ts': renderWholeAbis(), ...Object.fromEntries(parts) }
}

function renderErrors(): string {
  const items = Object.values(WHOLE_ABIS).flatMap(readForgeAbi).filter(isError)
  return file([render('errorsAbi', 'Every error that a call of the market can end with.', unique(items))])
}

function renderWholeAbis(): string {
  const about = 'The whole contract, with the errors that come through it.'
  const abis = Object.entries(WHOLE_ABIS).map(([name, contract]) =>
    render(
      name,
      about,
      readForgeAbi(contract).filter(item => !isError(item)),
      ['...errorsAbi'],
    ),
  )
  return file(["import { errorsAbi } from './errors-abi.ts'\n", ...abis])
}

function file(parts: readonly string[]): string {
  return [HEADER, ...parts].join('\n')
}

function render(
  name: string,
  about: string,
  items: readonly AbiItem[],
  more: readonly string[] = [],
): string {
  const lines = [...items.map(item => JSON.stringify(item)), ...more].map(item => `  ${item},`)
  return [`/** ${about} */`, `export const ${name} = [`, ...lines, '] as const', ''].join('\n')
}

/** By name, or by signature where several functions share the name. */
function pick(abi: readonly AbiItem[], names: readonly string[]): readonly AbiItem[] {
  return names.map(name => {
    const item = abi.find(candidate => candidate.name === name || signature(candidate) === `function ${name}`)
    if (item === undefined) throw new Error(`No contract has ${name}.`)
    return item
  })
}

function unique(items: readonly AbiItem[]): readonly AbiItem[] {
  return [...new Map(items.map(item => [signature(item), item])).values()]
}

function signature({ type, name = '', inputs = [] }: AbiItem): string {
  return `${type} ${name}(${inputs.map(typeOf).join()})`
}

function typeOf({ type, components = [] }: AbiParameter): string {
  return components.length === 0 ? type : `${type}(${components.map(typeOf).join()})`
}

function isError(item: AbiItem): boolean {
  return item.type === 'error'
}
