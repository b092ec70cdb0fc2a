import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'

/** nginx of its own configuration over one folder, stopped by what it gives back. */
export interface Nginx {
  readonly version: string
  stop(): Promise<void>
}

/** The path of nginx; `undefined` where there is none. */
export function findNginx(): string | undefined {
  return ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(
    path => spawnSync(path, ['-v']).status === 0,
  )
}

/** Serves `root` as a busy static host would: a worker for each core, sendfile, no log. */
export async function startNginx(path: string, work: string, root: string, port: number): Promise<Nginx> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  await mkdir(work, { recursive: true })
  const config = join(work, 'nginx.conf')
  await writeFile(
    config,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes auto;
pid ${join(work, 'pid')};
error_log ${join(work, 'error.log')};
events { worker_connections 2048; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=1000;
  keepalive_requests 1000000;
  default_type application/octet-stream;
  ${temporary.map(name => `${name}_temp_path ${join(work, name)};`).join('\n  ')}
  server { listen 127.0.0.1:${port}; root ${root}; }
}
`,
  )
  const child = spawn(path, ['-c', config, '-p', work, '-g', 'daemon off;'], { stdio: 'inherit' })
  const exited = once(child, 'exit')
  await Promise.race([untilListening(port), exited.then(() => Promise.reject(new Error('nginx ended')))])
  return {
    version: String(spawnSync(path, ['-v']).stderr).trim(),
    async stop() {
      child.kill('SIGQUIT')
      await exited
    },
  }
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`nginx does not listen on port ${port}`)
}
