export { actionsStyles } from './actions.styles.ts'
export { type Action, type ActionScope, Actions, type ActiveAction } from './actions.ts'
export { type ActionsViewOptions, actionsView } from './view-actions.ts'
