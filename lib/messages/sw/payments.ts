import type en from '../en/payments'
import type { SameShape } from '../shape'
import start from './payments-start'

export default {
  ...start,
} satisfies SameShape<typeof en>
