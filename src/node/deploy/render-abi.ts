import { type AbiItem, type AbiParameter, readForgeAbi } from './forge-output.ts'

/** Whose errors a caller of the market can meet: its contracts, the access manager, ERC-20 tokens. */
const ERROR_SOURCES = [
  'ModelRegistry',
  'LicenseBook',
  'RevenueVault',
  'Exchange',
  'UsageMeter',
  'Fractionalizer',
  'DisputeCourt',
  'Curation',
  'ModelShares',
  'ModelGovernor',
  'MarketGovernor',
  'TimelockController',
  'AccessManager',
  'DemoDollar',
  'BatchAccount',
]

/** What a card, a royalty panel or a wallet needs; the rest is in the full lists only. */
const READS = {
  ModelRegistry: ['summaryOf', 'ancestorsOf', 'licenseBook'],
  LicenseBook: [
    'getOffer',
    'offersOf',
    'getLicense',
    'isValid',
    'hasAccess',
    'grantsAccess',
    'latestLicensesOf',
    'refundableUntil',
    'vault',
  ],
  RevenueVault: [
    'payeesOf',
    'unsettled',
    'owed',
    'claimable',
    'escrowOf',
    'feeBps',
    'RevenueEscrowed',
    'Owed',
  ],
}

const WRITES = {
  ModelRegistry: ['mint', 'addVersion', 'ModelMinted', 'VersionAdded'],
  LicenseBook: [
    'createOffer',
    'closeOffer',
    'buy',
    'buyWithPermit',
    'renew',
    'renewWithPermit',
    'refund',
    'OfferCreated',
    'OfferClosed',
    'LicensePurchased',
    'LicenseRenewed',
    'LicenseRefunded',
    'Transfer',
  ],
  RevenueVault: ['settleAndClaim', 'claim', 'settle', 'Claimed'],
  Exchange: [
    'fillListing',
    'fillOffer',
    'cancelOrder',
    'raiseCounter',
    'statusOf',
    'counters',
    'isNonceUsed',
    'OrderFilled',
    'OrderCancelled',
    'CounterRaised',
  ],
  UsageMeter: [
    'setUnitPrice',
    'deposit',
    'depositWithPermit',
    'allowSigner',
    'removeSigner',
    'settle',
    'settleBatch',
    'requestWithdrawal',
    'cancelWithdrawal',
    'withdraw',
    'checkVoucher',
    'accountOf',
    'signerUntil',
    'unitPriceOf',
    'withdrawalDelay',
    'UnitPriceSet',
    'UnitsDeposited',
    'VoucherSettled',
    'VoucherSkipped',
    'SignerAllowed',
    'SignerRemoved',
    'WithdrawalRequested',
    'WithdrawalCancelled',
    'UnitsWithdrawn',
  ],
}

const SHARES = {
  ModelRegistry: ['safeTransferFrom(address,address,uint256,bytes)', 'Transfer'],
  Fractionalizer: ['fractionalize', 'predict', 'modelOf', 'ModelFractionalized'],
  ModelShares: [
    'addCurrency',
    'distribute',
    'claim',
    'claimTo',
    'totalSupply',
    'balanceOf',
    'getVotes',
    'delegates',
    'claimable',
    'undistributed',
    'dividends',
    'currencies',
    'governor',
    'guaranteedBps',
    'revenueBps',
    'isLocked',
    'securedBps',
    'CurrencyAdded',
    'RevenueDistributed',
    'DividendClaimed',
  ],
  ModelGovernor: ['redeem', 'ModelRedeemed'],
  RevenueVault: ['proposePayees', 'applyPayees', 'proposedPayeesOf', 'PayeesProposed', 'PayeesChanged'],
}

/** The same in every governor of OpenZeppelin's, and in every token that votes. */
const GOVERNANCE = {
  MarketGovernor: [
    'propose',
    'castVoteWithReason',
    'queue',
    'execute',
    'cancel',
    'state',
    'proposalVotes',
    'proposalSnapshot',
    'proposalDeadline',
    'proposalEta',
    'proposalProposer',
    'proposalNeedsQueuing',
    'quorum',
    'hasVoted',
    'ProposalCreated',
    'VoteCast',
    'ProposalQueued',
    'ProposalExecuted',
    'ProposalCanceled',
  ],
  MarketToken: ['delegate', 'DelegateChanged'],
}

const HEADER = '// Written by `npm run generate`; not by hand.\n'
const WHOLE = 'The whole contract, with the errors that come through it.'

/**
 * The texts of the modules in `src/chain/generated`, by file name, from what `forge build` wrote. Several modules, because a
 * bundler cuts between modules only: what the first card needs must not bring along what a buyer needs later.
 */
