// Written by `npm run generate`; not by hand.

/** What a vote can have any token do. */
export const tokenVotedAbi = [
  {"type":"function","name":"transfer","inputs":[{"name":"to","type":"address"},{"name":"value","type":"uint256"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"approve","inputs":[{"name":"spender","type":"address"},{"name":"value","type":"uint256"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"nonpayable"},
] as const

/** What a vote can have the vault do. */
export const vaultVotedAbi = [
  {"type":"function","name":"setFee","inputs":[{"name":"feeBps_","type":"uint16"},{"name":"treasury_","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setCurrency","inputs":[{"name":"currency","type":"address"},{"name":"allowed","type":"bool"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setSource","inputs":[{"name":"source","type":"address"},{"name":"allowed","type":"bool"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"sweep","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"setRegistry","inputs":[{"name":"registry_","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"hold","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"holdId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"endHold","inputs":[{"name":"holdId","type":"uint256"},{"name":"refundBps","type":"uint16"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"proposePayees","inputs":[{"name":"modelId","type":"uint256"},{"name":"payees","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** Who gets the market’s fee. */
export const vaultSettingsAbi = [
  {"type":"function","name":"treasury","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
] as const

/** What a vote can have the registry do. */
export const registryVotedAbi = [
  {"type":"function","name":"setLicenseBook","inputs":[{"name":"licenseBook_","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"addVersion","inputs":[{"name":"modelId","type":"uint256"},{"name":"manifestDigest","type":"bytes32"},{"name":"contentHash","type":"bytes32"}],"outputs":[{"name":"index","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"transferFrom","inputs":[{"name":"from","type":"address"},{"name":"to","type":"address"},{"name":"tokenId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What a vote can have the license book do. */
export const bookVotedAbi = [
  {"type":"function","name":"revoke","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setDelisted","inputs":[{"name":"modelId","type":"uint256"},{"name":"delisted","type":"bool"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"createOffer","inputs":[{"name":"params","type":"tuple","components":[{"name":"modelId","type":"uint64"},{"name":"kind","type":"uint8"},{"name":"period","type":"uint40"},{"name":"maxSupply","type":"uint32"},{"name":"flags","type":"uint8"},{"name":"refundDays","type":"uint8"},{"name":"rights","type":"uint32"},{"name":"upstreamBps","type":"uint16"},{"name":"currency","type":"address"},{"name":"price","type":"uint96"},{"name":"termsHash","type":"bytes32"}]}],"outputs":[{"name":"offerId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"closeOffer","inputs":[{"name":"offerId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What a vote can have the court do. */
export const courtVotedAbi = [
  {"type":"function","name":"decide","inputs":[{"name":"disputeId","type":"uint256"},{"name":"verdict","type":"uint8"},{"name":"refundBps","type":"uint16"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setTerms","inputs":[{"name":"bond_","type":"uint96"},{"name":"counterPeriod_","type":"uint40"},{"name":"rulingPeriod_","type":"uint40"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setArbitrator","inputs":[{"name":"arbitrator_","type":"address"},{"name":"extraData","type":"bytes"},{"name":"rules","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What a vote can have the curation do. */
export const curationVotedAbi = [
  {"type":"function","name":"setStatus","inputs":[{"name":"modelId","type":"uint256"},{"name":"status","type":"uint8"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"decideChallenge","inputs":[{"name":"modelId","type":"uint256"},{"name":"upheld","type":"bool"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"delist","inputs":[{"name":"modelId","type":"uint256"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"relist","inputs":[{"name":"modelId","type":"uint256"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setCriteria","inputs":[{"name":"criteria_","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setTerms","inputs":[{"name":"bond","type":"uint96"},{"name":"challengePeriod_","type":"uint40"},{"name":"endorsementFee_","type":"uint96"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What a vote can do about who may do what. */
export const managerVotedAbi = [
  {"type":"function","name":"grantRole","inputs":[{"name":"roleId","type":"uint64"},{"name":"account","type":"address"},{"name":"executionDelay","type":"uint32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"revokeRole","inputs":[{"name":"roleId","type":"uint64"},{"name":"account","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"labelRole","inputs":[{"name":"roleId","type":"uint64"},{"name":"label","type":"string"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setRoleAdmin","inputs":[{"name":"roleId","type":"uint64"},{"name":"admin","type":"uint64"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setRoleGuardian","inputs":[{"name":"roleId","type":"uint64"},{"name":"guardian","type":"uint64"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setGrantDelay","inputs":[{"name":"roleId","type":"uint64"},{"name":"newDelay","type":"uint32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setTargetFunctionRole","inputs":[{"name":"target","type":"address"},{"name":"selectors","type":"bytes4[]"},{"name":"roleId","type":"uint64"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setTargetAdminDelay","inputs":[{"name":"target","type":"address"},{"name":"newDelay","type":"uint32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setTargetClosed","inputs":[{"name":"target","type":"address"},{"name":"closed","type":"bool"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"updateAuthority","inputs":[{"name":"target","type":"address"},{"name":"newAuthority","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What a vote can do about the DAO's own hands. */
export const timelockVotedAbi = [
  {"type":"function","name":"updateDelay","inputs":[{"name":"newDelay","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"grantRole","inputs":[{"name":"role","type":"bytes32"},{"name":"account","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"revokeRole","inputs":[{"name":"role","type":"bytes32"},{"name":"account","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
] as const

/** What a vote can do about how votes are held. */
export const governorVotedAbi = [
  {"type":"function","name":"setVotingDelay","inputs":[{"name":"newVotingDelay","type":"uint48"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setVotingPeriod","inputs":[{"name":"newVotingPeriod","type":"uint32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setProposalThreshold","inputs":[{"name":"newProposalThreshold","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"setLateQuorumVoteExtension","inputs":[{"name":"newVoteExtension","type":"uint48"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"updateQuorumNumerator","inputs":[{"name":"newQuorumNumerator","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"updateTimelock","inputs":[{"name":"newTimelock","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
] as const
