import type en from '../en/bills'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
