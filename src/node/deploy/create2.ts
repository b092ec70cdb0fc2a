import {
  type Address,
  concat,
  encodeAbiParameters,
  getContractAddress,
  type Hex,
  keccak256,
  parseAbiParameters,
  stringToHex,
} from 'viem'
import { artifact } from './artifacts.ts'
import type { DeployedContract } from './render-artifacts.ts'

/**
 * The deterministic deployment proxy that is on nearly every EVM chain: what it is sent, it deploys by CREATE2.
 * @see https://github.com/Arachnid/deterministic-deployment-proxy
 */
export const CREATE2_PROXY: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C'

/** Sends `CREATE2_PROXY` to a chain. Nobody's signature: its values were chosen first, and this address found from them. */
export const CREATE2_PROXY_SIGNER: Address = '0x3fAB184622Dc19b6109349B94811493BF2a45362'

/** 100,000 gas at 100 gwei. */
export const CREATE2_PROXY_COST = 10n ** 16n

export const CREATE2_PROXY_TRANSACTION: Hex =
  '0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222'

const SALT = keccak256(stringToHex('modelmark 1'))

/** A contract, where it will be, and what to send to the proxy to get it there. */
export interface PlannedContract {
  readonly contract: DeployedContract
  readonly address: Address
  readonly data: Hex
}

/** All contracts of a market. The same admin gives the same addresses on every chain. */
export interface MarketPlan {
  readonly manager: PlannedContract
  readonly vault: PlannedContract
  readonly registry: PlannedContract
  readonly licenseBook: PlannedContract
}

/** Fee of a new market in basis points; its DAO may change it. */
const FEE_BPS = 250

/** Seconds of notice before a model's new payees are paid. */
const PAYEE_NOTICE = 7n * 24n * 60n * 60n

/** Plans a market whose treasury is `admin` until a DAO takes over. */
export function planMarket(admin: Address): MarketPlan {
  const manager = plan('AccessManager', encodeAbiParameters(parseAbiParameters('address'), [admin]))
  const vault = plan(
    'RevenueVault',
    encodeAbiParameters(parseAbiParameters('address, address, uint16, uint256'), [
      manager.address,
      admin,
      FEE_BPS,
      PAYEE_NOTICE,
    ]),
  )
  const registry = plan(
    'ModelRegistry',
    encodeAbiParameters(parseAbiParameters('address, address'), [manager.address, vault.address]),
  )
  const licenseBook = plan(
    'LicenseBook',
    encodeAbiParameters(parseAbiParameters('address, address, address'), [
      manager.address,
      registry.address,
      vault.address,
    ]),
  )
  return { manager, vault, registry, licenseBook }
}

/** Plans what the local demo has besides the market. */
export function planDemo(): { readonly dollar: PlannedContract; readonly batchAccount: PlannedContract } {
  return { dollar: plan('DemoDollar', '0x'), batchAccount: plan('BatchAccount', '0x') }
}

function plan(contract: DeployedContract, constructorArguments: Hex): PlannedContract {
  const creation = concat([artifact(contract).bytecode, constructorArguments])
  const address = getContractAddress({
    opcode: 'CREATE2',
    from: CREATE2_PROXY,
    salt: SALT,
    bytecode: creation,
  })
  return { contract, address, data: concat([SALT, creation]) }
}
