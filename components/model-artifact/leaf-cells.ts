/** A square of the leaf map: one leaf, or several of a large file. */
export interface LeafCell {
  /** Part of its leaves that is verified, 0 to 1. */
  readonly filled: number
  /** Position in `sources` of who gave most of them; -1 if nobody gave any. */
  readonly source: number
}

/**
 * At most `limit` cells for any number of leaves, so that a map of 10,000 leaves costs no more than one of a hundred.
 * @param leaves One entry a leaf: 0 missing, else 1 + position of its source.
 */
export function leafCells(leaves: Uint8Array, limit: number): readonly LeafCell[] {
  const count = Math.min(leaves.length, limit)
  const given = new Uint32Array(256)
  return Array.from({ length: count }, (_, cell) => {
    const from = Math.floor((cell * leaves.length) / count)
    const to = Math.floor(((cell + 1) * leaves.length) / count)
    given.fill(0)
    let verified = 0
    let most = 0
    for (const source of leaves.subarray(from, to)) {
      if (source === 0) continue
      verified++
      const times = (given[source] ?? 0) + 1
      given[source] = times
      if (times > (given[most] ?? 0) || most === 0) most = source
    }
    return { filled: verified / (to - from), source: most - 1 }
  })
}

/** Number of verified leaves. */
export function verifiedLeaves(leaves: Uint8Array): number {
  return leaves.reduce((sum, source) => sum + (source === 0 ? 0 : 1), 0)
}

const CELL = 10
const GAP = 2

/**
 * The outline of all cells for which `wanted` holds, as SVG path data on a grid of `columns` squares of ten units.
 * A partly filled cell is a smaller square, so that the map reads without colours too.
 */
export function cellsPath(
  cells: readonly LeafCell[],
  columns: number,
  wanted: (cell: LeafCell) => boolean,
): string {
  return cells
    .map((cell, i) => {
      if (!wanted(cell)) return ''
      const room = CELL - GAP
      const side = cell.filled === 0 ? room : Math.max(2, room * Math.sqrt(cell.filled))
      const inset = (CELL - side) / 2
      const x = (i % columns) * CELL + inset
      const y = Math.floor(i / columns) * CELL + inset
      return `M${round(x)} ${round(y)}h${round(side)}v${round(side)}h-${round(side)}z`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
