import { toModelmarkError } from '../error/index.ts'
import { hashFile } from './hash-file.ts'
import type { HashAnswer, HashRequest } from './hash-protocol.ts'

addEventListener('message', ({ data: { file } }: MessageEvent<HashRequest>) => {
  hashFile(file, bytes => answer({ bytes })).then(
    done =>
      answer(
        { done },
        done.nodes.map(node => node.bytes.buffer),
      ),
    error => {
      const { code, facts } = toModelmarkError(error)
      answer({ failed: code, facts })
    },
  )
})

function answer(message: HashAnswer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer })
}
