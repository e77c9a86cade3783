import type en from '../en/collections'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
