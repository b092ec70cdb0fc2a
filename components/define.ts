import './license-button/define.ts'
import './model-market/define.ts'
import './model-nft-card/define.ts'
import './wallet-button/define.ts'
