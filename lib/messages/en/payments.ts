import pages from './payment-pages'

export default { ...pages } as const
