import type { ErrorCode, ErrorFacts } from '../../error/index.ts'

/** What a person reads of an error: what happened, why, what to do now. */
export interface ErrorText {
  readonly title: string
  readonly cause: string
  readonly cure: string
}

export type ErrorTexts = Readonly<Record<ErrorCode, (facts: ErrorFacts) => ErrorText>>

const say = (title: string, cause: string, cure: string) => () => ({ title, cause, cure })

const tamperedCause = ({ source, path }: ErrorFacts) =>
  `${source === undefined ? 'A source' : source} sent ${path === undefined ? 'data' : path} that differs from what the chain commits to.`

/** By the contract's `VoucherStatus`. */
const VOUCHER_CAUSES: Readonly<Record<number, string>> = {
  1: 'Nothing was prepaid for this licence.',
  2: 'The licence is for another model.',
  3: 'As much was settled already.',
  4: 'All prepaid units are spent.',
  5: 'Nobody who may sign for this account signed the voucher.',
}

const errors: ErrorTexts = {
  'bad-config': ({ field, value, expected }) => ({
    title: 'This element is not set up correctly',
    cause: `${value === undefined ? `“${field ?? 'asset'}” is missing or incomplete` : `“${value}” is not a valid ${field ?? 'value'}`}.`,
    cure: `If this is your page, correct the attribute${expected === undefined ? '' : `; it looks like ${expected}`}.`,
  }),
  'model-not-found': say(
    'No such model',
    'The registry on this chain has no model with this number.',
    'Check the link, or ask the page’s owner.',
  ),
  'rpc-timeout': say(
    'The chain did not answer in time',
    'The servers this page reads the chain from are slow.',
    'Wait a moment and try again.',
  ),
  'rpc-all-failed': say(
    'The chain cannot be reached',
    'None of the servers this page reads the chain from answered.',
    'Check your connection and try again.',
  ),
  'chain-unknown': ({ chainId }) => ({
    title: 'Unknown chain',
    cause: `This page knows no server for ${chainId === undefined ? 'this chain' : `chain ${chainId}`}.`,
    cure: 'If this is your page, give the address of an RPC server.',
  }),
  'wrong-chain': ({ expected }) => ({
    title: 'Your wallet is on another chain',
    cause: `This needs ${expected === undefined ? 'a different chain' : `chain ${expected}`}.`,
    cure: 'Switch the chain in your wallet and try again.',
  }),
  'no-wallet': say(
    'No wallet found',
    'This browser has no wallet that this page can talk to.',
    'Install a wallet, or open this page in your wallet’s browser.',
  ),
  'user-rejected': say(
    'Cancelled',
    'You said no in your wallet. Nothing was sent.',
    'Try again when you want to.',
  ),
  'already-pending': say(
    'Your wallet is still asking',
    'An earlier request waits for your answer.',
    'Open your wallet and answer it first.',
  ),
  'insufficient-funds': say(
    'Not enough funds',
    'Your account does not hold enough for the price and the network’s fee.',
    'Add funds to the account, or choose another.',
  ),
  allowance: say(
    'The payment was not approved',
    'The amount your wallet approved is smaller than the price.',
    'Try again and approve the full amount.',
  ),
  'price-changed': say(
    'The price has changed',
    'It is no longer what this page showed. Nothing was paid.',
    'Look at the new price and decide again.',
  ),
  'terms-changed': say(
    'The terms have changed',
    'They are no longer what this page showed. Nothing was paid.',
    'Read the new terms and decide again.',
  ),
  'sold-out': say(
    'Sold out',
    'All licences of this kind are taken.',
    'Choose another kind, or ask the creator.',
  ),
  'offer-closed': say(
    'No longer on sale',
    'The owner has closed this offer.',
    'Choose another kind of licence.',
  ),
  'not-renewable': say(
    'This licence cannot be renewed',
    'It is not a subscription, it was revoked, or its offer is closed.',
    'Get a new licence instead.',
  ),
  'nothing-to-claim': say(
    'Nothing to claim yet',
    'Your share of this currency is already paid out.',
    'Come back after the next sale.',
  ),
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
  disputed: say(
    'This model is disputed',
    'Somebody has challenged it, and the ruling is still open.',
    'Read the dispute before you go on.',
  ),
  reverted: ({ reason, name }) => ({
    title: 'The contract refused',
    cause: `It said: ${reason ?? name ?? 'nothing more'}. Nothing was changed.`,
    cure: 'Reload to see how things stand, then try again.',
  }),
  'digest-mismatch': facts => ({
    title: 'This was tampered with',
    cause: tamperedCause(facts),
    cure: 'It was thrown away. Try again to use another source.',
  }),
  'manifest-invalid': ({ field }) => ({
    title: 'The model’s description is broken',
    cause: `It does not follow the format${field === undefined ? '' : `: “${field}” is wrong`}.`,
    cure: 'Only the creator can mend this, with a new version.',
  }),
  'file-invalid': say(
    'This file is broken',
    'It is not what its ending says, or it is damaged.',
    'Get it again, or choose another file.',
  ),
  'no-providers': say(
    'Nobody has this file right now',
    'No server or visitor that holds it could be reached.',
    'Try again later; others may come online.',
  ),
  timeout: say('This took too long', 'No answer came in time.', 'Check your connection and try again.'),
  aborted: say('Stopped', 'This was stopped before it was done.', 'Start again when you want to.'),
  'storage-blocked': say(
    'This browser does not let us store files',
    'Storage is turned off for this page, as in some private windows.',
    'Allow storage, or use another window.',
  ),
  'storage-full': say(
    'No space left',
    'The browser’s storage for this page is full.',
    'Free some space on this device and try again.',
  ),
  'insecure-origin': say(
    'This page is not secure',
    'Checking files needs a page that was loaded over HTTPS.',
    'Open the page with https:// in front.',
  ),
  unexpected: ({ reason }) => ({
    title: 'Something went wrong',
    cause: reason === undefined ? 'We did not foresee this.' : `We did not foresee this: ${reason}`,
    cure: 'Try again. If it stays, send the details to the page’s owner.',
  }),
}

export default errors
