import { startServer } from './start-server'

/** `npm run worker`: the due jobs without the pages, beside any number of web processes on the same database. */
await startServer('worker')
