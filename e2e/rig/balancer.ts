import net from 'node:net'

/** Stands before several web servers at one public address, as a load balancer does: a dead one gets nothing. */
export class Balancer {
  private constructor(
    private readonly server: net.Server,
    private readonly ports: number[],
    private readonly open: Set<net.Socket>,
  ) {}

  static async start(): Promise<Balancer> {
    const ports: number[] = []
    const open = new Set<net.Socket>()
    const server = net.createServer((from) => {
      keep(open, from)
      passOn(open, from, ports)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return new Balancer(server, ports, open)
  }

  get url(): string {
    const address = this.server.address()
    if (address === null || typeof address === 'string') throw new Error('the balancer has ended')
    return `http://127.0.0.1:${address.port}`
  }

  /** One more server, asked after those before it. */
  add(url: string): void {
    this.ports.push(Number(new URL(url).port))
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy()
    await new Promise((done) => this.server.close(done))
  }
}

/** Connects to the first that listens; with none, the caller's connection ends as it does before a dead server. */
function passOn(open: Set<net.Socket>, from: net.Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void from.destroy()
  const to = net.connect(port, '127.0.0.1')
  keep(open, to)
  to.once('error', () => (to.pending ? passOn(open, from, others) : from.destroy()))
  to.once('connect', () => {
    from.once('close', () => to.destroy())
    to.once('close', () => from.destroy())
    from.pipe(to).pipe(from)
  })
}

function keep(open: Set<net.Socket>, socket: net.Socket): void {
  open.add(socket)
  socket.on('error', () => socket.destroy())
  socket.once('close', () => open.delete(socket))
}
