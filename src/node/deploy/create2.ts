import { type Address, concat, getContractAddress, type Hex, keccak256, stringToHex } from 'viem'
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

/** Where the proxy puts a contract with this creation code, constructor arguments included. */
export function planContract(contract: DeployedContract, creation: Hex): PlannedContract {
  const address = getContractAddress({
    opcode: 'CREATE2',
    from: CREATE2_PROXY,
    salt: SALT,
    bytecode: creation,
  })
  return { contract, address, data: concat([SALT, creation]) }
}
