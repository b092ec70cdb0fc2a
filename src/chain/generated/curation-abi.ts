// Written by `npm run generate`; not by hand.

/** What curators and others send and ask, and the events of it. */
export const curationWriteAbi = [
  {"type":"function","name":"setStatus","inputs":[{"name":"modelId","type":"uint256"},{"name":"status","type":"uint8"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"delist","inputs":[{"name":"modelId","type":"uint256"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"relist","inputs":[{"name":"modelId","type":"uint256"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"challenge","inputs":[{"name":"modelId","type":"uint256"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"payable"},
  {"type":"function","name":"decideChallenge","inputs":[{"name":"modelId","type":"uint256"},{"name":"upheld","type":"bool"},{"name":"reason","type":"bytes32"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"closeChallenge","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"endorse","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[],"stateMutability":"payable"},
  {"type":"function","name":"statusOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"uint8"}],"stateMutability":"view"},
  {"type":"function","name":"criteria","inputs":[],"outputs":[{"name":"","type":"bytes32"}],"stateMutability":"view"},
  {"type":"function","name":"getChallenge","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"tuple","components":[{"name":"challenger","type":"address"},{"name":"bond","type":"uint96"},{"name":"decideBy","type":"uint40"}]}],"stateMutability":"view"},
  {"type":"function","name":"endorsementCount","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"hasEndorsed","inputs":[{"name":"modelId","type":"uint256"},{"name":"account","type":"address"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"view"},
  {"type":"function","name":"challengeBond","inputs":[],"outputs":[{"name":"","type":"uint96"}],"stateMutability":"view"},
  {"type":"function","name":"challengePeriod","inputs":[],"outputs":[{"name":"","type":"uint40"}],"stateMutability":"view"},
  {"type":"function","name":"endorsementFee","inputs":[],"outputs":[{"name":"","type":"uint96"}],"stateMutability":"view"},
  {"type":"event","name":"StatusSet","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"status","type":"uint8","indexed":false},{"name":"criteria","type":"bytes32","indexed":false},{"name":"reason","type":"bytes32","indexed":false}],"anonymous":false},
  {"type":"event","name":"ListingChallenged","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"challenger","type":"address","indexed":true},{"name":"bond","type":"uint256","indexed":false},{"name":"decideBy","type":"uint256","indexed":false},{"name":"reason","type":"bytes32","indexed":false}],"anonymous":false},
  {"type":"event","name":"ChallengeClosed","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"upheld","type":"bool","indexed":false},{"name":"winner","type":"address","indexed":true},{"name":"bond","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"ModelEndorsed","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"account","type":"address","indexed":true},{"name":"count","type":"uint256","indexed":false}],"anonymous":false},
] as const
