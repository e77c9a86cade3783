import type en from '../en/payments'
import type { SameShape } from '../shape'
import pages from './payment-pages'

export default { ...pages } satisfies SameShape<typeof en>
