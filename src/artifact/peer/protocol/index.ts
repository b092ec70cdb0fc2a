export { encodeFrame, FRAME_HEADER_BYTES, type Frame, FrameReader, frameHeader, piecesOf } from './frame.ts'
export {
  CHUNK_BYTES,
  decodeIndex,
  encodeIndex,
  inBitmap,
  LEAF_FRAME,
  LEAF_PROTOCOL,
  MAX_OPEN_WANTS,
  MAX_QUEUED_BYTES,
  MAX_REPLY_BODY,
  MAX_REQUEST_BODY,
  MESSAGE_BYTES,
  setInBitmap,
} from './leaf.ts'
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
