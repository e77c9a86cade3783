import pages from './payment-pages'
import start from './payments-start'

export default { ...pages, ...start } as const
