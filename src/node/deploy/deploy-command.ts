import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Address, type Hex, isAddress, isHex, parseEther } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { DAO_DEFAULTS, type DaoParameters } from './dao-parameters.ts'
import { type DeployOptions, deployDemo, deployMarket } from './deploy.ts'
import type { DeployStep } from './deployer.ts'
import { LOCAL_ADMIN_KEY } from './local-admin.ts'
import { renderDeployments, toDeployment } from './render-deployments.ts'
import { writeStandardJson } from './standard-json.ts'

const HELP = `modelmark deploy: puts the market's contracts on a chain and hands them to its DAO, or finishes an
interrupted deployment, given the same options

Usage
  modelmark deploy --rpc URL --key-file FILE
  modelmark deploy --rpc URL --demo
  modelmark deploy --standard-json FOLDER

  --rpc URL               the chain's JSON-RPC endpoint
  --key-file FILE         file with the deployer's private key, 0x and 64 hex digits; it pays, and keeps no power
  --demo                  local chain: uses anvil's first account, adds play money and the account for batches, and
                          its DAO decides in a minute
  --token-holder ADDRESS  who gets all votes, to give them to the members; the deployer unless given
  --currency ADDRESS      an ERC-20 token that the market takes from the start; more than once if you like. Later
                          the DAO decides. Read in SECURITY.md which tokens to trust
  --standard-json FOLDER  writes what explorers need to verify the contracts, deploys nothing

How the DAO decides; seconds unless said otherwise
  --voting-delay          from a proposal to the vote (${DAO_DEFAULTS.votingDelay})
  --voting-period         how long members vote (${DAO_DEFAULTS.votingPeriod})
  --late-quorum-extension how long they vote at least once the quorum is reached (${DAO_DEFAULTS.lateQuorumExtension})
  --timelock-delay        from a vote that was won to its execution (${DAO_DEFAULTS.timelockDelay})
  --quorum-percent        percent of all votes that must take part (${DAO_DEFAULTS.quorumPercent})
  --proposal-threshold    whole tokens that a proposer needs (100000)

Deployer, holder of the votes and these numbers decide the addresses: the same give the same on every chain. They are
written to src/chain/deployments/deployments.ts.
`

const TABLE = new URL('../../chain/deployments/deployments.ts', import.meta.url)

const DAO_OPTIONS = {
  'voting-delay': 'votingDelay',
  'voting-period': 'votingPeriod',
  'late-quorum-extension': 'lateQuorumExtension',
  'timelock-delay': 'timelockDelay',
  'quorum-percent': 'quorumPercent',
} as const

/**
 * `modelmark deploy`: a market on a chain and in the committed table.
 * @throws Error with a sentence for the operator.
 */
export async function deployCommand(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      rpc: text,
      'key-file': text,
      demo: { type: 'boolean', default: false },
      'token-holder': text,
      currency: { type: 'string', multiple: true },
      'standard-json': text,
      'voting-delay': text,
      'voting-period': text,
      'late-quorum-extension': text,
      'timelock-delay': text,
      'quorum-percent': text,
      'proposal-threshold': text,
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const { rpc, 'key-file': keyFile, 'standard-json': folder, 'token-holder': holder, currency = [] } = values
  if (!values.help && folder !== undefined) {
    for (const line of writeStandardJson(folder)) console.log(line)
    return
  }
  if (values.help || rpc === undefined || (keyFile === undefined) !== values.demo) {
    process.stdout.write(HELP)
    if (!values.help) process.exitCode = 1
    return
  }
  const options: DeployOptions = {
    rpcUrl: rpc,
    account: privateKeyToAccount(keyFile === undefined ? LOCAL_ADMIN_KEY : readKey(keyFile)),
    dao: readDaoParameters(values),
    currencies: currency.map(address => readAddress('--currency', address)),
    ...(holder !== undefined && { tokenHolder: readAddress('--token-holder', holder) }),
    onStep: printStep,
  }
  const market = await (values.demo ? deployDemo(options) : deployMarket(options))
  writeFileSync(TABLE, renderDeployments(market.chainId, toDeployment(market)))
  console.log(`Chain ${market.chainId} is in src/chain/deployments/deployments.ts.`)
}

/** The parameters that were given. What they mean together, the contracts check. */
export function readDaoParameters(values: Readonly<Record<string, unknown>>): Partial<DaoParameters> {
  const given: Partial<Record<keyof DaoParameters, number | bigint>> = {}
  for (const [option, name] of Object.entries(DAO_OPTIONS)) {
    if (values[option] !== undefined) given[name] = readNumber(`--${option}`, String(values[option]))
  }
  const threshold = values['proposal-threshold']
  if (threshold !== undefined) {
    given.proposalThreshold = parseEther(String(readNumber('--proposal-threshold', String(threshold))))
  }
  return given as Partial<DaoParameters>
}

function readNumber(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`${option} is a whole number, not "${value.slice(0, 40)}".`)
  return Number(value)
}

function readAddress(option: string, value: string): Address {
  if (!isAddress(value)) throw new Error(`${option} is an address, not "${value.slice(0, 50)}".`)
  return value
}

function readKey(file: string): Hex {
  const key = readFileSync(file, 'utf8').trim()
  if (!isHex(key) || key.length !== 66)
    throw new Error(`${file} does not hold a private key: 0x and 64 hex digits.`)
  return key
}

function printStep({ what, status, address, transaction }: DeployStep): void {
  const words = [
    status === 'done' ? 'done    ' : 'is there',
    what,
    address,
    transaction && `by ${transaction}`,
  ]
  console.log(words.filter(Boolean).join('  '))
}
