export { encodeFrame, FRAME_HEADER_BYTES, type Frame, FrameReader, frameHeader } from './frame.ts'
export {
  decodeReply,
  decodeRequest,
  encodeMessage,
  MAX_PEERS_A_REPLY,
  MAX_RENDEZVOUS_BYTES,
  MAX_ROOTS_A_REQUEST,
  RENDEZVOUS_PROTOCOL,
  type RendezvousReply,
  type RendezvousRequest,
} from './rendezvous.ts'
export { readMessage, sendMessage } from './request.ts'
export { TokenBucket } from './token-bucket.ts'
