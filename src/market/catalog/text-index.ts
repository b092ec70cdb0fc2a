import type MiniSearch from 'minisearch'
import { nextTurn } from '../../store/index.ts'

export interface TextFields {
  readonly name: string
  readonly description: string
  readonly task: string
  readonly tags: string
  readonly library: string
  readonly creator: string
}

interface Document extends TextFields {
  readonly id: number
}

/** Words of models, found by their beginnings and in spite of small slips. */
export interface TextIndex {
  /** Indexes a model, or anew after its words changed; when its turn comes, so that the page goes on answering. */
  put(id: number, fields: TextFields): void
  remove(id: number): void
  /** Best first; waits for what few models are still to be indexed, not for many. */
  search(text: string): Promise<readonly number[]>
}

/** Models indexed in one turn: a millisecond or two. */
const AT_ONCE = 16
const MAX_QUERY = 200
/** Models that a search waits for. */
const FEW = 500

/** @param onIndexed Told when every model that was put is searchable. */
export function createTextIndex(onIndexed: () => void): TextIndex {
  let index: Promise<MiniSearch<Document>> | undefined
  const waiting = new Map<number, TextFields>()
  let running: Promise<void> | undefined

  function load(): Promise<MiniSearch<Document>> {
    index ??= import('minisearch').then(
      ({ default: Index }) =>
        new Index<Document>({
          fields: ['name', 'description', 'task', 'tags', 'library', 'creator'],
          searchOptions: {
            boost: { name: 4, tags: 2, task: 2 },
            combineWith: 'AND',
            prefix: true,
            fuzzy: term => (term.length > 3 ? 0.2 : false),
          },
        }),
    )
    index.catch(() => (index = undefined))
    return index
  }

  async function run() {
    const target = await load()
    while (waiting.size > 0) {
      await nextTurn('user-visible')
      let left = AT_ONCE
      for (const [id, fields] of waiting) {
        if (left-- === 0) break
        waiting.delete(id)
        if (target.has(id)) target.replace({ id, ...fields })
        else target.add({ id, ...fields })
      }
    }
  }

  return {
    put(id, fields) {
      waiting.set(id, fields)
      running ??= run()
        .then(onIndexed, () => undefined)
        .finally(() => (running = undefined))
    },
    remove(id) {
      waiting.delete(id)
      void load().then(target => target.has(id) && target.discard(id))
    },
    async search(text) {
      if (waiting.size <= FEW) await running
      const target = await load()
      return target.search(text.slice(0, MAX_QUERY)).map(({ id }) => id as number)
    },
  }
}
