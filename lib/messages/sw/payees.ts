import type en from '../en/payees'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
