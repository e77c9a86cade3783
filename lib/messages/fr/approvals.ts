import type en from '../en/approvals'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
