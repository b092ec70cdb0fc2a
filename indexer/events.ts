import { parseAbi } from 'viem'

/** What the indexer reads of each contract, as `contracts/src/interfaces` has it. */
export const registryEvents = parseAbi([
  'event ModelMinted(uint256 indexed modelId, address indexed owner, uint256[] parents, uint16 upstreamBps, uint16 resaleRoyaltyBps)',
  'event VersionAdded(uint256 indexed modelId, uint256 indexed index, bytes32 manifestDigest, bytes32 contentHash)',
])

export const licenseBookEvents = parseAbi([
  'struct Offer { uint64 modelId; uint8 kind; uint32 period; uint16 resaleRoyaltyBps; uint32 maxSupply; uint32 sold; uint8 flags; uint8 refundDays; uint32 rights; uint16 upstreamBps; bool closed; address currency; uint96 price; bytes32 termsHash; }',
  'event OfferCreated(uint256 indexed offerId, uint256 indexed modelId, Offer offer)',
  'event OfferClosed(uint256 indexed offerId)',
  'event LicensePurchased(uint256 indexed licenseId, uint256 indexed offerId, address indexed to, address payer, address currency, uint256 paid, uint256 endTime)',
  'event DelistedSet(uint256 indexed modelId, bool delisted)',
])

export const vaultEvents = parseAbi([
  'event RevenueCredited(uint256 indexed modelId, address indexed currency, uint256 amount, uint256 fee, address indexed source, uint256 ref)',
  'event UpstreamPaid(uint256 indexed ancestorId, address indexed currency, uint256 indexed modelId, uint256 amount)',
])

export const curationEvents = parseAbi([
  'event ModelEndorsed(uint256 indexed modelId, address indexed account, uint256 count)',
])
