const sharePanel = {
  loading: 'Loading the shares',
  title: 'Shares of this model',
  none: 'This model is not divided into shares: its revenue goes to its payees alone. Its owner can divide it.',
  connectOwner: 'Connect as owner',
  connect: 'Connect to see yours',
  chooseShares: 'Which shares',

  divideTitle: 'Divide this model into shares',
  divideAbout:
    'You get a million shares, which you can keep, sell or give away. Who holds them gets dividends from the model’s revenue and votes on the model. They can be divided further, and never become more.',
  guaranteed: 'Least part of the revenue, %',
  delay: 'Time to think before a vote',
  period: 'Time to vote',
  quorum: 'Shares that must take part, %',
  threshold: 'Shares needed to propose, %',
  rules: (rules: { delay: string; period: string; quorum: string; threshold: string }) =>
    `Who has the votes of ${rules.threshold} of all shares can propose. Everybody then has ${rules.delay} to get or sell shares, and ${rules.period} to vote. A proposal passes when more vote for it than against it and ${rules.quorum} of all shares took part.`,
  guaranteeMeans: (part: string) =>
    `Once the model is locked in, no owner and no vote can leave the shares less than ${part} of the revenue that remains after market fee and parents.`,
  forEver: 'These rules can never be changed.',
  divide: 'Make the shares',

  revenue: 'Part of the revenue now',
  secured: 'Part nobody can take away',
  supply: 'Shares in all',
  lockedIn: 'Locked in',
  notLocked: 'Not locked in',
  locked: (part: string) =>
    `The model belongs to its share holders together. No owner and no vote can leave the shares less than ${part} of the revenue.`,
  unlocked: (notice: string) =>
    `The model still belongs to one account, which can name other payees (notice: ${notice}). Nothing of the revenue is sure for the shares.`,
  voting: 'How holders decide',

  holders: 'Who holds the shares',
  holdersChart: (parts: string) => `Parts of all shares: ${parts}`,
  holder: 'Holder',
  shares: 'Shares',
  part: 'Part',
  others: 'Others',
  you: 'you',

  yours: 'Your shares and votes',
  youHold: (shares: string, part: string) => `You hold ${shares} shares, ${part} of all.`,
  youHoldNone: 'You hold no shares.',
  votes: (votes: string) => `You vote with ${votes} shares, yours and those given to you.`,
  noDelegate: 'Your shares vote for nobody yet. Without delegation they count for nobody, not even for you.',
  selfDelegate: 'You vote with your shares yourself.',
  otherDelegate: (account: string) => `${account} votes with your shares.`,
  voteSelf: 'Vote with them myself',
  delegateTo: 'Let another account vote',
  delegate: 'Give the votes',
  addressHint: '0x and 40 digits',

  dividends: 'Dividends',
  noCurrency: 'Dividends cannot be paid yet: no currency is set up for them.',
  currency: 'Currency',
  received: 'Divided so far',
  waiting: 'Waiting',
  yourPart: 'Yours',
  distribute: (amount: string) => `Divide ${amount}`,
  claim: (amount: string) => `Claim ${amount}`,
  distributeMeans:
    'What waits goes to those who hold shares when somebody divides it. Divide before you sell.',
  distributeReleases:
    'Part of it was paid by buyers whose time to give back is over; dividing releases it for all payees.',
  addCurrency: (currency: string) => `Allow dividends in ${currency}`,

  lockTitle: 'Lock the model in',
  lockAbout: (notice: string) =>
    `You give the model to its share holders together. Selling it, new versions and prices are then decided by vote. The revenue is shared as below, from ${notice} after that on.`,
  lockWarning: 'Only who holds every single share can take the model out again.',
  lockPart: 'Part of the revenue for the shares, %',
  lockChart: (parts: string) => `How the revenue will be shared: ${parts}`,
  lockShares: 'Shares',
  lock: 'Lock the model in',
  announced: (date: string) => `Other payees were announced. From ${date} on anybody can make it so.`,
  announcedNow: 'Other payees were announced, and their time has come.',
  apply: 'Make it so',
  redeemTitle: 'Take the model out',
  redeemAbout: 'You hold every share. The model can belong to your account alone again.',
  redeem: 'Take the model out',

  done: {
    fractionalize: 'The shares are made. All of them are yours.',
    lock: 'The model is locked in.',
    applyPayees: 'The new payees have their part from now on.',
    addCurrency: 'Dividends can be paid in this currency.',
    distribute: 'It was divided among all who hold shares.',
    claim: 'Your dividends arrived in your account.',
    redeem: 'The model is yours alone.',
    delegate: 'Your shares vote from now on.',
  },
}

export default sharePanel
