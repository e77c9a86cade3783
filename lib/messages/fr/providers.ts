import type en from '../en/providers'
import type { SameShape } from '../shape'

export default {} satisfies SameShape<typeof en>
