import { type ErrorTexts, say } from '../error-text.ts'

/** By HTTP status. */
const UPLOAD_CAUSES: Readonly<Record<number, string>> = {
  401: 'It does not know your upload token.',
  404: 'It takes no files from others.',
  405: 'It takes no files from others.',
  413: 'The file is larger than it allows.',
  422: 'What arrived is not what was chosen: the file changed meanwhile.',
  507: 'It has no room left.',
}

/** By HTTP status. */
const PINNING_CAUSES: Readonly<Record<number, string>> = {
  401: 'It does not know your access token.',
  403: 'Your access token does not allow it.',
  404: 'Nothing at this address keeps files.',
  409: 'Your account there does not pay for as much.',
}

/** By the contract's `VoucherStatus`. */
const VOUCHER_CAUSES: Readonly<Record<number, string>> = {
  1: 'Nothing was prepaid for this licence.',
  2: 'The licence is for another model.',
  3: 'As much was settled already.',
  4: 'All prepaid units are spent.',
  5: 'Nobody who may sign for this account signed the voucher.',
}

/** Of metered use, trade, shares, votes and disputes: what those meet who do more than buy. */
const marketErrors = {
  'order-void': say(
    'This order no longer stands',
    'It has expired, was filled or taken back, or is not signed by who made it. Nothing was paid.',
    'Reload to see which orders are open.',
  ),
  'asset-changed': say(
    'This has changed since the order was made',
    'The model or licence is no longer what its owner put on offer. Nothing was paid.',
    'Look at it again, and ask for a new order.',
  ),
  'license-over': say(
    'This licence has ended',
    'Its time ran out, or it was revoked.',
    'Renew it, or get a new one.',
  ),
  'too-early': say(
    'It is too early for this',
    'This can be done only after a waiting time.',
    'Come back when the time has passed.',
  ),
  'nothing-to-withdraw': say(
    'Nothing left to withdraw',
    'All prepaid units of this licence are used or withdrawn.',
    'Prepay units when you need more.',
  ),
  'voucher-not-payable': ({ status }) => ({
    title: 'This use cannot be settled',
    cause: VOUCHER_CAUSES[Number(status)] ?? 'The voucher is not payable.',
    cure: 'Ask the holder for a new voucher, or to prepay more units.',
  }),
  'proposal-not-found': say(
    'No such proposal',
    'This governor was never asked to decide about it.',
    'Check the link, or ask the page’s owner.',
  ),
  'proposal-state': say(
    'Not now',
    'The proposal is at another stage than this needs.',
    'Reload to see where it stands.',
  ),
  'already-voted': say(
    'You have voted already',
    'A vote is cast once and stays.',
    'Nothing is left to do until the vote ends.',
  ),
  'too-few-votes': say(
    'Too few votes to propose',
    'Who proposes needs a part of all votes, and had less a moment ago.',
    'Let your own tokens vote for you, or ask others to give you their votes.',
  ),
  'vote-not-allowed': say(
    'No vote can decide this',
    'The model stays where it is, and its shares get at least their guaranteed part.',
    'Propose something else.',
  ),
  'shares-missing': say(
    'You do not hold all shares',
    'Only who holds every share can take the model out.',
    'Get the missing shares, or propose what you want to change.',
  ),
  'upload-refused': ({ status, reason }) => ({
    title: 'The hub does not take this file',
    cause: UPLOAD_CAUSES[Number(status)] ?? `It said: ${reason ?? status ?? 'nothing more'}.`,
    cure: 'Ask who runs the hub, or use another one. What it has already is not sent again.',
  }),
  'pinning-refused': ({ status, reason, path }) => ({
    title: 'The pinning service does not keep all files',
    cause:
      path === undefined
        ? (PINNING_CAUSES[Number(status)] ?? `It said: ${reason ?? status ?? 'nothing more'}.`)
        : `It could not fetch ${path}.`,
    cure: 'Publishing is not held up by it. Check your access token and your account there, then try again.',
  }),
  'pinning-unreachable': say(
    'The pinning service cannot be reached',
    'It did not answer, or it answers no web pages.',
    'Publishing is not held up by it. Check your connection, then try again.',
  ),
  disputed: say(
    'This model is disputed',
    'Somebody has challenged it, and the ruling is still open.',
    'Read the dispute before you go on.',
  ),
} satisfies Partial<ErrorTexts>

export type MarketErrorTexts = Pick<ErrorTexts, keyof typeof marketErrors>

export default marketErrors
