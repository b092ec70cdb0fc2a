import type { ErrorFacts } from '../../error/index.ts'
import { type ErrorTexts, say } from '../error-text.ts'
import type { MarketErrorTexts } from './market-errors.ts'

/** The errors that any element can meet. */
export type CommonErrorTexts = Omit<ErrorTexts, keyof MarketErrorTexts>

const tamperedCause = ({ source, path }: ErrorFacts) =>
  `${source === undefined ? 'A source' : source} sent ${path === undefined ? 'data' : path} that differs from what the chain commits to.`

const errors: CommonErrorTexts = {
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
  'indexer-failed': say(
    'The list of models cannot be loaded',
    'The indexer this page asks for models did not answer as one does.',
    'Try again in a moment.',
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
