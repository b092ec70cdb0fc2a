// A TURN server on this machine for the account visitor:secret, until it is killed: `node turn-server.ts PORT`. A process of
// its own, since what it allocated lives on for minutes after it was told to stop.
import Turn from 'node-turn'

const server = new Turn({
  listeningPort: Number(process.argv[2]),
  listeningIps: ['127.0.0.1'],
  relayIps: ['127.0.0.1'],
  authMech: 'long-term',
  credentials: { visitor: 'secret' },
})
server.start()
console.log('ready')
