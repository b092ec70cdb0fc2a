import { type Address, zeroAddress } from 'viem'
import { DAO_DEFAULTS, type DaoParameters, DEMO_DAO } from './dao-parameters.ts'
import { createDeployer, type DeployerOptions } from './deployer.ts'
import { findBirthBlock } from './find-birth-block.ts'
import { managerHandOver, timelockHandOver } from './hand-over.ts'
import { type MarketAddresses, planDemo, planMarket } from './market-contracts.ts'
import { DAO_ROLE } from './roles.ts'
import { isMember, marketSettings } from './settings.ts'

/** The account is admin only until the hand-over. It, the votes' holder and the DAO's parameters decide the addresses. */
export interface DeployOptions extends DeployerOptions {
  /** Gets all votes, to give them to the members; the account unless given. */
  readonly tokenHolder?: Address
  /** Where it differs from `DAO_DEFAULTS`. */
  readonly dao?: Partial<DaoParameters>
  /** ERC-20 tokens that the market takes from the start, besides the native coin. Later the DAO decides. */
  readonly currencies?: readonly Address[]
}

export interface DeployedMarket extends MarketAddresses {
  readonly chainId: number
  /** Number of the block in which the registry appeared; 0 where the chain's history cannot be asked. */
  readonly block: number
}

export interface DeployedDemo extends DeployedMarket {
  readonly dollar: Address
  readonly batchAccount: Address
}

/**
 * Puts a market on a chain, sets it up and hands it over to its DAO: whatever is missing, nothing twice, so that an
 * interrupted deployment goes on where it stopped. Afterwards the deployer has no power, and no way back.
 * @throws Error with a sentence for the operator.
 */
export async function deployMarket(options: DeployOptions): Promise<DeployedMarket> {
  const { account, tokenHolder = account.address, currencies = [], onStep = () => {} } = options
  const deployer = createDeployer(options)
  const { client } = deployer
  const { contracts, addresses } = planMarket({
    deployer: account.address,
    tokenHolder,
    dao: { ...DAO_DEFAULTS, ...options.dao },
  })
  await deployer.requireProxy()
  for (const contract of contracts) await deployer.deploy(contract)

  for (const setting of timelockHandOver(client, addresses, account.address)) await deployer.call(setting)
  if (await isMember(client, addresses.manager, DAO_ROLE.id, account.address)) {
    // In one transaction, so that nobody ever meets a market that is set up and still the deployer's.
    await deployer.callTogether(addresses.manager, [
      ...marketSettings(client, addresses, [zeroAddress, ...currencies]),
      ...managerHandOver(client, addresses, account.address),
    ])
  } else {
    onStep({ what: "settings, which are the DAO's to change", status: 'already-there' })
  }
  return {
    ...addresses,
    chainId: await client.getChainId(),
    block: await findBirthBlock(client, addresses.registry),
  }
}

/**
 * A market with play money and an account for batches, whose DAO decides in a minute: for a local chain only.
 * @throws Error with a sentence for the operator.
 */
export async function deployDemo(options: DeployOptions): Promise<DeployedDemo> {
  const deployer = createDeployer(options)
  const { dollar, batchAccount } = planDemo()
  await deployer.requireProxy()
  await deployer.deploy(dollar)
  await deployer.deploy(batchAccount)
  const market = await deployMarket({
    ...options,
    dao: { ...DEMO_DAO, ...options.dao },
    currencies: [...(options.currencies ?? []), dollar.address],
  })
  return { ...market, dollar: dollar.address, batchAccount: batchAccount.address }
}
