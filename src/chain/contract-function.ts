import {
  type Abi,
  type AbiFunction,
  type AbiParameter,
  concatHex,
  decodeAbiParameters,
  encodeAbiParameters,
  keccak256,
  sliceHex,
  stringToHex,
} from 'viem'
import type { Hex } from './hex.ts'

/**
 * A function of a contract with its selector, for ABIs that name each function once. viem's `encodeFunctionData` also
 * tells overloads apart and parses signatures: code that every element's first download would carry for nothing.
 * @see https://docs.soliditylang.org/en/latest/abi-spec.html
 */
export interface ContractFunction {
  readonly selector: Hex
  readonly inputs: readonly AbiParameter[]
  readonly outputs: readonly AbiParameter[]
}

/** @throws Error if the ABI has no function of that name, or several. */
export function contractFunction(abi: Abi, name: string): ContractFunction {
  const [found, another] = abi.filter(
    (item): item is AbiFunction => item.type === 'function' && item.name === name,
  )
  if (found === undefined || another !== undefined) throw new Error(`not one function ${name} in the ABI`)
  const { inputs, outputs } = found
  const signature = `${name}${canonicalTypes(inputs)}`
  return { selector: sliceHex(keccak256(stringToHex(signature)), 0, 4), inputs, outputs }
}

/** @throws viem's errors for arguments that do not fit. */
export function encodeCall({ selector, inputs }: ContractFunction, args: readonly unknown[]): Hex {
  return concatHex([selector, encodeAbiParameters(inputs, args)])
}

/** The one value a function returns, or all if it returns several. @throws viem's errors for bytes that do not decode. */
export function decodeAnswer({ outputs }: ContractFunction, data: Hex): unknown {
  const values = decodeAbiParameters(outputs, data)
  return values.length > 1 ? values : values[0]
}

function canonicalTypes(parameters: readonly AbiParameter[]): string {
  return `(${parameters.map(canonicalType).join(',')})`
}

function canonicalType(parameter: AbiParameter): string {
  return 'components' in parameter
    ? `${canonicalTypes(parameter.components)}${parameter.type.slice('tuple'.length)}`
    : parameter.type
}
