import { defineAll } from './define-all/index.ts'

defineAll()
