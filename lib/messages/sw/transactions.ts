import type en from '../en/transactions'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
