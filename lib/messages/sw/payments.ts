import type en from '../en/payments'
import type { SameShape } from '../shape'
import pages from './payment-pages'
import start from './payments-start'

export default { ...pages, ...start } satisfies SameShape<typeof en>
