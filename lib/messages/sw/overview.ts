import type en from '../en/overview'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
