import { ModelmarkError } from '../../src/error/index.ts'
import { readSafetensorsHeader, type Tensor, tensorView } from '../../src/manifest/index.ts'
import { BOUNDARY, hiddenUnits, LETTERS, type NameNetwork, nextSymbols, SYMBOLS } from './name-network.ts'
import { seededRandom } from './seeded-random.ts'

export interface GenerateOptions {
  readonly count: number
  /** Below 1 it stays with what it has seen often, above 1 it dares more. From 0.1 to 2. */
  readonly temperature: number
  /** The same seed gives the same names. */
  readonly seed: number
}

/** Gives bytes of the model's file. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>

const SHORTEST = 3
const LONGEST = 14
const MAX_HIDDEN = 4096
const MAX_CONTEXT = 64

/**
 * Reads a name network from the verified bytes of its safetensors file.
 * @throws ModelmarkError `file-invalid` where the file holds something else.
 */
export async function readNameNetwork(read: ReadBytes, size: number): Promise<NameNetwork> {
  const { tensors } = await readSafetensorsHeader(read, size)
  const find = (name: string) => tensors.find(tensor => tensor.name === name) ?? unfit(name)
  const window = find('window.weight')
  const [context = 0, symbols, hidden = 0] = window.shape
  if (symbols !== SYMBOLS || context < 1 || context > MAX_CONTEXT || hidden < 1 || hidden > MAX_HIDDEN) {
    return unfit(window.name)
  }
  const load = async (tensor: Tensor, count: number) => {
    const values = tensorView(tensor, await read(tensor.begin, tensor.end - tensor.begin))
    return values instanceof Float32Array && values.length === count ? values : unfit(tensor.name)
  }
  return {
    context,
    hidden,
    window: await load(window, context * SYMBOLS * hidden),
    windowBias: await load(find('window.bias'), hidden),
    output: await load(find('output.weight'), hidden * SYMBOLS),
    outputBias: await load(find('output.bias'), SYMBOLS),
  }
}

/** Writes names, each different, each begun with a capital. */
export function generateNames(network: NameNetwork, { count, temperature, seed }: GenerateOptions): string[] {
  const random = seededRandom(seed)
  const heat = Math.min(2, Math.max(0.1, temperature))
  const names = new Set<string>()
  for (let attempt = 0; names.size < count && attempt < count * 50; attempt++) {
    const name = writeName(network, heat, random)
    if (name.length >= SHORTEST) names.add(name.charAt(0).toUpperCase() + name.slice(1))
  }
  return [...names]
}

function writeName(network: NameNetwork, temperature: number, random: () => number): string {
  const units = new Float32Array(network.hidden)
  const likely = new Float32Array(SYMBOLS)
  const symbols: number[] = []
  while (symbols.length < LONGEST) {
    hiddenUnits(network, symbols, symbols.length, units)
    nextSymbols(network, units, temperature, likely)
    const symbol = pick(likely, random())
    if (symbol === BOUNDARY) break
    symbols.push(symbol)
  }
  return symbols.map(symbol => LETTERS.charAt(symbol - 1)).join('')
}

function pick(likely: Float32Array, point: number): number {
  let left = point
  for (const [symbol, share] of likely.entries()) {
    left -= share
    if (left < 0) return symbol
  }
  return BOUNDARY
}

function unfit(tensor: string): never {
  throw new ModelmarkError('file-invalid', { format: 'safetensors', field: 'tensor', tensor })
}
