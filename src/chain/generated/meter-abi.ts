// Written by `npm run generate`; not by hand.

/** Which number the next offer gets. */
export const licenseBookCountAbi = [
  {"type":"function","name":"offerCount","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
] as const

/** How what was settled becomes revenue, and its event. */
export const usageMeterCollectAbi = [
  {"type":"function","name":"collect","inputs":[{"name":"offerId","type":"uint256"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"collectAndClaim","inputs":[{"name":"offerIds","type":"uint256[]"},{"name":"modelId","type":"uint256"},{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"event","name":"UsageCollected","inputs":[{"name":"offerId","type":"uint256","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"units","type":"uint256","indexed":false},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
] as const

/** What services and their callers send and ask, and the events of it. */
export const usageMeterWriteAbi = [
  {"type":"function","name":"setUnitPrice","inputs":[{"name":"offerId","type":"uint256"},{"name":"unitPrice","type":"uint80"},{"name":"unit","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"deposit","inputs":[{"name":"licenseId","type":"uint256"},{"name":"units","type":"uint256"},{"name":"maxUnitPrice","type":"uint256"}],"outputs":[],"stateMutability":"payable"},
  {"type":"function","name":"depositWithPermit","inputs":[{"name":"licenseId","type":"uint256"},{"name":"units","type":"uint256"},{"name":"maxUnitPrice","type":"uint256"},{"name":"deadline","type":"uint256"},{"name":"v","type":"uint8"},{"name":"r","type":"bytes32"},{"name":"s","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"allowSigner","inputs":[{"name":"licenseId","type":"uint256"},{"name":"signer","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"removeSigner","inputs":[{"name":"licenseId","type":"uint256"},{"name":"signer","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"settle","inputs":[{"name":"voucher","type":"tuple","components":[{"name":"licenseId","type":"uint256"},{"name":"holder","type":"address"},{"name":"modelId","type":"uint256"},{"name":"units","type":"uint256"}]},{"name":"signature","type":"bytes"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"settleBatch","inputs":[{"name":"vouchers","type":"tuple[]","components":[{"name":"voucher","type":"tuple","components":[{"name":"licenseId","type":"uint256"},{"name":"holder","type":"address"},{"name":"modelId","type":"uint256"},{"name":"units","type":"uint256"}]},{"name":"signature","type":"bytes"}]}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"requestWithdrawal","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"cancelWithdrawal","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"withdraw","inputs":[{"name":"licenseId","type":"uint256"},{"name":"to","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"checkVoucher","inputs":[{"name":"voucher","type":"tuple","components":[{"name":"licenseId","type":"uint256"},{"name":"holder","type":"address"},{"name":"modelId","type":"uint256"},{"name":"units","type":"uint256"}]},{"name":"signature","type":"bytes"}],"outputs":[{"name":"status","type":"uint8"},{"name":"units","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"accountOf","inputs":[{"name":"licenseId","type":"uint256"},{"name":"holder","type":"address"}],"outputs":[{"name":"","type":"tuple","components":[{"name":"modelId","type":"uint256"},{"name":"unitPrice","type":"uint256"},{"name":"deposited","type":"uint256"},{"name":"spent","type":"uint256"},{"name":"withdrawableAt","type":"uint256"},{"name":"holdId","type":"uint256"},{"name":"heldUntil","type":"uint256"}]}],"stateMutability":"view"},
  {"type":"function","name":"signerUntil","inputs":[{"name":"licenseId","type":"uint256"},{"name":"holder","type":"address"},{"name":"signer","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"unitPriceOf","inputs":[{"name":"offerId","type":"uint256"}],"outputs":[{"name":"unitPrice","type":"uint256"},{"name":"unit","type":"bytes32"}],"stateMutability":"view"},
  {"type":"function","name":"withdrawalDelay","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"UnitPriceSet","inputs":[{"name":"offerId","type":"uint256","indexed":true},{"name":"unitPrice","type":"uint256","indexed":false},{"name":"unit","type":"bytes32","indexed":false}],"anonymous":false},
  {"type":"event","name":"UnitsDeposited","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"units","type":"uint256","indexed":false},{"name":"currency","type":"address","indexed":false},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"VoucherSettled","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"units","type":"uint256","indexed":false},{"name":"spent","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"VoucherSkipped","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"units","type":"uint256","indexed":false},{"name":"status","type":"uint8","indexed":false}],"anonymous":false},
  {"type":"event","name":"SignerAllowed","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"signer","type":"address","indexed":true}],"anonymous":false},
  {"type":"event","name":"SignerRemoved","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"signer","type":"address","indexed":true},{"name":"until","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"WithdrawalRequested","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"withdrawableAt","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"WithdrawalCancelled","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true}],"anonymous":false},
  {"type":"event","name":"UnitsWithdrawn","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"holder","type":"address","indexed":true},{"name":"units","type":"uint256","indexed":false},{"name":"to","type":"address","indexed":false},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
] as const