export function renderAbiModules(): Readonly<Record<string, string>> {
  const errors = unique(ERROR_SOURCES.flatMap(contract => readForgeAbi(contract).filter(isError)))
  const registry = readForgeAbi('ModelRegistry')
  const book = readForgeAbi('LicenseBook')
  const vault = readForgeAbi('RevenueVault')
  const exchange = readForgeAbi('Exchange')
  const meter = readForgeAbi('UsageMeter')
  return {
    'errors-abi.ts': file([
      render('errorsAbi', 'Every error that a call of the market can end with.', errors),
    ]),
    'read-abi.ts': file([
      render('modelRegistryReadAbi', 'What a card reads.', pick(registry, READS.ModelRegistry)),
      render('licenseBookReadAbi', 'What a card and a gate read.', pick(book, READS.LicenseBook)),
    ]),
    'revenue-abi.ts': file([
      render(
        'revenueVaultReadAbi',
        'What a royalty panel reads, by call and by log.',
        pick(vault, READS.RevenueVault),
      ),
    ]),
    'write-abi.ts': file([
      render(
        'modelRegistryWriteAbi',
        'What a publisher sends, and its events.',
        pick(registry, WRITES.ModelRegistry),
      ),
      render(
        'licenseBookWriteAbi',
        'What sellers and buyers send, and its events.',
        pick(book, WRITES.LicenseBook),
      ),
      render('revenueVaultWriteAbi', 'What a payee sends, and its events.', pick(vault, WRITES.RevenueVault)),
    ]),
    'exchange-abi.ts': file([
      render(
        'exchangeWriteAbi',
        'What traders send and ask, and the events of their orders.',
        pick(exchange, WRITES.Exchange),
      ),
      render(
        'fingerprintAbi',
        'What an order pins of a model or a license.',
        pick(registry, ['getStateFingerprint']),
      ),
    ]),
    'meter-abi.ts': file([
      render(
        'usageMeterWriteAbi',
        'What services and their callers send and ask, and the events of it.',
        pick(meter, WRITES.UsageMeter),
      ),
    ]),
    'shares-abi.ts': file([
      render(
        'modelRegistryLockAbi',
        'What an owner sends to lock a model in, and its event.',
        pick(registry, SHARES.ModelRegistry),
      ),
      render(
        'fractionalizerWriteAbi',
        'What an owner sends to make shares and asks before, and its event.',
        pick(readForgeAbi('Fractionalizer'), SHARES.Fractionalizer),
      ),
      render(
        'modelSharesHolderAbi',
        'What share holders send and read, and the events of it.',
        pick(readForgeAbi('ModelShares'), SHARES.ModelShares),
      ),
      render(
        'modelGovernorRedeemAbi',
        'What the holder of all shares sends, and its event.',
        pick(readForgeAbi('ModelGovernor'), SHARES.ModelGovernor),
      ),
      render(
        'revenueVaultPayeesAbi',
        'How a model gets other payees, such as its shares, and the events of it.',
        pick(vault, SHARES.RevenueVault),
      ),
    ]),
    'governance-abi.ts': file([
      render(
        'governorAbi',
        'What voters send and read, and the events of it.',
        pick(readForgeAbi('MarketGovernor'), GOVERNANCE.MarketGovernor),
      ),
      render(
        'votesAbi',
        'How votes are given to somebody, and the event of it.',
        pick(readForgeAbi('MarketToken'), GOVERNANCE.MarketToken),
      ),
    ]),
    'abi.ts': file([
      render('modelRegistryAbi', WHOLE, unique([...registry, ...errors])),
      render('licenseBookAbi', WHOLE, unique([...book, ...errors])),
      render('revenueVaultAbi', WHOLE, unique([...vault, ...errors])),
      render('exchangeAbi', WHOLE, unique([...exchange, ...errors])),
      render('usageMeterAbi', WHOLE, unique([...readForgeAbi('UsageMeter'), ...errors])),
      render('disputeCourtAbi', WHOLE, unique([...readForgeAbi('DisputeCourt'), ...errors])),
      render('curationAbi', WHOLE, unique([...readForgeAbi('Curation'), ...errors])),
      render('fractionalizerAbi', WHOLE, unique([...readForgeAbi('Fractionalizer'), ...errors])),
      render('modelSharesAbi', WHOLE, unique([...readForgeAbi('ModelShares'), ...errors])),
      render('modelGovernorAbi', WHOLE, unique([...readForgeAbi('ModelGovernor'), ...errors])),
      render('accessManagerAbi', 'The whole contract.', readForgeAbi('AccessManager')),
      render('marketTokenAbi', 'The whole contract.', readForgeAbi('MarketToken')),
      render('marketGovernorAbi', 'The whole contract.', readForgeAbi('MarketGovernor')),
      render('timelockControllerAbi', 'The whole contract.', readForgeAbi('TimelockController')),
      render('demoDollarAbi', 'The whole contract; local demo only.', readForgeAbi('DemoDollar')),
      render('batchAccountAbi', 'The whole contract; local demo only.', readForgeAbi('BatchAccount')),
    ]),
  }
}

function file(parts: readonly string[]): string {
  return [HEADER, ...parts].join('\n')
}

function render(name: string, about: string, items: readonly AbiItem[]): string {
  const lines = items.map(item => `  ${JSON.stringify(item)},`)
  return [`/** ${about} */`, `export const ${name} = [`, ...lines, '] as const', ''].join('\n')
}

/** By name, or by signature where several functions share the name. */
function pick(abi: readonly AbiItem[], names: readonly string[]): readonly AbiItem[] {
  return names.map(name => {
    const item = abi.find(candidate => candidate.name === name || signature(candidate) === `function ${name}`)
    if (item === undefined) throw new Error(`No contract has ${name}.`)
    return item
  })
}

function unique(items: readonly AbiItem[]): readonly AbiItem[] {
  return [...new Map(items.map(item => [signature(item), item])).values()]
}

function signature({ type, name = '', inputs = [] }: AbiItem): string {
  return `${type} ${name}(${inputs.map(typeOf).join()})`
}

function typeOf({ type, components = [] }: AbiParameter): string {
  return components.length === 0 ? type : `${type}(${components.map(typeOf).join()})`
}

function isError(item: AbiItem): boolean {
  return item.type === 'error'
}
