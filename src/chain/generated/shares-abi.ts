// Written by `npm run generate`; not by hand.

/** What an owner sends to lock a model in, and its event. */
export const modelRegistryLockAbi = [
  {"type":"function","name":"safeTransferFrom","inputs":[{"name":"from","type":"address"},{"name":"to","type":"address"},{"name":"tokenId","type":"uint256"},{"name":"data","type":"bytes"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"event","name":"Transfer","inputs":[{"name":"from","type":"address","indexed":true},{"name":"to","type":"address","indexed":true},{"name":"tokenId","type":"uint256","indexed":true}],"anonymous":false},
] as const

/** What an owner sends to make shares and asks before, and its event. */
export const fractionalizerWriteAbi = [
  {"type":"function","name":"fractionalize","inputs":[{"name":"modelId","type":"uint256"},{"name":"guaranteedBps","type":"uint16"},{"name":"rules","type":"tuple","components":[{"name":"votingDelay","type":"uint32"},{"name":"votingPeriod","type":"uint32"},{"name":"lateQuorumExtension","type":"uint32"},{"name":"quorumBps","type":"uint16"},{"name":"proposalThresholdBps","type":"uint16"}]},{"name":"salt","type":"bytes32"}],"outputs":[{"name":"shares","type":"address"},{"name":"governor","type":"address"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"predict","inputs":[{"name":"owner","type":"address"},{"name":"salt","type":"bytes32"}],"outputs":[{"name":"shares","type":"address"},{"name":"governor","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"modelOf","inputs":[{"name":"shares","type":"address"}],"outputs":[{"name":"modelId","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"ModelFractionalized","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"shares","type":"address","indexed":true},{"name":"governor","type":"address","indexed":false},{"name":"owner","type":"address","indexed":true},{"name":"guaranteedBps","type":"uint16","indexed":false},{"name":"rules","type":"tuple","indexed":false,"components":[{"name":"votingDelay","type":"uint32"},{"name":"votingPeriod","type":"uint32"},{"name":"lateQuorumExtension","type":"uint32"},{"name":"quorumBps","type":"uint16"},{"name":"proposalThresholdBps","type":"uint16"}]}],"anonymous":false},
] as const

/** What share holders send and read, and the events of it. */
export const modelSharesHolderAbi = [
  {"type":"function","name":"addCurrency","inputs":[{"name":"offerId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"distribute","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"claim","inputs":[{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"claimTo","inputs":[{"name":"currency","type":"address"},{"name":"to","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"totalSupply","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"balanceOf","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"getVotes","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"delegates","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"claimable","inputs":[{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"undistributed","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"dividends","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"received","type":"uint256"},{"name":"paid","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"currencies","inputs":[],"outputs":[{"name":"","type":"address[]"}],"stateMutability":"view"},
  {"type":"function","name":"governor","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"guaranteedBps","inputs":[],"outputs":[{"name":"","type":"uint16"}],"stateMutability":"view"},
  {"type":"function","name":"revenueBps","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"isLocked","inputs":[],"outputs":[{"name":"","type":"bool"}],"stateMutability":"view"},
  {"type":"function","name":"securedBps","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"Transfer","inputs":[{"name":"from","type":"address","indexed":true},{"name":"to","type":"address","indexed":true},{"name":"value","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"CurrencyAdded","inputs":[{"name":"currency","type":"address","indexed":true},{"name":"offerId","type":"uint256","indexed":true}],"anonymous":false},
  {"type":"event","name":"RevenueDistributed","inputs":[{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"DividendClaimed","inputs":[{"name":"account","type":"address","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"to","type":"address","indexed":false}],"anonymous":false},
] as const

/** What the holder of all shares sends, and its event. */
export const modelGovernorRedeemAbi = [
  {"type":"function","name":"redeem","inputs":[{"name":"to","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"event","name":"ModelRedeemed","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"to","type":"address","indexed":false}],"anonymous":false},
] as const

/** How a model gets other payees, such as its shares, and the events of it. */
export const revenueVaultPayeesAbi = [
  {"type":"function","name":"proposePayees","inputs":[{"name":"modelId","type":"uint256"},{"name":"payees","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"applyPayees","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"payeesOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}],"stateMutability":"view"},
  {"type":"function","name":"proposedPayeesOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"payees","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]},{"name":"effectiveAt","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"payeeNotice","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"PayeesProposed","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"payees","type":"tuple[]","indexed":false,"components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]},{"name":"effectiveAt","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"PayeesChanged","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"payees","type":"tuple[]","indexed":false,"components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}],"anonymous":false},
] as const
