import type { AbiModules } from './abi-part.ts'

/** What selling, buying and being paid need. */
export const SALE_ABIS: AbiModules = {
  'read-abi.ts': [
    {
      name: 'modelRegistryReadAbi',
      about: 'What a card reads.',
      contract: 'ModelRegistry',
      items: ['summaryOf', 'ancestorsOf', 'licenseBook'],
    },
    {
      name: 'licenseBookReadAbi',
      about: 'What a card and a gate read.',
      contract: 'LicenseBook',
      items: [
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
    },
  ],
  'revenue-abi.ts': [
    {
      name: 'revenueVaultReadAbi',
      about: 'Who gets what of a model’s revenue, and what they can claim.',
      contract: 'RevenueVault',
      items: ['payeesOf', 'owed', 'claimableAfter', 'feeBps'],
    },
    {
      name: 'usageMeterReadAbi',
      about: 'What metered use brought and nobody collected.',
      contract: 'UsageMeter',
      items: ['collectable'],
    },
  ],
  'earnings-abi.ts': [
    {
      name: 'revenueVaultEarningsAbi',
      about:
        'What payees earned so far, by log, what waits in refund windows, and what releasing it would bring.',
      contract: 'RevenueVault',
      items: ['escrowOf', 'unsettled', 'RevenueEscrowed', 'Owed'],
    },
  ],
  'history-abi.ts': [
    {
      name: 'revenueVaultHistoryAbi',
      about: 'What was paid for a model over time, by log.',
      contract: 'RevenueVault',
      items: ['RevenueCredited', 'UpstreamPaid'],
    },
  ],
  'write-abi.ts': [
    {
      name: 'modelRegistryWriteAbi',
      about: 'What a publisher sends, and its events.',
      contract: 'ModelRegistry',
      items: ['mint', 'addVersion', 'ModelMinted', 'VersionAdded'],
    },
    {
      name: 'licenseBookWriteAbi',
      about: 'What sellers and buyers send, and its events.',
      contract: 'LicenseBook',
      items: [
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
        'DelistedSet',
        'Transfer',
      ],
    },
    {
      name: 'revenueVaultWriteAbi',
      about: 'What a payee sends, and its events.',
      contract: 'RevenueVault',
      items: ['settleAndClaim', 'claim', 'settle', 'Claimed'],
    },
  ],
  'license-use-abi.ts': [
    {
      name: 'licenseBookUseAbi',
      about: 'How others use what somebody bought, and the event of it.',
      contract: 'LicenseBook',
      items: ['setUser', 'pinLicense', 'userOf', 'userExpires', 'UpdateUser'],
    },
  ],
  'vault-abi.ts': [
    {
      name: 'revenueVaultHoldsAbi',
      about: 'What becomes of money that waited for a ruling, and the events of it.',
      contract: 'RevenueVault',
      items: [
        'resolveHeld',
        'syncHold',
        'holdOf',
        'getHold',
        'heldPayment',
        'PaymentHeld',
        'HeldPaymentResolved',
      ],
    },
    {
      name: 'revenueVaultReleaseAbi',
      about: 'How money leaves its refund window and fees the vault, and the event of it.',
      contract: 'RevenueVault',
      items: ['releaseEscrow', 'claimFees', 'fees', 'EscrowReleased'],
    },
  ],
  'relay-abi.ts': [
    {
      name: 'licenseBookRelayAbi',
      about: 'What is sent for whoever signed it, and how a subscription ends.',
      contract: 'LicenseBook',
      items: [
        'buyBySignature',
        'buyWithAuthorization',
        'renewBySignature',
        'stopAutoRenewals',
        'cancelSubscription',
        'nonces',
        'renewalNonces',
        'SubscriptionUpdate',
      ],
    },
    {
      name: 'revenueVaultRelayAbi',
      about: 'How somebody else sends what a payee signed for.',
      contract: 'RevenueVault',
      items: ['claimTo', 'nonces'],
    },
  ],
}
