import type en from '../en/phone'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
