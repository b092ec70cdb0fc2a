export { createStore, type Loadable, type Store, type WritableStore } from './store.ts'
export { nextTurn, urgentTurnsTaken } from './turn.ts'
