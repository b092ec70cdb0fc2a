import { BOUNDARY, hiddenUnits, type NameNetwork, nextSymbols, SYMBOLS, symbolsOf } from './name-network.ts'
import { seededRandom, shuffled } from './seeded-random.ts'

export interface TrainOptions {
  readonly epochs: number
  /** Step of the first epoch; falls to a twentieth of it in the last one. */
  readonly rate: number
  readonly seed: number
}

/** A network that knows nothing yet. */
export function newNameNetwork(context: number, hidden: number, seed: number): NameNetwork {
  const random = seededRandom(seed)
  const noise = (length: number, scale: number) =>
    Float32Array.from({ length }, () => (random() + random() + random() - 1.5) * scale)
  return {
    context,
    hidden,
    window: noise(context * SYMBOLS * hidden, 0.5),
    windowBias: new Float32Array(hidden),
    output: noise(hidden * SYMBOLS, 0.2),
    outputBias: new Float32Array(SYMBOLS),
  }
}

/** Teaches names to a network, in place: gradient descent, one letter at a time. */
export function trainNames(
  network: NameNetwork,
  names: readonly string[],
  { epochs, rate, seed }: TrainOptions,
): void {
  const random = seededRandom(seed)
  const lists = names.map(symbolsOf)
  const units = new Float32Array(network.hidden)
  const likely = new Float32Array(SYMBOLS)
  const blame = new Float32Array(network.hidden)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate * (1 - (0.95 * epoch) / Math.max(1, epochs - 1))
    for (const symbols of shuffled(lists, random)) {
      for (let position = 0; position < symbols.length; position++) {
        hiddenUnits(network, symbols, position, units)
        nextSymbols(network, units, 1, likely)
        const target = symbols[position] ?? BOUNDARY
        likely[target] = (likely[target] ?? 0) - 1
        descend(network, symbols, position, { units, error: likely, blame, step })
      }
    }
  }
}

interface Descent {
  readonly units: Float32Array
  /** What was guessed minus what came. */
  readonly error: Float32Array
  readonly blame: Float32Array
  readonly step: number
}

function descend(network: NameNetwork, symbols: readonly number[], position: number, descent: Descent): void {
  const { context, hidden, window, windowBias, output, outputBias } = network
  const { units, error, blame, step } = descent
  for (let unit = 0; unit < hidden; unit++) {
    const value = units[unit] ?? 0
    blame[unit] = 0
    if (value === 0) continue
    const row = unit * SYMBOLS
    let sum = 0
    for (let symbol = 0; symbol < SYMBOLS; symbol++) {
      const weight = output[row + symbol] ?? 0
      const wrong = error[symbol] ?? 0
      sum += weight * wrong
      output[row + symbol] = weight - step * wrong * value
    }
    blame[unit] = step * sum
  }
  for (let symbol = 0; symbol < SYMBOLS; symbol++) {
    outputBias[symbol] = (outputBias[symbol] ?? 0) - step * (error[symbol] ?? 0)
  }
  for (let place = 0; place < context; place++) {
    const row = (place * SYMBOLS + (symbols[position - context + place] ?? BOUNDARY)) * hidden
    for (let unit = 0; unit < hidden; unit++)
      window[row + unit] = (window[row + unit] ?? 0) - (blame[unit] ?? 0)
  }
  for (let unit = 0; unit < hidden; unit++) windowBias[unit] = (windowBias[unit] ?? 0) - (blame[unit] ?? 0)
}

/** Bits the network needs for a letter of names it was not trained on; 4.75 for one that knows nothing. */
export function bitsPerLetter(network: NameNetwork, names: readonly string[]): number {
  const units = new Float32Array(network.hidden)
  const likely = new Float32Array(SYMBOLS)
  let bits = 0
  let letters = 0
  for (const symbols of names.map(symbolsOf)) {
    for (const [position, symbol] of symbols.entries()) {
      hiddenUnits(network, symbols, position, units)
      nextSymbols(network, units, 1, likely)
      bits -= Math.log2(Math.max(1e-9, likely[symbol] ?? 0))
      letters += 1
    }
  }
  return bits / letters
}
