/** The letters a name network knows; position 0 of its alphabet means before the first and after the last. */
export const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
export const SYMBOLS = LETTERS.length + 1
export const BOUNDARY = 0

/**
 * A network that reads the last `context` letters and guesses the next: one layer of rectified units, one softmax.
 * `window` has a row of `hidden` weights for each place and symbol, `output` a row of `SYMBOLS` for each unit.
 */
export interface NameNetwork {
  readonly context: number
  readonly hidden: number
  readonly window: Float32Array
  readonly windowBias: Float32Array
  readonly output: Float32Array
  readonly outputBias: Float32Array
}

/** Values of the hidden units for the letters at `position - context` … `position - 1` of `symbols`. */
export function hiddenUnits(
  network: NameNetwork,
  symbols: ArrayLike<number>,
  position: number,
  units: Float32Array,
): void {
  const { context, hidden, window, windowBias } = network
  units.set(windowBias)
  for (let place = 0; place < context; place++) {
    const symbol = symbols[position - context + place] ?? BOUNDARY
    const row = (place * SYMBOLS + symbol) * hidden
    for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] ?? 0) + (window[row + unit] ?? 0)
  }
  for (let unit = 0; unit < hidden; unit++) if ((units[unit] ?? 0) < 0) units[unit] = 0
}

/** How likely each symbol comes next, given the hidden units; sharper below temperature 1, bolder above. */
export function nextSymbols(
  network: NameNetwork,
  units: Float32Array,
  temperature: number,
  likely: Float32Array,
): void {
  const { hidden, output, outputBias } = network
  likely.set(outputBias)
  for (let unit = 0; unit < hidden; unit++) {
    const value = units[unit] ?? 0
    if (value === 0) continue
    const row = unit * SYMBOLS
    for (let symbol = 0; symbol < SYMBOLS; symbol++) {
      likely[symbol] = (likely[symbol] ?? 0) + value * (output[row + symbol] ?? 0)
    }
  }
  let highest = Number.NEGATIVE_INFINITY
  for (const score of likely) highest = Math.max(highest, score)
  let sum = 0
  for (let symbol = 0; symbol < SYMBOLS; symbol++) {
    const weight = Math.exp(((likely[symbol] ?? 0) - highest) / temperature)
    likely[symbol] = weight
    sum += weight
  }
  for (let symbol = 0; symbol < SYMBOLS; symbol++) likely[symbol] = (likely[symbol] ?? 0) / sum
}

/** A name as symbols, with a boundary at the end. Letters it does not know are left out. */
export function symbolsOf(name: string): number[] {
  const letters = [...name.toLowerCase()]
    .map(letter => LETTERS.indexOf(letter) + 1)
    .filter(symbol => symbol > 0)
  return [...letters, BOUNDARY]
}
