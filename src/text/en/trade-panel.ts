import type { OrderProblem } from '../order-problem.ts'

const say = (title: string, cause: string) => ({ title, cause })

const problems: Readonly<Record<OrderProblem, { readonly title: string; readonly cause: string }>> = {
  'wrong-chain': say('For another chain', 'This order can only be filled on the chain it was signed for.'),
  'other-market': say('For another market', 'It was signed for an exchange that is not this market’s.'),
  'other-model': say('Not about this model', 'It sells or wants something else than it was shown for.'),
  'bad-signature': say(
    'Not signed by its maker',
    'The signature does not fit, so nobody is bound by it. Somebody may have changed it.',
  ),
  'not-started': say('Not open yet', 'Its maker set a later beginning.'),
  expired: say('Expired', 'The time its maker gave is over.'),
  done: say('Filled or cancelled', 'It was filled, or its maker took it back.'),
  withdrawn: say('Taken back', 'Its maker took back all orders signed so far.'),
  stale: say(
    'Void: something changed',
    'An order holds only for what its maker saw. Since it was signed a version or other payees were added to the model, or the licence was renewed, ended or its tier closed.',
  ),
  'license-over': say('The licence has ended', 'It would give no access any more.'),
  'currency-not-taken': say('Currency not taken', 'This market does not take payments in its currency.'),
  'royalty-above-max': say(
    'The royalty is higher than agreed',
    'More of the price would go to the royalty than its maker accepted.',
  ),
  'not-for-you': say(
    'For one account alone',
    'Its maker lets only one account fill it, and that is not yours.',
  ),
  'maker-cannot': say(
    'Its maker cannot keep it now',
    'They no longer have what they give, or have taken back the leave to move it.',
  ),
}

const tradePanel = {
  title: 'Buy and sell',
  loading: 'Reading the order',
  connect: 'Connect',
  model: 'This model',
  license: (id: string) => `Licence ${id}`,
  shares: (amount: string) => `${amount} shares`,
  sells: 'For sale',
  wants: 'Offer to buy',
  yours: 'yours',
  problems,

  price: 'Price',
  royaltyModel: 'Royalty to the creator',
  royaltyLicense: 'Royalty to the model',
  gets: 'Seller gets',
  youPay: 'You pay',
  youGet: 'You get',
  until: (date: string) => `Stands until ${date}.`,
  boundModel:
    'It holds for the model as it is now. If a version is added or other payees are named, it is void.',
  boundLicense: (end: string) =>
    `It holds for the licence as it is now, ${end}. If it is renewed, cancelled or revoked, or its tier is closed, the order is void.`,
  boundShares: 'Dividends that were divided before stay with the seller.',
  endless: 'without end',
  validUntil: (date: string) => `valid until ${date}`,
  usage: (spent: string, deposited: string) =>
    `${spent} of ${deposited} prepaid units are used. Units stay with the seller.`,
  amount: 'How many shares',
  amountWrong: (most: string) => `At most ${most}.`,
  buy: (price: string) => `Buy for ${price}`,
  sell: (price: string) => `Sell for ${price}`,
  notYours: 'Only who has it can sell it into this offer.',
  ownOrder: 'This order is yours. Others can fill it while it stands.',
  takeBack: 'Take it back',
  close: 'Close',

  book: 'Open orders',
  emptyBook: 'Nobody has put up an order for this model here.',
  look: 'Look',
  lookAt: (what: string, price: string) => `Look at: ${what}, ${price}`,
  unreachable: (hubs: string) => `Not reached: ${hubs}. There may be more orders.`,

  make: 'Make an order',
  makeAbout:
    'You sign the order with your wallet. It costs no fee and nothing moves until somebody fills it; the wallet may first ask for leave to move what you give.',
  side: 'What do you want to do?',
  sideListing: 'Sell',
  sideOffer: 'Offer to buy',
  what: 'What',
  whatModel: 'The model itself',
  whatLicense: 'A licence',
  whatShares: 'Shares',
  licenseId: 'Number of the licence',
  currency: 'Currency',
  days: 'Stands for',
  noToken: 'Offers are paid in a token, and no tier of this model names one.',
  sign: 'Sign the order',
  signing: 'Answer your wallet: it shows the order you sign.',
  incomplete: 'Fill in what is missing: a price above zero, and what it is for.',

  signed: 'Your order is signed',
  signedAbout: 'Whoever has it can fill it while it stands. Hand it on, or keep it.',
  copy: 'Copy the order',
  copyLink: 'Copy a link',
  copied: 'Copied',
  download: 'Download',
  publish: 'Publish at the hub nodes',
  published: (hub: string) => `${hub} keeps it.`,
  notPublished: (hub: string, reason: string) => `${hub} does not keep it. ${reason}`,

  have: 'I have an order',
  paste: 'Paste it here',
  file: 'Or choose its file',
  show: 'Show the order',
  unreadable: 'This is no order, or it is damaged.',

  cancelAll: 'Take back all my orders',
  cancelAllAbout: 'Makes every order void that your account has signed so far, in this whole market.',
  filled: 'Done. It has changed hands.',
  cancelled: 'The order is taken back.',
  allCancelled: 'All your orders are taken back.',
}

export default tradePanel
