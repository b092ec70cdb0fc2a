const myLicenses = {
  title: 'My licences',
  loading: 'Reading your licences',
  connectFirst: 'Connect your wallet to see the licences it holds.',
  connect: 'Connect wallet',
  none: 'No licences yet',
  noneCure: 'Licences that you buy or are given appear here.',
  count: (count: number, text: string) => (count === 1 ? '1 licence' : `${text} licences`),
  incomplete:
    'There are more licences than could be found: the server does not search far enough back. Those below are the newest.',
  stale: 'The chain cannot be reached now. This is what was read before.',

  unnamed: (id: string) => `Model ${id}`,
  unverified: 'Its description does not match the chain, so it is not shown.',
  tierNumber: (id: string) => `Licence type ${id}`,
  picture: (name: string) => `Picture of ${name}`,
  hallmark: 'Drawing made from the model’s fingerprint',
  status: { active: 'Active', expiring: 'Ends soon', expired: 'Ended', revoked: 'Over' },
  lent: 'Lent to you',
  lentOut: 'In use by another account',
  forever: 'Valid for ever',
  until: (date: string, left: string) => `Until ${date}, ${left}`,
  ended: (date: string) => `Ended ${date}`,
  revokedNote: 'Given back, or ended because a rule was broken.',
  timeLeft: (part: string) => `${part} of the time is left`,
  manage: 'Manage',
  manageOf: (id: string, name: string) => `Manage licence ${id} of ${name}`,

  more: 'Show more',

  number: 'Licence',
  numberOf: (id: string) => `No. ${id}`,
  covers: 'Covers',
  coversAll: 'all versions, coming ones too',
  coversOne: (version: string, count: string) => `version ${version} of ${count}`,
  coversAtPurchase: 'the version that was newest when it was bought',
  bought: 'Bought',
  boughtFor: (date: string, price: string) => `${date}, ${price}`,
  owner: 'Owner',
  moneyBack: 'Money back',
  moneyBackUntil: (time: string, left: string) => `until ${time}, ${left}`,
  usedBy: 'In use by',
  usedUntil: (account: string, date: string) => `${account} until ${date}`,
  reading: 'reading',

  actions: {
    renew: 'Renew',
    'auto-renew': 'Automatic renewal',
    'top-up': 'Top up',
    transfer: 'Transfer',
    lend: 'Lend',
    refund: 'Get the money back',
  },
  receipt: 'Save the receipt',
  sell: 'Sell',

  periods: 'How long',
  periodsOf: (count: string, period: string) => `${count} × ${period}`,
  renewFor: (price: string) => `Renew for ${price}`,
  renewed: (date: string) => `Renewed: valid until ${date}.`,

  autoOff: (price: string, period: string) =>
    `You sign once that this licence may be renewed each ${period} for at most ${price}. Anybody can then send the renewal in the last tenth of the time; nobody can take more.`,
  autoTimes: 'How many times',
  autoTimesOf: (count: string, price: string) => `${count} times, ${price} in all`,
  autoSign: 'Allow and sign',
  autoSigning: (price: string) =>
    `Answer your wallet: first allow exactly ${price}, then sign. Nothing is paid by this.`,
  autoOn: (times: string, price: string, date: string) =>
    `On: up to ${times} renewals at ${price}, until ${date}. Signed in this browser.`,
  autoHand: 'Hand the signed permission to whoever shall renew, as the model’s hub: without it nobody can.',
  autoCopy: 'Copy the signed permission',
  autoStop: 'Turn off',
  autoStopNote:
    'This makes every automatic renewal void that you signed in this market, for all your licences.',
  autoStopped: 'Automatic renewals are off.',

  toppedUp: (units: string) => `${units} units are prepaid now.`,
  withdrawal: (time: string) =>
    `You asked for the rest back; it can be had from ${time}. Topping up takes that back.`,

  account: 'Account',
  accountHint: '0x and 40 hex digits',
  wrongAccount: 'This is no account. It is 0x and 40 hex digits.',
  ownAccount: 'This is your own account.',
  transferNote: 'The licence goes to this account for good. Prepaid units stay with you.',
  transferNow: 'Transfer it',
  transferred: (account: string) => `The licence belongs to ${account} now.`,
  notTransferable: 'This licence stays with your account; it cannot be sold or given away.',

  lendUntil: 'Until',
  lendNote: 'This account may use the licence as you do, until then. You keep it.',
  lendNow: 'Lend it',
  wrongDate: 'A day that is still to come.',
  lentTo: (account: string) => `${account} may use the licence now.`,
  takeBack: 'Take it back',
  takenBack: 'Only you use the licence now.',

  refundSure: (price: string) => `Give the licence back and get ${price}? You lose its rights at once.`,
  refundNow: 'Give it back',
  refunded: 'Your money is back.',
}

export default myLicenses
