// Runs in pages of benches: bare RTCDataChannels, the least that any transfer between pages costs.
import { leafBytes } from '../browser/peer/file.ts'

/** What a bare channel was fastest with, of 16 to 256 KiB messages and 0 to 8 MiB buffered: the largest, one at a time. */
const MESSAGE = 256 * 1024
const HIGH_WATER = 0
const LOW_WATER = 0

interface Bare {
  readonly pc: RTCPeerConnection
  readonly channel: RTCDataChannel
}

function bare(): Bare {
  const pc = new RTCPeerConnection()
  return { pc, channel: pc.createDataChannel('bench', { negotiated: true, id: 0 }) }
}

export class BareChannels {
  #given: Bare | undefined
  /** When the first bytes came over each channel, and when the last, in milliseconds of the page's clock. */
  readonly #taken: Promise<{ from: number; to: number }>[] = []

  async offer(): Promise<RTCSessionDescriptionInit> {
    this.#given = bare()
    await this.#given.pc.setLocalDescription(await this.#given.pc.createOffer())
    return described(this.#given.pc)
  }

  /** Takes `size` bytes from who offers. */
  async answer(offer: RTCSessionDescriptionInit, size: number): Promise<RTCSessionDescriptionInit> {
    const { pc, channel } = bare()
    channel.binaryType = 'arraybuffer'
    this.#taken.push(
      new Promise(resolve => {
        let bytes = 0
        let from = 0
        channel.onmessage = ({ data }) => {
          from ||= performance.now()
          bytes += data.byteLength
          if (bytes >= size) resolve({ from, to: performance.now() })
        }
      }),
    )
    await pc.setRemoteDescription(offer)
    await pc.setLocalDescription(await pc.createAnswer())
    return described(pc)
  }

  async open(answer: RTCSessionDescriptionInit): Promise<void> {
    const { pc, channel } = this.#offered
    const opened = new Promise(resolve => channel.addEventListener('open', resolve))
    await pc.setRemoteDescription(answer)
    await opened
  }

  /** At least so many bytes. */
  async give(size: number): Promise<void> {
    const { channel } = this.#offered
    channel.bufferedAmountLowThreshold = LOW_WATER
    const message = leafBytes(1, 0, MESSAGE)
    for (let sent = 0; sent < size; sent += MESSAGE) {
      if (channel.bufferedAmount > HIGH_WATER) {
        await new Promise(resolve => channel.addEventListener('bufferedamountlow', resolve, { once: true }))
      }
      channel.send(message)
    }
  }

  get #offered(): Bare {
    if (this.#given === undefined) throw new Error('no offer')
    return this.#given
  }

  /** Milliseconds from the first byte of any to the last of all. */
  async taken(): Promise<number> {
    const times = await Promise.all(this.#taken)
    return Math.max(...times.map(({ to }) => to)) - Math.min(...times.map(({ from }) => from))
  }
}

/** With every address of this page in it. */
function described(pc: RTCPeerConnection): Promise<RTCSessionDescriptionInit> {
  return new Promise(resolve => {
    const check = () => {
      if (pc.iceGatheringState === 'complete' && pc.localDescription) resolve(pc.localDescription.toJSON())
    }
    pc.addEventListener('icegatheringstatechange', check)
    check()
  })
}

declare global {
  interface Window {
    bareChannels: BareChannels
  }
}
