export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** Text of the bar, "<= 55,000"; absent where there is none. */
  readonly bar?: string
}

/** Prints a table for people, then one line of JSON for programs. */
export function printFigures(
  bench: string,
  rows: readonly Row[],
  figures: Readonly<Record<string, number>>,
): void {
  const width = Math.max(...rows.map(row => row.what.length))
  for (const { what, value, unit, bar = '' } of rows) {
    const number = value.toLocaleString('en', { maximumFractionDigits: 3 })
    console.log(`${what.padEnd(width)}  ${number.padStart(12)} ${unit.padEnd(8)} ${bar}`)
  }
  console.log(JSON.stringify({ bench, figures }))
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
