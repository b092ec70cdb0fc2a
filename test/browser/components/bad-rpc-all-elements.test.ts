import { BAD_ANSWERS } from './bad-rpc.ts'
import { describeOverBadRpc, ofModel, ofRegistry } from './over-bad-rpc.ts'

// With the elements of `bad-rpc-all-answers.test.ts`, every one that reads the chain.
describeOverBadRpc(
  [
    { tag: 'license-button', attributes: ofModel },
    { tag: 'model-artifact', attributes: ofModel },
    { tag: 'model-versions', attributes: ofModel },
    { tag: 'my-licenses', attributes: ofRegistry },
    { tag: 'license-gate', attributes: ofModel, waiting: 'checking' },
    { tag: 'share-panel', attributes: ofModel },
    { tag: 'trade-panel', attributes: ofModel },
    { tag: 'governance-panel', attributes: ofModel },
    { tag: 'dispute-panel', attributes: ofModel },
    { tag: 'model-publish', attributes: ofModel },
  ],
  BAD_ANSWERS.filter(({ typical }) => typical),
)
