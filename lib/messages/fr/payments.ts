import type en from '../en/payments'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
