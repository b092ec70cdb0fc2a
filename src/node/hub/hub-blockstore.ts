import { BaseBlockstore } from 'blockstore-core'
import type { CID } from 'multiformats/cid'
import type { HubStore } from './hub-store.ts'

/** The hub's blocks as IPFS nodes ask for them: to read, never to write. */
export class HubBlockstore extends BaseBlockstore {
  readonly #store: HubStore

  constructor(store: HubStore) {
    super()
    this.#store = store
  }

  override async has(cid: CID): Promise<boolean> {
    return (await this.#store.find(cid)) !== undefined
  }

  override async *get(cid: CID): AsyncGenerator<Uint8Array> {
    const bytes = await this.#store.read(cid)
    if (bytes === undefined) throw Object.assign(new Error(`${cid} is not here`), { name: 'NotFoundError' })
    yield bytes
  }
}
