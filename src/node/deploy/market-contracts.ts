import {
  type Abi,
  type Address,
  type ContractConstructorArgs,
  encodeDeployData,
  type Hex,
  parseEther,
  zeroAddress,
} from 'viem'
import {
  accessManagerAbi,
  curationAbi,
  disputeCourtAbi,
  exchangeAbi,
  fractionalizerAbi,
  licenseBookAbi,
  marketGovernorAbi,
  marketTokenAbi,
  modelRegistryAbi,
  revenueVaultAbi,
  timelockControllerAbi,
  usageMeterAbi,
} from '../../chain/generated/abi.ts'
import { artifact } from './artifacts.ts'
import { type PlannedContract, planContract } from './create2.ts'
import type { DaoParameters } from './dao-parameters.ts'
import type { DeployedContract } from './render-artifacts.ts'

/** Where the contracts of a market are. */
export interface MarketAddresses {
  /** Who may do what. */
  readonly manager: Address
  /** The DAO's hands and treasury. */
  readonly timelock: Address
  readonly vault: Address
  readonly registry: Address
  readonly licenseBook: Address
  /** Prepaid use. */
  readonly usageMeter: Address
  /** Makes a model's revenue into shares. */
  readonly fractionalizer: Address
  readonly exchange: Address
  /** Disputes about models. */
  readonly court: Address
  /** Which models are listed. */
  readonly curation: Address
  /** Votes in the DAO. */
  readonly token: Address
  readonly governor: Address
}

/** What decides a market's addresses: the same gives the same on every chain. */
export interface MarketOptions {
  /** Admin until the hand-over. */
  readonly deployer: Address
  /** Gets all votes, to give them to the members. */
  readonly tokenHolder: Address
  readonly dao: DaoParameters
}

/** Fee of a new market in basis points; its DAO may change it. */
const FEE_BPS = 250

/** Seconds of notice before a model's new payees are paid. */
const PAYEE_NOTICE = 7n * 24n * 60n * 60n

const DAY = 24 * 60 * 60

/** Bonds and fees in wei of the native coin, periods in seconds; the DAO may change them. */
const DISPUTE = { bond: parseEther('0.05'), counterPeriod: 3 * DAY, rulingPeriod: 14 * DAY }
const LISTING = { bond: parseEther('0.02'), challengePeriod: 7 * DAY, endorsementFee: parseEther('0.001') }

/** Seconds in which a service can still settle the vouchers of somebody who asked for the rest of a deposit. */
const WITHDRAWAL_DELAY = 24n * 60n * 60n

/** In the order in which they are deployed: constructor arguments name only what is above. */
const CONTRACTS = [
  contract('manager', 'AccessManager', accessManagerAbi, at => [at.deployer]),
  // Nobody schedules until the governor may, anyone executes, the deployer is admin until then.
  contract('timelock', 'TimelockController', timelockControllerAbi, at => [
    BigInt(at.dao.timelockDelay),
    [],
    [zeroAddress],
    at.deployer,
  ]),
  contract('vault', 'RevenueVault', revenueVaultAbi, at => [at.manager, at.timelock, FEE_BPS, PAYEE_NOTICE]),
  contract('registry', 'ModelRegistry', modelRegistryAbi, at => [at.manager, at.vault]),
  contract('licenseBook', 'LicenseBook', licenseBookAbi, at => [at.manager, at.registry, at.vault]),
  contract('usageMeter', 'UsageMeter', usageMeterAbi, at => [
    at.registry,
    at.licenseBook,
    at.vault,
    WITHDRAWAL_DELAY,
  ]),
  contract('fractionalizer', 'Fractionalizer', fractionalizerAbi, at => [at.registry, at.vault]),
  contract('exchange', 'Exchange', exchangeAbi, at => [
    at.registry,
    at.licenseBook,
    at.vault,
    at.fractionalizer,
  ]),
  contract('court', 'DisputeCourt', disputeCourtAbi, at => [
    at.manager,
    at.registry,
    at.licenseBook,
    at.vault,
    DISPUTE.bond,
    DISPUTE.counterPeriod,
    DISPUTE.rulingPeriod,
  ]),
  contract('curation', 'Curation', curationAbi, at => [
    at.manager,
    at.registry,
    at.licenseBook,
    at.vault,
    LISTING.bond,
    LISTING.challengePeriod,
    LISTING.endorsementFee,
  ]),
  contract('token', 'MarketToken', marketTokenAbi, at => [at.tokenHolder]),
  contract('governor', 'MarketGovernor', marketGovernorAbi, at => [
    at.token,
    at.timelock,
    { ...at.dao, quorumPercent: BigInt(at.dao.quorumPercent) },
  ]),
]

/** All contracts of a market in the order in which they are deployed, and their addresses by name. */
export interface MarketPlan {
  readonly contracts: readonly PlannedContract[]
  readonly addresses: MarketAddresses
}

export function planMarket(options: MarketOptions): MarketPlan {
  const addresses = {} as Record<keyof MarketAddresses, Address>
  const contracts = CONTRACTS.map(({ name, contract, creationOf }) => {
    const planned = planContract(contract, creationOf({ ...options, ...addresses }))
    addresses[name] = planned.address
    return planned
  })
  return { contracts, addresses }
}

/** Plans what the local demo has besides the market. */
export function planDemo(): { readonly dollar: PlannedContract; readonly batchAccount: PlannedContract } {
  return {
    dollar: planContract('DemoDollar', artifact('DemoDollar').bytecode),
    batchAccount: planContract('BatchAccount', artifact('BatchAccount').bytecode),
  }
}

interface ContractOfMarket {
  readonly name: keyof MarketAddresses
  readonly contract: DeployedContract
  readonly creationOf: (at: MarketOptions & MarketAddresses) => Hex
}

function contract<const abi extends Abi, const args extends ContractConstructorArgs<abi>>(
  name: keyof MarketAddresses,
  contract: DeployedContract,
  abi: abi,
  argsOf: (at: MarketOptions & MarketAddresses) => args,
): ContractOfMarket {
  const { bytecode } = artifact(contract)
  return {
    name,
    contract,
    creationOf: at => encodeDeployData({ abi: abi as Abi, bytecode, args: argsOf(at) as readonly unknown[] }),
  }
}
