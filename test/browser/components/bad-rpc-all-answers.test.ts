import { BAD_ANSWERS } from './bad-rpc.ts'
import { describeOverBadRpc, ofModel, ofRegistry } from './over-bad-rpc.ts'

// Each reads in another way: calls of one model, sums over logs, a list of logs.
describeOverBadRpc(
  [
    { tag: 'model-nft-card', attributes: ofModel },
    { tag: 'royalty-panel', attributes: ofModel },
    { tag: 'model-gallery', attributes: ofRegistry },
  ],
  BAD_ANSWERS,
)
