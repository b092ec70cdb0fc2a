export { pause } from './pause.ts'
export { startWorker } from './start-worker.ts'
export { createStore, type Loadable, type Store, type WritableStore } from './store.ts'
export { type Leave, nextTurn, type Priority, turnToAsk } from './turn.ts'
