import { gatewayAnswer, serve, type TestFile, type TestServer } from '../../unit/artifact/fixture.ts'

/** A gateway that gives single blocks alone, and holds leaves back until they are released. */
export interface LeafGateway extends TestServer {
  /** How often each leaf was asked for. */
  readonly asked: readonly number[]
  /** Gives the leaves before `end` from now on. */
  release(end: number): void
}

export async function serveLeaves(file: TestFile): Promise<LeafGateway> {
  const { leaves } = file.table
  const indexOf = new Map(Array.from({ length: leaves }, (_, i) => [`/ipfs/${file.table.cid(i)}`, i]))
  const asked = new Array<number>(leaves).fill(0)
  const held: { readonly index: number; readonly answer: () => void }[] = []
  let released = 0
  const server = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gateway')
    if (searchParams.get('format') === 'car') return response.writeHead(404).end()
    const index = indexOf.get(pathname)
    if (index === undefined) return gatewayAnswer(file)(request, response)
    asked[index] = (asked[index] ?? 0) + 1
    const answer = () => void gatewayAnswer(file)(request, response)
    return index < released ? answer() : held.push({ index, answer })
  })
  return {
    ...server,
    asked,
    release(end) {
      released = end
      for (const { index, answer } of held.splice(0)) {
        if (index < end) answer()
        else held.push({ index, answer })
      }
    },
  }
}
