// Written by `npm run generate`; not by hand.

/** What the sides of a dispute and who rules it send and ask, and the events of it. */
export const courtWriteAbi = [
  {"type":"function","name":"raise","inputs":[{"name":"modelId","type":"uint256"},{"name":"licenseId","type":"uint256"},{"name":"refundBps","type":"uint16"},{"name":"evidence","type":"bytes32"}],"outputs":[{"name":"disputeId","type":"uint256"}],"stateMutability":"payable"},
  {"type":"function","name":"counter","inputs":[{"name":"disputeId","type":"uint256"},{"name":"evidence","type":"bytes32"}],"outputs":[],"stateMutability":"payable"},
  {"type":"function","name":"submitEvidence","inputs":[{"name":"disputeId","type":"uint256"},{"name":"evidence","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"decide","inputs":[{"name":"disputeId","type":"uint256"},{"name":"verdict","type":"uint8"},{"name":"refundBps","type":"uint16"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"acquit","inputs":[{"name":"disputeId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"getDispute","inputs":[{"name":"disputeId","type":"uint256"}],"outputs":[{"name":"","type":"tuple","components":[{"name":"modelId","type":"uint64"},{"name":"licenseId","type":"uint64"},{"name":"holdId","type":"uint64"},{"name":"refundBps","type":"uint16"},{"name":"closed","type":"bool"},{"name":"raiser","type":"address"},{"name":"bond","type":"uint96"},{"name":"respondent","type":"address"},{"name":"counterBy","type":"uint40"},{"name":"ruleBy","type":"uint40"},{"name":"arbitrator","type":"address"}]}],"stateMutability":"view"},
  {"type":"function","name":"disputeOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"costToRaise","inputs":[],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"bond","inputs":[],"outputs":[{"name":"","type":"uint96"}],"stateMutability":"view"},
  {"type":"function","name":"counterPeriod","inputs":[],"outputs":[{"name":"","type":"uint40"}],"stateMutability":"view"},
  {"type":"function","name":"rulingPeriod","inputs":[],"outputs":[{"name":"","type":"uint40"}],"stateMutability":"view"},
  {"type":"function","name":"arbitrator","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"event","name":"DisputeRaised","inputs":[{"name":"disputeId","type":"uint256","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"raiser","type":"address","indexed":true},{"name":"licenseId","type":"uint256","indexed":false},{"name":"refundBps","type":"uint256","indexed":false},{"name":"bond","type":"uint256","indexed":false},{"name":"counterBy","type":"uint256","indexed":false},{"name":"ruleBy","type":"uint256","indexed":false},{"name":"arbitrator","type":"address","indexed":false}],"anonymous":false},
  {"type":"event","name":"DisputeCountered","inputs":[{"name":"disputeId","type":"uint256","indexed":true},{"name":"respondent","type":"address","indexed":true}],"anonymous":false},
  {"type":"event","name":"DisputeClosed","inputs":[{"name":"disputeId","type":"uint256","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"verdict","type":"uint8","indexed":false},{"name":"refundBps","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"Evidence","inputs":[{"name":"_arbitrator","type":"address","indexed":true},{"name":"_evidenceGroupID","type":"uint256","indexed":true},{"name":"_party","type":"address","indexed":true},{"name":"_evidence","type":"string","indexed":false}],"anonymous":false},
] as const
