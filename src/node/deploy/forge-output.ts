import { readFileSync } from 'node:fs'

export interface AbiParameter {
  readonly name: string
  readonly type: string
  readonly indexed?: boolean
  readonly components?: readonly AbiParameter[]
}

export interface AbiItem {
  readonly type: string
  readonly name?: string
  readonly inputs?: readonly AbiParameter[]
  readonly outputs?: readonly AbiParameter[]
  readonly stateMutability?: string
  readonly anonymous?: boolean
}

/** What is needed to deploy a contract and to recognise it on a chain. */
export interface Artifact {
  /** Creation code without constructor arguments. */
  readonly bytecode: `0x${string}`
  readonly runtime: `0x${string}`
  /** Byte ranges of the run-time code that the constructor fills in: `[start, length]`. */
  readonly immutables: readonly (readonly [number, number])[]
}

/** What the compiler says about its own work. */
export interface CompilerMetadata {
  readonly compiler: { readonly version: string }
  readonly language: string
  readonly settings: { readonly compilationTarget: Readonly<Record<string, string>> }
  readonly sources: Readonly<Record<string, unknown>>
}

interface ForgeArtifact {
  readonly metadata: CompilerMetadata
  readonly abi: readonly AbiItem[]
  readonly bytecode: { readonly object: `0x${string}` }
  readonly deployedBytecode: {
    readonly object: `0x${string}`
    readonly immutableReferences?: Readonly<Record<string, readonly { start: number; length: number }[]>>
  }
}

const OUTPUT = new URL('../../../contracts/out/', import.meta.url)

/** Reads what `forge build` wrote. */
export function readForgeAbi(contract: string): readonly AbiItem[] {
  return readForge(contract).abi.map(withoutInternalTypes)
}

export function readForgeArtifact(contract: string): Artifact {
  const { bytecode, deployedBytecode } = readForge(contract)
  const immutables = Object.values(deployedBytecode.immutableReferences ?? {})
    .flat()
    .map(({ start, length }) => [start, length] as const)
    .sort(([a], [b]) => a - b)
  return { bytecode: bytecode.object, runtime: deployedBytecode.object, immutables }
}

export function readForgeMetadata(contract: string): CompilerMetadata {
  return readForge(contract).metadata
}

function readForge(contract: string): ForgeArtifact {
  return JSON.parse(readFileSync(new URL(`${contract}.sol/${contract}.json`, OUTPUT), 'utf8'))
}

/** Compiler's type names help nobody at run time and would double the size. */
function withoutInternalTypes<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'internalType' ? undefined : inner)))
}
