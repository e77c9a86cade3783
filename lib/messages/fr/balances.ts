import type en from '../en/balances'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
