import start from './payments-start'

export default {
  ...start,
} as const
